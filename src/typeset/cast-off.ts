/**
 * Casting off: a story set and cut into columns; and copyfitting, within the house's limits.
 *
 * What is to fit is set in smaller type first, then with less lead, then without what the wire calls optional, from the
 * end on. What is still too long is set all the same, and a remark says by how much, and where it could end.
 */
import type { Nodes } from 'mdast'
import { copyOf } from '../copy.ts'
import type { Story } from '../story.ts'
import type { Fit, StyleName, Template } from '../template.ts'
import type { Strip } from './galley.ts'
import type { Tag } from './page.ts'
import { type Column, fillPages, type Sheet } from './paginate.ts'
import { heightOf, setParts } from './parts.ts'
import { type Stick, silent } from './stick.ts'

export interface Cast {
  story: Story
  tag: Tag
  /** With the template that it was set by. */
  stick: Stick
  sheet: Sheet
  head: readonly Strip[]
  /** Lines of the grid that the head takes. */
  used: number
  pages: Column[][]
}

/** How a story is set: as it is, to the extent that the template asks for, or so that it saves a page of a few lines. */
export function castOff(story: Story, stick: Stick, sheetFor: (template: Template) => Sheet): Cast {
  const plain = cast(story, stick, sheetFor)
  const { fit } = stick.template
  return fit ? fitted(plain, fit, sheetFor) : saved(plain, sheetFor)
}

function cast(story: Story, stick: Stick, sheetFor: (template: Template) => Sheet): Cast {
  const sheet = sheetFor(stick.template)
  const tag: Tag = { type: 'Art', children: [], language: story.data.meta.language }
  const { head, body } = setParts(story, tag, stick, sheet)
  const used = head.length > 0 ? Math.ceil(heightOf(head) / sheet.leading + 1.1) : 0
  return { story, tag, stick, sheet, head, used, pages: fillPages(body, sheet, used) }
}

/** Lines that a page is not begun for. */
const few = 8
/** Type and lead are made smaller in steps. */
const step = 0.015

function saved(plain: Cast, sheetFor: (template: Template) => Sheet): Cast {
  const { story, stick, pages } = plain
  if (pages.length === 1 || stripsOf(pages.slice(-1)).length > few) return plain
  const sizes = sharesDownTo(stick.template.styles.body.smallest)
  for (const size of sizes) {
    const smaller = cast(story, silent({ ...stick, template: scaled(stick.template, size, 1) }), sheetFor)
    if (smaller.pages.length < pages.length) return smaller
  }
  return plain
}

function fitted(plain: Cast, fit: Fit, sheetFor: (template: Template) => Sheet): Cast {
  if (overOf(plain, fit).length === 0) {
    reportShort(plain, fit)
    return plain
  }
  const { story, stick } = plain
  const { styles, grid } = stick.template
  const sizes = sharesDownTo(styles.body.smallest).map((size) => [size, 1] as const)
  const leads = sharesDownTo(grid.tightest).map((lead) => [styles.body.smallest, lead] as const)
  let tight = plain
  for (const [size, lead] of [...sizes, ...leads]) {
    const template = scaled(stick.template, size, lead)
    tight = cast(story, silent({ ...stick, template }), sheetFor)
    if (overOf(tight, fit).length === 0) return tight
  }
  return trimmed(tight, fit, stick, sheetFor)
}

function sharesDownTo(smallest: number): number[] {
  const count = Math.floor((1 - smallest) / step + 1e-6)
  return Array.from({ length: count }, (_, index) => 1 - (index + 1) * step)
}

/** All that stands on the grid in smaller type, and the grid closer. */
function scaled(template: Template, size: number, lead: number): Template {
  const styles = { ...template.styles }
  for (const [name, style] of Object.entries(styles)) {
    if (style.leading === undefined) styles[name as StyleName] = { ...style, size: style.size * size }
  }
  return { ...template, styles, grid: { ...template.grid, leading: template.grid.leading * lead } }
}

/** Without optional copy, as much of it as need be. */
function trimmed(tight: Cast, fit: Fit, { report }: Stick, sheetFor: (template: Template) => Sheet): Cast {
  let own = tight
  const children = [...tight.story.children]
  for (let index = children.length - 1; index >= 0; index--) {
    const node = children[index]
    if (node?.type !== 'paragraph' || !node.data?.optional) continue
    children.splice(index, 1)
    report('trimmed', `Optional copy is left out to fit: “${closeOf(node)}”`, { node })
    own = cast({ ...tight.story, children: [...children] }, silent(tight.stick), sheetFor)
    if (overOf(own, fit).length === 0) return own
  }
  reportOver(own, fit, report, sheetFor)
  return own
}

function reportOver(
  over: Cast,
  fit: Fit,
  report: Stick['report'],
  sheetFor: (template: Template) => Sheet,
): void {
  const strips = overOf(over, fit)
  const words = strips.flatMap(wordsIn).length
  const end = endThatFits(over, fit, sheetFor)
  const cut = end ? `; it would fit if it ended with “${closeOf(end)}”` : ''
  report(
    'overset-copy',
    `The story is ${extentOf(strips.length, over)}, ${words} words too long for ${fit.said}${cut}`,
  )
}

/** The last block that the story could end with. */
function endThatFits(over: Cast, fit: Fit, sheetFor: (template: Template) => Sheet): Nodes | undefined {
  const children = [...over.story.children]
  while (children.length > 2) {
    children.pop()
    if (
      overOf(cast({ ...over.story, children: [...children] }, silent(over.stick), sheetFor), fit).length === 0
    )
      return children.at(-1)
  }
  return undefined
}

function reportShort(cast: Cast, fit: Fit): void {
  if (fit.depth === undefined) return
  const lines = Math.floor((fit.depth - depthOf(cast)) / cast.sheet.leading)
  if (lines > 1) cast.stick.report('short-copy', `The story is ${extentOf(lines, cast)} short of ${fit.said}`)
}

/** "7 lines (2.6 cm)" */
function extentOf(lines: number, { sheet }: Cast): string {
  const cm = ((lines * sheet.leading * 2.54) / 72).toFixed(1)
  return `${lines} line${lines === 1 ? '' : 's'} (${cm} cm)`
}

/** What stands beyond the pages or the depth that there is. */
function overOf(own: Cast, fit: Fit): Strip[] {
  if (fit.pages !== undefined) return stripsOf(own.pages.slice(fit.pages))
  const over = depthOf(own) - (fit.depth ?? 0)
  const lines = Math.ceil(over / own.sheet.leading - 0.01)
  return lines > 0 ? stripsOf(own.pages).slice(-lines) : []
}

/** Of all columns together; the head counts for each that it stands above. */
function depthOf({ pages, used, sheet }: Cast): number {
  const head = used * sheet.leading * sheet.columns.length
  return pages.flat().reduce((sum, { placed }) => {
    const last = placed.at(-1)
    return sum + (last ? last.y + last.strip.height : 0)
  }, head)
}

function stripsOf(pages: readonly Column[][]): Strip[] {
  return pages.flat().flatMap(({ placed }) => placed.map(({ strip }) => strip))
}

function wordsIn({ marks }: Strip): string[] {
  return marks.flatMap((mark) =>
    mark.kind === 'line'
      ? mark.pieces.flatMap(({ shaped }) => (/[\p{L}\d]/u.test(shaped.copy) ? [shaped.copy] : []))
      : [],
  )
}

/** The last words of a block. */
function closeOf(node: Nodes): string {
  return copyOf(node).split(/\s+/).slice(-6).join(' ')
}
