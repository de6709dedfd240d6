/** What desks set over and close before a headline is no part of it. */
import { expect, test } from 'vitest'
import { resolveConfig } from '../src/config.ts'
import { copyOf } from '../src/copy.ts'
import { readAndEdit } from '../src/pipeline.ts'
import { plain } from '../src/readers/index.ts'
import { readingOf } from './score.ts'

const config = resolveConfig({ readers: [plain()] }, '.')
const copy = (dateline: string) =>
  `${dateline}The ferry sailed on Monday for the first time since its captain retired, the harbor office said.

It carried 41 passengers and a goat, and nobody asked for the fare of the goat, a deckhand recalled.
`

async function read(words: string) {
  const { stories } = await readAndEdit({ path: 'a.txt', bytes: Buffer.from(words) }, config)
  const [story] = stories
  if (!story) throw new Error('no story was read')
  const kicker = story.children.find((node) => node.type === 'paragraph' && node.data?.part === 'kicker')
  return { ...readingOf(story), kicker, meta: story.data.meta }
}

test.each([
  ['UPDATE 2-Ferry sails again from Port Ansley', '2'],
  ['WRAPUP 1-Ferry sails again from Port Ansley', '1'],
  ['CORRECTED-Ferry sails again from Port Ansley', undefined],
  ['URGENT Ferry sails again from Port Ansley', undefined],
])('%s: the version is a fact', async (headline, version) => {
  const { headline: found, meta } = await read(`${headline}\n\n${copy('PORT ANSLEY, Oct 24 (Reuters) - ')}`)
  expect(found).toBe('Ferry sails again from Port Ansley')
  expect(meta.version).toBe(version)
})

test.each([
  ['ANALYSIS-Ferry sails again from Port Ansley', 'ANALYSIS'],
  ['SPECIAL REPORT-Ferry sails again from Port Ansley', 'SPECIAL REPORT'],
  ['UPDATE 1-EXCLUSIVE-Ferry sails again from Port Ansley', 'EXCLUSIVE'],
])('%s: what kind of copy it is stands over the headline', async (line, head) => {
  const { headline, kicker } = await read(`${line}\n\n${copy('PORT ANSLEY, Oct 24 (Reuters) - ')}`)
  expect([headline, kicker && copyOf(kicker)]).toEqual(['Ferry sails again from Port Ansley', head])
})

test('a keyword close before the headline, and keywords that say pictures come, are the slug', async () => {
  const wire = `FERRY-GOAT (PIX)\nFERRY:Goat sails free of charge\nBy Wanda Pell\n\n${copy('PORT ANSLEY, March 22 AAP - ')}`
  const { headline, kicker, meta } = await read(wire)
  expect([headline, kicker, meta.slugline]).toEqual([
    'Goat sails free of charge',
    undefined,
    'FERRY-GOAT (PIX)',
  ])
})

test.each(['>>>ANSA/', 'ANSA/ REDAZIONE INTERNET'])('%s is the agency’s sign', async (sign) => {
  const { headline, kicker } = await read(
    `${sign}\nIl traghetto riparte dal porto con una capra\n\n${copy('(ANSA) - PALERMO, 12 MAR - ')}`,
  )
  expect([headline, kicker]).toEqual(['Il traghetto riparte dal porto con una capra', undefined])
})

test('words in capitals with a colon and a blank stay in a headline', async () => {
  const { headline } = await read(`CYCLING: Goat wins the stage\n\n${copy('PORT ANSLEY, March 22 (AP) - ')}`)
  expect(headline).toBe('CYCLING: Goat wins the stage')
})

test('the dashes of a line score are set', async () => {
  const rows = 'Drovers        2  1  0 _ 3\nHarbor Gulls   1  0  3 _ 4\n'
  const { body } = await read(`Gulls beat Drovers\n\n${copy('PORT ANSLEY (AP) -- ')}\n${rows}`)
  expect(body.join('\n')).not.toContain('_')
})
