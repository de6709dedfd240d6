/**
 * Whatever comes, no word is lost, nothing throws, and it ends: fixtures cut, doubled, stirred and wrapped anew, any
 * text at all, and lines made to be slow.
 */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveConfig } from '../src/config.ts'
import { readAndEdit } from '../src/pipeline.ts'
import { plain } from '../src/readers/index.ts'
import { reportOn } from '../src/report.ts'
import { dashes, ellipses, fractions, quotes, spaces } from '../src/stages/index.ts'

const config = resolveConfig({ readers: [plain()] }, process.cwd())
const folder = new URL('../fixtures/recognize/', import.meta.url)
const wires = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) =>
    readFileSync(new URL(name, folder), 'utf8')
      .split('\n')
      .map((line) => line.slice(line.indexOf('|') + 1)),
  )

/** The same each time: what it finds, anyone can find again. */
const seed = 7901

const read = (text: string) => readAndEdit({ path: 'wire.txt', bytes: Buffer.from(text) }, config)

/** What must hold for any text: all of it accounted for, and edited twice is edited once. */
async function holds(text: string, by = config): Promise<void> {
  const { file, stories, bug } = await readAndEdit({ path: 'wire.txt', bytes: Buffer.from(text) }, by)
  expect(bug).toBeUndefined()
  const faults = file.messages
    .filter((message) => message.fatal)
    .map(({ source, ruleId }) => `${source}:${ruleId}`)
  expect(faults).toEqual(text.trim() === '' ? ['decode:empty'] : [])
  const once = structuredClone(stories)
  for (const story of stories) {
    for (const stage of by.stages) stage.edit(story, reportOn(file, stage.name, stage.rules))
  }
  expect(stories).toEqual(once)
}

type Mutation = (lines: string[]) => string[]

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const at = (lines: string[], where: number) => Math.floor(where * lines.length)

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  place.map(
    (where): Mutation =>
      (lines) =>
        lines.toSpliced(at(lines, where), 1),
  ),
  place.map(
    (where): Mutation =>
      (lines) =>
        lines.toSpliced(at(lines, where), 0, lines[at(lines, where)] ?? ''),
  ),
  place.map(
    (where): Mutation =>
      (lines) =>
        lines.toSpliced(at(lines, where), 0, ''),
  ),
  place.map(
    (where): Mutation =>
      (lines) =>
        lines.slice(0, at(lines, where) + 1),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Mutation =>
      (lines) => {
        const [line = ''] = lines.slice(at(lines, from))
        return lines.toSpliced(at(lines, from), 1).toSpliced(at(lines, to), 0, line)
      },
  ),
  fc.tuple(place, fc.string({ unit: 'binary', maxLength: 40 })).map(
    ([where, noise]): Mutation =>
      (lines) => {
        const index = at(lines, where)
        return lines.with(index, `${lines[index] ?? ''}${Buffer.from(noise.replaceAll('\0', '')).toString()}`)
      },
  ),
  fc.integer({ min: 20, max: 90 }).map(
    (measure): Mutation =>
      (lines) =>
        lines.flatMap((line) => wrap(line, measure)),
  ),
)

function wrap(line: string, measure: number): string[] {
  return line.match(new RegExp(`\\S.{0,${measure}}(?:\\s|$)|\\S+`, 'g')) ?? ['']
}

const marks = fc
  .array(fc.constantFrom(...'‘’“”\'"`´«»„‚-_—–.…()[]*•#=<>/|\u00a0 \n\taA1sS,:;'.split('')), {
    maxLength: 300,
  })
  .map((signs) => signs.join(''))

const houses = (['“”', '„“', '«»', '»«'] as const).map(
  (pair) =>
    [
      pair,
      [
        spaces(),
        quotes({ marks: pair }),
        dashes({ dash: '—' }),
        ellipses({ form: '. . .' }),
        fractions({ of: 'any' }),
      ],
    ] as const,
)

describe('holds for', () => {
  test('fixtures, mutated', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...wires),
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        (lines, steps) => {
          const text = steps
            .reduce((each, mutate) => (each.length > 0 ? mutate(each) : each), lines)
            .join('\n')
          return holds(text)
        },
      ),
      { numRuns: 400, seed },
    )
  })

  test('any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        fc.pre(!text.includes('\0'))
        return holds(text)
      }),
      { numRuns: 300, seed },
    )
  })

  test('any marks, dashes, blanks and brackets', async () => {
    await fc.assert(
      fc.asyncProperty(marks, (copy) => holds(copy)),
      { numRuns: 400, seed },
    )
  })

  test.each(houses)('the same, set as a house sets it: %s', async (_name, stages) => {
    const house = resolveConfig({ readers: [plain()], stages }, process.cwd())
    await fc.assert(
      fc.asyncProperty(marks, (copy) => holds(copy, house)),
      { numRuns: 200, seed },
    )
  })
})

describe('lines end, trailing blanks and a byte order mark change nothing in', () => {
  test.each(wires.map((lines) => [lines.find((line) => line !== '')?.slice(0, 60) ?? '', lines] as const))(
    '%s',
    async (_name, lines) => {
      const clean = await read(lines.join('\n'))
      const other = await read(`\ufeff${lines.map((line) => `${line}  \t`).join('\r\n')}\r\n\r\n`)
      const copies = (printed: typeof clean) =>
        JSON.stringify(
          printed.stories.map((story) => story.children),
          (key, value) => (key === 'position' ? undefined : value),
        )
      expect(copies(other)).toBe(copies(clean))
    },
  )
})

test('as many marks in a row as a call has room for arguments, and more, end', async () => {
  expect((await read(`Headline\n\nx${'‘’'.repeat(80_000)}\n`)).bug).toBeUndefined()
})

/** Some hundred kilobytes each; the time that they all have is the test's. */
test.each([
  ['blanks', ' '],
  ['brackets', '('],
  ['capitals with commas', 'A, '],
  ['marks', '‘’'],
  ['straight marks', `"'`],
  ['words with hyphens', 'a-b-'],
  ['dots', '. '],
  ['dashes', '- '],
  ['names', 'Ann Lee and '],
  ['capitals with slashes', 'AB/'],
  ['addresses', 'a@b.'],
  ['figures', '1/2 '],
])('a line of %s ends', async (_name, piece) => {
  const long = piece.repeat(Math.ceil(131_072 / piece.length))
  expect((await read(`Headline\n\nx${long}\n`)).bug).toBeUndefined()
  // The same in lines that are judged.
  const lines = `${piece.repeat(300).slice(0, 400)}\n`.repeat(200)
  expect((await read(`Headline\n\n${lines}`)).bug).toBeUndefined()
})
