/** The two parts of a story in type: the head, which spans columns, and the body, which is cut into them. */
import type { Story } from '../story.ts'
import { type Flow, newFlow } from './block.ts'
import { flowNodes, partition, setHead } from './flow.ts'
import type { Strip } from './galley.ts'
import type { Page, Tag } from './page.ts'
import { type Column, marksOf, type Sheet } from './paginate.ts'
import type { Stick } from './stick.ts'

export interface Parts {
  head: readonly Strip[]
  body: readonly Strip[]
}

/** As a share of the sheet. */
const tallestFigure = 0.35

/** A head that would take too much of the sheet runs in the columns. */
export function setParts(story: Story, tag: Tag, stick: Stick, sheet: Sheet): Parts {
  const { grid, head } = stick.template
  const { length } = sheet.columns
  const [top, rest] = partition(story)
  const over = newFlow(stick, tag, length * grid.measure + (length - 1) * grid.gutter, false)
  setHead(top, over)
  const isTall = heightOf(over.galley.strips) > sheet.lines * sheet.leading * head.share
  const body: Flow = newFlow(stick, tag, grid.measure)
  body.tallest = sheet.lines * sheet.leading * tallestFigure
  if (isTall) {
    tag.children.length = 0
    setHead(top, body)
  }
  flowNodes(rest, body)
  const [first] = over.galley.strips
  if (first) first.above = 0
  return { head: isTall ? [] : over.galley.strips, body: body.galley.strips }
}

export function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, { height, above }) => sum + height + above, 0)
}

/** Strips beneath one another, from the sheet's top. */
export function stack(strips: readonly Strip[], { columns, top }: Sheet): Page['marks'] {
  let y = top
  return strips.flatMap((strip) => {
    const marks = marksOf(strip, columns[0] ?? 0, y + strip.above)
    y += strip.above + strip.height
    return marks
  })
}

/** Columns that begin so many lines beneath the sheet's top. */
export function paintColumns(columns: readonly Column[], sheet: Sheet, used: number): Page['marks'] {
  const top = sheet.top + used * sheet.leading
  return columns.flatMap(({ placed }, column) =>
    placed.flatMap(({ strip, y }) => marksOf(strip, sheet.columns[column] ?? 0, top + y)),
  )
}
