/** The line breaker against another implementation of the same paper, and what it does beyond the paper. */
import fc from 'fast-check'
import { breakLines as oracle } from 'tex-linebreak'
import { describe, expect, test } from 'vitest'
import { breakLines, type Pass, type Temper } from '../../src/typeset/linebreak.ts'
import { strain } from '../../src/typeset/strain.ts'
import type { Item } from '../../src/typeset/sums.ts'

function passes(...strains: number[]): Pass[] {
  return strains.map((strain) => ({ strain, cost: 1000, poor: true }))
}

const plain: Temper = {
  passes: passes(20, Number.POSITIVE_INFINITY),
  expansion: 0,
  tracking: 0,
  pressed: 1,
  doubleHyphen: 0,
  mismatch: 0,
  lateHyphen: 0,
  rest: 0,
  shortLine: 0,
  lastLine: 0,
  hyphens: Number.POSITIVE_INFINITY,
  rag: 0,
}

function item(kind: Item['kind'], facts: Partial<Item>): Item {
  return {
    kind,
    width: 0,
    stretch: 0,
    shrink: 0,
    cost: 0,
    flagged: false,
    glyphs: 1,
    left: 0,
    right: 0,
    ...facts,
  }
}

const box = (width: number) => item('box', { width })
const space = item('glue', { width: 3, stretch: 1.5, shrink: 1 })
const hyphen = item('penalty', { width: 2, cost: 50, flagged: true })
const end = [
  item('penalty', { cost: 1000 }),
  item('glue', { stretch: 100_000 }),
  item('penalty', { cost: -1000, flagged: true }),
]

/** Words of one to three syllables. */
const copy = fc
  .array(fc.array(fc.integer({ min: 4, max: 30 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((words) => [
    ...words.flatMap((syllables, word) => [
      ...(word > 0 ? [space] : []),
      ...syllables.flatMap((width, syllable) => (syllable > 0 ? [hyphen, box(width)] : [box(width)])),
    ]),
    ...end,
  ])

function measure(width: number) {
  return { width: () => width, settled: 0 }
}

/** Nothing where the oracle gives up. */
function oracleBreaks(items: readonly Item[], width: number, temper: Temper): number[] | undefined {
  try {
    const breaks = oracle(
      items.map(({ kind, ...rest }) => ({ type: kind, ...rest })),
      width,
      {
        maxAdjustmentRatio: 20,
        initialMaxAdjustmentRatio: 20,
        doubleHyphenPenalty: temper.doubleHyphen,
        adjacentLooseTightPenalty: temper.mismatch,
      },
    )
    // It counts the paragraph's start as a break.
    return breaks.slice(1)
  } catch {
    return undefined
  }
}

/** The demerits of a paragraph as the paper has them. */
function priceOf(items: readonly Item[], breaks: readonly number[], width: number, temper: Temper): number {
  let [price, start, fitness, flagged] = [0, 0, -1, false]
  for (const to of breaks) {
    const ratio = ratioOf(items, start, to, width)
    const before = fitness
    fitness = ratio < -0.5 ? 0 : ratio < 0.5 ? 1 : ratio < 1 ? 2 : 3
    price += (1 + 100 * Math.abs(ratio) ** 3 + Math.max(0, items[to]?.cost ?? 0)) ** 2
    if (before >= 0 && Math.abs(fitness - before) > 1) price += temper.mismatch
    if (flagged && items[to]?.flagged) price += temper.doubleHyphen
    flagged = items[to]?.flagged ?? false
    start = to + 1
  }
  return price
}

function ratioOf(items: readonly Item[], start: number, to: number, width: number): number {
  const row = items.slice(start, to).filter((each) => each.kind !== 'penalty')
  const total = (key: 'width' | 'stretch' | 'shrink') => row.reduce((sum, each) => sum + each[key], 0)
  const end = items[to]
  const excess = width - total('width') - (end?.kind === 'penalty' ? end.width : 0)
  return excess === 0 ? 0 : excess / total(excess > 0 ? 'stretch' : 'shrink')
}

describe('breaks like tex-linebreak', () => {
  const settings: [string, Partial<Temper>][] = [
    ['as it is', {}],
    ['with hyphens in a row priced', { doubleHyphen: 3000 }],
    ['with fitness priced', { mismatch: 3000 }],
  ]
  test.each(settings)('%s', (_, facts) => {
    fc.assert(
      fc.property(copy, fc.integer({ min: 90, max: 300 }), (items, width) => {
        const temper = { ...plain, ...facts }
        const breaks = breakLines(items, measure(width), temper)
        const expected = oracleBreaks(items, width, temper)
        const price = priceOf(items, breaks, width, temper)
        // Where nothing fits, the oracle sets a line too long, this one a line too loose.
        if (!expected || price === Number.POSITIVE_INFINITY) return
        // Two ways of the same price are as good as each other.
        expect(price).toBeCloseTo(priceOf(items, expected, width, temper), 3)
      }),
      { numRuns: 300 },
    )
  })
})

describe('beyond the paper', () => {
  test('there is always an answer', () => {
    fc.assert(
      fc.property(copy, fc.integer({ min: 5, max: 60 }), (items, width) => {
        const breaks = breakLines(items, measure(width), {
          ...plain,
          passes: passes(1, Number.POSITIVE_INFINITY),
        })
        expect(breaks.at(-1)).toBe(items.length - 1)
      }),
    )
  })

  test('three hyphens in a row never stand where there is another way', () => {
    fc.assert(
      fc.property(copy, fc.integer({ min: 90, max: 160 }), (items, width) => {
        const breaks = breakLines(items, measure(width), { ...plain, hyphens: 2 })
        const row = breaks.map((index) => (items[index] === hyphen ? '-' : ' ')).join('')
        expect(row).not.toContain('---')
      }),
    )
  })

  test('a line that begins or ends with a hanging sign is longer', () => {
    const quoted = [item('box', { width: 50, left: 4 }), { ...space, right: 3 }, box(40), ...end]
    const width = 50 - 7
    expect(breakLines(quoted, measure(width), { ...plain, passes: passes(0) })).toEqual([1, 5])
  })

  test('the room may change from line to line', () => {
    const words = Array.from({ length: 6 }, () => [box(27), space]).flat()
    const items = [...words.slice(0, -1), ...end]
    const narrowFirst = { width: (line: number) => (line === 0 ? 27 : 57), settled: 1 }
    expect(breakLines(items, narrowFirst, plain)).toEqual([1, 5, 9, 13])
  })

  test('a last line shorter than is good costs', () => {
    const words = [11, 10, 10, 10, 10, 10, 8].flatMap((width) => [box(width), { ...space, stretch: 20 }])
    const items = [...words.slice(0, -1), ...end]
    expect(breakLines(items, measure(36), plain)).toEqual([5, 11, 15])
    expect(breakLines(items, measure(36), { ...plain, lastLine: 20, shortLine: 1e9 })).toEqual([3, 9, 15])
  })

  const words = [11, 10, 10, 10, 10, 10, 8].flatMap((width) => [box(width), { ...space, stretch: 20 }])
  const story = [...words.slice(0, -1), ...end]

  test('a paragraph is set in more lines where that is asked for, and not at all where it cannot be', () => {
    const temper = { ...plain, passes: passes(1) }
    expect(breakLines(story, measure(36), temper)).toHaveLength(3)
    expect(breakLines(story, measure(36), temper, { lines: 4 })).toHaveLength(4)
    expect(breakLines(story, measure(36), temper, { lines: 9 })).toEqual([])
  })

  test('a line that is asked to end whole has no hyphen', () => {
    const wide = { ...space, stretch: 30 }
    const items = [box(10), wide, box(10), wide, box(15), { ...hyphen, cost: 10 }, box(20), ...end]
    const temper = { ...plain, passes: passes(1) }
    const flagged = (breaks: number[]) => breaks.map((at) => items[at]?.flagged ?? false)
    expect(flagged(breakLines(items, measure(45), temper))[0]).toBe(true)
    expect(flagged(breakLines(items, measure(45), temper, { whole: 1 }))[0]).toBe(false)
  })

  test('a pass may leave out breaks that cost too much, and hyphens before the last line', () => {
    const wide = { ...space, stretch: 30 }
    const items = [box(10), wide, box(10), wide, box(15), { ...hyphen, cost: 10 }, box(20), ...end]
    const first = (cost: number, poor: boolean) =>
      breakLines(items, measure(45), { ...plain, passes: [{ strain: 20, cost, poor }] })
    expect(first(50, true)).toEqual([5, 9])
    expect(first(50, false)).toEqual([3, 9])
    expect(first(0, true)).toEqual([3, 9])
  })

  test('letterspace comes last: spaces and letters give half of theirs before', () => {
    expect(strain(4, 6, 1, 3)).toBeCloseTo(0.5)
    expect(strain(10, 6, 1, 3)).toBeCloseTo(1)
    expect(strain(16, 6, 1, 3)).toBeCloseTo(2)
  })

  test('a line that is pressed together may be worse than one that is as far drawn out', () => {
    const wide = { ...space, stretch: 4, shrink: 2 }
    const items = [box(20), wide, box(20), wide, box(5), wide, box(20), ...end]
    const temper = { ...plain, passes: passes(3) }
    const first = (pressed: number) => breakLines(items, measure(47.5), { ...temper, pressed })[0]
    expect(first(1)).toBe(5)
    expect(first(3)).toBe(3)
  })

  test('a last line that is the rest of a word costs more than one beneath a hyphen', () => {
    const wide = { ...space, stretch: 30 }
    const late = [box(10), wide, box(10), wide, box(15), { ...hyphen, cost: 10 }, box(20)]
    const first = (tail: Item[]) =>
      breakLines([...late, ...tail, ...end], measure(45), { ...plain, rest: 1e9 })[0]
    expect(first([])).toBe(3)
    expect(first([wide, box(10)])).toBe(5)
  })
})
