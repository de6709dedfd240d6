/**
 * An edition as a newspaper: a front page of several stories, each in its place, the other stories inside, one beneath
 * the other, and lines that lead from where a story breaks off to where it goes on.
 *
 * A story is one article of the structure, however many pages it is on.
 */
import type { Edition, Story } from '../story.ts'
import type { Module, Newspaper, Style, Template } from '../template.ts'
import { type Entry, mastheadDepth, setContents, setMasthead } from './front.ts'
import { columnRules, depthOf, folio, measureOf, runningHead } from './furniture.ts'
import type { Strip } from './galley.ts'
import { jumpHead, jumpLine } from './jump.ts'
import type { Page, Tag } from './page.ts'
import { type Column, fillPage, isDone, isOver, type Sheet, windowOf } from './paginate.ts'
import { heightOf, type Parts, paintColumns, setParts, stack } from './parts.ts'
import { ruleAt } from './rule.ts'
import type { Stick } from './stick.ts'

/** A story on its way to the pages. */
interface Matter {
  story: Story
  tag: Tag
  stick: Stick
  /** What the front page left of it, and where it broke off. */
  rest?: { body: readonly Strip[]; next: number; from: Region }
}

/** A part of a page that holds a part of a story. What is set of it is kept as marks: an edition is large. */
interface Region {
  story: Story
  /** Counted from 0. */
  page: number
  sheet: Sheet
  marks: Page['marks']
  /** The page that the story goes on at. */
  on?: number
}

interface Spot {
  page: number
  line: number
}

/** Lines of the grid between stories. */
const gap = 2
/** Lines of copy that a story begins with, at the least. */
const least = 5
/** Lines that a place on the front page may grow by, where a story ends with them. */
const slack = 6

export function setNewspaper(
  edition: Edition,
  newspaper: Newspaper,
  root: Tag,
  stickFor: (language: string) => Stick,
  sheet: Sheet,
): Page[] {
  const stick = stickFor(edition.language)
  const matters = edition.stories.map((story): Matter => {
    const { language } = story.data.meta
    const tag: Tag = { type: 'Art', parent: root, children: [], language }
    root.children.push(tag)
    return { story, tag, stick: stickFor(language) }
  })
  const regions: Region[] = []
  const top = Math.ceil(mastheadDepth(newspaper, stick) / sheet.leading) + 1
  // With fewer stories than places, they stand beneath one another from the masthead on.
  const isModular = matters.length >= newspaper.modules.length
  const front = isModular ? placeFront(matters, newspaper, sheet, top, regions) : undefined
  const inside = matters.slice(isModular ? newspaper.modules.length : 0)
  let spot = { page: 0, line: front?.line ?? top }
  for (let matter = inside[0]; matter && spot.page === 0; matter = inside[0]) {
    spot = placeInside(matter, newspaper, sheet, spot, regions)
    inside.shift()
  }
  for (const matter of [...(front?.rest ?? []), ...inside]) {
    if (spot.page === 0) spot = { page: 1, line: 0 }
    spot = placeInside(matter, newspaper, sheet, spot, regions)
  }

  const count = Math.max(...regions.map(({ page }) => page)) + 1
  return Array.from({ length: count }, (_, page) => {
    const name = String(page + 1)
    const frame =
      page > 0
        ? runningHead(edition.title, stick, sheet)
        : [
            ...setMasthead(edition, newspaper, stick, sheet, count),
            ...(front ? contents(regions, newspaper, stick, front.contents) : []),
          ]
    const own = regions.filter((region) => region.page === page)
    const marks = [
      ...frame,
      ...own.flatMap(({ marks }) => marks),
      ...own.flatMap(({ on, sheet: room }) =>
        on === undefined ? [] : jumpLine(on + 1, newspaper, stick, room),
      ),
      ...folio(name, stick, sheet),
    ]
    return { width: sheet.width, height: sheet.height, folio: name, marks }
  })
}

/** The modules, row by row: a row is as deep as its stories take, and hardly deeper than its share of the page. */
function placeFront(
  matters: readonly Matter[],
  { modules, contents }: Newspaper,
  sheet: Sheet,
  top: number,
  regions: Region[],
) {
  const rest: Matter[] = []
  let [line, rail] = [top, sheet]
  for (const share of new Set(modules.map((module) => module.top))) {
    const places = modules.flatMap((module, index): Place[] => {
      const matter = matters[index]
      const room = windowOf(sheet, module.column - 1, module.columns, line, linesIn(module, sheet, top))
      return matter && module.top === share ? [placeOf(matter, module, room)] : []
    })
    const lines = rowDepth(places)
    for (const place of places) rest.push(...fillPlace(place, lines, share > 0, regions))
    if (contents.top === share) rail = windowOf(sheet, contents.column - 1, contents.columns, line, lines)
    line += lines + gap
  }
  return { rest, line, contents: rail }
}

function linesIn({ depth }: Module, sheet: Sheet, top: number): number {
  return Math.floor(depth * (sheet.lines - top)) - gap
}

/** A story and its place on the front page. */
interface Place {
  matter: Matter
  module: Module
  stick: Stick
  /** As deep as its share of the page. */
  room: Sheet
  parts: Parts
  /** How many lines the story takes; more than there are where it does not fit. */
  need: number
}

function placeOf(matter: Matter, module: Module, room: Sheet): Place {
  const stick = { ...matter.stick, template: scaled(matter.stick.template, module.scale) }
  const parts = setParts(matter.story, matter.tag, stick, room)
  const used = linesOf(parts.head, room)
  const columns = fillPage(parts.body, 0, { ...room, lines: room.lines + slack }, used)
  const need = isDone(columns) ? used + depthIn(columns, room) : Number.POSITIVE_INFINITY
  return { matter, module, stick, room, parts, need }
}

/** What it costs that a story goes on elsewhere, in lines of white; but not for a few lines. */
const jumpCost = 40
const fewest = 20

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

/** Says what does not fit. */
function fillPlace(place: Place, lines: number, isBelow: boolean, regions: Region[]): Matter[] {
  const { matter, module, stick, parts } = place
  const sheet = { ...place.room, lines }
  const columns = fillRoom(parts.body, 0, sheet, linesOf(parts.head, sheet))
  const { story } = matter
  const rules = [
    ...(isBelow ? ruleAbove(sheet, stick) : []),
    ...(module.column > 1 ? ruleBeside(sheet, stick) : []),
  ]
  const marks = [...rules, ...marksIn(parts.head, columns, sheet, stick)]
  const from: Region = { story, page: 0, sheet, marks }
  regions.push(from)
  return isDone(columns) ? [] : [{ ...matter, rest: { ...leftOf(columns), from } }]
}

/** Its headline and deck larger or smaller. */
function scaled(template: Template, scale: number): Template {
  const { headline, deck } = template.styles
  const styles = { ...template.styles, headline: sized(headline, scale), deck: sized(deck, Math.sqrt(scale)) }
  return { ...template, styles }
}

function sized(style: Style, scale: number): Style {
  const { size, leading } = style
  return { ...style, size: size * scale, ...(leading !== undefined && { leading: leading * scale }) }
}

/** Over all columns, from a spot on and as many pages as it takes; says where the next story may begin. */
function placeInside(
  { story, tag, stick, rest }: Matter,
  newspaper: Newspaper,
  sheet: Sheet,
  { page, line }: Spot,
  regions: Region[],
): Spot {
  const width = measureOf(sheet, stick.template.grid.measure)
  const parts = rest ? { head: [], body: rest.body } : setParts(story, tag, stick, sheet)
  let { body } = parts
  let next = rest?.next ?? 0
  let from = rest?.from
  for (let spot = { page, line }; ; ) {
    const room = windowOf(sheet, 0, sheet.columns.length, spot.line, sheet.lines - spot.line)
    const head = from ? jumpHead(story, from.page + 1, newspaper, stick, width) : parts.head
    const used = linesOf(head, sheet)
    const columns = fillRoom(body, next, room, used)
    const isShort = !isDone(columns) && room.lines - used < least
    if (spot.line > 0 && (isShort || isOver(columns, (room.lines - used) * room.leading))) {
      spot = { page: spot.page + 1, line: 0 }
      continue
    }
    if (from) from.on = spot.page
    const rule = spot.line > 0 ? ruleAbove(room, stick) : []
    from = { story, page: spot.page, sheet: room, marks: [...rule, ...marksIn(head, columns, room, stick)] }
    regions.push(from)
    if (isDone(columns)) {
      return { page: spot.page, line: spot.line + used + depthIn(columns, sheet) + gap }
    }
    ;({ body, next } = leftOf(columns))
    spot = { page: spot.page + 1, line: 0 }
  }
}

/** All that is left if it fits; else as much as leaves a line to say where it goes on. */
function fillRoom(body: readonly Strip[], next: number, sheet: Sheet, used: number): Column[] {
  const columns = fillPage(body, next, sheet, used)
  return isDone(columns) ? columns : fillPage(body, next, { ...sheet, lines: sheet.lines - 1 }, used)
}

function leftOf(columns: readonly Column[]): { body: readonly Strip[]; next: number } {
  const last = columns.at(-1)
  return { body: last?.galley ?? [], next: last?.next ?? 0 }
}

/** Lines of the grid that columns take. */
function depthIn(columns: readonly Column[], { leading }: Sheet): number {
  return Math.ceil(Math.max(...columns.map((column) => depthOf(column)), 0) / leading - 0.001)
}

function linesOf(head: readonly Strip[], { leading }: Sheet): number {
  return head.length > 0 ? Math.ceil(heightOf(head) / leading + 0.5) : 0
}

/** The stories that do not begin on the front page. */
function contents(
  regions: readonly Region[],
  newspaper: Newspaper,
  stick: Stick,
  room: Sheet,
): Page['marks'] {
  const first = new Map<Story, number>()
  for (const { story, page } of regions) if (!first.has(story)) first.set(story, page)
  const entries = [...first].flatMap(([story, page]): Entry[] =>
    page > 0 ? [{ headline: story.data.meta.headline, page: page + 1 }] : [],
  )
  return entries.length > 0
    ? [...ruleBeside(room, stick), ...setContents(entries, newspaper, stick, room)]
    : []
}

function marksIn(
  head: readonly Strip[],
  columns: readonly Column[],
  sheet: Sheet,
  stick: Stick,
): Page['marks'] {
  const used = linesOf(head, sheet)
  return [
    ...stack(head, sheet),
    ...columnRules(columns, stick, sheet, used),
    ...paintColumns(columns, sheet, used),
  ]
}

/** In the middle of the lines that part a story from the one above. */
function ruleAbove(sheet: Sheet, { template }: Stick): Page['marks'] {
  const width = measureOf(sheet, template.grid.measure)
  return [ruleAt(sheet.columns[0] ?? 0, sheet.top - (gap * sheet.leading) / 2, width, template.head.rule)]
}

/** In the middle of the gutter at the left. */
function ruleBeside(sheet: Sheet, { template }: Stick): Page['marks'] {
  const { rule, gutter } = template.grid
  const x = (sheet.columns[0] ?? 0) - (gutter + rule) / 2
  return rule > 0 ? [ruleAt(x, sheet.top, rule, sheet.lines * sheet.leading)] : []
}
