/** Where the pages of a composition begin in the stories: what a format without pages needs to name them. */
import type { PageBreak } from '../story.ts'
import type { Composition, Line, Page, Shaped, Tag } from './page.ts'

/** What is known of the pages that went by. */
export interface Noted {
  breaks: PageBreak[]
  count: number
}

/** The same pages; each is noted before it is handed on. */
export function* noted({ pages, root }: Composition<Iterable<Page>>, notes: Noted): Generator<Page> {
  const letters: number[] = []
  for (const page of pages) {
    const lines = page.marks.filter((mark) => mark.kind === 'line')
    notes.count += 1
    notes.breaks.push(...breakAt(page, lines, root, letters))
    for (const line of lines) {
      const story = storyOf(line, root)
      if (story >= 0) letters[story] = (letters[story] ?? 0) + lettersIn(line)
    }
    yield page
  }
}

/** At its first line that is no artifact. */
function breakAt(page: Page, lines: Line[], root: Tag, letters: readonly number[]): PageBreak[] {
  const [story] = lines.map((line) => storyOf(line, root)).filter((index) => index >= 0)
  return story === undefined ? [] : [{ page: page.folio, story, letters: letters[story] ?? 0 }]
}

/** -1 for what belongs to none. */
function storyOf({ tag }: Line, root: Tag): number {
  let article = tag
  while (article?.parent && article.parent !== root) article = article.parent
  return article ? root.children.indexOf(article) : -1
}

/** Of the story's own: not the number of a list's item. */
function lettersIn({ tag, pieces }: Line): number {
  let count = 0
  for (const piece of pieces) if ((piece.tag ?? tag)?.type !== 'Lbl') count += lettersOf(piece.shaped)
  return count
}

/** Words are shaped once, and set many times. */
const counted = new WeakMap<Shaped, number>()

function lettersOf(word: Shaped): number {
  const count = counted.get(word) ?? word.copy.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  counted.set(word, count)
  return count
}
