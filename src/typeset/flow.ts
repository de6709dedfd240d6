/**
 * A story into type: the head, which spans the columns, and the galley that is cut into columns.
 *
 * Each node becomes a block with a tag of its own; what is not known keeps its words.
 */
import type { Heading, Nodes, Paragraph, PhrasingContent } from 'mdast'
import { copyOf } from '../copy.ts'
import type { Story } from '../story.ts'
import type { Style, StyleName, Template } from '../template.ts'
import { setAgate } from './agate.ts'
import { setBalanced } from './balance.ts'
import { type Flow, newFlow, stripsOf } from './block.ts'
import { setBox } from './box.ts'
import { setDropCap } from './drop-cap.ts'
import { isCaption, pictureIn, setFigure } from './figure.ts'
import {
  addBlock,
  fewLines,
  keepWhole,
  keepWithNext,
  never,
  resettable,
  type Strip,
  stripOf,
} from './galley.ts'
import type { Ask } from './linebreak.ts'
import { setList } from './list.ts'
import type { Tag, TagType } from './page.ts'
import { paragraphOf, room, setParagraph } from './paragraph.ts'
import { runInHead } from './run-in.ts'
import { runsIn } from './runs.ts'
import { settingOf } from './setting.ts'
import { type Stick, tagIn } from './stick.ts'
import { setTable } from './table.ts'

const asides: readonly string[] = ['editorsNote', 'correction']
const headParts: readonly string[] = ['kicker', 'headline', 'deck', 'byline', 'credit']

/** The nodes that stand above the columns, and those in them. A note may stand before the headline. */
export function partition({ children }: Story): [head: Nodes[], body: Nodes[]] {
  const cut = children.findIndex(
    (node) => !headParts.includes(partOf(node)) && !asides.includes(partOf(node)),
  )
  const top = cut < 0 ? children : children.slice(0, cut)
  const last = top.findLastIndex((node) => headParts.includes(partOf(node)))
  return [children.slice(0, last + 1), children.slice(last + 1)]
}

export function partOf(node: Nodes): string {
  return (node.type === 'paragraph' || node.type === 'heading' ? node.data?.part : undefined) ?? ''
}

export function flowNodes(nodes: readonly Nodes[], flow: Flow): void {
  for (const [index, node] of nodes.entries()) {
    flow.stick.node = node
    const picture = pictureIn(node, flow.stick)
    const next = nodes[index + 1]
    if (picture && node.type === 'paragraph') {
      setFigure(node, picture, isCaption(next) ? next : undefined, flow)
      continue
    }
    if (isCaption(node) && pictureIn(nodes[index - 1], flow.stick)) continue
    flowNode(node, flow)
    flow.indents = node.type === 'list' || (node.type === 'paragraph' && !node.data?.part)
  }
}

function flowNode(node: Nodes, flow: Flow): void {
  switch (node.type) {
    case 'paragraph':
      paragraph(node, flow)
      break
    case 'heading':
      heading(node, flow)
      break
    case 'list':
      setList(node, flow, flowNodes)
      break
    case 'table':
      setTable(node, flow)
      break
    case 'code':
      setAgate(node, flow)
      break
    case 'blockquote':
      quotation(node.children, flow)
      break
    case 'thematicBreak':
      thematicBreak(flow)
      break
    default:
      unknown(node, flow)
  }
}

function heading(node: Heading, flow: Flow): void {
  const { styles } = flow.stick.template
  const isHeadline = node.data?.part === 'headline'
  const type = isHeadline ? 'H1' : node.depth > 2 ? 'H3' : 'H2'
  const style = isHeadline ? styles.headline : styles.subhead
  block(node.children, type, style, flow, true, { title: copyOf(node) })
}

function paragraph(node: Paragraph, flow: Flow): void {
  const { styles } = flow.stick.template
  const part = node.data?.part
  if (!part) body(node, flow)
  else if (part === 'editorsNote' || part === 'correction') setBox(node, styles[part], flow)
  else if (part === 'pullQuote') aside(node, styles.pullQuote, flow)
  else if (headParts.includes(part)) block(node.children, 'P', apart(styles[part as StyleName]), flow, true)
  else if (part !== 'figure') block(node.children, 'P', styles[part], flow, part === 'question')
}

/** A byline beneath copy, a list of points above all, keeps a distance from it and from what follows. */
function apart(style: Style): Style {
  return { ...style, above: Math.max(0.5, style.above), below: Math.max(0.5, style.below) }
}

function aside(node: Paragraph, style: Style, flow: Flow): void {
  block(node.children, 'P', style, { ...flow, tag: tagIn(flow.tag, 'Aside') }, false)
}

/** A paragraph or a heading in the style of its part. */
function block(
  nodes: readonly PhrasingContent[],
  type: TagType,
  style: Style,
  flow: Flow,
  keeps: boolean,
  facts: Partial<Tag> = {},
): void {
  const { stick, galley, measure } = flow
  const tag = tagIn(flow.tag, type, facts)
  const runs = runsIn(nodes, { stick, style, size: style.size, tag })
  const inset = style.inset * style.size
  const width = measure - 2 * inset
  const { lines, size } = isDisplay(type, style)
    ? setBalanced(runs, width, style, stick)
    : { lines: setParagraph(runs, room(width), style, stick), size: style.size }
  const placed = lines.map((line) => ({ ...line, x: line.x + flow.x + inset }))
  const strips = stripsOf(placed, tag, { ...style, size }, flow)
  if (keeps) keepWithNext(strips)
  addBlock(galley, strips, style, stick.template)
}

/** Headings and centered words have no lonely word on their last line. */
function isDisplay(type: TagType, { align }: Style): boolean {
  return align !== 'justify' && (type !== 'P' || align === 'center')
}

function body(node: Paragraph, flow: Flow): void {
  const { stick, galley, measure, x } = flow
  const style = stick.template.styles.body
  const tag = tagIn(flow.tag, 'P')
  const plain = runsIn(node.children, { stick, style, size: style.size, tag })
  const isFirst = !flow.begun
  const runs = isFirst && flow.runsIn ? runInHead(plain, style, stick) : plain
  flow.begun = true
  const indent = flow.indents ? style.indent * style.size : 0
  const space = {
    width: (line: number) => (line === 0 ? measure - indent : measure),
    x: (line: number) => (line === 0 ? x + indent : x),
    settled: indent > 0 ? 1 : 0,
  }
  const setDropped = (on: Stick, ask: Ask) => leadIn(node, setDropCap(runs, tag, { ...flow, stick: on }, ask))
  const lines = paragraphOf(runs, space, style)
  const setPlain = (on: Stick, ask: Ask) => leadIn(node, stripsOf(lines(on, ask), tag, style, flow))
  const dropped = isFirst && !hasDateline(node) ? resettable(stick, setDropped) : []
  const strips = dropped.length > 0 ? dropped : resettable(stick, setPlain)
  addBlock(galley, strips, style, stick.template)
}

/** What ends with a colon stands above what it announces. */
function leadIn(node: Paragraph, strips: Strip[]): Strip[] {
  const last = strips.at(-1)
  if (last && copyOf(node).endsWith(':')) last.cost = never
  return strips
}

function hasDateline({ children: [first] }: Paragraph): boolean {
  return first?.type === 'text' && first.data?.part === 'dateline'
}

function quotation(nodes: readonly Nodes[], flow: Flow): void {
  const style = flow.stick.template.styles.quotation
  const tag = tagIn(flow.tag, 'BlockQuote')
  const inner = newFlow(flow.stick, tag, flow.measure)
  inner.x = flow.x
  inner.begun = true
  for (const node of nodes) {
    if (node.type === 'paragraph') block(node.children, 'P', { ...style, above: 0, below: 0 }, inner, false)
    else flowNode(node, inner)
  }
  keepWhole(inner.galley.strips, fewLines)
  addBlock(flow.galley, inner.galley.strips, style, flow.stick.template)
}

/** Three stars in the middle of a line, at the height of its small letters; they say nothing, and head no column. */
function thematicBreak(flow: Flow): void {
  const { stick, measure, x, galley } = flow
  const style: Style = { ...stick.template.styles.body, align: 'center', above: 1, below: 1 }
  const type = stick.typecase.type(style.face)
  const run = {
    copy: '*\u00a0\u00a0*\u00a0\u00a0*',
    type,
    size: style.size,
    tag: undefined,
    rise: 0,
    ends: false,
  }
  const setting = settingOf(style, stick)
  const strips = setParagraph([run], room(measure, x), style, stick).map((line) =>
    stripOf(line, undefined, setting),
  )
  keepWithNext(strips)
  for (const strip of strips) strip.parts = true
  addBlock(galley, strips, style, stick.template)
}

function unknown(node: Nodes, flow: Flow): void {
  const { styles } = flow.stick.template
  if (node.type === 'definition' || node.type === 'yaml') return
  if (!('children' in node)) {
    if ('value' in node) block([{ type: 'text', value: node.value }], 'P', styles.body, flow, false)
    return
  }
  const inner: readonly Nodes[] = node.children
  const words = inner.filter(isPhrasing)
  if (words.length === inner.length) block(words, 'P', styles.body, flow, false)
  else flowNodes(inner, flow)
}

const phrasing =
  /^(text|emphasis|strong|delete|inlineCode|break|link|linkReference|image|footnoteReference|html)$/

function isPhrasing(node: Nodes): node is PhrasingContent {
  return phrasing.test(node.type)
}

/** The head of a story, over the whole measure. */
export function setHead(nodes: readonly Nodes[], flow: Flow): void {
  const { stick, galley, measure } = flow
  for (const node of nodes) {
    if (node.type !== 'heading' && node.type !== 'paragraph') continue
    stick.node = node
    const style = styleOf(node, stick.template)
    if (node.type === 'paragraph' && asides.includes(partOf(node))) {
      setBox(node, style, flow)
      continue
    }
    const facts = node.type === 'heading' ? { title: copyOf(node) } : {}
    const tag = tagIn(flow.tag, node.type === 'heading' ? 'H1' : 'P', facts)
    const runs = runsIn(node.children, { stick, style, size: style.size, tag })
    const { lines, size } = setBalanced(runs, measure, style, stick)
    addBlock(galley, stripsOf(lines, tag, { ...style, size }, flow), style, stick.template)
  }
}

function styleOf(node: Nodes, { styles }: Template): Style {
  const part = partOf(node)
  return isStyleName(part, styles) ? styles[part] : styles.body
}

function isStyleName(name: string, styles: Template['styles']): name is StyleName {
  return Object.hasOwn(styles, name)
}
