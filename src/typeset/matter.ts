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
import { newFlow } from './block.ts'
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
  set?: { head: readonly Nodes[]; body: readonly Strip[]; next: number; forms: Map<number, Form | undefined> }
  /** Where it broke off. */
  from?: Region
}

/** A story as it stands in so many columns: lines that its head takes, and all of it. */
export interface Form {
  used: number
  columns: Column[]
  depth: number
}

/** Lines of a column of copy that a story begins with, at the least. */
export const least = 5
/** White between head and copy, in lines of the grid; what the grid leaves beyond that stands above the head. */
const headAir = 0.5
/** A figure is as high as this share of the sheet, at most, */
const tallestFigure = 0.3
/** and heads a story where it takes this share of its measure, at least. */
const widestGap = 0.8

/** The nodes of its head, and its body in type. */
export function setMatter(matter: Matter, paper: Paper, sheet: Sheet): NonNullable<Matter['set']> {
  if (matter.set) return matter.set
  const { story, tag, stick } = matter
  const [top, rest] = partition(story)
  const body = newFlow(stick, tag, stick.template.grid.measure)
  body.tallest = sheet.lines * sheet.leading * tallestFigure
  body.runsIn = !story.children.some((node) => partOf(node) === 'headline')
  const figure = figureIn(rest, stick)
  const head = [...top, ...figure]
  const trial = { ...matter, set: { head, body: [], next: 0, forms: new Map<number, Form>() } }
  const isTall =
    heightOf(headIn(trial, paper, sheet, 1)) > sheet.lines * sheet.leading * stick.template.head.share
  if (isTall) setHead(top, body)
  flowNodes(isTall ? rest : rest.slice(figure.length), body)
  matter.set = { head: isTall ? [] : head, body: body.galley.strips, next: 0, forms: new Map() }
  return matter.set
}

/** A picture before the copy, with its caption. */
function figureIn([first, second]: readonly Nodes[], stick: Stick): Nodes[] {
  if (!first || !pictureIn(first, stick)) return []
  return second && isCaption(second) ? [first, second] : [first]
}

/** The head over the columns of a sheet; its tags stand before those of the body, or nowhere on trial. */
export function headIn(matter: Matter, paper: Paper, sheet: Sheet, scale: number, isTrial = true): Strip[] {
  const { story, tag, from, set } = matter
  const template = scaled(matter.stick.template, scale)
  const stick = isTrial
    ? { ...silent(matter.stick), template, missing: new Set<string>() }
    : { ...matter.stick, template }
  const width = measureOf(sheet, template.grid.measure)
  if (from) return jumpHead(story, from.page + 1, paper, stick, width)
  if (!set || set.head.length === 0) return []
  const body = isTrial ? [] : tag.children.splice(0)
  const flow = newFlow(stick, isTrial ? { type: 'Art', children: [] } : tag, width, false)
  flow.tallest = sheet.lines * sheet.leading * tallestFigure
  const cut = set.head.findIndex((node) => pictureIn(node, stick))
  setHead(cut < 0 ? set.head : set.head.slice(0, cut), flow)
  const [node, caption] = cut < 0 ? [] : set.head.slice(cut)
  const picture = pictureIn(node, stick)
  if (picture && node?.type === 'paragraph') {
    setFigure(node, picture, isCaption(caption) ? caption : undefined, flow)
  }
  tag.children.push(...body)
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
export function formIn(matter: Matter, paper: Paper, sheet: Sheet, columns: number): Form | undefined {
  const set = setMatter(matter, paper, sheet)
  if (!set.forms.has(columns)) set.forms.set(columns, formOf(matter, paper, sheet, columns))
  return set.forms.get(columns)
}

function formOf(matter: Matter, paper: Paper, sheet: Sheet, columns: number): Form | undefined {
  const { body, next } = setMatter(matter, paper, sheet)
  const room = windowOf(sheet, 0, columns, 0, sheet.lines)
  const head = headIn(matter, paper, room, scaleIn(columns, paper))
  if (columns > 1 && hasNarrowPicture(head, room, matter.stick)) return undefined
  const used = linesOf(head, room)
  if (used > room.lines - least) return undefined
  const filled = fillPage(body, next, room, used)
  if (!isDone(filled) || isOver(filled, (room.lines - used) * room.leading)) return undefined
  const lines = depthIn(filled, room)
  return columns > 1 && lines < least ? undefined : { used, columns: filled, depth: used + lines }
}

function hasNarrowPicture(head: readonly Strip[], room: Sheet, { template }: Stick): boolean {
  const width = measureOf(room, template.grid.measure)
  return head.some(({ marks }) =>
    marks.some((mark) => mark.kind === 'picture' && mark.width < width * widestGap),
  )
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
