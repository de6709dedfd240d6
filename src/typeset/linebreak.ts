/**
 * Where a paragraph's lines end: Knuth and Plass's total fit (Software: Practice and Experience 11, 1981).
 *
 * Boxes are letters, glue is the space between words, a penalty is a place where a line may end at a price. Every
 * way to break the paragraph is weighed, and the one with the fewest demerits over all its lines is taken. Beyond the
 * paper, letters may be set a little wider or narrower, signs may hang in the margins, and hyphens are counted.
 */
import { strain } from './strain.ts'
import { at, type Item, lineStart, type Sums, sumsOf } from './sums.ts'

/** The room for lines, counted from 0; from the line `settled` on it does not change. */
export interface Measure {
  width(line: number): number
  settled: number
}

/** How bad a line may be. */
export interface Pass {
  /** The largest strain of a line. */
  strain: number
  /** The highest cost of a break. */
  cost: number
  /** Whether it may end badly: with a last line that is too short, or beneath a hyphen. */
  poor: boolean
}

export interface Temper {
  /** Tried in turn until one finds a way; the last one takes what is left. */
  passes: readonly Pass[]
  /** How much wider or narrower letters may be, as a share. */
  expansion: number
  /** The most space between two glyphs of a loose line. */
  tracking: number
  /** How much worse a line is that is pressed together than one that is as far drawn out. */
  pressed: number
  /** Demerits for two hyphens in a row, */
  doubleHyphen: number
  /** for a loose line beneath a tight one, */
  mismatch: number
  /** for a hyphen at the end of the last line but one, */
  lateHyphen: number
  /** for a last line that is nothing but the rest of a word, */
  rest: number
  /** and for a last line shorter than `lastLine`. */
  shortLine: number
  lastLine: number
  /** Hyphens in a row, at most. */
  hyphens: number
  /** Room that each line may leave free at its end, for ragged setting. */
  rag: number
}

/** What a paragraph that is set again is asked for. */
export interface Ask {
  /** So many lines. */
  lines?: number
  /** Its line of that number, counted from 1, is not to end with a hyphen. */
  whole?: number
}

const forced = -1000
const forbidden = 1000

/** A way to reach a break: the last of its lines. */
interface Node {
  at: number
  line: number
  fitness: number
  hyphens: number
  demerits: number
  before: Node | undefined
}

/** What a paragraph is broken by. */
interface Job {
  items: readonly Item[]
  sums: Sums
  measure: Measure
  temper: Temper
  ask: Ask
}

/** The indexes of the items that lines end at, the paragraph's end among them. None where what is asked is too bad. */
export function breakLines(
  items: readonly Item[],
  measure: Measure,
  temper: Temper,
  ask: Ask = {},
): number[] {
  const job: Job = { items, sums: sumsOf(items), measure, temper, ask }
  for (const pass of isAsked(ask) ? [onAsking] : temper.passes) {
    const end = search(job, pass)
    if (end) return trailOf(end)
  }
  return []
}

function trailOf(end: Node): number[] {
  const breaks: number[] = []
  for (let node: Node | undefined = end; node?.before; node = node.before) breaks.push(node.at)
  return breaks.reverse()
}

/** How full a line is: 0 exactly, 1 stretched and -1, times what that is worse, shrunk as far as is good. */
function ratioOf({ items, sums, measure, temper }: Job, from: number, to: number, line: number): number {
  const item = items[to]
  const start = Math.min(from, to)
  const boxes = at(sums.boxes, to) - at(sums.boxes, start)
  const hung = (items[from]?.left ?? 0) + (item?.right ?? 0)
  const natural =
    boxes + at(sums.glue, to) - at(sums.glue, start) + (item?.kind === 'penalty' ? item.width : 0)
  const excess = measure.width(line) + hung - natural
  const letters = boxes * temper.expansion
  const tracked = temper.tracking * Math.max(0, at(sums.glyphs, to) - at(sums.glyphs, start) - 1)
  return excess < 0
    ? -temper.pressed * strain(-excess, at(sums.shrink, to) - at(sums.shrink, start), letters, tracked)
    : strain(excess, at(sums.stretch, to) - at(sums.stretch, start) + temper.rag, letters, tracked)
}

function search(job: Job, pass: Pass): Node | undefined {
  const { items, temper, ask } = job
  let active: Node[] = [{ at: -1, line: 0, fitness: 1, hyphens: 0, demerits: 0, before: undefined }]
  for (let to = 0; to < items.length; to++) {
    const item = items[to]
    if (!item || !isLegal(items, to, item, pass)) continue
    const { found, kept, ended } = reach(job, pass, active, to, item)
    active = found.length > 0 ? kept.concat(prune(found, temper)) : kept
    if (active.length > 0) continue
    if (pass !== temper.passes.at(-1) || !ended) return undefined
    active = [misfit(ended, to)]
  }
  return bestOf(ask.lines === undefined ? active : active.filter(({ line }) => line === ask.lines))
}

/** The lines that can end at an item, and the ways that can go on past it. */
function reach(job: Job, pass: Pass, active: readonly Node[], to: number, item: Item) {
  const { items, sums, measure, temper, ask } = job
  // Lines are told apart by number as long as it matters.
  const settled = isAsked(ask) ? Number.POSITIVE_INFINITY : measure.settled
  const found: Node[] = []
  const kept: Node[] = []
  let ended: Node | undefined
  for (const node of active) {
    const ratio = ratioOf(job, lineStart(items, sums, node.at), to, node.line)
    const isOver = ratio < -temper.pressed
    if (isOver || item.cost <= forced) ended = node
    else kept.push(node)
    if (isOver || Math.abs(ratio) > pass.strain) continue
    const next = nextNode(job, pass, node, to, ratio)
    if (next) offer(found, next, settled)
  }
  return { found, kept, ended }
}

/** Nothing fits: the line is set as it is, too long or too loose. */
function misfit(before: Node, to: number): Node {
  return { at: to, line: before.line + 1, fitness: 1, hyphens: 0, demerits: before.demerits, before }
}

function bestOf([first, ...others]: readonly Node[]): Node | undefined {
  return others.reduce((best, node) => (best && best.demerits <= node.demerits ? best : node), first)
}

/** How bad the lines of a paragraph may become to have it as it is asked for. */
const onAsking: Pass = { strain: 1.3, cost: forbidden, poor: false }

function isAsked({ lines, whole }: Ask): boolean {
  return lines !== undefined || whole !== undefined
}

function isLegal(items: readonly Item[], index: number, item: Item, pass: Pass): boolean {
  if (item.kind === 'glue') return items[index - 1]?.kind === 'box'
  return item.kind === 'penalty' && item.cost < forbidden && item.cost <= pass.cost
}

/** Nothing where the line may not end so. */
function nextNode(job: Job, pass: Pass, node: Node, to: number, ratio: number): Node | undefined {
  const { items, temper, ask } = job
  const item = items[to]
  const isEnd = to === items.length - 1
  if (!item || (isEnd && !pass.poor && isPoor(job, node, to))) return undefined
  const hyphens = item.flagged ? node.hyphens + 1 : 0
  if (hyphens > temper.hyphens || (item.flagged && node.line + 1 === ask.whole)) return undefined

  const badness = 100 * Math.abs(ratio) ** 3
  const { cost } = item
  let demerits = (1 + badness + Math.max(0, item.kind === 'penalty' ? cost : 0)) ** 2
  if (item.kind === 'penalty' && cost < 0 && cost > forced) demerits -= cost ** 2
  if (hyphens > 1) demerits += temper.doubleHyphen
  const fitness = ratio < -0.5 ? 0 : ratio < 0.5 ? 1 : ratio < 1 ? 2 : 3
  if (node.at >= 0 && Math.abs(fitness - node.fitness) > 1) demerits += temper.mismatch
  if (isEnd) demerits += lastLineDemerits(job, node, to)
  return { at: to, line: node.line + 1, fitness, hyphens, demerits: node.demerits + demerits, before: node }
}

/** Whether the paragraph's last line is too short, or stands beneath a hyphen. */
function isPoor(job: Job, node: Node, to: number): boolean {
  return node.hyphens > 0 || isShort(job, node, to)
}

function isShort({ items, sums, measure, temper }: Job, node: Node, to: number): boolean {
  if (node.at < 0) return false
  const from = lineStart(items, sums, node.at)
  const width = at(sums.boxes, to) - at(sums.boxes, from) + at(sums.glue, to) - at(sums.glue, from)
  return width < Math.min(temper.lastLine, measure.width(node.line))
}

function lastLineDemerits(job: Job, node: Node, to: number): number {
  const { items, sums, temper } = job
  const isOneWord = at(sums.glue, to) === at(sums.glue, lineStart(items, sums, node.at))
  const late = node.hyphens === 0 ? 0 : isOneWord ? temper.rest : temper.lateHyphen
  return (isShort(job, node, to) ? temper.shortLine : 0) + late
}

/** Of the ways that reach a break in the same state, the best one stays. */
function offer(found: Node[], node: Node, settled: number): void {
  const line = Math.min(node.line, settled)
  for (let index = 0; index < found.length; index++) {
    const other = found[index]
    if (!other || other.fitness !== node.fitness || other.hyphens !== node.hyphens) continue
    if (Math.min(other.line, settled) !== line) continue
    if (node.demerits < other.demerits) found[index] = node
    return
  }
  found.push(node)
}

/** A way that is worse by more than its fitness can win back is given up. */
function prune(found: Node[], { mismatch }: Temper): Node[] {
  if (found.length < 2) return found
  const best = found.reduce((least, node) => (node.demerits < least.demerits ? node : least))
  return found.filter(
    (node) =>
      node.demerits <= best.demerits + mismatch || node.hyphens < best.hyphens || node.line !== best.line,
  )
}
