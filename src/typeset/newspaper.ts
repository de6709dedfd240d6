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
import { type Column, fillPage, isDone, type Sheet, windowOf } from './paginate.ts'
import { heightOf, paintColumns, setParts, stack } from './parts.ts'
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

/** A part of a page that holds a part of a story. */
interface Region {
  story: Story
  /** Counted from 0. */
  page: number
  sheet: Sheet
  stick: Stick
  head: readonly Strip[]
  columns: Column[]
  /** The page that the story goes on at. */
  on?: number
  /** Where rules part it from its neighbors. */
  isBelow: boolean
  isBeside: boolean
}

interface Spot {
  page: number
  line: number
}

/** Lines of the grid between stories. */
const gap = 2
/** Lines of copy that a story begins with, at the least. */
const least = 8

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
  const modules = matters.length < newspaper.modules.length ? [] : newspaper.modules
  const rest = modules.flatMap((module, index) => {
    const matter = matters[index]
    return matter ? placeModule(matter, module, moduleSheet(module, top, sheet), regions) : []
  })
  let spot: Spot = modules.length > 0 ? { page: 1, line: 0 } : { page: 0, line: top }
  for (const matter of [...rest, ...matters.slice(modules.length)]) {
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
            ...(modules.length > 0 ? contents(regions, newspaper, stick, top, sheet) : []),
          ]
    const own = regions.filter((region) => region.page === page)
    const marks = [
      ...frame,
      ...own.flatMap((region) => marksIn(region, newspaper)),
      ...folio(name, stick, sheet),
    ]
    return { width: sheet.width, height: sheet.height, folio: name, marks }
  })
}

/** The room of a module beneath the masthead. */
function moduleSheet({ column, columns, top, depth }: Module, above: number, sheet: Sheet): Sheet {
  const lines = sheet.lines - above
  const [start, end] = [Math.round(top * lines), Math.round((top + depth) * lines)]
  return windowOf(sheet, column - 1, columns, above + start, end - start - (end < lines ? gap : 0))
}

/** A story in its place on the front page; says what does not fit. */
function placeModule(matter: Matter, module: Module, sheet: Sheet, regions: Region[]): Matter[] {
  const { story, tag } = matter
  const stick = { ...matter.stick, template: scaled(matter.stick.template, module.scale) }
  const { head, body } = setParts(story, tag, stick, sheet)
  const columns = fillRoom(body, 0, sheet, linesOf(head, sheet))
  const from: Region = {
    story,
    page: 0,
    sheet,
    stick,
    head,
    columns,
    isBelow: module.top > 0,
    isBeside: module.column > 1,
  }
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
    if (spot.line > 0 && !isDone(columns) && room.lines - used < least) {
      spot = { page: spot.page + 1, line: 0 }
      continue
    }
    if (from) from.on = spot.page
    from = {
      story,
      page: spot.page,
      sheet: room,
      stick,
      head,
      columns,
      isBelow: spot.line > 0,
      isBeside: false,
    }
    regions.push(from)
    if (isDone(columns)) {
      const depth = Math.max(...columns.map((column) => depthOf(column)), 0)
      return { page: spot.page, line: spot.line + used + Math.ceil(depth / sheet.leading - 0.001) + gap }
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

function linesOf(head: readonly Strip[], { leading }: Sheet): number {
  return head.length > 0 ? Math.ceil(heightOf(head) / leading + 0.4) : 0
}

/** The stories that do not begin on the front page. */
function contents(
  regions: readonly Region[],
  newspaper: Newspaper,
  stick: Stick,
  top: number,
  sheet: Sheet,
): Page['marks'] {
  const first = new Map<Story, number>()
  for (const { story, page } of regions) if (!first.has(story)) first.set(story, page)
  const entries = [...first].flatMap(([story, page]): Entry[] =>
    page > 0 ? [{ headline: story.data.meta.headline, page: page + 1 }] : [],
  )
  const own = moduleSheet(newspaper.contents, top, sheet)
  const marks = setContents(entries, newspaper, stick, own)
  return entries.length > 0 ? [...ruleBeside(own, stick), ...marks] : []
}

function marksIn(region: Region, newspaper: Newspaper): Page['marks'] {
  const { sheet, stick, head, columns, on, isBelow, isBeside } = region
  const used = linesOf(head, sheet)
  return [
    ...(isBelow ? ruleAbove(sheet, stick) : []),
    ...(isBeside ? ruleBeside(sheet, stick) : []),
    ...stack(head, sheet),
    ...columnRules(columns, stick, sheet, used),
    ...paintColumns(columns, sheet, used),
    ...(on === undefined ? [] : jumpLine(on + 1, newspaper, stick, sheet)),
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
