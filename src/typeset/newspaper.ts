/**
 * An edition as a newspaper: a front page of the stories that weigh most, the others inside, made up page by page and
 * section by section, and lines that lead from where a story breaks off to where it goes on.
 *
 * A story is one article of the structure, however many pages it is on.
 */
import type { Direction } from '../direction.ts'
import type { Edition, Story } from '../story.ts'
import type { Module, Newspaper } from '../template.ts'
import { type Entry, mastheadDepth, setContents, setMasthead } from './front.ts'
import { placeFront } from './front-page.ts'
import { placeInside } from './inside.ts'
import { jumpLine } from './jump.ts'
import type { Matter, Region } from './matter.ts'
import { mirrored } from './mirror.ts'
import type { Page, Tag } from './page.ts'
import { pageHead } from './page-head.ts'
import type { Sheet } from './paginate.ts'
import { ruleBeside } from './place.ts'
import { type Stick, silent } from './stick.ts'
import { type Paper, wordsIn } from './words.ts'

/** What stands on the pages. */
export interface Layout {
  /** Which way the paper is read. */
  direction: Direction
  regions: Region[]
  /** Rules and section heads, by page. */
  frames: Map<number, Page['marks']>
  /** The section that a page begins with. */
  sections: Map<number, string>
  /** Where the front page says what is inside. */
  contents?: Sheet
}

/** Stories inside that the front page speaks of. */
const fewestEntries = 4

type StickFor = (language: string) => Stick

export function setNewspaper(
  edition: Edition,
  newspaper: Newspaper,
  root: Tag,
  stickFor: StickFor,
  sheet: Sheet,
): Page[] {
  const stick = stickFor(edition.language)
  const { direction } = stick
  const paper = { ...newspaper, words: wordsIn(edition.language, newspaper.words), sheet, direction }
  const top = Math.ceil(mastheadDepth(paper, stick) / sheet.leading) + 1
  const first = layOut(edition, paper, root, stickFor, top)
  const isWorthwhile = entriesOf(first.regions).length >= fewestEntries
  // Where little begins inside, nothing is said of it, and the lead has the room.
  const layout = isWorthwhile
    ? first
    : layOut(edition, widened(paper), root, (language) => silent(stickFor(language)), top)
  return pagesOf(edition, layout, paper, stick)
}

function layOut(edition: Edition, paper: Paper, root: Tag, stickFor: StickFor, top: number): Layout {
  root.children.length = 0
  const matters = edition.stories.map((story): Matter => {
    const { language } = story.data.meta
    const tag: Tag = { type: 'Art', parent: root, children: [], language }
    root.children.push(tag)
    return { story, tag, stick: stickFor(language) }
  })
  const layout: Layout = { direction: paper.direction, regions: [], frames: new Map(), sections: new Map() }
  const left = placeFront(matters, paper, top, layout)
  placeInside(left, paper, layout)
  return layout
}

/** The contents' columns go to the place beside them. */
function widened(paper: Paper): Paper {
  const { contents, modules } = paper
  const grown = (module: Module) =>
    module.top === contents.top && module.column + module.columns === contents.column
      ? { ...module, columns: module.columns + contents.columns }
      : module
  return { ...paper, modules: modules.map(grown), contents: { ...contents, columns: 0 } }
}

function pagesOf(edition: Edition, layout: Layout, paper: Paper, stick: Stick): Page[] {
  const { sheet } = paper
  const { regions, frames, sections } = layout
  const count = Math.max(...regions.map(({ page }) => page)) + 1
  const byPage = new Map<number, Region[]>()
  for (const region of regions) byPage.set(region.page, [...(byPage.get(region.page) ?? []), region])
  return Array.from({ length: count }, (_, page) => {
    const own = byPage.get(page) ?? []
    const frame =
      page > 0
        ? pageHead(edition, sections.get(page), page + 1, stick, sheet)
        : [...setMasthead(edition, paper, stick, sheet, count), ...contentsIn(layout, paper, stick)]
    const jumps = own.flatMap(({ on, sheet: room }) =>
      on === undefined ? [] : jumpLine(on + 1, paper, stick, room),
    )
    const set = [...frame, ...(frames.get(page) ?? []), ...own.flatMap(({ marks }) => marks), ...jumps]
    const marks = paper.direction === 'rtl' ? mirrored(set, sheet.width) : set
    return { width: sheet.width, height: sheet.height, folio: String(page + 1), marks }
  })
}

function contentsIn({ regions, contents }: Layout, paper: Paper, stick: Stick): Page['marks'] {
  const entries = entriesOf(regions)
  if (!contents || contents.columns.length === 0) return []
  return [...ruleBeside(contents, contents.lines, stick), ...setContents(entries, paper, stick, contents)]
}

/** The stories that do not begin on the front page: the first of each page, then the second ones. */
function entriesOf(regions: readonly Region[]): Entry[] {
  const begun = new Set<Story>()
  const ranks = new Map<number, number>()
  const entries = regions.flatMap(({ story, page }) => {
    if (begun.has(story)) return []
    begun.add(story)
    if (page === 0) return []
    const rank = ranks.get(page) ?? 0
    ranks.set(page, rank + 1)
    return [{ headline: story.data.meta.headline, page: page + 1, rank }]
  })
  return entries.sort((one, other) => one.rank - other.rank || one.page - other.page)
}
