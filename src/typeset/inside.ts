/** The inside pages: section by section, in rows of whole stories; only what is longer than a page goes on elsewhere. */
import { feather, makeUp, type Row } from './makeup.ts'
import { depthIn, formIn, least, linesOf, type Matter, printHead, scaleIn, tryIn } from './matter.ts'
import type { Layout } from './newspaper.ts'
import { sectionHead, sectionLines } from './page-head.ts'
import { type Column, isDone, isOver, windowOf } from './paginate.ts'
import { fillRoom, gap, placeRow, ruleAbove, type Spot, setDown } from './place.ts'
import type { Paper } from './words.ts'

/** Lines that a section, or a story that goes on elsewhere, is begun for at a page's foot. */
const worthwhile = 24
/** Lines of a column that a story goes on elsewhere for, at the least. */
export const fewest = 20
/** A page is made up of stories that would fill so many. */
const choice = 1.6

/** Stories that go on come first, then each section. */
export function placeInside(matters: readonly Matter[], paper: Paper, layout: Layout): void {
  let spot: Spot = { page: 1, line: 0 }
  let section: string | undefined
  for (const run of runsOf(matters)) {
    const [first] = run
    if (!first) continue
    const own = sectionOf(first)
    if (spot.line > 0 && own !== section) spot = beginSection(own, first, paper, spot, layout)
    section = own
    spot = placeSection(run, own, paper, spot, layout)
  }
}

function sectionOf({ story, from }: Matter): string | undefined {
  return from ? undefined : story.data.meta.section
}

/** Stories of one section, as they follow one another. */
function runsOf(matters: readonly Matter[]): Matter[][] {
  const runs: Matter[][] = []
  for (const matter of matters) {
    const last = runs.at(-1)
    if (last?.[0] && sectionOf(last[0]) === sectionOf(matter)) last.push(matter)
    else runs.push([matter])
  }
  return runs
}

/** Beneath its name, where there is room enough; else a new page. */
function beginSection(
  name: string | undefined,
  { stick }: Matter,
  paper: Paper,
  spot: Spot,
  { frames }: Layout,
): Spot {
  const left = paper.sheet.lines - spot.line
  if (left < worthwhile + sectionLines) return { page: spot.page + 1, line: 0 }
  if (!name) return spot
  const room = windowOf(paper.sheet, 0, paper.sheet.columns.length, spot.line, sectionLines)
  frames.set(spot.page, [...(frames.get(spot.page) ?? []), ...sectionHead(name, paper, stick, room)])
  return { page: spot.page, line: spot.line + sectionLines }
}

function placeSection(
  run: readonly Matter[],
  section: string | undefined,
  paper: Paper,
  from: Spot,
  layout: Layout,
): Spot {
  let [spot, queue] = [from, [...run]]
  while (queue.length > 0) {
    nameSection(section, spot.page, layout)
    const made = placeRows(queue, paper, spot, layout)
    queue = made.left
    spot = { page: spot.page, line: made.line }
    const [first] = queue
    if (!first) break
    const isStuck = spot.line === 0 || paper.sheet.lines - spot.line >= worthwhile
    const long = isStuck ? placeLong(first, paper, spot, layout) : undefined
    if (long) queue.shift()
    for (let page = spot.page; long && page <= long.page; page++) nameSection(section, page, layout)
    spot = long ?? { page: spot.page + 1, line: 0 }
  }
  return spot
}

/** A page is of the first section that has a name and stands on it. */
function nameSection(section: string | undefined, page: number, { sections }: Layout): void {
  if (section && !sections.has(page)) sections.set(page, section)
}

/** Rows of whole stories, and the stories that they were chosen from. */
export interface Made {
  rows: Row[]
  near: Matter[]
}

/** The rows that fill a page from a line on. */
export function planRows(matters: readonly Matter[], paper: Paper, line: number): Made {
  const columns = paper.sheet.columns.length
  const lines = paper.sheet.lines - line
  const depths = (matter: Matter) => depthsOf(matter, columns, paper)
  const near = nearest(matters, lines * columns * choice, depths)
  return { rows: makeUp(near.map(depths), { columns, lines, gap }), near }
}

/** As many rows of whole stories as the page has room for; says which stories are left, and where they may begin. */
export function placeRows(
  matters: readonly Matter[],
  paper: Paper,
  { page, line }: Spot,
  layout: Layout,
): { left: Matter[]; line: number } {
  const made = planRows(matters, paper, line)
  const { rows, near } = made
  const taken = new Set(rows.flatMap(({ spots }) => spots.map(({ story }) => near[story])))
  const left = matters.filter((matter) => !taken.has(matter))
  let free = left.length > 0 ? paper.sheet.lines - line - fillOf(made) : 0
  let at = line
  for (const [index, row] of rows.entries()) {
    placeRow(row, near, paper, { page, line: at }, layout)
    const air = index < rows.length - 1 ? Math.min(feather, Math.max(0, free)) : 0
    free -= air
    at += row.depth + gap + air
  }
  return { left, line: at }
}

/** Lines of the grid that rows take, with what is between them. */
export function fillOf({ rows }: Made): number {
  return rows.reduce((sum, { depth }) => sum + depth, 0) + gap * Math.max(0, rows.length - 1)
}

function depthsOf(matter: Matter, columns: number, paper: Paper): number[] {
  return Array.from(
    { length: columns },
    (_, index) => formIn(matter, paper, index + 1)?.depth ?? Number.POSITIVE_INFINITY,
  )
}

/** The first stories, enough to choose from for so many lines of a column. */
function nearest(
  matters: readonly Matter[],
  lines: number,
  depthsIn: (matter: Matter) => number[],
): Matter[] {
  let sum = 0
  const end = matters.findIndex((matter) => {
    const shallowest = Math.min(...depthsIn(matter).map((depth, index) => depth * (index + 1)))
    if (Number.isFinite(shallowest)) sum += shallowest
    return sum > lines
  })
  return end < 0 ? [...matters] : matters.slice(0, end + 1)
}

/** What no page holds, over all columns, from a spot on and as many pages as it takes; nothing where it rather waits. */
function placeLong(matter: Matter, paper: Paper, from: Spot, layout: Layout): Spot | undefined {
  const columns = paper.sheet.columns.length
  for (let spot = from; ; spot = { page: spot.page + 1, line: 0 }) {
    const room = windowOf(paper.sheet, 0, columns, spot.line, paper.sheet.lines - spot.line)
    const scale = scaleIn(columns, paper)
    const { head: tried, body, next, isWide } = tryIn(matter, paper, room, scale)
    const used = linesOf(tried, room)
    const filled = fillRoom(body, next, room, used)
    const isShort = !isDone(filled) && room.lines - used < least
    const isLate = isShort || isOver(filled, (room.lines - used) * room.leading) || isNearlyDone(filled)
    if (spot.line > 0 && isLate) return undefined
    const rules = spot.line > 0 ? ruleAbove(room, matter.stick) : []
    const head = printHead(matter, paper, room, scale, isWide)
    if (setDown(matter, head, filled, room, spot.page, rules, layout)) {
      return { page: spot.page, line: spot.line + used + depthIn(filled, room) + gap }
    }
  }
}

/** Whether a story would go on elsewhere for a few lines. */
function isNearlyDone(columns: readonly Column[]): boolean {
  const last = columns.at(-1)
  const left = last ? last.galley.length - last.next : 0
  return left > 0 && left < fewest
}
