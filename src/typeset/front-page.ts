/**
 * The front page: the template's first places for the stories that weigh most, and beneath them rows of whole stories;
 * where stories are too long for that, all of the template's places, and lines that lead inside.
 */
import type { Module } from '../template.ts'
import { measureOf } from './furniture.ts'
import type { Strip } from './galley.ts'
import { fewest, fillOf, type Made, placeRows, planRows } from './inside.ts'
import { depthIn, fillingScale, headIn, linesOf, type Matter, scaleIn, setMatter } from './matter.ts'
import type { Layout } from './newspaper.ts'
import { fillPage, isDone, type Sheet, windowOf } from './paginate.ts'
import { fillRoom, gap, ruleAbove, ruleBeside, setDown } from './place.ts'
import { byWeight } from './weight.ts'
import type { Paper } from './words.ts'

/** Lines that a place may grow by, where a story ends with them. */
const slack = 6
/** What it costs that a story goes on elsewhere, in lines of white; but not for fewer than `fewest`. */
const jumpCost = 40

/** How much of a page its rows fill, at least, that needs no places of the template. */
const full = 0.9

/** Fills the front page; says what is left for the others: stories that go on first, then those in the order given. */
export function placeFront(
  matters: readonly Matter[],
  paper: Paper,
  sheet: Sheet,
  top: number,
  layout: Layout,
): Matter[] {
  let queue = byWeight(matters)
  const jumped: Matter[] = []
  let line = top
  for (const [index, modules] of rowsOf(paper).entries()) {
    if (modules.length > queue.length) break
    const isBelow = index > 0
    const places = rowsOf(paper).slice(index).flat().length
    if (isBelow && isFull(planRows(queue, paper, sheet, line), sheet.lines - line, places)) break
    const row = modules.map((module, index) => {
      const lines = Math.floor(module.depth * (sheet.lines - top)) - gap
      const room = windowOf(sheet, module.column - 1, module.columns, line, lines)
      return placeOf(queue[index] as Matter, module, paper, room, isBelow)
    })
    queue = queue.slice(modules.length)
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
  const left = new Set(placeRows(queue, paper, sheet, { page: 0, line }, layout).left)
  return [...jumped, ...matters.filter((matter) => left.has(matter))]
}

/** Whether rows of whole stories do as well as so many places of the template. */
function isFull(made: Made, lines: number, places: number): boolean {
  const count = made.rows.reduce((sum, { spots }) => sum + spots.length, 0)
  return count >= places && fillOf(made) >= full * lines
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
  head: readonly Strip[]
  /** How many lines the story takes; more than there are where it does not fit. */
  need: number
}

function placeOf(matter: Matter, module: Module, paper: Paper, room: Sheet, isBelow: boolean): Place {
  const { body, next } = setMatter(matter, paper, room)
  const width = measureOf(room, matter.stick.template.grid.measure)
  const wanted = isBelow ? module.scale : fillingScale(matter, width, module.scale)
  // A head that leaves no room for copy is set as it is inside.
  const isTall = linesOf(headIn(matter, paper, room, wanted), room) > room.lines / 2
  const scale = isTall ? scaleIn(module.columns, paper) : wanted
  const head = headIn(matter, paper, room, scale)
  const used = linesOf(head, room)
  const columns = fillPage(body, next, { ...room, lines: room.lines + slack }, used)
  const need = isDone(columns) ? used + depthIn(columns, room) : Number.POSITIVE_INFINITY
  return { matter, module, scale, room, head, need }
}

/** The depth of a row that leaves the least white, jumps counted. */
function rowDepth(places: readonly Place[]): number {
  const most = Math.max(1, ...places.map(({ room }) => room.lines))
  const priceOf = (lines: number) =>
    places.reduce((sum, { need, module }) => {
      const white = (lines - need) * module.columns
      return sum + (white >= 0 ? white : white > -fewest ? 1000 : jumpCost)
    }, 0)
  const depths = [most, ...places.flatMap(({ need }) => (Number.isFinite(need) ? [need] : []))]
  return depths.reduce((best, lines) => (priceOf(lines) < priceOf(best) ? lines : best))
}

/** Says whether it fits. */
function fillPlace(
  { matter, module, scale, room }: Place,
  lines: number,
  isBelow: boolean,
  paper: Paper,
  layout: Layout,
): boolean {
  const sheet = { ...room, lines }
  const { body, next } = setMatter(matter, paper, sheet)
  const head = headIn(matter, paper, sheet, scale, false)
  const columns = fillRoom(body, next, sheet, linesOf(head, sheet))
  const rules = [
    ...(isBelow ? ruleAbove(sheet, matter.stick) : []),
    ...(module.column > 1 ? ruleBeside(sheet, lines, matter.stick) : []),
  ]
  return setDown(matter, head, columns, sheet, 0, rules, layout)
}
