/** What may not go out stays in: gates, versions and takes over a batch, and no word of it anywhere. */
import { describe, expect, test } from 'vitest'
import { resolveConfig } from '../src/config.ts'
import { type Gate, gateOf } from '../src/gates.ts'
import { convert } from '../src/pipeline.ts'
import { allRenderers } from '../src/renderers/index.ts'
import type { Meta, Source } from '../src/story.ts'
import { type Claim, standingsOf } from '../src/versions.ts'

const bare: Meta = {
  uri: 'urn:x:1',
  slug: '',
  language: 'en',
  headline: '',
  bylines: [],
  wordCount: 0,
  source: { format: 'ninjs', charset: 'utf-8', sha256: '' },
}
const ruleOf = (meta: Partial<Meta>, now?: string) => gateOf({ ...bare, ...meta }, now)?.rule

const noon = '2026-03-14T12:00:00Z'

describe('a gate', () => {
  test.each<[string, Partial<Meta>, string | undefined, Gate['rule'] | undefined]>([
    ['lets a usable story out', { pubStatus: 'usable' }, noon, undefined],
    ['keeps a canceled one', { pubStatus: 'canceled' }, noon, 'canceled'],
    ['keeps a withheld one', { pubStatus: 'withheld' }, noon, 'withheld'],
    ['says kill of a killed one', { pubStatus: 'canceled', signals: ['kill'] }, noon, 'kill'],
    ['keeps one on hold', { signals: ['hold'] }, noon, 'hold'],
    [
      'keeps an embargo, usable or not',
      { pubStatus: 'usable', embargoed: '2026-03-14T12:00:01Z' },
      noon,
      'embargo',
    ],
    ['opens at the second', { embargoed: '2026-03-14T12:00:00Z' }, noon, undefined],
    ['reads zones', { embargoed: '2026-03-14T13:00:00+01:00' }, noon, undefined],
    ['waits for the last zone where none is named', { embargoed: '2026-03-14T01:00:00' }, noon, 'embargo'],
    ['and no longer', { embargoed: '2026-03-14T00:00:00' }, noon, undefined],
    ['keeps what nobody can date', { embargoed: 'unknown' }, noon, 'embargo'],
    ['keeps an embargo where there is no clock', { embargoed: '1999-01-01T00:00:00Z' }, undefined, 'embargo'],
    ['keeps what has expired', { expires: '2026-03-14T11:59:59Z' }, noon, 'expired'],
    ['lets out what has not', { expires: '2026-03-14T12:00:01Z' }, noon, undefined],
    [
      'takes the nearest day where a note names no year',
      { embargoed: 'unknown', edNote: [{ text: 'For release Sunday, March 15', public: false }] },
      noon,
      'embargo',
    ],
    [
      'a day that was',
      { embargoed: 'unknown', edNote: [{ text: 'For release Sunday, March 8', public: false }] },
      noon,
      undefined,
    ],
    [
      'a weekday that fits no near year is long past',
      { embargoed: 'unknown', edNote: [{ text: 'EMBARGOED to 0001 Friday September 9', public: false }] },
      noon,
      undefined,
    ],
  ])('%s', (_what, meta, now, rule) => {
    expect(ruleOf(meta, now)).toBe(rule)
  })
})

describe('of a batch', () => {
  const claim = (meta: Partial<Claim['meta']>, source = 0): Claim => ({
    source,
    story: 0,
    slug: 'ferry',
    meta: { uri: 'urn:sha256:x', ...meta },
  })
  const rulesOf = (claims: Claim[]) => {
    const standings = standingsOf(claims)
    return claims.map((each) => standings.get(each)?.gate?.rule)
  }
  const lead = (number: string, count: number, others: Partial<Claim['meta']> = {}): Claim =>
    claim({ sequence: { key: 'ap:ferry', number, take: 0, lead: count }, versionCreated: noon, ...others })
  const add = (number: string, take: number, count = 0): Claim =>
    claim({ sequence: { key: 'ap:ferry', number, take, lead: count }, versionCreated: noon })

  test('versions are numbers', () => {
    expect(rulesOf([claim({ uri: 'u', version: '9' }), claim({ uri: 'u', version: '10' })])).toEqual([
      'superseded',
      undefined,
    ])
  })
  test('of one version the later date stands, wherever it is', () => {
    const [one, other] = [
      claim({ uri: 'u', versionCreated: noon }, 1),
      claim({ uri: 'u', versionCreated: '2026-03-13T12:00:00Z' }, 2),
    ]
    expect(rulesOf([one, other])).toEqual([undefined, 'superseded'])
  })
  test('a revision of NewsML 1 stands at the end of its identifier', () => {
    const uri = 'urn:newsml:x.example:20140812:FERRY'
    expect(
      rulesOf([claim({ uri: `${uri}:1`, version: '1' }), claim({ uri: `${uri}:2U`, version: '2' })]),
    ).toEqual(['superseded', undefined])
  })
  test('a new lead stands for the story', () => {
    expect(rulesOf([lead('a1', 0), lead('a3', 2), lead('a2', 1)])).toEqual([
      'superseded',
      undefined,
      'superseded',
    ])
  })
  test('the same keyword another day is another story', () => {
    expect(rulesOf([lead('a1', 0), lead('a9', 0, { versionCreated: '2026-03-16T12:00:00Z' })])).toEqual([
      undefined,
      undefined,
    ])
  })
  test('messages of one keyword need no date: the later of them stands', () => {
    const undated = (number: string, source: number): Claim =>
      claim({ sequence: { key: 'upi:ferry', number, take: 0, lead: 0 } }, source)
    expect(rulesOf([undated('a1', 0), undated('a2', 1)])).toEqual(['superseded', undefined])
    expect(rulesOf([undated('a1', 0), lead('a2', 0), undated('a3', 2)])).toHaveLength(3)
  })
  test('takes stand in their story', () => {
    const claims = [add('a3', 2), lead('a1', 0), add('a2', 1)]
    const standings = standingsOf(claims)
    expect(rulesOf(claims)).toEqual(['joined', undefined, 'joined'])
    expect(standings.get(claims[1] as Claim)?.adds?.map(({ meta }) => meta.sequence?.take)).toEqual([1, 2])
  })
  test('an add to an older lead goes with it, one alone is a fragment', () => {
    expect(rulesOf([lead('a1', 0), add('a2', 1), lead('a4', 1)])).toEqual([
      'superseded',
      'superseded',
      undefined,
    ])
    expect(rulesOf([add('a2', 1)])).toEqual(['fragment'])
  })
  test('a kill takes what it names, else all of its story', () => {
    const kill = lead('a7', 0, {
      signals: ['kill'],
      sequence: { key: 'ap:ferry', number: 'a7', refers: 'a1', take: 0, lead: 0 },
    })
    expect(rulesOf([lead('a1', 0), kill])).toEqual(['kill', undefined])
    expect(rulesOf([lead('a5', 1), lead('a1', 0, { signals: ['kill'] })])).toEqual(['kill', undefined])
  })
})

const item = (fields: object) => ({
  path: 'wire.ninjs',
  bytes: Buffer.from(
    JSON.stringify({
      uri: 'urn:x:ferry',
      language: 'en',
      headline: 'Ferries idle',
      body_text: 'WICKET — No boat has sailed since Tuesday, the council said.',
      ...fields,
    }),
  ),
})

async function printed(sources: Source[], now: string | undefined, settings: object = {}) {
  const config = resolveConfig({ renderers: allRenderers(), ...settings }, process.cwd())
  const all = []
  for await (const each of convert(sources, config, now ? { now } : {})) all.push(each)
  return all
}

test('what is withheld leaves its identifier and a rule, and not a word', async () => {
  const [only] = await printed([item({ embargoed: '2030-01-01T00:00:00Z' })], noon)
  expect(only?.outputs).toEqual([])
  expect(only?.stories).toEqual([])
  expect(only?.file.messages.map(({ source, ruleId, reason }) => `${source}:${ruleId} ${reason}`)).toEqual([
    'gate:embargo Withheld: urn:x:ferry is embargoed until 2030-01-01T00:00:00Z',
  ])
})

test('a gate can be opened, or made an error', async () => {
  const wire = item({ pubstatus: 'withheld' })
  const [open] = await printed([wire], noon, { severities: { 'gate:withheld': 'off' } })
  expect(open?.outputs.length).toBeGreaterThan(0)
  const [error] = await printed([wire], noon, { severities: { 'gate:withheld': 'fail' } })
  expect(error?.file.messages.map(({ fatal }) => fatal)).toEqual([true])
})

test('a later message of the batch kills what came before it', async () => {
  const kill = item({
    version: '2',
    pubstatus: 'canceled',
    headline: 'Kill',
    body_text: 'Do not use the story about boats.',
  })
  const all = await printed([item({ version: '1' }), kill], noon)
  expect(all.flatMap(({ outputs }) => outputs)).toEqual([])
  expect(all.flatMap(({ file }) => file.messages.map(({ ruleId }) => ruleId))).toEqual([
    'superseded',
    'canceled',
  ])
})

test('sources that can be gone through once are, and give the same', async () => {
  const wires = [item({ version: '1' }), item({ version: '2', headline: 'Ferries sail' })]
  async function* once() {
    yield* wires
  }
  const config = resolveConfig({}, process.cwd())
  const names: string[] = []
  for await (const { outputs } of convert(once(), config, { now: noon }))
    names.push(...outputs.map(({ path }) => path))
  expect(names).toEqual(['ferries-sail.md', 'ferries-sail.html', 'ferries-sail.pdf', 'ferries-sail.epub'])
})

test('notes for the desk reach no output', async () => {
  const [only] = await printed([item({ ednote: 'The owner is Lew Farthing, 555-0100.' })], noon)
  const words = only?.outputs.map(({ body }) => Buffer.from(body).toString('latin1')).join('') ?? ''
  expect(words).toContain('No boat has sailed')
  expect(words).not.toMatch(/Farthing|555-0100/)
})
