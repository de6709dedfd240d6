/** A story as XHTML: the markup that the web page has too, written as XML, so it is well formed by construction. */
import type { Element, Root } from 'hast'
import { toXast } from 'hast-util-to-xast'
import { h } from 'hastscript'
import { toXml } from 'xast-util-to-xml'
import { markupOf } from '../../markup.ts'
import type { Story } from '../../story.ts'

/** An article element, labeled by its headline. */
export function articleOf(story: Story): string {
  const markup = markupOf(story)
  const headline = headlineIn(markup)
  if (headline) headline.properties.id = 'headline'
  const article = h('article', headline ? { ariaLabelledBy: 'headline' } : {}, markup.children)
  // The one thing that the writer leaves as it is, and XML does not allow in copy (2.4).
  return printable(toXml(toXast(article), { closeEmptyElements: true })).replaceAll(']]>', ']]&#x3E;')
}

function headlineIn(node: Root | Element): Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    const found = child.tagName === 'h1' ? child : headlineIn(child)
    if (found) return found
  }
  return undefined
}

/** Without what XML cannot hold: control characters, noncharacters, halves of pairs (XML 1.0, 2.2). */
export function printable(words: string): string {
  return words.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '')
}
