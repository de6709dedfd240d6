/** Runs into lines: broken, filled and hung. */
import type { Style, Template } from '../template.ts'
import { type Assembled, assemble } from './assemble.ts'
import { arranged } from './bidi.ts'
import { itemsOf, type SetItem } from './items.ts'
import { type Ask, breakLines, type Measure, type Pass, type Temper } from './linebreak.ts'
import type { Line, Piece } from './page.ts'
import type { Run } from './runs.ts'
import { byScript } from './scripts.ts'
import type { Stick } from './stick.ts'
import { easy, strain } from './strain.ts'
import { lineStart, sumsOf } from './sums.ts'

/** The room for the lines of a paragraph, from the left of its column. */
export interface Room extends Measure {
  x(line: number): number
}

/** A line without its place on a page. */
export type SetLine = Pick<Line, 'x' | 'scale' | 'tracking' | 'pieces'> & {
  /** What it takes on the page, without its trailing space. */
  width: number
  /** Whether it ends with a hyphen. */
  isHyphenated: boolean
}

/** The same room for each line. */
export function room(width: number, x = 0): Room {
  return { width: () => width, x: () => x, settled: 0 }
}

/** Set a paragraph; no lines where it cannot be had as it is asked for. */
export function setParagraph(
  runs: readonly Run[],
  space: Room,
  style: Style,
  stick: Stick,
  ask: Ask = {},
): SetLine[] {
  return paragraphOf(runs, space, style)(stick, ask)
}

/** Sets a paragraph as often as it is asked for; what its lines are made of is made once. */
export function paragraphOf(
  runs: readonly Run[],
  space: Room,
  style: Style,
): (stick: Stick, ask: Ask) => SetLine[] {
  const justified = style.align === 'justify'
  const narrowest = Math.min(space.width(0), space.width(space.settled))
  let split: readonly Run[] | undefined
  let items: SetItem[] | undefined
  return (stick, ask) => {
    split ??= byScript(runs, stick)
    items ??= itemsOf(split, { stick, style, narrowest, justified })
    const temper = justified ? filled(stick, style, split) : ragged(narrowest / 4)
    return setItems(items, space, temper, style, stick, ask)
  }
}

/** Set items as they were made, filled or ragged. */
export function setItems(
  items: readonly SetItem[],
  space: Room,
  temper: Temper,
  style: Style,
  stick: Stick,
  ask: Ask = {},
): SetLine[] {
  if (!items.some((item) => item.kind === 'box')) return []
  const breaks = breakLines(items, space, temper, ask)
  const sums = sumsOf(items)
  const lines = breaks.map((to, line) => {
    const from = lineStart(items, sums, line === 0 ? -1 : (breaks[line - 1] ?? 0))
    const set = assemble(items, from, to)
    return temper.rag === 0
      ? fill(set, space, line, (items[to]?.cost ?? 0) <= -1000, temper, stick)
      : place(set, space, line, style)
  })
  const isTurned = items.some(({ part }) => part?.run.level !== undefined)
  if (!isTurned) return lines
  return lines.map((line) => ({ ...line, pieces: arranged(line.pieces, stick.direction) }))
}

/** Letters that join bear no space between them, and squares stay squares. */
function filled({ template }: Stick, style: Style, runs: readonly Run[]): Temper {
  const { expansion, tracking, hyphens, lastLine } = template.justify
  const isTight = runs.some((run) => run.isTight)
  return {
    passes: passesOf(template),
    expansion: isTight ? 0 : expansion,
    tracking: runs.some(({ level }) => level !== undefined) ? 0 : tracking * style.size,
    // Between ideographs there are no gaps that could become too narrow.
    pressed: isTight ? 1 : 1.4,
    doubleHyphen: 8000,
    mismatch: 3000,
    lateHyphen: 1e6,
    rest: 1e7,
    shortLine: 40000,
    lastLine: lastLine * style.size,
    hyphens,
    rag: 0,
  }
}

/** What is tried in turn: no hyphens, any but in names, looser lines, names, a poor end, whatever is left. */
function passesOf({ justify: { hyphenStub } }: Template): Pass[] {
  return [
    { strain: 0.5, cost: 0, poor: false },
    { strain: 0.8, cost: hyphenStub, poor: false },
    { strain: 2, cost: hyphenStub, poor: false },
    { strain: 2, cost: 1000, poor: false },
    { strain: 3, cost: hyphenStub, poor: true },
    { strain: Number.POSITIVE_INFINITY, cost: 1000, poor: true },
  ]
}

/** Each line may leave so much free. */
export function ragged(rag: number): Temper {
  return {
    passes: [{ strain: Number.POSITIVE_INFINITY, cost: 1000, poor: true }],
    expansion: 0,
    tracking: 0,
    pressed: 1,
    doubleHyphen: 0,
    mismatch: 0,
    lateHyphen: 0,
    rest: 0,
    shortLine: 0,
    lastLine: 0,
    hyphens: 2,
    rag,
  }
}

/** In shares of a space: what is narrower is none, what is wider is a hole. */
const tightestGap = 0.4
const widestGap = 3

/**
 * Fill a line: letters first, then spaces, then the space between letters; where it is tight, all of that before gaps
 * become narrower than is good.
 */
function fill(
  set: Assembled,
  space: Room,
  line: number,
  isEnd: boolean,
  { expansion, tracking: most }: Temper,
  stick: Stick,
): SetLine {
  const target = space.width(line) + set.left + set.right
  const excess = target - set.boxes - set.spaces
  const x = space.x(line) - set.left
  if (set.joints.length > 0) return finish(isEnd && excess >= 0 ? set : spread(set, excess), x, 1, 0)
  if (isEnd && excess >= 0) return finish(set, x, 1, 0)
  const joints = Math.max(0, set.glyphs - 1)
  const letters = set.boxes * expansion
  const tracked = most * joints
  const give = excess < 0 ? set.shrink : set.stretch
  const pull = Math.min(1, strain(Math.abs(excess), give, letters, tracked))
  const last = excess < 0 ? (-excess - letters - easy * give) / (tracked || 1) : (pull - easy) / (1 - easy)
  const scale = round(1 + Math.min(1, pull / easy) * Math.sign(excess) * expansion, 1e5)
  const track = round(most * Math.max(0, Math.min(1, last)) * Math.sign(excess), 1e4)
  const spaces = target / scale - set.boxes - track * joints
  // A line with a hole in it is worse than one that is too short.
  if (spaces > set.spaces * widestGap) return finish(stretched(set, 1), x, 1, 0)
  if (set.spaces * tightestGap - spaces > 0.5) reportOverset(set, stick)
  const gap = set.spaces > 0 ? Math.max(tightestGap, spaces / set.spaces) : 1
  return finish(stretched(set, gap), x, scale, track)
}

/** Fill a line of ideographs; one that would be full of holes is rather too short. */
function spread(set: Assembled, excess: number): Assembled {
  const give = excess < 0 ? set.shrink : set.stretch
  const share = give > 0 ? Math.max(-1, excess / give) : 0
  if (share > widestGap * 2) return set
  for (const { piece: index, stretch, shrink } of set.joints) {
    const piece = set.pieces[index]
    if (piece) piece.advance += share * (share < 0 ? shrink : stretch)
  }
  return set
}

function reportOverset(set: Assembled, stick: Stick): void {
  const words = set.pieces.map((piece) => piece.shaped.copy).join('')
  stick.report('overset-line', `A line is too long for its column: “${words}”`, { node: stick.node })
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts
}

function stretched(set: Assembled, factor: number): Assembled {
  for (const piece of set.pieces) if (isSpace(piece)) piece.advance *= factor
  return set
}

export function isSpace(piece: Piece): boolean {
  return piece.shaped.copy === ' ' || piece.shaped.copy === '\u00a0'
}

function finish(set: Assembled, x: number, scale: number, tracking: number): SetLine {
  const { pieces, trail, isHyphenated, glyphs } = set
  const advances = pieces.reduce((sum, piece) => sum + piece.advance, 0)
  const width = (advances + tracking * Math.max(0, glyphs - 1)) * scale
  return { x, scale, tracking, width, isHyphenated, pieces: trail ? [...pieces, trail] : pieces }
}

/** Set a line as wide as it is. */
function place(set: Assembled, space: Room, line: number, style: Style): SetLine {
  const natural = finish(set, 0, 1, 0)
  return { ...natural, x: space.x(line) + shift(style, space.width(line) - natural.width) }
}

export function shift({ align }: Style, free: number): number {
  return align === 'center' ? free / 2 : align === 'right' ? free : 0
}
