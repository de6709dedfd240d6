/**
 * Messages of the byte formats: spools, takes, the account of every letter, and whatever a line may garble. What a
 * whole message is read as, fixtures/messages tells.
 */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveConfig } from '../../src/config.ts'
import { copyOf } from '../../src/copy.ts'
import { decode } from '../../src/decode.ts'
import { lettersOf } from '../../src/ledger.ts'
import { type Printed, readAndEdit } from '../../src/pipeline.ts'
import { anpa, iptc7901, plain, zczc } from '../../src/readers/index.ts'
import { anpaSpool } from '../../src/readers/spool/anpa-message.ts'
import { isWritten, unwritten } from '../../src/readers/spool/controls.ts'
import { framed } from '../../src/readers/spool/spool.ts'

const config = resolveConfig({ readers: [anpa(), iptc7901(), zczc(), plain()] }, process.cwd())
const read = (copy: string | Buffer) =>
  readAndEdit({ path: 'wire', bytes: Buffer.from(copy as string) }, config)

const folder = new URL('../../fixtures/messages/', import.meta.url)
const messages = readdirSync(folder)
  .filter((name) => /^(?:anpa|iptc7901|zczc)-/.test(name) && !name.endsWith('.json'))
  .map((name) => [name, readFileSync(new URL(name, folder))] as const)

/** A message of ANPA 1312: its second line behind the format id, its keyword line, its text. */
const anpaMessage = (number: string, second: string, keywords: string, ...lines: string[]) =>
  [
    `\x16\x16\x01${number}\x1f-----`,
    `r a\x13\x11 ${second}`,
    `\x02^${keywords}<`,
    ...lines,
    '\x03AP-WF-03-14-14 1109GMT<',
    '\x0c\x04',
    '',
  ].join('\r\n')

const lede = '\tTARBOX HARBOR, Maine (AP) _ The ferries sailed again on Friday, nine days late.'

const faults = ({ file }: Printed) =>
  file.messages.filter(({ fatal }) => fatal).map(({ source, ruleId }) => `${source}:${ruleId}`)

describe('a spool', () => {
  const one = anpaMessage('a0101', 'BC-One 03-14 0010', 'BC-One,0010', '^One<', lede)
  const two = anpaMessage('a0102', 'BC-Two 03-14 0010', 'BC-Two,0010', '^Two<', lede)
  const headlines = (printed: Printed) => printed.stories.map(({ data }) => data.meta.headline)

  test.each([
    ['whole', one + two],
    ['without SYN', (one + two).replaceAll('\x16', '')],
    ['without SOH', (one + two).replaceAll('\x01', '')],
    ['without EOT', (one + two).replaceAll('\x04', '')],
    ['without EOT and FF', (one + two).replace(/[\x04\x0c]/g, '')],
    ['without ETX', (one + two).replaceAll('\x03', '')],
    ['with leftovers', `he added.\r\n${one}\r\nqwx\r\n${two}zz`],
    ['with blanks at each line’s end', (one + two).replaceAll('\r\n', ' \r\n')],
    ['with line feeds only', (one + two).replaceAll('\r', '')],
  ])('%s', async (_name, copy) => {
    const printed = await read(copy)
    expect(faults(printed)).toEqual([])
    expect(headlines(printed)).toEqual(['One', 'Two'])
  })

  test('what is broken is told and left out, its neighbors are read', async () => {
    const empty =
      '\x16\x16\x01a0103\x1f-----\r\nr a\x13\x11 BC-Three 03-14 0010\r\n\x02\x03AP-WF-03-14-14 1109GMT<\r\n\x04'
    const garbage = '\x01%%x9\x02qq zz\x03\x04'
    const printed = await read(one + empty + garbage + two)
    expect(headlines(printed)).toEqual(['One', 'Two'])
    const broken = printed.file.messages.filter(({ ruleId }) => ruleId === 'broken')
    expect(broken.map(({ fatal, alone, line }) => ({ fatal, alone, line }))).toEqual([
      { fatal: true, alone: true, line: 8 },
    ])
    expect(String(broken[0]?.reason)).not.toMatch(/Three|qq/)
    expect((await read(empty)).stories).toEqual([])
  })

  test('each message in its own charset', async () => {
    const message = (city: string) =>
      `\x01bdt0101 4 pl 10 dpa\r\n\r\n${city}/\r\n\x02Flut in ${city} =\r\n\r\n${city} (dpa) - Es regnet seit drei Tagen ohne Unterlass.\r\n\x03101200 GMT Okt 14\r\n\x04`
    const bytes = Buffer.concat([Buffer.from(message('Köln'), 'latin1'), Buffer.from(message('Nürnberg'))])
    const printed = await read(bytes)
    expect(headlines(printed)).toEqual(['Flut in Köln', 'Flut in Nürnberg'])
    expect(printed.stories.map(({ data }) => data.meta.source.charset)).toEqual(['windows-1252', 'utf-8'])
  })

  test('stories have names of their own', async () => {
    const uris = (await read((one + two).replace(/AP-WF\S+ \S+/g, ''))).stories.map(
      ({ data }) => data.meta.uri,
    )
    expect(new Set(uris).size).toBe(2)
  })
})

describe('takes', () => {
  const take = (number: string, version: string, copy: string, ...lines: string[]) =>
    anpaMessage(
      number,
      `PM-GlassBridge ${version} 06-01 0100`,
      `PM-Glass Bridge, ${version},0100`,
      ...lines,
      `\t${copy}`,
    )
  const first = take(
    'a0571',
    'Bjt, 3 Takes',
    'HOLLOW ROCK, Tenn. (AP) _ The bridge sang for days.',
    '^The Bridge Sang<',
  )
  const second = take('a0572', '1st Add, a0571', 'It was a B flat.', '^HOLLOW ROCK, Tenn.: for days.<')
  const third = take('a0573', '2nd Add, a0571', 'Then it was a B.', '^HOLLOW ROCK, Tenn.: a B flat.<')
  const body = ({ stories }: Printed) => stories.map((story) => story.children.slice(1).map(copyOf))
  const joined = [
    'HOLLOW ROCK, Tenn. (AP) — The bridge sang for days.',
    'It was a B flat.',
    'Then it was a B.',
  ]

  test.each([
    ['in order', first + second + third],
    ['in another', third + second + first],
  ])('%s', async (_name, copy) => {
    const printed = await read(copy)
    expect(body(printed)).toEqual([joined])
    expect(printed.stories[0]?.data.meta).toMatchObject({
      slugline: 'PM-Glass Bridge',
      headline: 'The Bridge Sang',
    })
    expect(printed.stories[0]?.data.meta.sequence).toMatchObject({ number: 'a0571', take: 0, takes: 1 })
    expect(printed.file.messages.map(({ ruleId }) => ruleId)).toEqual([])
  })

  test('one is missing', async () => {
    const printed = await read(third + first)
    expect(body(printed)).toEqual([joined.toSpliced(1, 1)])
    expect(printed.file.messages.map(({ source, ruleId }) => `${source}:${ruleId}`)).toEqual([
      'anpa1312:take-missing',
    ])
  })

  test('alone, they are left for the batch to join', async () => {
    const { stories } = await read(second)
    expect(stories[0]?.data.meta.sequence).toEqual({
      key: 'ap:pm-glass bridge',
      number: 'a0572',
      refers: 'a0571',
      take: 1,
      lead: 0,
    })
  })
})

test('what is not for publication stands in no tree', async () => {
  const copy = [
    '\x01eca0214 4 i 138  dpa 0912',
    '',
    'Norway/seals/',
    '\x02Seals win right of way =',
    '',
    'Kaldvik (dpa) - The harbour town gave its seals a right of way on Tuesday.',
    '',
    '* * * *',
    'The following information is not intended for publication',
    '',
    '- Reporting by: Maren Holtby, at home until Friday and then on',
    '  +49 30 5550 0131',
    '',
    'dpa mho',
    '\x03091214 GMT Sep 15',
    '\x04',
  ].join('\r\n')
  const { stories } = await read(copy)
  expect(stories.map(copyOf).join()).not.toMatch(/5550|Holtby|intended|dpa mho/)
  expect(stories[0]?.data.meta.edNote?.at(-1)).toEqual({
    text: '- Reporting by: Maren Holtby, at home until Friday and then on +49 30 5550 0131',
    public: false,
  })
})

/** How often each letter stands in copy. */
function counted(copy: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const letter of lettersOf(copy)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}

describe('no letter is lost', () => {
  test.each(messages)('%s', async (path, bytes) => {
    const { file } = await readAndEdit({ path, bytes }, config)
    const text = String((await decode({ path, bytes })).value)
    const before = counted(isWritten(text) ? unwritten(text) : text)
    const after = counted(file.data.copy ?? '')
    // The figures of fractions are made.
    for (const [letter, count] of before) expect(after.get(letter), letter).toBeGreaterThanOrEqual(count)
    for (const [letter, count] of after) if (/\D/.test(letter)) expect(before.get(letter), letter).toBe(count)
  })

  test('whatever becomes of a message', async () => {
    const pieces = [
      '\x01',
      '\x02',
      '\x03',
      '\x04',
      '\b^;a;b',
      '\x0c',
      '\x0e',
      '\x0f',
      '\x10',
      '\x18',
      '\x1e\x1e',
      '\t',
      '\r\n',
      '\r\r\n',
      '^',
      '<',
      '=',
      '{',
      '[x]',
      '~',
      'NNNN',
      'ZCZC',
      '(BEGIN ITALICS)',
      '(AT)',
      '&Cx01;',
      'MORE\n',
      '| a | b |\n',
      '* * * *\n',
    ]
    const change = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 90 }),
      fc.constantFrom('', ...pieces),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...messages),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async ([, bytes], changes) => {
          let copy = bytes.toString('latin1')
          for (const [where, length, piece] of changes) {
            const at = Math.floor(where * copy.length)
            copy = copy.slice(0, at) + piece + copy.slice(piece === '' ? at + length : at)
          }
          const { file, bug } = await read(Buffer.from(copy, 'latin1'))
          expect(bug).toBeUndefined()
          // What is left may be no text at all.
          const wrong = file.messages.filter(
            ({ fatal, alone, source }) => fatal && !alone && source !== 'decode',
          )
          expect(wrong.map(({ ruleId }) => ruleId)).toEqual([])
        },
      ),
      { numRuns: 400, seed: 1312 },
    )
  })
})

test.each([
  ['SOH', '\x01a'],
  ['heads', '\x01a0101\x1f-\nr a\x13\x11 B 03-14 0\n'],
  ['fractions', '3{ '],
  ['brackets', '[a '],
  ['rails', '^a<\n'],
  ['rows', '\b^;a;b\n'],
  ['fixed spaces', 'a\x1e\x1e'],
  ['tabs', 'a\t'],
  ['killed words', 'ab\x18'],
  ['marks', '(BEGIN ITALICS)'],
  ['blanks', '   '],
  ['lines', 'A\n'],
])('a message of %s ends', async (_name, piece) => {
  const copy = anpaMessage(
    'a0101',
    'BC-One 03-14 0010',
    'BC-One,0010',
    '^One<',
    lede,
    piece.repeat(Math.ceil(200_000 / piece.length)),
  )
  expect(framed(copy, anpaSpool).length).toBeGreaterThan(0)
})
