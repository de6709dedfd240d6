/**
 * A story as HTML elements: the one markup that the web page and the e-book share.
 *
 *     headline  ->  h1.headline          byline   ->  p.byline
 *     deck      ->  p.deck               dateline ->  span.dateline
 *
 * Head parts stand in a header, the rest as they come. Nothing but known nodes passes: no HTML of the wire's own.
 */
import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import type { Heading, Nodes, Paragraph, Table, Text } from 'mdast'
import { type State, toHast } from 'mdast-util-to-hast'
import type { Story } from './story.ts'

const headParts = new Set(['kicker', 'headline', 'deck', 'byline', 'credit'])

export function markupOf(story: Story): Root {
  const nodes = story.children.map((node) => [node, elementsOf(node)] as const)
  const firstBody = nodes.findIndex(([node]) => !headParts.has(partOf(node)))
  const cut = firstBody < 0 ? nodes.length : firstBody
  const head = nodes.slice(0, cut).flatMap(([, elements]) => elements)
  const rest = nodes.slice(cut).flatMap(([, elements]) => elements)
  return { type: 'root', children: head.length > 0 ? [h('header', ...head), ...rest] : rest }
}

function partOf(node: Nodes): string {
  return (node.type === 'paragraph' || node.type === 'heading' ? node.data?.part : undefined) ?? ''
}

function elementsOf(node: Nodes): ElementContent[] {
  const tree = toHast(node, { handlers, unknownHandler: unknown })
  const children: ElementContent[] =
    tree.type === 'root' ? (tree.children as ElementContent[]) : [tree as ElementContent]
  return children.filter((child) => child.type === 'element')
}

const handlers = { heading, paragraph, table, text, code }

function heading(state: State, node: Heading): Element {
  const part = node.data?.part
  return h(`h${node.depth}`, part === 'headline' ? { className: 'headline' } : {}, state.all(node))
}

const classes: Partial<Record<string, string>> = {
  kicker: 'kicker',
  deck: 'deck',
  byline: 'byline',
  credit: 'credit',
  contributorLine: 'contributor',
  question: 'question',
  answer: 'answer',
  caption: 'caption',
}

function paragraph(state: State, node: Paragraph): Element {
  const part = node.data?.part ?? ''
  const words = state.all(node)
  if (part === 'editorsNote') return h('aside.editors-note', h('p', words))
  if (part === 'correction') return h('aside.correction', h('p', words))
  if (part === 'pullQuote') return h('aside.pull-quote', h('p', words))
  return h('p', classes[part] ? { className: classes[part] } : {}, words)
}

function text(_state: State, node: Text): ElementContent {
  if (node.data?.part !== 'dateline') return { type: 'text', value: node.value }
  const words = node.value.trimEnd()
  return h('span.dateline', words + node.value.slice(words.length))
}

/** A head of row as well where the first column holds names. */
function table(state: State, node: Table): Element {
  const [head, ...rows] = node.children
  const align = node.align ?? []
  const cells = (row: typeof head, tag: (column: number) => 'th' | 'td', scope: string) =>
    (row?.children ?? []).map((cell, column) => {
      const name = tag(column)
      // An empty corner heads nothing.
      const isHead = name === 'th' && cell.children.length > 0
      return h(
        isHead ? 'th' : 'td',
        { ...(isHead && { scope }), ...(align[column] && { className: align[column] }) },
        state.all(cell),
      )
    })
  return h(
    'table',
    h(
      'thead',
      h(
        'tr',
        cells(head, () => 'th', 'col'),
      ),
    ),
    h(
      'tbody',
      rows.map((row) =>
        h(
          'tr',
          cells(row, (column) => (column === 0 ? 'th' : 'td'), 'row'),
        ),
      ),
    ),
  )
}

function code(_state: State, node: { value: string }): Element {
  return h('pre.agate', { tabIndex: 0 }, node.value)
}

/** What has no form of its own keeps its words. */
function unknown(state: State, node: Nodes): ElementContent {
  return 'children' in node
    ? h('div', state.all(node))
    : { type: 'text', value: 'value' in node ? node.value : '' }
}
