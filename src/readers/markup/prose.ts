/**
 * The body of a story in markup (XHTML, HTML, NITF) to blocks of copy.
 *
 *     <p>He <em>had</em> doubts<br/>and said so.</p>   ->  a paragraph with emphasis and a break
 *     <q>Yes,</q> she said                             ->  “Yes,” she said
 *     <num>3<frac><numer>1</numer>…</frac></num>       ->  3½
 *     <script>…</script>  onclick="…"                  ->  left out; only elements that are known here make nodes
 *
 * What a paragraph is besides (a dateline's, a contributor line, a sign-off) is recognition's to say.
 */
import type { Element, ElementContent, Text as MarkupText } from 'hast'
import type { Blockquote, List, ListItem, Paragraph, PhrasingContent } from 'mdast'
import { copyOf } from '../../copy.ts'
import { lettersOf } from '../../ledger.ts'
import { opensAsByline } from '../../recognize/byline.ts'
import type { Role } from '../../recognize/evidence.ts'
import type { Block } from '../../recognize/layout.ts'
import type { Meta } from '../../story.ts'
import { markedTable } from '../table.ts'
import { blockFrom } from './block.ts'
import { attribute, inert, isElement, lineOf, within, wordsOf } from './element.ts'
import { figureOf, lonePictures, statedIn } from './figure.ts'
import { inlineOf } from './inline.ts'
import type { Leaves } from './leaves.ts'
import { tellLanguages } from './spoken.ts'
import { agateIn, isTyped, linesIn, typedBlocks, typedIn } from './typed.ts'

/** What a format knows of one of its elements: the part that it is, or the rule by which it is left out. */
export type Judge = (element: Element) => { role: Role } | { leave: string } | undefined

interface Room {
  leaves: Leaves
  /** Of the story: in whose language's quotation marks q is set, and which pictures it shows. */
  meta: Meta
  judge: Judge
  blocks: Block[]
}

/** The blocks beneath an element, their words taken. */
export function proseOf(body: Element, leaves: Leaves, meta: Meta, judge: Judge = () => undefined): Block[] {
  tellLanguages(body, meta.language)
  const room: Room = { leaves, meta, judge, blocks: [] }
  flow(body, room)
  return room.blocks
}

/** What stands among words; all else is a block. */
const inline = new Set(
  `a abbr acronym b bdi bdo big br chron cite classifier code copyrite data del dfn em event font frac function i img nobr
   ins kbd label lang location mark money num object.title org person postaddr pronounce q s samp small span strike
   strong sub sup time tt u var virtloc wbr`.split(/\s+/),
)

/** Blocks and the words between them, in order. */
function flow(parent: Element, room: Room): void {
  let run: ElementContent[] = []
  const flush = () => {
    if (run.some((node) => (node.type === 'text' ? node.value.trim() !== '' : true)))
      paragraph(parent, run, room)
    run = []
  }
  for (const node of parent.children) {
    if (isElement(node) && inert.has(node.tagName)) room.leaves.leave('inert', node)
    else if (isElement(node) && !inline.has(node.tagName)) {
      flush()
      block(node, room)
    } else run.push(node)
  }
  flush()
}

const makers: Record<string, (element: Element, room: Room) => void> = {
  ul: list,
  ol: list,
  blockquote: quotation,
  bq: quotation,
  table,
  pre: preformatted,
  hr: (element, { blocks }) =>
    void blocks.push(blockFrom({ type: 'thematicBreak' }, lineOf(element), 'rule')),
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hl1', 'hl2'].map((name) => [name, heading])),
  ...Object.fromEntries(['figure', 'media', 'picture'].map((name) => [name, picture])),
}

function block(element: Element, room: Room): void {
  const judgement = isHidden(element) ? { leave: 'hidden' } : room.judge(element)
  if (judgement && 'leave' in judgement) room.leaves.leave(judgement.leave, element)
  else if (judgement) paragraph(element, element.children, room, judgement.role)
  else (makers[element.tagName] ?? flow)(element, room)
}

/** What a browser would not show either. */
function isHidden(element: Element): boolean {
  return (
    element.properties.hidden === true ||
    attribute(element, 'ariaHidden') === 'true' ||
    /display:\s*none|visibility:\s*hidden/i.test(attribute(element, 'style') ?? '')
  )
}

function paragraph(parent: Element, run: ElementContent[], room: Room, role?: Role): void {
  if (role !== undefined) {
    words(parent, run, room, role)
  } else if (isTyped(run, bare.has(parent.tagName))) {
    typed(parent, run, room)
  } else if (isRowOfLinks(run)) {
    for (const node of run)
      if (node.type !== 'comment') room.leaves.leave('furniture', node as Element | MarkupText)
  } else {
    for (const part of paragraphsIn(run)) words(parent, part, room)
  }
}

function words(parent: Element, run: ElementContent[], room: Room, role?: Role): void {
  for (const image of lonePictures(run)) room.blocks.push(...figureIn(image, room))
  const children = inlineOf(run, room.leaves, room.meta.language)
  const line = lineIn(parent, run)
  for (const piece of role === undefined ? linesOf(children) : [children])
    if (piece.length > 0) room.blocks.push(blockFrom({ type: 'paragraph', children: piece }, line, role))
}

/** A picture that stands by itself. */
function figureIn(image: Element, { leaves, meta }: Room): Block[] {
  const [references, alt] = [[attribute(image, 'src')], attribute(image, 'alt')]
  return figureOf({ references, alt, caption: [], line: lineOf(image) }, leaves, meta)
}

/** Front Page | State | Weather: links, and hardly a letter beside them. */
function isRowOfLinks(run: ElementContent[]): boolean {
  const root: Element = { type: 'element', tagName: 'run', properties: {}, children: run }
  const links = [...within(root, 'a')]
  const linked = links.reduce((sum, link) => sum + lettersOf(wordsOf(link) ?? '').length, 0)
  return (
    links.length >= 2 && lettersOf(wordsOf(root) ?? '').length - linked <= 14 && linked < 60 * links.length
  )
}

/** A byline whose role stands under it in the same element: two lines. Other breaks stand. */
function linesOf(children: PhrasingContent[]): PhrasingContent[][] {
  const flat =
    children.length === 1 && children[0] && 'children' in children[0]
      ? (children[0].children as PhrasingContent[])
      : children
  const lines: PhrasingContent[][] = [[]]
  for (const node of flat) {
    if (node.type === 'break') lines.push([])
    else lines.at(-1)?.push(node)
  }
  const first = (lines[0] ?? []).map(copyOf).join('')
  return lines.length > 1 && opensAsByline(first) && flat.map(copyOf).join('').length < 160
    ? lines
    : [children]
}

/** Two breaks part paragraphs. */
function paragraphsIn(run: ElementContent[]): ElementContent[][] {
  const paragraphs: ElementContent[][] = [[]]
  let isBroken = false
  for (const node of run) {
    const isBreak = isElement(node, 'br')
    if (isBreak && isBroken) paragraphs.push([])
    else paragraphs.at(-1)?.push(node)
    isBroken = isBreak || (isBroken && node.type === 'text' && node.value.trim() === '')
  }
  return paragraphs
}

function lineIn(parent: Element, run: ElementContent[]): number {
  const first = run.find(
    (node) => node.type === 'element' || (node.type === 'text' && node.value.trim() !== ''),
  )
  return first?.type === 'text' || first?.type === 'element' ? lineOf(first) : lineOf(parent)
}

/** Where text that stands in no paragraph is as it was typed. */
const bare = new Set(['body', 'body.content', 'inlineXML', 'inlineData', 'DataContent', 'block'])

function typed(parent: Element, run: ElementContent[], { leaves, blocks }: Room): void {
  const text = linesIn(run, (node) => leaves.take(node))
  blocks.push(...typedBlocks(text, lineIn(parent, run)))
}

function preformatted(element: Element, { leaves, blocks }: Room): void {
  const agate = agateIn(element, leaves)
  if (agate) blocks.push(blockFrom(agate, lineOf(element), 'agate'))
  else blocks.push(...typedIn(element, leaves))
}

function heading(element: Element, room: Room): void {
  paragraph(element, element.children, room, 'subhead')
}

/** A list; what stands in an item is its paragraphs, and lists in them. */
function list(element: Element, room: Room): void {
  const children = element.children.flatMap((node): ListItem[] => {
    if (node.type !== 'element') return []
    const item = nodesIn(node, room)
    return item.length > 0 ? [{ type: 'listItem', spread: false, checked: null, children: item }] : []
  })
  const ordered = element.tagName === 'ol'
  // HTML has start, NITF seqnum.
  const start = ordered ? Number(attribute(element, 'start') ?? attribute(element, 'seqnum') ?? 1) || 1 : null
  const made: List = { type: 'list', ordered, start, spread: false, children }
  if (children.length > 0) room.blocks.push(blockFrom(made, lineOf(element), 'listItem'))
}

function quotation(element: Element, room: Room): void {
  const made: Blockquote = { type: 'blockquote', children: nodesIn(element, room) }
  if (made.children.length > 0) room.blocks.push(blockFrom(made, lineOf(element), 'verse'))
}

/** The nodes that an element's blocks are, for one that holds blocks. */
function nodesIn(element: Element, room: Room): (Paragraph | List | Blockquote)[] {
  const inner: Room = { ...room, blocks: [] }
  flow(element, inner)
  return inner.blocks.map((made): Paragraph | List | Blockquote => {
    const node = made.lines[0]?.node
    if (node?.type === 'paragraph' || node?.type === 'list' || node?.type === 'blockquote') return node
    return { type: 'paragraph', children: [{ type: 'text', value: made.copy }] }
  })
}

function table(element: Element, room: Room): void {
  if (isLayout(element)) {
    flow(element, room)
    return
  }
  for (const caption of within(element, 'caption')) paragraph(caption, caption.children, room, 'subhead')
  const rows = [...within(element, 'tr')].map((row) =>
    [...within(row, 'th', 'td')].flatMap((cell) => cellsOf(cell, room)),
  )
  const made = rows.length > 0 ? markedTable(rows) : undefined
  if (made) room.blocks.push(blockFrom(made, lineOf(element), 'agate'))
}

/** Old pages stand in tables: their cells hold tables, headings or paragraphs. */
function isLayout(element: Element): boolean {
  return [...within(element, 'table', 'p', 'h1', 'h2', 'h3', 'div', 'article')].length > 1
}

/** A cell, and empty ones for the columns that it spans besides. */
function cellsOf(cell: Element, room: Room): PhrasingContent[][] {
  const span = Math.min(Number(attribute(cell, 'colSpan') ?? attribute(cell, 'colspan') ?? 1) || 1, 40)
  return [
    inlineOf(cell.children, room.leaves, room.meta.language),
    ...Array.from({ length: span - 1 }, () => []),
  ]
}

/** Without its picture, a caption is none. */
function picture(element: Element, { leaves, meta, judge, blocks }: Room): void {
  const mayShow = (piece: Element) => {
    const judgement = judge(piece)
    return !isHidden(piece) && !(judgement && 'leave' in judgement)
  }
  blocks.push(...figureOf(statedIn(element, mayShow), leaves, meta))
  leaves.leave('picture', element)
}
