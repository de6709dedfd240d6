/**
 * An article of XHTML or HTML, as agencies put it into their messages: what its classes and sections say of its parts.
 *
 *     <header><h1>…</h1><p class="byline">…</p></header>   ->  headline and byline, where the message names none itself
 *     <section class="np-nonpublic">…</section>            ->  notes for editors: in no output
 */
import type { Element } from 'hast'
import type { Role } from '../../recognize/evidence.ts'
import type { Block } from '../../recognize/layout.ts'
import type { Meta } from '../../story.ts'
import { addNote, isDefined } from '../facts.ts'
import { childrenOf, classesOf, within, wordsOf } from './element.ts'
import type { Leaves } from './leaves.ts'
import { type Head, isSame } from './marked.ts'
import { type Judge, proseOf } from './prose.ts'

/** What the head lacks, from the article's own. */
export function completed(head: Head, article: Element): Head {
  const header = [...within(article, 'header')]
  const bylines = header.flatMap((each) => [...within(each, 'p', 'span', 'div', 'address')]).filter(isByline)
  const heading = [...within(article, 'h1')][0]
  return {
    ...head,
    headline: head.headline ?? heading,
    bylines: head.bylines && head.bylines.length > 0 ? head.bylines : bylines.slice(0, 1),
  }
}

function isByline(element: Element): boolean {
  return classesOf(element).some((name) => /^(?:byline|author|by|p-author)$/i.test(name))
}

/** Classes of what pages put between paragraphs. */
const furniture =
  /(?:^|[-_])(?:share|sharing|social|ads?|adv|advert\w*|promo|sponsor\w*|related|newsletter|breadcrumbs?|comments?|cookies?|dates?|toolbar|menu|footer|pied|signature|print|skip|subscribe)(?:[-_]|$)/i

/** Parts that stand apart in the copy. */
const asides = new Map<string, Role>([
  ['editors-note', 'editorsNote'],
  ['correction', 'correction'],
])

/** The blocks of an article; its head has been taken, and what of it stands here again is left out. */
export function articleProse(article: Element, head: Head, meta: Meta, leaves: Leaves): () => Block[] {
  const known = [head.headline, ...(head.decks ?? []), ...(head.bylines ?? [])].filter(
    (part) => part !== undefined,
  )
  const words = known.map(wordsOf)
  const judge: Judge = (element) => {
    const names = classesOf(element)
    // The parts of the head themselves may stand here.
    if (known.includes(element)) return { leave: 'repeated' }
    if (names.some((name) => /^(?:notepad|np-nonpublic|np-public|nonpublic|noprint-note)$/i.test(name))) {
      addNotes(meta, element)
      return { leave: 'note' }
    }
    const part = partOf(element)
    if (part) return { role: part }
    if (/^(?:header|footer|aside)$/.test(element.tagName) || names.some((name) => furniture.test(name)))
      return { leave: 'furniture' }
    if (
      /^(?:h[1-6]|p|div)$/.test(element.tagName) &&
      words.some((part) => part && isSame(part, wordsOf(element)))
    )
      return { leave: 'repeated' }
    if (names.some((name) => /^(?:teaser|deck|subtitle|subheadline|standfirst)$/i.test(name)))
      return { role: 'deck' }
    return isByline(element) ? { role: 'byline' } : undefined
  }
  return () => proseOf(article, leaves, meta, judge)
}

/** A part that stands apart and says so. */
function partOf(element: Element): Role | undefined {
  const names = classesOf(element)
  if (element.tagName === 'aside') return names.map((name) => asides.get(name)).find(isDefined)
  return element.tagName === 'p' && names.includes('contributor') ? 'contributorLine' : undefined
}

/** Notes that stand in markup of their own: each item and paragraph is one. */
export function addNotes(meta: Meta, notes: Element): void {
  const pieces = [...within(notes, 'li', 'p', 'h3', 'h4')]
  if (pieces.length === 0) addNote(meta, wordsOf(notes), false)
  for (const piece of pieces) {
    if (childrenOf(piece, 'ul', 'ol', 'p').length === 0) addNote(meta, wordsOf(piece), false)
  }
}
