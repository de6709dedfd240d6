/**
 * HTML that stands as text inside another format: it becomes elements in the place of that text.
 *
 *     {"body_html": "<p>Snow &amp; ice</p>"}   ->  element body_html, in it element p
 */
import type { Element, ElementContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { Fault, lineOf, textNode, textsOf, wordsOf } from './element.ts'

/** Whether an element holds nothing but text, and that is HTML. */
export function isHtml(element: Element): boolean {
  return (
    element.children.every((node) => node.type === 'text') &&
    /<(?:p|br|div|span|h[1-6]|ul|ol|li|table|pre|blockquote|aside|hr|section|article|strong|em|b|i|a|q|script)\b[^<>]{0,200}>|&(?:[a-z]{2,8}|#\d{1,5}|#x[\da-f]{1,5});/i.test(
      wordsOf(element) ?? '',
    )
  )
}

/** Put what the text of an element says as HTML in its place. As browsers read it: nothing in it is an error (HTML, 13.2). */
export function graftHtml(element: Element, { fragment } = { fragment: true }): void {
  const text = textsOf(element)
    .map(({ value }) => value)
    .join('')
  const line = lineOf(element)
  checkDepth(text, line)
  const root = fromHtml(text, { fragment })
  element.children = placed(root.children as ElementContent[], line, 0)
  // Some systems escape twice.
  if (fragment && isHtml(element) && wordsOf(element) !== text.replace(/\s+/g, ' ').trim()) graftHtml(element)
}

/** Deeper than any article; what is beyond is an attack. */
const deepest = 128

/** Elements that end by themselves. */
const endless =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|td|th|tr|option)$/i

/** The parser calls itself for every depth, so it is looked at first; tag soup leaves many open. */
function checkDepth(text: string, line: number): void {
  let depth = 0
  for (const [, end, name = ''] of text.matchAll(/<(\/?)([a-z][a-z\d]*)/gi)) {
    if (endless.test(name)) continue
    depth = Math.max(0, depth + (end ? -1 : 1))
    if (depth > deepest * 8) throw new Fault(tooDeep, line, 1)
  }
}

const tooDeep = `Elements stand in one another more than ${deepest} deep`

function placed(nodes: readonly ElementContent[], line: number, depth: number): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [textNode(node.value, line)]
    if (node.type !== 'element') return []
    if (depth > deepest) throw new Fault(tooDeep, line, 1)
    const position = { start: { line, column: 1 }, end: { line, column: 1 } }
    return [{ ...node, position, children: placed(node.children, line, depth + 1) }]
  })
}
