/** Rows of modules: what holds of a page, whatever stands on it. */
import { describe, expect, test } from 'vitest'
import { type Depths, makeUp, type Row } from '../../src/typeset/makeup.ts'

/** A story of so many lines of a column, with a head of three lines. */
const story = (lines: number, columns = 4): Depths =>
  Array.from({ length: columns }, (_, index) => 3 + Math.ceil(lines / (index + 1)))

const stories = (count: number, columns: number) =>
  Array.from({ length: count }, (_, index) => story(20 + ((index * 37) % 60), columns))

function depthOf(rows: readonly Row[], gap: number): number {
  return rows.reduce((sum, { depth }) => sum + depth + gap, -gap)
}

describe.each([
  [4, 101],
  [6, 149],
  [3, 60],
])('a page of %d columns of %d lines', (columns, lines) => {
  const room = { columns, lines, gap: 2 }
  const rows = makeUp(stories(40, columns), room)

  test('is filled to the foot, and not beyond', () => {
    expect(depthOf(rows, 2)).toBeLessThanOrEqual(lines)
    expect(depthOf(rows, 2)).toBeGreaterThan(lines - 6)
  })

  test('has modules side by side that take all columns and are about as deep as each other', () => {
    for (const { spots, depth } of rows) {
      const tops = spots.filter(({ line }) => line === 0)
      expect(tops.reduce((sum, spot) => sum + spot.columns, 0)).toBe(columns)
      for (const { column } of tops) {
        const foot = Math.max(
          ...spots.filter((spot) => spot.column === column).map((spot) => spot.line + spot.depth),
        )
        expect(depth - foot).toBeLessThanOrEqual(6)
      }
    }
    expect(Math.max(...rows.map(({ spots }) => spots.length))).toBeGreaterThan(1)
  })

  test('has each story once, and begins with the first ones', () => {
    const placed = rows.flatMap(({ spots }) => spots.map((spot) => spot.story))
    expect(new Set(placed).size).toBe(placed.length)
    expect(placed).toContain(0)
  })

  test('is not one strip like the other', () => {
    const shapes = rows.map(({ spots }) => spots.map((spot) => spot.columns).join())
    for (const [index, shape] of shapes.entries()) if (index > 0) expect(shape).not.toBe(shapes[index - 1])
  })
})

test('the last stories stand on the page, all of them', () => {
  const rows = makeUp(stories(3, 4), { columns: 4, lines: 101, gap: 2 })
  expect(rows.flatMap(({ spots }) => spots.map(({ story }) => story)).sort()).toEqual([0, 1, 2])
})

test('a story that is deeper than the page stands on none', () => {
  expect(makeUp([story(900)], { columns: 4, lines: 101, gap: 2 })).toEqual([])
  const none = Array.from({ length: 4 }, () => Number.POSITIVE_INFINITY)
  const rows = makeUp([none, story(40)], { columns: 4, lines: 101, gap: 2 })
  expect(rows.flatMap(({ spots }) => spots.map(({ story }) => story))).toEqual([1])
})
