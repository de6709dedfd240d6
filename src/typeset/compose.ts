/**
 * An edition in type: each story's head and galley set, cut into columns and pages, and framed.
 *
 * The only way in. Nothing is drawn here: what comes out is data for a painter.
 */
import type { Edition, Story } from '../story.ts'
import type { StyleName, Template } from '../template.ts'
import { decimalOf } from './decimals.ts'
import { columnRules, folio, headRules, runningHead } from './furniture.ts'
import type { Strip } from './galley.ts'
import { hyphenator } from './hyphenate.ts'
import { setNewspaper } from './newspaper.ts'
import type { Composition, Page, Tag } from './page.ts'
import { type Column, fillPages, type Sheet, sheetOf } from './paginate.ts'
import { heightOf, paintColumns, setParts, stack } from './parts.ts'
import { capsOf } from './setting.ts'
import { type Stick, silent, type TypeReport } from './stick.ts'
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
  const stickFor = (language: string): Stick => ({
    template,
    typecase,
    hyphenate: hyphenator(language),
    decimal: decimalOf(language),
    report,
    missing: new Set(),
    node: undefined,
  })
  const stick = stickFor(edition.language)
  const sheet = sheetOf(template, paper, capsOf(template.styles.body, stick))
  const { newspaper } = template
  if (newspaper && edition.stories.length > 1) {
    return { pages: setNewspaper(edition, newspaper, root, stickFor, sheet), root }
  }
  const pages: Page[] = []
  for (const story of edition.stories) {
    pages.push(...setStory(story, root, stickFor(story.data.meta.language), sheet, pages.length))
  }
  return { pages, root }
}

/** A story set and cut into columns, page by page. */
interface Cast {
  tag: Tag
  head: readonly Strip[]
  /** Lines of the grid that the head takes. */
  used: number
  pages: Column[][]
}

function castOff(story: Story, stick: Stick, sheet: Sheet): Cast {
  const tag: Tag = { type: 'Art', children: [], language: story.data.meta.language }
  const { head, body } = setParts(story, tag, stick, sheet)
  const used = head.length > 0 ? Math.ceil(heightOf(head) / sheet.leading + 1.1) : 0
  return { tag, head, used, pages: fillPages(body, sheet, used) }
}

/** Lines that a page is not begun for, */
const few = 8
/** if smaller type can save it, tried in steps. */
const step = 0.015

/** At the body's size; or a little smaller, where that saves a page of a few lines. */
function fitted(story: Story, stick: Stick, sheet: Sheet): Cast {
  const cast = castOff(story, stick, sheet)
  const { pages } = cast
  const rest = (pages.at(-1) ?? []).reduce((sum, { placed }) => sum + placed.length, 0)
  if (pages.length === 1 || rest > few) return cast
  const { smallest } = stick.template.styles.body
  for (let share = 1 - step; share >= smallest - 1e-6; share -= step) {
    const smaller = castOff(story, silent({ ...stick, template: scaled(stick.template, share) }), sheet)
    if (smaller.pages.length < pages.length) return smaller
  }
  return cast
}

/** All that stands on the grid in smaller type. */
function scaled(template: Template, share: number): Template {
  const styles = { ...template.styles }
  for (const [name, style] of Object.entries(styles)) {
    if (style.leading === undefined) styles[name as StyleName] = { ...style, size: style.size * share }
  }
  return { ...template, styles }
}

function setStory(story: Story, root: Tag, stick: Stick, sheet: Sheet, before: number): Page[] {
  const { tag, head, used, pages } = fitted(story, stick, sheet)
  tag.parent = root
  root.children.push(tag)
  return pages.map((columns, index) => {
    const number = String(before + index + 1)
    const top = index === 0 ? used : 0
    const framed =
      index === 0
        ? [...headRules(stick, sheet, head, heightOf(head), used), ...stack(head, sheet)]
        : runningHead(story.data.meta.headline, stick, sheet)
    const marks = [
      ...framed,
      ...columnRules(columns, stick, sheet, top),
      ...paintColumns(columns, sheet, top),
      ...folio(number, stick, sheet),
    ]
    return { width: sheet.width, height: sheet.height, folio: number, marks }
  })
}
