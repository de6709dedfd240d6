/**
 * How good set lines are, in numbers: what a sub-editor sees at a glance, word gaps, hyphens, lone and short lines.
 */
import type { Composition, Line, Piece, TagType } from '../../src/typeset/page.ts'
import { isSpace } from '../../src/typeset/paragraph.ts'

/** Counts, unless something else is said. */
export interface Quality {
  /** Lines of copy; of these, `filled` to the margin. */
  lines: number
  filled: number
  /** Too loose to be filled: set as they are, and shorter than the measure. */
  open: number
  /** The word gaps of filled lines, in word spaces of their face. */
  mean: number
  median: number
  /** The narrowest. */
  min: number
  p95: number
  max: number
  /** The share of filled lines whose gaps are wider than one and a half spaces. */
  loose: number
  /** The share of filled lines whose gaps are narrower than three fifths of one. */
  tight: number
  /** Lines that end with a hyphen, the copy's own among them, */
  hyphens: number
  /** at most so many in a row, */
  ladder: number
  /** in a name, */
  names: number
  /** with two letters of the word on one of its sides, */
  stubs: number
  /** on the last line but one of a paragraph, */
  late: number
  /** with nothing but the rest of the word on the last line, */
  rest: number
  /** at the end of a column. */
  cut: number
  /** First lines alone at a column's foot, last lines alone at a column's head. */
  orphans: number
  widows: number
  /** Last lines shorter than two ems. */
  short: number
}

/** Of everything that was set in paragraphs and lists. */
export function qualityOf(compositions: readonly Composition[]): Quality {
  const paragraphs = compositions.flatMap(paragraphsOf)
  const lines = paragraphs.flat()
  const gaps = paragraphs.flatMap((rows) => rows.slice(0, -1).flatMap(gapOf)).sort((one, two) => one - two)
  const divided = lines.filter(isDivided)
  const count = (test: (row: Row[], index: number) => boolean) =>
    paragraphs.reduce((sum, rows) => sum + rows.filter((_, index) => test(rows, index)).length, 0)
  return {
    lines: lines.length,
    filled: gaps.length,
    open: count((rows, index) => index < rows.length - 1 && isOpen(rows[index])),
    mean: gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length),
    median: gaps[Math.floor(gaps.length / 2)] ?? 0,
    min: gaps[0] ?? 0,
    p95: gaps[Math.floor(gaps.length * 0.95)] ?? 0,
    max: gaps.at(-1) ?? 0,
    loose: gaps.filter((gap) => gap > 1.5).length / Math.max(1, gaps.length),
    tight: gaps.filter((gap) => gap < 0.6).length / Math.max(1, gaps.length),
    hyphens: divided.length,
    ladder: Math.max(0, ...paragraphs.flatMap(laddersOf)),
    names: count((rows, index) => /^\P{L}*\p{Lu}/u.test(dividedAt(rows, index).join(''))),
    stubs: count((rows, index) => dividedAt(rows, index).some((part) => lettersOf(part) === 2)),
    late: count((rows, index) => index === rows.length - 2 && isDivided(rows[index])),
    rest: count(
      (rows, index) => index === rows.length - 2 && isDivided(rows[index]) && isOneWord(rows[index + 1]),
    ),
    cut: count((rows, index) => isDivided(rows[index]) && endsColumn(rows, index)),
    orphans: count((rows, index) => index === 0 && rows.length > 1 && endsColumn(rows, index)),
    widows: count((rows, index) => index === rows.length - 2 && endsColumn(rows, index)),
    short: count((rows, index) => index > 0 && index === rows.length - 1 && isShort(rows[index])),
  }
}

/** A line, and the page that it stands on. */
interface Row {
  line: Line
  page: number
}

const copyTypes: readonly TagType[] = ['P', 'LBody']

/** The lines of each paragraph; a drop cap is none. */
function paragraphsOf({ pages }: Composition): Row[][] {
  const paragraphs = new Map<unknown, Row[]>()
  for (const [page, { marks }] of pages.entries()) {
    for (const line of marks) {
      if (line.kind !== 'line' || !line.tag || !copyTypes.includes(line.tag.type)) continue
      const rows = paragraphs.get(line.tag) ?? []
      paragraphs.set(line.tag, rows)
      rows.push({ line, page })
    }
  }
  return [...paragraphs.values()].map((rows) => rows.filter((row, index) => !isDropCap(row, rows[index + 1])))
}

function isDropCap({ line }: Row, next: Row | undefined): boolean {
  const [only, ...rest] = line.pieces
  return only !== undefined && rest.length === 0 && next !== undefined && sizeOf(next) * 1.5 < only.size
}

const sizeOf = ({ line }: Row) => line.pieces[0]?.size ?? 0

function gapOf(row: Row): number[] {
  const { pieces, scale, tracking } = row.line
  const space = innerOf(pieces).find(isSpace)
  if (!space || isOpen(row)) return []
  return [(space.advance * scale + 2 * tracking) / naturalOf(space)]
}

/** A line that was not filled has letters and gaps of their natural width. */
function isOpen(row: Row | undefined): boolean {
  if (row?.line.scale !== 1 || row.line.tracking !== 0) return false
  const space = innerOf(row.line.pieces).find(isSpace)
  return space !== undefined && space.advance === naturalOf(space)
}

/** Without the space at its end. */
function innerOf(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.at(-1)?.shaped.copy === ' ' ? pieces.slice(0, -1) : pieces
}

function naturalOf({ shaped, size }: Piece): number {
  return (shaped.width * size) / 1000
}

function isDivided(row: Row | undefined): boolean {
  return /[\u00ad-]$/.test(row?.line.pieces.at(-1)?.shaped.copy ?? '')
}

function isOneWord(row: Row | undefined): boolean {
  return row !== undefined && !innerOf(row.line.pieces).some(isSpace)
}

/** The parts of the word that the line's end divided; a word's own hyphen divides nothing. */
function dividedAt(rows: readonly Row[], index: number): string[] {
  const before = rows[index]?.line.pieces.at(-1)?.shaped.copy ?? ''
  const after = rows[index + 1]?.line.pieces[0]?.shaped.copy ?? ''
  return before.endsWith('\u00ad') ? [before.slice(0, -1), after] : []
}

const lettersOf = (copy: string) => copy.replace(/\P{L}/gu, '').length

/** Whether the next line stands in another column. */
function endsColumn(rows: readonly Row[], index: number): boolean {
  const [row, next] = [rows[index], rows[index + 1]]
  return row !== undefined && next !== undefined && (row.page !== next.page || next.line.y <= row.line.y)
}

function isShort(row: Row | undefined): boolean {
  const pieces = innerOf(row?.line.pieces ?? [])
  return pieces.reduce((sum, piece) => sum + piece.advance, 0) < 2 * (pieces[0]?.size ?? 0)
}

function laddersOf(rows: readonly Row[]): number[] {
  let run = 0
  return rows.map((row) => {
    run = isDivided(row) ? run + 1 : 0
    return run
  })
}
