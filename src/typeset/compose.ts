/**
 * An edition in type: each story's head and galley set, cut into columns and pages, and framed.
 *
 * The only way in. Nothing is drawn here: what comes out is data for a painter.
 */
import type { Edition, Story } from '../story.ts'
import type { Template } from '../template.ts'
import { type Flow, newFlow } from './block.ts'
import { flowNodes, partition, setHead } from './flow.ts'
import { columnRules, folio, headRules, runningHead } from './furniture.ts'
import type { Strip } from './galley.ts'
import { hyphenator } from './hyphenate.ts'
import type { Composition, Page, Tag } from './page.ts'
import { type Column, fillPage, marksOf, type Sheet, sheetOf } from './paginate.ts'
import { capsOf } from './setting.ts'
import { type Stick, type TypeReport, tagIn } from './stick.ts'
import { openCase } from './typecase.ts'

export interface Paper {
  paper: 'A4' | 'Letter'
}

export async function compose(
  edition: Edition,
  template: Template,
  { paper }: Paper,
  report: TypeReport,
): Promise<Composition> {
  const typecase = await openCase(template)
  const root: Tag = { type: 'Document', children: [], language: edition.language }
  const pages: Page[] = []
  for (const story of edition.stories) {
    const hyphenate = hyphenator(story.data.meta.language)
    const stick: Stick = { template, typecase, hyphenate, report, missing: new Set(), node: undefined }
    const tag = tagIn(root, 'Art', { language: story.data.meta.language })
    pages.push(...setStory(story, tag, stick, sheetOf(template, paper, dropOf(stick)), pages.length))
  }
  return { pages, root }
}

function dropOf(stick: Stick): number {
  return capsOf(stick.template.styles.body, stick)
}

function setStory(story: Story, tag: Tag, stick: Stick, sheet: Sheet, before: number): Page[] {
  const { head, body } = setParts(story, tag, stick, sheet)
  const headHeight = heightOf(head)
  const pages: Page[] = []
  let next = 0
  do {
    const number = before + pages.length + 1
    const page: Page = { width: sheet.width, height: sheet.height, folio: String(number), marks: [] }
    const isFirst = pages.length === 0
    const used = isFirst && head.length > 0 ? Math.ceil(headHeight / sheet.leading + 1.1) : 0
    if (isFirst) page.marks.push(...headRules(stick, sheet, headHeight, used), ...stack(head, sheet))
    else page.marks.push(...runningHead(story, stick, sheet))
    const columns = fillPage(body, next, sheet, used)
    page.marks.push(...columnRules(columns, stick, sheet, used), ...paintColumns(columns, sheet, used))
    page.marks.push(...folio(page.folio, stick, sheet))
    pages.push(page)
    next = columns.at(-1)?.next ?? body.length
  } while (next < body.length)
  return pages
}

/** A head that would take too much of the page runs in the columns. */
function setParts(story: Story, tag: Tag, stick: Stick, sheet: Sheet): { head: Strip[]; body: Strip[] } {
  const { columns, measure, gutter } = stick.template.grid
  const [top, rest] = partition(story)
  const over = newFlow(stick, tag, columns * measure + (columns - 1) * gutter, false)
  setHead(top, over)
  const height = heightOf(over.galley.strips)
  const isTall = height > sheet.lines * sheet.leading * stick.template.head.share
  const body: Flow = newFlow(stick, tag, measure)
  if (isTall) {
    tag.children.length = 0
    setHead(top, body)
  }
  flowNodes(rest, body)
  const [first] = over.galley.strips
  if (first) first.above = 0
  return { head: isTall ? [] : over.galley.strips, body: body.galley.strips }
}

function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, { height, above }) => sum + height + above, 0)
}

function stack(strips: readonly Strip[], { columns, top }: Sheet): Page['marks'] {
  let y = top
  return strips.flatMap((strip) => {
    const marks = marksOf(strip, columns[0] ?? 0, y + strip.above)
    y += strip.above + strip.height
    return marks
  })
}

function paintColumns(columns: readonly Column[], sheet: Sheet, used: number): Page['marks'] {
  const top = sheet.top + used * sheet.leading
  return columns.flatMap(({ placed }, column) =>
    placed.flatMap(({ strip, y }) => marksOf(strip, sheet.columns[column] ?? 0, top + y)),
  )
}
