/**
 * The galley into columns and pages.
 *
 * A column takes what it can hold and ends where that costs least: never with a lone line, rather without a hyphen.
 * Where every end is bad, a paragraph is set again, a line longer or shorter.
 * The columns of a story's last page are of one height.
 */
import type { Template } from '../template.ts'
import { type Again, never, type Strip } from './galley.ts'
import type { Ask } from './linebreak.ts'
import type { Page } from './page.ts'

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

/** Some columns of a sheet, from one line of its grid to another. */
export function windowOf(sheet: Sheet, column: number, columns: number, line: number, lines: number): Sheet {
  return {
    ...sheet,
    columns: sheet.columns.slice(column, column + columns),
    top: sheet.top + line * sheet.leading,
    lines,
  }
}

/** A part of the galley, and where each of its strips stands in the column. */
export interface Column {
  placed: { strip: Strip; y: number }[]
  /** The galley after it was filled: paragraphs may have been set again. */
  galley: readonly Strip[]
  /** Where the next column goes on. */
  next: number
  /** How bad its end is. */
  cost: number
}

/** The columns of each page of a story, whose head takes so many lines of the first one. There is always a page. */
export function fillPages(galley: readonly Strip[], sheet: Sheet, used: number): Column[][] {
  const pages: Column[][] = []
  let [strips, next] = [galley, 0]
  do {
    const columns = fillPage(strips, next, sheet, pages.length === 0 ? used : 0)
    pages.push(columns)
    strips = columns.at(-1)?.galley ?? strips
    next = columns.at(-1)?.next ?? strips.length
  } while (next < strips.length)
  return pages
}

/** The columns of a page whose columns begin so many lines beneath the top, and where the galley goes on. */
export function fillPage(galley: readonly Strip[], from: number, sheet: Sheet, used: number): Column[] {
  const depth = sheet.lines - used
  const full = fillColumns(galley, from, sheet.columns.length, () => depth, sheet.leading)
  return isDone(full) ? (balanced(galley, from, sheet, depth) ?? full) : full
}

/** A page may be so many lines deeper than need be for the sake of even columns. */
const nearLines = 4
/** What each of them costs, and what a line by which a column is deeper than one before it, beyond the first. */
const nearCost = 0.25
const descentCost = 4

/** The most even columns of about the least depth that holds all; nothing where that is no less than the page's. */
function balanced(
  galley: readonly Strip[],
  from: number,
  { columns: { length: count }, leading }: Sheet,
  depth: number,
): Column[] | undefined {
  const total = galley.slice(from).reduce((sum, { height, above }) => sum + height + above, 0)
  let best: { columns: Column[]; cost: number } | undefined
  let deepest = depth - 1
  for (let lines = Math.max(1, Math.floor(total / leading / count)); lines <= deepest; lines++) {
    for (const columns of evenColumns(galley, from, count, lines, leading)) {
      deepest = Math.min(deepest, lines + nearLines)
      const cost = unevenness(columns, count, leading) + nearCost * lines
      if (!best || cost < best.cost) best = { columns, cost }
    }
  }
  return best?.columns
}

/** How uneven columns are, in lines of the grid: by how much they differ, and how far a later one is the deeper. */
function unevenness(columns: readonly Column[], count: number, leading: number): number {
  const feet = Array.from({ length: count }, (_, column) => footOf(columns[column]) / leading)
  const descents = feet.map((foot, column) => Math.max(0, foot - Math.min(...feet.slice(0, column + 1)) - 1))
  return Math.max(...feet) - Math.min(...feet) + descentCost * Math.max(...descents)
}

function footOf(column: Column | undefined): number {
  const last = column?.placed.at(-1)
  return last ? last.y + last.strip.height : 0
}

/** Whether the columns hold all that there is. */
export function isDone(columns: readonly Column[]): boolean {
  const last = columns.at(-1)
  return !last || last.next >= last.galley.length
}

/** Whether something is too high for the column that it stands in. */
export function isOver(columns: readonly Column[], depth: number): boolean {
  return columns.some(({ placed }) => placed.some(({ strip, y }) => y + strip.height > depth + 0.01))
}

/** Columns of so many lines that hold all that there is: all of one depth, or the later ones a line shorter. */
function evenColumns(
  galley: readonly Strip[],
  from: number,
  count: number,
  lines: number,
  leading: number,
): Column[][] {
  const isGood = (columns: Column[]) =>
    isDone(columns) && columns.every(({ cost }) => cost < Number.POSITIVE_INFINITY)
  const steps = lines > 1 ? Array.from({ length: count }, (_, index) => index + 1) : [count]
  return steps
    .map((full) => fillColumns(galley, from, count, (column) => (column < full ? lines : lines - 1), leading))
    .filter(isGood)
}

function fillColumns(
  galley: readonly Strip[],
  from: number,
  count: number,
  linesOf: (column: number) => number,
  leading: number,
): Column[] {
  const columns: Column[] = []
  let strips = galley
  let next = from
  while (columns.length < count && next < strips.length) {
    const column = mendColumn(strips, next, linesOf(columns.length) * leading, leading)
    columns.push(column)
    strips = column.galley
    next = column.next
  }
  return columns
}

/** What ends a column badly: most of an empty line. */
const bad = 4
/** What it costs to set a paragraph otherwise than it would best be. */
const againCost = 2

/** Where a column ends badly, one of its paragraphs is set again: a line longer or shorter, or without that hyphen. */
function mendColumn(galley: readonly Strip[], from: number, depth: number, leading: number): Column {
  let best = fillColumn(galley, from, depth, leading)
  if (best.cost < bad) return best
  const { next } = best
  for (const { first, count, again } of paragraphsIn(galley, from, next)) {
    for (const ask of asksOf(count, next - first)) {
      const strips = again(ask)
      if (!strips) continue
      const column = fillColumn(replaced(galley, first, count, strips), from, depth, leading)
      if (column.cost + againCost < best.cost) best = column
      if (best.cost === 0) return best
    }
  }
  return best
}

/** What a paragraph of so many lines may be asked for, where a column ends after so many of them. */
function asksOf(count: number, end: number): Ask[] {
  const asks: Ask[] = [{ lines: count + 1 }]
  if (count > 1) asks.push({ lines: count - 1 })
  if (end > 0 && end < count) asks.push({ whole: end })
  return asks
}

/** The paragraphs that begin in a part of the galley or right after it and can be set again, the last ones first. */
function paragraphsIn(galley: readonly Strip[], from: number, to: number) {
  const paragraphs: { first: number; count: number; again: Again }[] = []
  for (let first = from; first <= Math.min(to, galley.length - 1); first++) {
    const again = galley[first]?.again
    if (!again || galley[first - 1]?.again === again) continue
    let count = 1
    while (galley[first + count]?.again === again) count++
    paragraphs.unshift({ first, count, again })
  }
  return paragraphs
}

/** The galley with a paragraph set otherwise. */
function replaced(
  galley: readonly Strip[],
  first: number,
  count: number,
  strips: readonly Strip[],
): readonly Strip[] {
  const [head, ...rest] = strips
  const above = galley[first]?.above ?? 0
  return [
    ...galley.slice(0, first),
    ...(head ? [{ ...head, above }, ...rest] : []),
    ...galley.slice(first + count),
  ]
}

/** What an empty line at a column's foot costs, squared. */
const emptyLineCost = 8

function fillColumn(galley: readonly Strip[], from: number, depth: number, leading: number): Column {
  const placed: Column['placed'] = []
  const top = topOf(galley, from)
  let [y, next, taken, cost] = [0, top, 0, Number.POSITIVE_INFINITY]
  for (let index = top; index < galley.length; index++) {
    const strip = galley[index]
    if (!strip) break
    const isTop = index === top
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
    const isOver = y > depth + 0.01
    const own = isOver ? never : index === galley.length - 1 ? 0 : strip.cost + emptyLineCost * empty ** 2
    // Where no end is good, what fits is taken.
    if (own <= cost) [next, taken, cost] = [index + 1, placed.length, own]
  }
  return { placed: placed.slice(0, taken), galley, next, cost }
}

/** What a column begins with: stars are left out there. */
function topOf(galley: readonly Strip[], from: number): number {
  let top = from
  while (galley[top]?.parts) top++
  return top
}

/** A strip's marks in their place on the page. */
export function marksOf({ marks }: Strip, x: number, y: number): Page['marks'] {
  return marks.map((mark) => ({ ...mark, x: mark.x + x, y: mark.y + y }))
}
