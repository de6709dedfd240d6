/**
 * An edition in type: each story's head and galley set, cut into columns and pages, and framed.
 *
 * The only way in. Nothing is drawn here: what comes out is data for a painter.
 */
import { directionOf } from '../direction.ts'
import type { Edition, Story } from '../story.ts'
import type { Template } from '../template.ts'
import { castOff } from './cast-off.ts'
import { decimalOf } from './decimals.ts'
import { columnRules, folio, headRules, runningHead } from './furniture.ts'
import { hyphenator } from './hyphenate.ts'
import { mirrored } from './mirror.ts'
import { setNewspaper } from './newspaper.ts'
import type { Composition, Page, Tag } from './page.ts'
import { type Sheet, sheetOf } from './paginate.ts'
import { heightOf, paintColumns, stack } from './parts.ts'
import { capsOf } from './setting.ts'
import type { Stick, TypeReport } from './stick.ts'
import { openCase } from './typecase.ts'

export interface Paper {
  paper: 'A4' | 'Letter'
}

/** A story is set when its first page is asked for, so of a long edition no more than that is in memory. */
export async function compose(
  edition: Edition,
  template: Template,
  { paper }: Paper,
  report: TypeReport,
): Promise<Composition<Iterable<Page>>> {
  const typecase = await openCase(template)
  const root: Tag = { type: 'Document', children: [], language: edition.language }
  const stickFor = (language: string): Stick => ({
    template,
    typecase,
    language,
    direction: directionOf(language),
    hyphenate: hyphenator(language),
    decimal: decimalOf(language),
    pictures: edition.pictures,
    report,
    missing: new Set(),
    node: undefined,
  })
  const stick = stickFor(edition.language)
  const sheetFor = (own: Template) => sheetOf(own, paper, capsOf(own.styles.body, stick))
  const { newspaper } = template
  if (newspaper && edition.stories.length > 1) {
    if (template.fit) {
      report(
        'fit-ignored',
        `A newspaper’s stories are not made to fit ${template.fit.said}: they go on inside`,
      )
    }
    return { pages: setNewspaper(edition, newspaper, root, stickFor, sheetFor(template)), root }
  }
  return { pages: pagesOf(edition.stories, root, stickFor, sheetFor), root }
}

function* pagesOf(
  stories: readonly Story[],
  root: Tag,
  stickFor: (language: string) => Stick,
  sheetFor: (template: Template) => Sheet,
): Generator<Page> {
  let before = 0
  for (const story of stories) {
    const pages = setStory(story, root, stickFor(story.data.meta.language), sheetFor, before)
    before += pages.length
    yield* pages
  }
}

function setStory(
  story: Story,
  root: Tag,
  stick: Stick,
  sheetFor: (template: Template) => Sheet,
  before: number,
): Page[] {
  const { tag, sheet, head, used, pages } = castOff(story, stick, sheetFor)
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
    const turned = stick.direction === 'rtl' ? mirrored(marks, sheet.width) : marks
    return { width: sheet.width, height: sheet.height, folio: number, marks: turned }
  })
}
