/**
 * What each line of a wire is. A case in fixtures/recognize is the wire itself, each line with its role before the bar;
 * a line without a bar is blank in the wire. Beside it stands the story that is read and edited of it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { resolveConfig } from '../src/config.ts'
import { readAndEdit } from '../src/pipeline.ts'
import { plain } from '../src/readers/index.ts'
import { decide } from '../src/recognize/decide.ts'
import { layoutOf } from '../src/recognize/layout.ts'

import { expectGolden } from './golden.ts'

const folder = new URL('../fixtures/recognize/', import.meta.url)

const cases = readdirSync(folder).filter((name) => name.endsWith('.txt'))
const config = resolveConfig({ readers: [plain()] }, process.cwd())

test.each(cases)('%s', async (name) => {
  const lines = readFileSync(new URL(name, folder), 'utf8').split('\n')
  const wire = lines.map((line) => line.slice(line.indexOf('|') + 1)).join('\n')
  const roles = new Map<number, string>()
  const longest = new Map<number, number>()
  for (const { role, blocks } of decide(layoutOf(wire))) {
    for (const { number, copy } of blocks.flatMap((block) => block.lines)) {
      // A label before a line, or what hangs on it, does not name it.
      if (copy.length <= (longest.get(number) ?? 0)) continue
      longest.set(number, copy.length)
      roles.set(number, role)
    }
  }
  const read = lines.map((line, index) => {
    const bar = line.indexOf('|')
    return bar < 0 ? line : `${(roles.get(index + 1) ?? 'nothing').padEnd(bar)}${line.slice(bar)}`
  })
  expect(read.join('\n')).toBe(lines.join('\n'))

  const { stories } = await readAndEdit({ path: name, bytes: Buffer.from(wire) }, config)
  const story = JSON.stringify(stories[0], (key, value) => (key === 'position' ? undefined : value), 1)
  expectGolden(new URL(name.replace('.txt', '.story.json'), folder), `${story}\n`)
})

test('a form feed inside a line parts it', () => {
  const { blocks } = layoutOf(
    'Ferry Crews Walk Out\fBy Ines Okafor\f\nThe crews of three ferries walked out.\n',
  )
  expect(blocks.flatMap(({ lines }) => lines.map(({ number, copy }) => [number, copy]))).toEqual([
    [1, 'Ferry Crews Walk Out'],
    [1, 'By Ines Okafor'],
    [2, 'The crews of three ferries walked out.'],
  ])
})

test.each([
  ['over the copy', (line: string, copy: string) => `${line}\n\n${copy}`],
  ['beneath it', (line: string, copy: string) => `${copy}\n\nLENGTH: 211 words\n\n${line}`],
])('keywords that are named are a fact: %s', async (_name, wireOf) => {
  const copy = `Ferries Idle\n\nBy Ines Okafor\n\n${'The crews of three ferries walked off their decks. '.repeat(4)}`
  const wire = wireOf('KEYWORDS: ferries; strikes, wildcat; Gravel Point', copy)
  const { stories } = await readAndEdit({ path: 'wire.txt', bytes: Buffer.from(wire) }, config)
  expect(stories[0]?.data.meta.keywords).toEqual(['ferries', 'strikes, wildcat', 'Gravel Point'])
})

test('a rule stands between copy and copy', async () => {
  const copy = 'The crews of three ferries walked off their decks on Tuesday, and the harbor was quiet.'
  const wire = `Ferries Idle\n\nBy Ines Okafor\n\n___\n\nGRAVEL POINT (AP) — ${copy}\n\n___\n\n(More)\n\n___\n\n${copy}\n\n___\n`
  const { stories } = await readAndEdit({ path: 'ferries.txt', bytes: Buffer.from(wire) }, config)
  const types = stories[0]?.children.map(({ type }) => type)
  expect(types).toEqual(['heading', 'paragraph', 'paragraph', 'thematicBreak', 'paragraph'])
})
