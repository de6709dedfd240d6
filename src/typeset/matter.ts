/**
 * A story on its way to the pages of a newspaper: its body set once, its head for each width that is tried.
 *
 * A picture that stands first is part of the head, as wide as the story.
 */
import type { Nodes } from 'mdast'
import { copyOf } from '../copy.ts'
import type { Story } from '../story.ts'
import type { Style, Template } from '../template.ts'
import { setBalanced } from './balance.ts'
import { type Flow, newFlow } from './block.ts'
import { isCaption, pictureIn, setFigure } from './figure.ts'
import { flowNodes, partition, partOf, setHead } from './flow.ts'
import { depthOf, measureOf } from './furniture.ts'
import type { Strip } from './galley.ts'
import { jumpHead } from './jump.ts'
import type { Page, Tag } from './page.ts'
import { type Column, fillPage, isDone, isOver, type Sheet, windowOf } from './paginate.ts'
import { heightOf } from './parts.ts'
import { runsIn } from './runs.ts'
import { type Stick, silent } from './stick.ts'
import type { Paper } from './words.ts'

/** A part of a page that holds a part of a story. What is set of it is kept as marks: an edition is large. */
export interface Region {
  story: Story
  /** Counted from 0. */
  page: number
  sheet: Sheet
  marks: Page['marks']
  /** The page that the story goes on at. */
  on?: number
}

export interface Matter {
  story: Story
  tag: Tag
  stick: Stick
  /** What was set of it, once it is near. */
  set?: SetMatter
  /** Where it broke off. */
  from?: Region
}

/** What is set of a story before it has a place. */
interface SetMatter {
  /** The nodes of the head that is set over the columns. */
  head: readonly Nodes[]
  /** A picture before the copy, with its caption, and both in type as wide as a column. */
  figure: readonly Nodes[]
  figureStrips: readonly Strip[]
  figureTags: readonly Tag[]
  body: readonly Strip[]
  next: number
  forms: Map<number, Form | undefined>
}

/** A story at some width, on trial. */
export interface Trial {
  head: readonly Strip[]
  body: readonly Strip[]
  next: number
  /** Whether its picture is as wide as the story. */
  isWide: boolean
}

/** A story as it stands in so many columns: lines that its head takes, and all of it. */
export interface Form {
  used: number
  columns: Column[]
  depth: number
  isWide: boolean
}

/** Lines of a column of copy that a story begins with, at the least. */
export const least = 5
/** Lines of copy that stand in a single column, at the most. */
const tallestTower = 60
/** White between head and copy, in lines of the grid; what the grid leaves beyond that stands above the head. */
const headAir = 0.5
/** A figure is as high as this share of its sheet, at most, */
const tallestFigure = 0.3
/** and is set over all columns of its story where it takes this share of their measure, at least. */
const narrowest = 0.8

/** The nodes of its head, and its body in type. */
export function setMatter(matter: Matter, paper: Paper): SetMatter {
  if (matter.set) return matter.set
  const { story, tag, stick } = matter
  const { sheet } = paper
  const [top, rest] = partition(story)
  const figure = figureIn(rest, stick)
  const column = (): Flow => {
    const flow = newFlow(stick, tag, stick.template.grid.measure)
    flow.tallest = sheet.lines * sheet.leading * tallestFigure
    return flow
  }
  const picture = column()
  flowNodes(figure, picture)
  const figureTags = tag.children.splice(0)
  const set = {
    head: top,
    figure,
    figureStrips: picture.galley.strips,
    figureTags,
    next: 0,
    forms: new Map<number, Form | undefined>(),
  }
  const body = column()
  body.runsIn = !story.children.some((node) => partOf(node) === 'headline')
  const over = headIn({ ...matter, set: { ...set, body: [] } }, paper, sheet, 1, false)
  const isTall = heightOf(over) > sheet.lines * sheet.leading * stick.template.head.share
  if (isTall) setHead(top, body)
  flowNodes(rest.slice(figure.length), body)
  matter.set = { ...set, head: isTall ? [] : top, body: body.galley.strips }
  return matter.set
}

/** A picture before the copy, with its caption. */
function figureIn([first, second]: readonly Nodes[], stick: Stick): Nodes[] {
  if (!first || !pictureIn(first, stick)) return []
  return second && isCaption(second) ? [first, second] : [first]
}

/** How a story would stand over the columns of a sheet: its picture as wide as it where it is large enough for that. */
export function tryIn(matter: Matter, paper: Paper, sheet: Sheet, scale: number): Trial {
  const { body, next, figure, figureStrips } = setMatter(matter, paper)
  const wide = headIn(matter, paper, sheet, scale, true)
  const isWide = figure.length > 0 && !hasNarrowPicture(wide, sheet, matter.stick)
  const head = isWide || figure.length === 0 ? wide : headIn(matter, paper, sheet, scale, false)
  return { head, body: isWide ? body : [...figureStrips, ...body], next, isWide }
}

function hasNarrowPicture(head: readonly Strip[], room: Sheet, { template }: Stick): boolean {
  const width = measureOf(room, template.grid.measure)
  return head.some(({ marks }) =>
    marks.some((mark) => mark.kind === 'picture' && mark.width < width * narrowest),
  )
}

/** The head over the columns of a sheet; tags of a trial stand nowhere. */
function headIn(matter: Matter, paper: Paper, sheet: Sheet, scale: number, isWide: boolean): Strip[] {
  const stick = { ...silent(matter.stick), missing: new Set<string>() }
  return headWith({ ...matter, stick, tag: { type: 'Art', children: [] } }, paper, sheet, scale, isWide)
}

/** The head as it is printed: its tags, and those of its picture, stand before those of the copy. */
export function printHead(
  matter: Matter,
  paper: Paper,
  sheet: Sheet,
  scale: number,
  isWide: boolean,
): Strip[] {
  const { tag, set, from } = matter
  if (from) return headWith(matter, paper, sheet, scale, isWide)
  const body = tag.children.splice(0)
  const head = headWith(matter, paper, sheet, scale, isWide)
  if (!isWide) for (const each of set?.figureTags ?? []) tag.children.push(each)
  for (const each of body) tag.children.push(each)
  return head
}

function headWith(matter: Matter, paper: Paper, sheet: Sheet, scale: number, isWide: boolean): Strip[] {
  const { story, tag, from, set } = matter
  const template = scaled(matter.stick.template, scale)
  const stick = { ...matter.stick, template }
  const width = measureOf(sheet, template.grid.measure)
  if (from) return jumpHead(story, from.page + 1, paper, stick, width)
  const flow = newFlow(stick, tag, width, false)
  flow.tallest = paper.sheet.lines * paper.sheet.leading * tallestFigure
  setHead(set?.head ?? [], flow)
  const [node, caption] = isWide ? (set?.figure ?? []) : []
  const picture = pictureIn(node, stick)
  if (picture && node?.type === 'paragraph') {
    setFigure(node, picture, isCaption(caption) ? caption : undefined, flow)
  }
  const [first] = flow.galley.strips
  if (first) first.above = 0
  return flow.galley.strips
}

/** Lines of the grid that a head takes, with the white beneath it. */
export function linesOf(head: readonly Strip[], { leading }: Sheet): number {
  return head.length > 0 ? Math.ceil(heightOf(head) / leading + headAir - 0.001) : 0
}

/** How far beneath its first line a head begins, so that it ends at the same distance from every story's copy. */
export function dropOf(head: readonly Strip[], sheet: Sheet): number {
  return head.length > 0 ? (linesOf(head, sheet) - headAir) * sheet.leading - heightOf(head) : 0
}

/** Lines of the grid that columns take. */
export function depthIn(columns: readonly Column[], { leading }: Sheet): number {
  return Math.ceil(Math.max(...columns.map((column) => depthOf(column)), 0) / leading - 0.001)
}

/** The story whole in so many columns; nothing where it cannot stand so. */
export function formIn(matter: Matter, paper: Paper, columns: number): Form | undefined {
  const set = setMatter(matter, paper)
  if (!set.forms.has(columns)) set.forms.set(columns, formOf(matter, paper, columns))
  return set.forms.get(columns)
}

function formOf(matter: Matter, paper: Paper, count: number): Form | undefined {
  const { sheet } = paper
  const room = windowOf(sheet, 0, count, 0, sheet.lines)
  const { head, body, next, isWide } = tryIn(matter, paper, room, scaleIn(count, paper))
  const used = linesOf(head, room)
  const isSmall = count > 1 && !isWide && setMatter(matter, paper).figure.length > 0
  if (isSmall || used > room.lines - least) return undefined
  const about = heightOf(body.slice(next)) / room.leading / count
  const isTower = count === 1 && about > tallestTower && sheet.columns.length > 1
  if (isTower || about > room.lines || (count > 1 && about < least - 1)) return undefined
  const columns = fillPage(body, next, room, used)
  if (!isDone(columns) || isOver(columns, (room.lines - used) * room.leading)) return undefined
  const lines = depthIn(columns, room)
  return count > 1 && lines < least ? undefined : { used, columns, depth: used + lines, isWide }
}

/** How large a headline is in so many columns. */
export function scaleIn(columns: number, { scales }: Paper): number {
  return scales[Math.min(columns, scales.length) - 1] ?? 1
}

/** Its headline and deck larger or smaller; their lines stand on quarters of the grid, so that heads end alike. */
function scaled(template: Template, scale: number): Template {
  const { headline, deck } = template.styles
  const { leading } = template.grid
  const styles = {
    ...template.styles,
    headline: sized(headline, scale, leading / 4),
    deck: sized(deck, Math.sqrt(scale), leading / 4),
  }
  return { ...template, styles }
}

function sized(style: Style, scale: number, unit: number): Style {
  const { size, leading = size * 1.1 } = style
  return { ...style, size: size * scale, leading: Math.round((leading * scale) / unit) * unit }
}

/** The lead's headline is this much larger or smaller, to fill its measure. */
const leadSizes = [1, 1.05, 0.95, 1.1, 0.9, 1.15, 0.85, 1.2, 0.8]
/** What a line more and a tenth of the size weigh, in shares of the measure. */
const lineWeight = 0.08
const sizeWeight = 0.06

/** The scale near the one that is asked for in which the headline's lines leave the least white at their right. */
export function fillingScale({ story, stick }: Matter, width: number, scale: number): number {
  const headline = story.children.find((node) => partOf(node) === 'headline')
  if (headline?.type !== 'heading' || copyOf(headline).length === 0) return scale
  const trial = { ...silent(stick), missing: new Set<string>() }
  const priceOf = (share: number) => {
    const style = scaled(stick.template, scale * share).styles.headline
    const tag: Tag = { type: 'H1', children: [] }
    const runs = runsIn(headline.children, { stick: trial, style, size: style.size, tag })
    const { lines } = setBalanced(runs, width, style, trial)
    const white = lines.reduce((sum, line) => sum + 1 - line.width / width, 0) / Math.max(1, lines.length)
    return white + lines.length * lineWeight + Math.abs(share - 1) * 10 * sizeWeight
  }
  const shares = leadSizes.map((share) => ({ share, price: priceOf(share) }))
  return scale * shares.reduce((best, each) => (each.price < best.price ? each : best)).share
}
