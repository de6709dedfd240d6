/**
 * The galley: a story's type in one long column, in strips that no column's end divides.
 *
 * Marks stand in a strip as they will stand on the page, counted from its top and from the column's left.
 */
import type { Style, Template } from '../template.ts'
import type { Ask } from './linebreak.ts'
import type { Line, Page, Tag } from './page.ts'
import type { SetLine } from './paragraph.ts'
import { type Stick, silent } from './stick.ts'

export interface Strip {
  marks: Page['marks']
  height: number
  /** Space above it, none at the top of a column. */
  above: number
  /** What it costs to end a column beneath it; infinite where that may not be. */
  cost: number
  /** Whether it stands on the grid. */
  snaps: boolean
  /** Whether it is left out where it would begin a column: it parts what no longer stands together. */
  parts?: true
  /** What is said again above it where it begins a column: a table's head. */
  head?: Strip
  /** Sets the paragraph that it is a line of again; nothing where it cannot be had so. */
  again?: Again
}

export type Again = (ask: Ask) => Strip[] | undefined

export interface Galley {
  strips: Strip[]
  /** Whether it stands on the grid; a head does not. */
  snaps: boolean
  /** Space that the last block wants beneath it, in lines of the grid. */
  below: number
  /** How far beneath a line of the grid the last block ends. */
  past: number
}

export const hyphenCost = 200
export const never = Number.POSITIVE_INFINITY
/** So many lines of a list or of verse, and so many rows, are not divided between columns. */
export const fewLines = 4
export const fewRows = 8

export function newGalley(snaps = true): Galley {
  return { strips: [], snaps, below: 0, past: 0 }
}

/**
 * Add a block's strips, with the larger of the two spaces between blocks. What a block with a leading of its own
 * leaves to the next line of the grid stands half above it, half beneath.
 */
export function addBlock(galley: Galley, strips: Strip[], { above, below }: Style, { grid }: Template): void {
  const [first] = strips
  if (!first) return
  const { leading } = grid
  first.above = Math.max(above, galley.below) * leading
  if (first.snaps) galley.past = 0
  else if (galley.snaps) {
    const end = galley.past + first.above + strips.reduce((sum, strip) => sum + strip.height, 0)
    const rest = leadingRest(end + below * leading, leading) / 2
    first.above += rest
    galley.past = end + rest
  }
  galley.below = below
  for (const strip of strips) galley.strips.push(strip)
}

/** From a depth to the next line of the grid. */
function leadingRest(depth: number, leading: number): number {
  return Math.ceil(depth / leading - 0.001) * leading - depth
}

/** How a block's lines become strips. */
export interface Setting {
  leading: number
  /** From a strip's top to its baseline. */
  drop: number
  snaps: boolean
  ink?: readonly [number, number, number]
}

export function stripOf(line: SetLine, tag: Tag | undefined, setting: Setting): Strip {
  const mark = markOf(line, tag, setting.drop, setting.ink)
  return { marks: [mark], height: setting.leading, above: 0, cost: 0, snaps: setting.snaps }
}

export function markOf(line: SetLine, tag: Tag | undefined, y: number, ink?: Setting['ink']): Line {
  const { x, scale, tracking, pieces } = line
  return { kind: 'line', ...(tag && { tag }), x, y, scale, tracking, ...(ink && { ink }), pieces }
}

/** Set what it costs to end a column after each line of a paragraph: no widows, no orphans, rather no hyphens. */
export function guard(
  strips: Strip[],
  lines: readonly SetLine[],
  { orphans, widows }: Template['grid'],
): void {
  for (const [index, strip] of strips.entries()) {
    const [before, after] = [index + 1, strips.length - index - 1]
    const isAlone = after > 0 && (before < orphans || after < widows)
    strip.cost = isAlone ? never : lines[index]?.isHyphenated ? hyphenCost : 0
  }
}

/** Let a paragraph be set again, should its column want it. */
export function resettable(stick: Stick, set: (stick: Stick, ask: Ask) => Strip[]): Strip[] {
  const held = new Map<string, Strip[]>()
  let first: Strip[] | undefined
  const again = (ask: Ask) => {
    const key = `${ask.lines} ${ask.whole}`
    const strips = held.get(key) ?? set(first ? silent(stick) : stick, ask)
    held.set(key, strips)
    for (const strip of strips) strip.again = again
    return strips.length > 0 ? strips : undefined
  }
  first = again({}) ?? []
  return first
}

/** Keep a block's lines together, and with the block beneath it. */
export function keepWithNext(strips: readonly Strip[]): void {
  for (const strip of strips) strip.cost = never
}

/** Keep a block's lines together, if there are no more than so many. */
export function keepWhole(strips: readonly Strip[], most: number): void {
  if (strips.length <= most) keepWithNext(strips.slice(0, -1))
}

/** The same marks as an artifact: what is repeated is no part of the story. */
export function artifact(strip: Strip): Strip {
  const marks = strip.marks.map((mark) => {
    if (mark.kind === 'rule') return mark
    const { tag: _, ...line } = mark
    if (line.kind === 'picture') return line
    return { ...line, pieces: line.pieces.map(({ tag: _tag, ...piece }) => piece) }
  })
  return { ...strip, marks }
}
