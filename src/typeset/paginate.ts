/**
 * The galley into columns and pages.
 *
 * A column takes what it can hold and ends where that costs least: never with a lone line, rather without a hyphen.
 * The columns of a story's last page are of one height.
 */
import type { Template } from '../template.ts'
import type { Strip } from './galley.ts'
import type { Line, Rule } from './page.ts'

/** A sheet and the grid on it. */
export interface Sheet {
  width: number
  height: number
  /** The left of each column. */
  columns: number[]
  /** Where the grid begins. */
  top: number
  leading: number
  /** Lines of the grid from top to foot. */
  lines: number
}

export function sheetOf({ page, grid }: Template, paper: 'A4' | 'Letter', drop: number): Sheet {
  const [width, height] = page.papers[paper]
  const { columns, measure, gutter, leading } = grid
  const left = (width - columns * measure - (columns - 1) * gutter) / 2
  return {
    width,
    height,
    columns: Array.from({ length: columns }, (_, column) => left + column * (measure + gutter)),
    top: page.top,
    leading,
    lines: Math.max(1, Math.floor((height - page.top - page.bottom - drop) / leading + 1.001)),
  }
}

/** A part of the galley, and where each of its strips stands in the column. */
export interface Column {
  placed: { strip: Strip; y: number }[]
  /** Where the next column goes on. */
  next: number
}

/** The columns of a page whose columns begin so many lines beneath the top, and where the galley goes on. */
export function fillPage(strips: readonly Strip[], from: number, sheet: Sheet, used: number): Column[] {
  const depth = sheet.lines - used
  const count = sheet.columns.length
  const full = fillColumns(strips, from, count, depth, sheet.leading)
  if ((full.at(-1)?.next ?? from) < strips.length) return full
  const total = strips.slice(from).reduce((sum, { height, above }) => sum + height + above, 0)
  for (let lines = Math.max(1, Math.floor(total / sheet.leading / count)); lines < depth; lines++) {
    const even = fillColumns(strips, from, count, lines, sheet.leading)
    if ((even.at(-1)?.next ?? from) === strips.length) return even
  }
  return full
}

function fillColumns(
  strips: readonly Strip[],
  from: number,
  count: number,
  lines: number,
  leading: number,
): Column[] {
  const columns: Column[] = []
  let next = from
  while (columns.length < count && next < strips.length) {
    const column = fillColumn(strips, next, lines * leading, leading)
    columns.push(column)
    next = column.next
  }
  return columns
}

/** What an empty line at a column's foot costs, squared. */
const emptyLineCost = 8

function fillColumn(strips: readonly Strip[], from: number, depth: number, leading: number): Column {
  const placed: Column['placed'] = []
  let [y, best, bestCost] = [0, 0, Number.POSITIVE_INFINITY]
  for (let index = from; index < strips.length; index++) {
    const strip = strips[index]
    if (!strip) break
    const isTop = index === from
    if (isTop && strip.head) {
      placed.push({ strip: strip.head, y })
      y += strip.head.height
    }
    let start = isTop ? y : y + strip.above
    if (strip.snaps) start = Math.ceil(start / leading - 0.001) * leading
    if (start + strip.height > depth + 0.01 && !isTop) break
    placed.push({ strip, y: start })
    y = start + strip.height
    const empty = Math.max(0, (depth - y) / leading)
    const cost = index === strips.length - 1 ? 0 : strip.cost + emptyLineCost * empty ** 2
    if (cost <= bestCost && cost < Number.POSITIVE_INFINITY) [best, bestCost] = [placed.length, cost]
  }
  // Where no end is good, what fits is taken.
  const taken = placed.slice(0, best || placed.length)
  const last = taken.at(-1)?.strip
  return { placed: taken, next: last ? strips.indexOf(last, from) + 1 : strips.length }
}

/** A strip's marks in their place on the page. */
export function marksOf({ marks }: Strip, x: number, y: number): (Line | Rule)[] {
  return marks.map((mark) => ({ ...mark, x: mark.x + x, y: mark.y + y }))
}
