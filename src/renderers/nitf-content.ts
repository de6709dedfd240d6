/**
 * A story's copy as the elements of NITF's body.content.
 *
 *     editor's note, correction   ->  note noteclass="editorsnote"        rule   ->  hr
 *     question, caption, …        ->  p class="question", …               code   ->  pre
 *     figure, its caption         ->  media                               phrase in another language   ->  lang
 *     strong                      ->  em class="bold"                     verse  ->  bq, in it a block
 */
import type {
  FootnoteDefinition,
  Image,
  List,
  ListItem,
  Literal,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableRow,
  TextData,
} from 'mdast'
import type { Element, ElementContent } from 'xast'
import { x } from 'xastscript'
import { copyOf } from '../copy.ts'
import { languageTag } from '../spoken.ts'
import type { Edition, Picture } from '../story.ts'
import { type Attributes, filled, set } from './nitf-elements.ts'

/** A note that readers may see. Its class names the part, where it is another than an editor's note. */
export function noteOf(attributes: Attributes, words: (ElementContent | string)[]): Element {
  return x('note', attributes, [x('body.content', [x('p', words)])])
}

export function blocksOf(
  nodes: readonly RootContent[],
  pictures: Edition['pictures'] = new Map(),
): Element[] {
  return nodes.flatMap((node, index) => {
    const before = nodes[index - 1]
    const shown = imageIn(node, pictures)
    if (shown) return mediaOf(shown, nodes[index + 1])
    // It stands in the figure.
    if (before && isCaption(node) && imageIn(before, pictures)) return []
    return blockOf(node) ?? []
  })
}

interface Shown {
  image: Image
  picture: Picture
}

/** What a figure shows, where its picture goes out with it. */
function imageIn(node: RootContent, pictures: Edition['pictures']): Shown | undefined {
  const [image] = node.type === 'paragraph' && node.data?.part === 'figure' ? node.children : []
  const picture = image?.type === 'image' && pictures.get(image.url)
  return picture ? { image, picture } : undefined
}

function isCaption(node: RootContent | undefined): node is Paragraph {
  return node?.type === 'paragraph' && node.data?.part === 'caption'
}

function mediaOf({ image, picture }: Shown, next: RootContent | undefined): Element {
  const { mediaType, width, height } = picture
  const file = {
    'mime-type': mediaType,
    source: image.url,
    'alternate-text': image.alt || undefined,
    width: String(width),
    height: String(height),
  }
  const caption = isCaption(next) ? [x('media-caption', [x('p', inline(next.children))])] : []
  return set('media', { 'media-type': 'image' }, [x('media-reference', file), ...caption])
}

/** Nothing for what holds no words: no HTML of the wire's own, no picture. */
function blockOf(node: RootContent): Element | undefined {
  switch (node.type) {
    case 'paragraph':
      return paragraphOf(node)
    case 'heading':
      return x('hl2', inline(node.children))
    case 'list':
      return listOf(node)
    case 'table':
      return tableOf(node)
    case 'blockquote':
      return x('bq', [set('block', {}, blocksOf(node.children))])
    case 'code':
      return x('pre', node.value)
    case 'thematicBreak':
      return x('hr')
    case 'footnoteDefinition':
      return footnoteOf(node)
    default:
      return otherOf(node)
  }
}

function paragraphOf({ data, children }: Paragraph): Element {
  const { part, optional } = data ?? {}
  if (part === 'editorsNote' || part === 'correction') {
    const correction = part === 'correction' ? part : undefined
    return noteOf({ class: correction, noteclass: 'editorsnote', type: 'std' }, inline(children))
  }
  return x('p', { class: classes[part ?? ''] ?? part, 'optional-text': optional && 'true' }, inline(children))
}

/** Of the parts whose name is no word of a style sheet. */
const classes: Partial<Record<string, string>> = { contributorLine: 'contributor', pullQuote: 'pull-quote' }

function listOf({ ordered, start, children }: List): Element {
  const first = ordered && start !== null && start !== undefined && start !== 1 ? String(start) : undefined
  return set(ordered ? 'ol' : 'ul', { seqnum: first }, children.map(itemOf))
}

/** One paragraph is the item itself. */
function itemOf({ children }: ListItem): Element {
  const [first, ...others] = children
  const words = first?.type === 'paragraph' ? inline(first.children) : blocksOf(first ? [first] : [])
  return others.length === 0 ? x('li', words) : set('li', {}, blocksOf(children))
}

function tableOf({ align, children }: Table): Element {
  const [head, ...others] = children
  const rowOf = (row: TableRow, name: string) =>
    x(
      'tr',
      row.children.map((cell, column) => x(name, { align: align?.[column] }, inline(cell.children))),
    )
  return set('table', {}, [
    ...filled('thead', head ? [rowOf(head, 'th')] : []),
    ...filled(
      'tbody',
      others.map((row) => rowOf(row, 'td')),
    ),
  ])
}

function footnoteOf({ label, identifier, children }: FootnoteDefinition): Element {
  return x('fn', { class: label ?? identifier }, [set('body.content', {}, blocksOf(children))])
}

/** What has no form of its own keeps its words. */
function otherOf(node: RootContent): Element | undefined {
  const copy = node.type === 'html' ? '' : copyOf(node)
  return copy === '' ? undefined : x('p', copy)
}

/** Words with the emphasis and links that they stand in. */
export function inline(nodes: readonly PhrasingContent[]): (ElementContent | string)[] {
  return nodes.flatMap((node) => wordsIn(node))
}

function wordsIn(node: PhrasingContent): (ElementContent | string)[] {
  switch (node.type) {
    case 'emphasis':
      return [x('em', { class: 'italic' }, inline(node.children))]
    case 'strong':
      return [x('em', { class: 'bold' }, inline(node.children))]
    case 'delete':
      return [x('em', { class: 'strike' }, inline(node.children))]
    case 'link':
      return [x('a', { href: node.url, title: node.title }, inline(node.children))]
    case 'break':
      return [x('br')]
    case 'footnoteReference':
      return [x('num', [x('sup', node.label ?? node.identifier)])]
    case 'html':
      return []
    default:
      return 'children' in node ? inline(node.children) : 'value' in node ? [spoken(node)] : []
  }
}

/** NITF names the language of a phrase, and of nothing larger. */
function spoken({ value, data }: Literal): ElementContent | string {
  const iso = languageTag((data as TextData | undefined)?.language)
  return iso ? x('lang', { iso }, value) : value
}
