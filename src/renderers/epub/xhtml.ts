/**
 * A story as XHTML: the markup that the web page has too, written as XML, so it is well formed by construction.
 *
 * A book is read without a network, and alone: it has no pictures but those that it holds, and its links lead to the web
 * or nowhere.
 */
import type { Element, ElementContent, Nodes, Parents, Text } from 'hast'
import { toXast } from 'hast-util-to-xast'
import { h } from 'hastscript'
import type { Element as XmlElement } from 'xast'
import { printable } from '../../copy.ts'
import { markupOf } from '../../markup.ts'
import type { Edition, PageBreak, Story } from '../../story.ts'
import { pageId, paragraphNames } from './ids.ts'
import { xmlOf } from './xml.ts'

/** An article element, labeled by its headline. */
export function articleOf(
  story: Story,
  breaks: readonly PageBreak[] = [],
  pictures: Edition['pictures'] = new Map(),
): string {
  const markup = markupOf(story, pictures)
  settle(markup, { name: paragraphNames(), level: 0, inLink: false, pictures })
  const starts = breaks.filter(({ letters }) => letters === 0).map(({ page }) => markOf(page))
  const inside = { rest: breaks.filter(({ letters }) => letters > 0), before: 0 }
  if (inside.rest.length > 0) breakPages(markup, inside)
  // Print may set what a book leaves out: a page that begins after the last letter begins at the end.
  const ends = inside.rest.map(({ page }) => markOf(page))
  const headline = headlineIn(markup)
  if (headline) headline.properties.id = 'headline'
  const article = h('article', headline ? { ariaLabelledBy: 'headline' } : {}, starts, markup.children, ends)
  // The one > that is no copy (XML 1.0, 2.4), also where two texts make it.
  return printable(xmlOf(toXast(article) as XmlElement)).replaceAll(']]>', ']]&#x3E;')
}

const paragraphs = new Set(['p', 'li', 'pre', 'table', 'figcaption', 'h2', 'h3', 'h4', 'h5', 'h6'])

/**
 * Roles, links, names; nothing that a book does not hold. Of elements with words the innermost is named: a reader's
 * place and highlights hang on it.
 */
function settle(parent: Parents, page: Page): void {
  // Check boxes of a list are no words, and have no label.
  parent.children = parent.children.filter((node) => !isLost(node, page) && !isElement(node, 'input'))
  for (const node of parent.children) {
    if (node.type !== 'element') continue
    // XHTML, so both (EPUB 3.3, 5.3; Polyglot Markup, 3.6).
    if (node.properties.lang) node.properties.xmlLang = node.properties.lang
    if (node.tagName === 'aside') giveRole(node)
    if (node.properties.role === 'doc-noteref') node.properties['epub:type'] = 'noteref'
    if (/^h[1-6]$/.test(node.tagName)) node.tagName = `h${levelOf(node, page)}`
    if (node.tagName === 'a' && (page.inLink || !leadsSomewhere(node))) unlink(node)
    const isOuter = node.tagName === 'li' && node.children.some((child) => isElement(child, 'p'))
    if (paragraphs.has(node.tagName) && !isOuter) node.properties.id ??= page.name(wordsOf(node))
    const { inLink } = page
    page.inLink ||= node.tagName === 'a'
    settle(node, page)
    page.inLink = inLink
  }
}

function isLost(node: Nodes, { pictures }: Page): boolean {
  return node.type === 'element' && node.tagName === 'img' && !pictures.has(String(node.properties.src))
}

/** Its words stay, and the name that a note leads back to. */
function unlink(node: Element): void {
  const { id } = node.properties
  node.tagName = 'span'
  node.properties = id ? { id } : {}
}

/** The page as far as it is settled. */
interface Page {
  name(words: string): string
  /** Of the last heading; 0 before the first. */
  level: number
  /** A link holds no link. */
  inLink: boolean
  /** What it may show. */
  pictures: Edition['pictures']
}

/** One heading of the first level, and no level left out on the way down. */
function levelOf({ tagName }: Element, page: Page): number {
  const own = Number(tagName.slice(1))
  const isFirst = page.level === 0
  page.level = isFirst && own === 1 ? 1 : Math.max(2, Math.min(own, page.level + 1))
  return page.level
}

function isElement(node: Nodes, tagName: string): boolean {
  return node.type === 'element' && node.tagName === tagName
}

function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(wordsOf).join('') : ''
}

function headlineIn(parent: Parents): Element | undefined {
  for (const node of parent.children) {
    if (node.type !== 'element') continue
    const found = node.tagName === 'h1' ? node : headlineIn(node)
    if (found) return found
  }
  return undefined
}

/** The breaks that are still to be marked, and the letters before the place that has been reached. */
interface Reached {
  rest: PageBreak[]
  before: number
}

/** A mark where each page of print begins: before the word that its first letter is in. */
function breakPages(parent: Parents, reached: Reached): void {
  parent.children = parent.children.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return brokenText(node, reached)
    if (node.type === 'element') breakPages(node, reached)
    return node.type === 'doctype' ? [] : [node]
  })
}

function brokenText(node: Text, reached: Reached): (Text | Element)[] {
  const pieces: (Text | Element)[] = []
  const letters = [...node.value.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => index)
  let from = 0
  for (let [next] = reached.rest; next; [next] = reached.rest) {
    const at = letters[next.letters - reached.before]
    if (at === undefined) break
    const start = node.value.slice(0, at).search(/\S*$/)
    pieces.push({ type: 'text', value: node.value.slice(from, start) }, markOf(next.page))
    from = start
    reached.rest.shift()
  }
  reached.before += letters.length
  return from === 0 && pieces.length === 0
    ? [node]
    : [...pieces, { type: 'text', value: node.value.slice(from) }]
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
