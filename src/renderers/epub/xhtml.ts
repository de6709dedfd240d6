/**
 * A story as XHTML: the markup that the web page has too, written as XML, so it is well formed by construction.
 *
 * A book is read without a network, and alone: it has no pictures, and its links lead to the web or nowhere.
 */
import type { Element, Nodes, Root } from 'hast'
import { toXast } from 'hast-util-to-xast'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
import { toXml } from 'xast-util-to-xml'
import { markupOf } from '../../markup.ts'
import type { PageBreak, Story } from '../../story.ts'
import { pageId, paragraphNames } from './ids.ts'

/** An article element, labeled by its headline. */
export function articleOf(story: Story, breaks: readonly PageBreak[] = []): string {
  const markup = markupOf(story)
  let headline: Element | undefined
  visit(markup, 'element', (element, index, parent) => {
    if (element.tagName === 'h1') headline ??= element
    if (element.tagName === 'aside') giveRole(element)
    if (element.properties.role === 'doc-noteref') element.properties['epub:type'] = 'noteref'
    if (element.tagName === 'a' && !leadsSomewhere(element))
      Object.assign(element, h('span', element.children))
    // Check boxes of a list are no words, and have no label.
    if (!['img', 'input'].includes(element.tagName) || index === undefined) return undefined
    parent?.children.splice(index, 1)
    return [SKIP, index]
  })
  if (headline) headline.properties.id = 'headline'
  nameParagraphs(markup)
  breakPages(markup, breaks)
  const starts = breaks.filter(({ letters }) => letters === 0).map(({ page }) => markOf(page))
  const label = headline ? { ariaLabelledBy: 'headline' } : {}
  const article = h('article', label, starts, markup.children)
  // The one thing that the writer leaves as it is, and XML does not allow in copy (2.4).
  return printable(toXml(toXast(article), { closeEmptyElements: true })).replaceAll(']]>', ']]&#x3E;')
}

const paragraphs = new Set(['p', 'li', 'pre', 'table', 'h2', 'h3', 'h4', 'h5', 'h6'])

/** The innermost that holds words gets the name: what a reader's place and highlights hang on. */
function nameParagraphs(markup: Root): void {
  const name = paragraphNames()
  visit(markup, 'element', (element) => {
    const isOuter = element.tagName === 'li' && element.children.some((child) => isParagraph(child))
    if (isParagraph(element) && !isOuter) element.properties.id ??= name(wordsOf(element))
  })
}

const isParagraph = (node: Nodes) => node.type === 'element' && paragraphs.has(node.tagName)

function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(wordsOf).join('') : ''
}

/** A mark where each page of print begins: before the word that its first letter is in. */
function breakPages(markup: Root, breaks: readonly PageBreak[]): void {
  let rest = breaks.filter(({ letters }) => letters > 0)
  let before = 0
  visit(markup, 'text', (node, index, parent) => {
    const letters = [...node.value.matchAll(/[\p{L}\p{N}]/gu)]
    const here = rest.filter((begins) => begins.letters < before + letters.length)
    if (here.length === 0 || index === undefined) {
      before += letters.length
      return undefined
    }
    const starts = here.map(({ letters: count }) => {
      const at = letters[count - before]?.index ?? 0
      return node.value.slice(0, at).search(/\S*$/)
    })
    const pieces = here.flatMap(({ page }, place) => [
      markOf(page),
      { type: 'text' as const, value: node.value.slice(starts[place], starts[place + 1]) },
    ])
    parent?.children.splice(index, 1, { type: 'text', value: node.value.slice(0, starts[0]) }, ...pieces)
    rest = rest.slice(here.length)
    before += letters.length
    return [SKIP, index + 1 + pieces.length]
  })
}

function markOf(page: string): Element {
  return h('span', { id: pageId(page), 'epub:type': 'pagebreak', role: 'doc-pagebreak', title: page })
}

/** What an aside is (ARIA in HTML, 4; DPUB-ARIA 1.1). */
function giveRole({ properties }: Element): void {
  const [role, type] = asides[String(properties.className)] ?? ['note', undefined]
  properties.role = role
  if (type) properties['epub:type'] = type
}

const asides: Partial<Record<string, [role: string, type: string]>> = {
  'pull-quote': ['doc-pullquote', 'pullquote'],
  footnote: ['doc-footnote', 'footnote'],
}

/** To the web, or between a note and its reference. */
function leadsSomewhere({ properties: { href, role } }: Element): boolean {
  if (role === 'doc-noteref' || role === 'doc-backlink') return true
  return typeof href === 'string' && /^(?:https?|mailto|tel):/i.test(href) && URL.canParse(href)
}

/** Without what XML cannot hold: control characters, noncharacters, halves of pairs (XML 1.0, 2.2). */
export function printable(words: string): string {
  return words.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '')
}
