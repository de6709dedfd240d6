/** A story in its place on a page: its marks, the rules around it, what is left of it. */

import { columnRules, measureOf } from './furniture.ts'
import type { Strip } from './galley.ts'
import type { Row } from './makeup.ts'
import { dropOf, formIn, linesOf, type Matter, printHead, type Region, scaleIn } from './matter.ts'
import { mirrored } from './mirror.ts'
import type { Layout } from './newspaper.ts'
import type { Page } from './page.ts'
import { type Column, fillPage, isDone, type Sheet, windowOf } from './paginate.ts'
import { paintColumns, stack } from './parts.ts'
import { ruleAt } from './rule.ts'
import type { Stick } from './stick.ts'
import type { Paper } from './words.ts'

/** Lines of the grid between stories. */
export const gap = 2

export interface Spot {
  page: number
  line: number
}

/** A row of whole stories; `spot` is where it begins. A story's columns end where its row ends, at the latest. */
export function placeRow(
  { spots, depth }: Row,
  matters: readonly Matter[],
  paper: Paper,
  { page, line }: Spot,
  layout: Layout,
): void {
  for (const spot of spots) {
    const matter = matters[spot.story]
    const form = matter && formIn(matter, paper, spot.columns)
    if (!matter || !form) continue
    const room = windowOf(paper.sheet, spot.column, spot.columns, line + spot.line, form.depth)
    const rules = [
      ...(line + spot.line > 0 ? ruleAbove(room, matter.stick) : []),
      ...(spot.line === 0 && spot.column > 0 ? ruleBeside(room, depth, matter.stick) : []),
    ]
    const head = printHead(matter, paper, room, scaleIn(spot.columns, paper), form.isWide)
    setDown(matter, head, form.columns, room, page, rules, layout)
  }
}

/** As much of a story as a place holds; says whether that was all. */
export function setDown(
  matter: Matter,
  head: readonly Strip[],
  columns: readonly Column[],
  sheet: Sheet,
  page: number,
  rules: Page['marks'],
  { regions, direction }: Layout,
): boolean {
  const { story, stick, set, from } = matter
  if (from) from.on = page
  const used = linesOf(head, sheet)
  const marks = [
    ...stack(head, { ...sheet, top: sheet.top + dropOf(head, sheet) }),
    ...columnRules(columns, stick, sheet, used),
    ...paintColumns(columns, sheet, used),
  ]
  // A story that runs the other way than its paper is turned over in its own place.
  const [left, width] = [sheet.columns[0] ?? 0, measureOf(sheet, stick.template.grid.measure)]
  const turned = stick.direction === direction ? marks : mirrored(marks, 2 * left + width)
  const region: Region = { story, page, sheet, marks: [...rules, ...turned] }
  regions.push(region)
  const isWhole = isDone(columns)
  const last = columns.at(-1)
  if (isWhole) delete matter.set
  else if (set) {
    const { galley = set.body, next = set.next } = last ?? {}
    matter.set = { ...set, body: galley, next, figure: [], figureStrips: [], forms: new Map() }
    matter.from = region
  }
  return isWhole
}

/** All that is left if it fits; else as much as leaves a line to say where it goes on. */
export function fillRoom(body: readonly Strip[], next: number, sheet: Sheet, used: number): Column[] {
  const columns = fillPage(body, next, sheet, used)
  return isDone(columns) ? columns : fillPage(body, next, { ...sheet, lines: sheet.lines - 1 }, used)
}

/** In the middle of the lines that part a story from the one above. */
export function ruleAbove(sheet: Sheet, { template }: Stick): Page['marks'] {
  const width = measureOf(sheet, template.grid.measure)
  return [ruleAt(sheet.columns[0] ?? 0, sheet.top - (gap * sheet.leading) / 2, width, template.head.rule)]
}

/** In the middle of the gutter at the left, so many lines deep. */
export function ruleBeside(sheet: Sheet, lines: number, { template }: Stick): Page['marks'] {
  const { rule, gutter } = template.grid
  const x = (sheet.columns[0] ?? 0) - (gutter + rule) / 2
  return rule > 0 ? [ruleAt(x, sheet.top, rule, lines * sheet.leading)] : []
}
