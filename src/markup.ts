/**
 * A story as HTML elements: the one markup that the web page and the e-book share.
 *
 *     headline  ->  h1.headline          byline   ->  p.byline
 *     deck      ->  p.deck               dateline ->  span.dateline
 *     figure    ->  figure > img         caption  ->  figcaption under it, else p.caption
 *
 *     [^1]      ->  a.noteref        [^1]: …  ->  aside.footnote
 *
 * Head parts stand in a header, the rest as they come. Nothing but known nodes passes: no HTML of the wire's own.
 */
import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import type {
  FootnoteDefinition,
  FootnoteReference,
  Heading,
  Nodes,
  Paragraph,
  Parents,
  RootContent,
  Table,
  TableRow,
  Text,
} from 'mdast'
import { type Handlers, type State, toHast } from 'mdast-util-to-hast'
import { languageTag } from './spoken.ts'
import type { Edition, Story } from './story.ts'

const headParts = new Set(['kicker', 'headline', 'deck', 'byline', 'credit'])
const authorParts = new Set(['byline', 'credit'])

/** `pictures`: those that go out with it. */
export function markupOf(story: Story, pictures: Edition['pictures'] = new Map()): Root {
  const markup = toHast(story, {
    handlers: { ...basic, ...notesOf(story), ...figuresOf(pictures) },
    unknownHandler: unknown,
  }) as Root
  for (const node of markup.children) if (node.type === 'element') raiseLanguage(node)
  return markup
}

/** An element whose words are all in one language is in it itself; what is not its copy has no words. */
function raiseLanguage(element: Element): void {
  const spoken: Element[] = []
  let isOne = true
  for (const child of element.children) {
    if (child.type === 'text') isOne &&= !/[\p{L}\p{N}]/u.test(child.value)
    if (child.type !== 'element') continue
    raiseLanguage(child)
    if (child.properties.lang) spoken.push(child)
    else isOne &&= !hasWords(child)
  }
  const lang = spoken[0]?.properties.lang
  if (!lang || !isOne || spoken.some((child) => child.properties.lang !== lang)) return
  element.properties.lang = lang
  for (const child of spoken) delete child.properties.lang
  element.children = element.children.flatMap((child) =>
    spoken.includes(child as Element) && isBare(child as Element) ? (child as Element).children : [child],
  )
}

const isBare = ({ tagName, properties }: Element) =>
  tagName === 'span' && Object.keys(properties).length === 0

function hasWords(node: ElementContent): boolean {
  if (node.type === 'text') return /[\p{L}\p{N}]/u.test(node.value)
  return node.type === 'element' && node.children.some(hasWords)
}

/** Only elements stand between head and end: a story has no words but in its parts. */
function root(state: State, story: Story): ElementContent[] {
  const elementsOf = (node: RootContent) =>
    [state.one(node, story) ?? []].flat().filter((child): child is Element => child.type === 'element')
  const firstBody = story.children.findIndex((node) => !headParts.has(partOf(node)))
  const cut = firstBody < 0 ? story.children.length : firstBody
  const head = headOf(story.children.slice(0, cut), elementsOf)
  const rest = captioned(story.children.slice(cut).flatMap(elementsOf))
  return head.length > 0 ? [h('header', head), ...rest] : rest
}

/** A caption stands in the figure above it. */
function captioned(elements: Element[]): Element[] {
  const out: Element[] = []
  for (const element of elements) {
    const last = out.at(-1)
    const isUnder = last?.tagName === 'figure' && last.children.length === 1
    if (isUnder && String(element.properties.className) === 'caption')
      last.children.push({
        type: 'element',
        tagName: 'figcaption',
        properties: {},
        children: element.children,
      })
    else out.push(element)
  }
  return out
}

/** A paragraph that is a figure, where its picture goes out with the story. */
function figuresOf(pictures: Edition['pictures']): Handlers {
  return {
    paragraph(state: State, node: Paragraph) {
      const [image] = node.data?.part === 'figure' ? node.children : []
      const picture = image?.type === 'image' && pictures.get(image.url)
      if (!picture) return paragraph(state, node)
      const { width, height } = picture
      return h('figure', h('img', { src: image.url, width, height, alt: image.alt ?? '' }))
    },
  }
}

/** Who wrote it, and for whom, is an address (HTML, 4.3.10). */
function headOf(nodes: RootContent[], elementsOf: (node: RootContent) => Element[]): ElementContent[] {
  const elements: ElementContent[] = []
  let address: Element | undefined
  for (const node of nodes) {
    if (!authorParts.has(partOf(node))) {
      address = undefined
      elements.push(...elementsOf(node))
      continue
    }
    if (!address) {
      address = h('address')
      elements.push(address)
    }
    address.children.push(...elementsOf(node))
  }
  return elements
}

function partOf(node: Nodes): string {
  return (node.type === 'paragraph' || node.type === 'heading' ? node.data?.part : undefined) ?? ''
}

const basic = { root, heading, paragraph, table, text, code }

/** A reference leads to its note and the note back to the first reference; one without the other leads nowhere. */
function notesOf(story: Story): Handlers {
  const { footnoteDefinition: defined, footnoteReference: referred } = identifiersIn(story)
  const marked = new Set<string>()
  return {
    footnoteReference(_state, node: FootnoteReference) {
      const label = node.label ?? node.identifier
      const number = defined.indexOf(node.identifier) + 1
      if (number === 0) return h('sup', label)
      const id = marked.has(node.identifier) ? undefined : `reference-${number}`
      marked.add(node.identifier)
      return h('sup', h('a.noteref', { href: `#note-${number}`, id, role: 'doc-noteref' }, label))
    },
    footnoteDefinition(state: State, node: FootnoteDefinition) {
      const number = defined.indexOf(node.identifier) + 1
      const back = { href: `#reference-${number}`, role: 'doc-backlink' }
      const words = state.all(node)
      if (referred.includes(node.identifier))
        holderOf(words).push({ type: 'text', value: ' ' }, h('a', back, '↩'))
      // Its number is shown by the style sheet: it is no word of the note's.
      const label = node.label ?? node.identifier
      return h('aside.footnote', { id: `note-${number}`, role: 'doc-footnote', dataLabel: label }, words)
    },
  }
}

/** Its last paragraph; where it ends otherwise, the note itself. */
function holderOf(words: ElementContent[]): ElementContent[] {
  const last = words.findLast((node) => node.type === 'element')
  return last?.tagName === 'p' ? last.children : words
}

function identifiersIn(story: Story): Record<'footnoteDefinition' | 'footnoteReference', string[]> {
  const found: ReturnType<typeof identifiersIn> = { footnoteDefinition: [], footnoteReference: [] }
  const gather = (node: Nodes) => {
    if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference')
      found[node.type].push(node.identifier)
    if ('children' in node) node.children.forEach(gather)
  }
  gather(story)
  return found
}

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
  // Most of a story: made without the library, which would look for more in it.
  if (part === '') return { type: 'element', tagName: 'p', properties: {}, children: words }
  return h('p', classes[part] ? { className: classes[part] } : {}, words)
}

function text(_state: State, node: Text): ElementContent {
  const words: ElementContent = { type: 'text', value: node.value }
  const lang = languageTag(node.data?.language)
  if (lang) return { type: 'element', tagName: 'span', properties: { lang }, children: [words] }
  return node.data?.part === 'dateline' ? h('span.dateline', [words]) : words
}

/** Columns have heads, and rows have where their first cell holds a name. */
function table(state: State, node: Table): Element {
  const [head, ...rows] = node.children
  const rowOf = (row: TableRow, scopeAt: (column: number) => 'col' | 'row' | undefined) =>
    h(
      'tr',
      row.children.map((cell, column) => {
        // An empty corner heads nothing.
        const scope = cell.children.length > 0 ? scopeAt(column) : undefined
        const className = node.align?.[column] ?? undefined
        return h(scope ? 'th' : 'td', { scope, className }, state.all(cell))
      }),
    )
  const body = rows.map((row) => rowOf(row, (column) => (column === 0 ? 'row' : undefined)))
  const thead = head
    ? [
        h(
          'thead',
          rowOf(head, () => 'col'),
        ),
      ]
    : []
  // Where it is wider than the page, it is scrolled, by keyboard too.
  return h('div.table', { tabIndex: 0 }, h('table', thead, h('tbody', body)))
}

function code(_state: State, node: { value: string }): Element {
  return h('pre.agate', { tabIndex: 0 }, node.value)
}

/** What has no form of its own keeps its words: among words in a span, else in a block. */
function unknown(state: State, node: Nodes, parent: Parents | undefined): ElementContent {
  if (!('children' in node)) return { type: 'text', value: 'value' in node ? node.value : '' }
  const isAmongWords = parent !== undefined && (wordHolders.has(parent.type) || spans.has(parent))
  if (isAmongWords) spans.add(node)
  return h(isAmongWords ? 'span' : 'div', state.all(node))
}

const wordHolders = new Set<string>([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'tableCell',
])
/** Nodes without a form that stand among words. */
const spans = new WeakSet<Nodes>()
