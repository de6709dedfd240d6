/** What becomes of many sources before they are bound: duplicates, sections, their order. */

import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { gather, gatherRules } from '../src/gather.ts'
import { reportOn } from '../src/report.ts'
import type { Meta } from '../src/story.ts'
import { storyOf } from './epub/story.ts'

function gathered(given: [path: string, meta: Partial<Meta>][], named: Record<string, string> = {}) {
  const file = new VFile()
  const bound = given.map(([path, meta], index) => ({
    story: storyOf({ uri: `urn:${index}`, slug: `story-${index}`, ...meta }, []),
    source: { path, bytes: new Uint8Array() },
    enclosed: [],
  }))
  const kept = gather(bound, named, reportOn(file, 'edition', gatherRules))
  return {
    paths: kept.map(({ source }) => source.path),
    sections: kept.map(({ story }) => story.data.meta.section),
    remarks: file.messages.map(({ reason }) => reason),
  }
}

test('folders are sections, in the order they come', () => {
  const { sections } = gathered([
    ['in/wire/world/a.txt', {}],
    ['in/wire/top-stories/b.txt', {}],
    ['in/wire/world/late/c.txt', {}],
  ])
  expect(sections).toEqual(['World', 'World', 'Top stories'])
})

test('a way up is no section', () => {
  expect(
    gathered([
      ['c.txt', {}],
      ['../world/a.txt', {}],
      ['../world/b.txt', {}],
    ]).sections,
  ).toEqual([undefined, 'World', 'World'])
})

test('the config names sections and gives their order', () => {
  const given: [string, Meta | object][] = [
    ['wire/world/a.txt', {}],
    ['wire/sport/b.txt', {}],
    ['wire/c.txt', {}],
  ]
  const { paths, sections } = gathered(given, { sport: 'The games', world: 'The world' })
  expect(paths).toEqual(['wire/c.txt', 'wire/sport/b.txt', 'wire/world/a.txt'])
  expect(sections).toEqual([undefined, 'The games', 'The world'])
})

test('what the wire says stands', () => {
  const { sections } = gathered([
    ['world/a.txt', { section: 'Finance' }],
    ['world/b.txt', {}],
    ['sport/c.txt', {}],
  ])
  expect(sections).toEqual(['Finance', 'World', 'Sport'])
})

test('a category that the wire states is a section, before the folder', () => {
  const given: [string, Partial<Meta>][] = [
    ['world/a.txt', { category: 's' }],
    ['world/b.txt', { category: 'v' }],
    ['sport/c.txt', { category: 'FIN' }],
    ['sport/d.txt', { category: 'arts and leisure' }],
    ['sport/e.txt', { category: 'f', section: 'Markets' }],
  ]
  expect(gathered(given).sections).toEqual(['Sports', 'World', 'Business', 'Arts and leisure', 'Markets'])
})

test('desks are named in the language of most stories, or as the config names them', () => {
  const given: [string, Partial<Meta>][] = [
    ['a.txt', { category: 's', language: 'en' }],
    ['b.txt', { category: 'sp', language: 'de' }],
    ['c.txt', { category: 'wi', language: 'de' }],
  ]
  expect(gathered(given).sections).toEqual(['Sport', 'Sport', 'Wirtschaft'])
  const { paths, sections } = gathered(given, { wi: 'Geld', s: 'Spiele' })
  expect([paths, sections]).toEqual([
    ['c.txt', 'a.txt', 'b.txt'],
    ['Geld', 'Spiele', 'Sport'],
  ])
})

test.each([[['a.txt', 'b.txt']], [['wire/a.txt', 'wire/b.txt']], [['1/input.txt', '2/input.txt']]])(
  '%j have no sections',
  (paths) => {
    expect(gathered(paths.map((path) => [path, {}])).sections).toEqual([undefined, undefined])
  },
)

test.each([
  ['by version', { version: '10' }, { version: '9' }, 'a.txt'],
  [
    'by version, before the date',
    { version: '2', firstCreated: '2026-03-14' },
    { version: '3', firstCreated: '2026-03-13' },
    'b.txt',
  ],
  [
    'by date',
    { versionCreated: '2026-03-14T08:00:00Z' },
    { versionCreated: '2026-03-14T09:30:00+02:00' },
    'a.txt',
  ],
  ['the later, where nothing tells', {}, {}, 'b.txt'],
])('of two versions the newest stands: %s', (_how, one, other, stands) => {
  const same = { uri: 'urn:same', headline: 'Bees' }
  const { paths, remarks } = gathered([
    ['a.txt', { ...same, ...one }],
    ['b.txt', { ...same, ...other }],
  ])
  expect(paths).toEqual([stands])
  const left = stands === 'a.txt' ? 'b.txt' : 'a.txt'
  expect(remarks).toEqual([`“Bees” came twice: ${stands} stands, ${left} is left out`])
})

test('a name tells, too', () => {
  expect(
    gathered([
      ['a.txt', { slug: 'bees' }],
      ['b.txt', { slug: 'bees' }],
    ]).paths,
  ).toEqual(['b.txt'])
})
