/**
 * The front page: the template's first places for the stories that weigh most, and beneath them rows of whole stories;
 * where stories are too long for that, all of the template's places, and lines that lead inside.
 */
import type { Module } from '../template.ts'
import { measureOf } from './furniture.ts'
import { fewest, fillOf, type Made, placeRows, planRows } from './inside.ts'
import {
  depthIn,
  fillingScale,
  least,
  linesOf,
  type Matter,
  printHead,
  scaleIn,
  type Trial,
  tryIn,
} from './matter.ts'
import type { Layout } from './newspaper.ts'
import { fillPage, isDone, type Sheet, windowOf } from './paginate.ts'
import { fillRoom, gap, ruleAbove, ruleBeside, setDown } from './place.ts'
import { byWeight } from './weight.ts'
import type { Paper } from './words.ts'

/** Lines that a place may grow by, where a story ends with them. */
const slack = 6
/** The largest share of its place that a head takes. */
const tallestHead = 0.5
/** What it costs that a story goes on elsewhere, in lines of white; but not for fewer than `fewest`. */
const jumpCost = 40

/** How much of a page its rows fill, at least, that needs no places of the template. */
const full = 0.9

/** Fills the front page; says what is left for the others: stories that go on first, then those in the order given. */
export function placeFront(matters: readonly Matter[], paper: Paper, top: number, layout: Layout): Matter[] {
  const { sheet } = paper
  let queue = byWeight(matters)
  const jumped: Matter[] = []
  let line = top
  for (const [index, modules] of rowsOf(paper).entries()) {
    if (modules.length > queue.length) break
    const isBelow = index > 0
    const places = rowsOf(paper).slice(index).flat().length
    if (isBelow && isFull(planRows(queue, paper, line), sheet.lines - line, places)) break
    const row: Place[] = []
    for (const module of modules) {
      const lines = Math.floor(module.depth * (sheet.lines - top)) - gap
      const room = windowOf(sheet, module.column - 1, module.columns, line, lines)
      const place = bestFor(module, queue, row[0], paper, room, isBelow)
      queue = queue.filter((matter) => matter !== place.matter)
      row.push(place)
    }
    const lines = rowDepth(row)
    for (const place of row) {
      if (!fillPlace(place, lines, isBelow, paper, layout)) jumped.push(place.matter)
    }
    const { contents } = paper
    if (contents.top === modules[0]?.top) {
      layout.contents = windowOf(sheet, contents.column - 1, contents.columns, line, lines)
    }
    line += lines + gap
  }
  const left = new Set(placeRows(queue, paper, { page: 0, line }, layout).left)
  return [...jumped, ...matters.filter((matter) => left.has(matter))]
}

/** Whether rows of whole stories do as well as so many places of the template: about as many begin. */
function isFull(made: Made, lines: number, places: number): boolean {
  const count = made.rows.reduce((sum, { spots }) => sum + spots.length, 0)
  return count >= places - 1 && fillOf(made) >= full * lines
}

/** The template's places, row by row. */
function rowsOf({ modules }: Paper): Module[][] {
  const tops = [...new Set(modules.map(({ top }) => top))]
  return tops.map((top) => modules.filter((module) => module.top === top))
}

/** A story and its place on the front page. */
interface Place {
  matter: Matter
  module: Module
  scale: number
  /** As deep as its share of the page. */
  room: Sheet
  trial: Trial
  /** Lines that its head takes. */
  used: number
  /** Lines that the story takes; infinite where no page holds it. */
  need: number
}

/** Stories that a place beside another is chosen from, and what it costs to pass one over, in lines of white. */
const sight = 6
const passing = 2

/** The heaviest story; beside another, one of the heaviest that is about as deep. */
function bestFor(
  module: Module,
  queue: readonly Matter[],
  first: Place | undefined,
  paper: Paper,
  room: Sheet,
  isBelow: boolean,
): Place {
  const near = queue.slice(0, first && Number.isFinite(first.need) ? sight : 1)
  const places = near.map((matter) => placeOf(matter, module, paper, room, isBelow || first !== undefined))
  const priceOf = (place: Place) =>
    (Number.isFinite(place.need) ? Math.abs(place.need - (first?.need ?? place.need)) : room.lines) +
    passing * places.indexOf(place)
  return places.reduce((best, place) => (priceOf(place) < priceOf(best) ? place : best))
}

/** `isPlain`: its headline has the size that the template states; else the nearest that fills its measure. */
function placeOf(matter: Matter, module: Module, paper: Paper, room: Sheet, isPlain: boolean): Place {
  const width = measureOf(room, matter.stick.template.grid.measure)
  const wanted = isPlain ? module.scale : fillingScale(matter, width, module.scale)
  const tried = tryIn(matter, paper, room, wanted)
  // A head that leaves no room for copy is set as it is inside.
  const isTall = linesOf(tried.head, room) > room.lines * tallestHead
  const scale = isTall ? scaleIn(module.columns, paper) : wanted
  const trial = isTall ? tryIn(matter, paper, room, scale) : tried
  const used = linesOf(trial.head, room)
  const columns = fillPage(trial.body, trial.next, { ...room, lines: paper.sheet.lines }, used)
  const need = isDone(columns) ? used + depthIn(columns, room) : Number.POSITIVE_INFINITY
  return { matter, module, scale, room, trial, used, need }
}

/** The depth of a row that leaves the least white, jumps counted; each story has some lines beneath its head. */
function rowDepth(places: readonly Place[]): number {
  const most = Math.max(...places.map(({ room }) => room.lines))
  const fewestLines = Math.max(...places.map(({ used, need }) => Math.min(need, used + least + 1)))
  const priceOf = (lines: number) =>
    places.reduce((sum, { need, module }) => {
      const white = (lines - need) * module.columns
      return sum + (white >= 0 ? white : white > -fewest ? 1000 : jumpCost)
    }, 0)
  const depths = [most, ...places.flatMap(({ need }) => (need <= most + slack ? [need] : []))]
  const depth = depths.reduce((best, lines) => (priceOf(lines) < priceOf(best) ? lines : best))
  return Math.max(depth, fewestLines)
}

/** Says whether it fits. */
function fillPlace(
  { matter, module, scale, room, trial: { body, next, isWide } }: Place,
  lines: number,
  isBelow: boolean,
  paper: Paper,
  layout: Layout,
): boolean {
  const sheet = { ...room, lines }
  const head = printHead(matter, paper, room, scale, isWide)
  const columns = fillRoom(body, next, sheet, linesOf(head, sheet))
  const rules = [
    ...(isBelow ? ruleAbove(sheet, matter.stick) : []),
    ...(module.column > 1 ? ruleBeside(sheet, lines, matter.stick) : []),
  ]
  return setDown(matter, head, columns, sheet, 0, rules, layout)
}
