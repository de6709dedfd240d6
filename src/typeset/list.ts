/** Lists: a sign or a number in the margin, the copy beside it. */
import type { List, ListItem, Nodes } from 'mdast'
import type { Style } from '../template.ts'
import { type Flow, newFlow, stripsOf } from './block.ts'
import { addBlock, fewLines, keepWhole, markOf, type Strip } from './galley.ts'
import type { Tag } from './page.ts'
import { room, setParagraph } from './paragraph.ts'
import { artifactRun, runsIn } from './runs.ts'
import { settingOf } from './setting.ts'
import { type Stick, tagIn } from './stick.ts'

type FlowNodes = (nodes: readonly Nodes[], flow: Flow) => void

export function setList(list: List, flow: Flow, flowNodes: FlowNodes): void {
  const { stick, measure, x, galley } = flow
  const style = itemStyle(stick.template.styles.list, measure)
  const tag = tagIn(flow.tag, 'L')
  const labels = list.children.map((_, index) => (list.ordered ? `${(list.start ?? 1) + index}.` : '•'))
  const inset = insetOf(labels, style, stick)
  const strips: Strip[] = []
  for (const [index, item] of list.children.entries()) {
    const row = tagIn(tag, 'LI')
    const label = tagIn(row, 'Lbl')
    const inner = newFlow(stick, tagIn(row, 'LBody'), measure - inset)
    inner.x = x + inset
    inner.begun = true
    setItem(item, inner, style, flowNodes)
    addLabel(inner.galley.strips, labels[index] ?? '', label, x, style, stick)
    for (const strip of inner.galley.strips) strips.push(strip)
  }
  keepWhole(strips, fewLines)
  addBlock(galley, strips, style, stick.template)
}

/** In ems: items of a column that is narrower are not filled, for holes would come. */
const narrow = 20.5

function itemStyle(style: Style, measure: number): Style {
  return measure < narrow * style.size && style.align === 'justify' ? { ...style, align: 'left' } : style
}

/** Numbers of two figures want more room than a bullet. */
function insetOf(labels: readonly string[], style: Style, { typecase }: Stick): number {
  const { shape } = typecase.type(style.face, style.features)
  const widest = labels.reduce((most, label) => Math.max(most, shape(label).width), 0)
  return Math.max(style.inset, widest / 1000 + 0.35) * style.size
}

function setItem(item: ListItem, flow: Flow, style: Style, flowNodes: FlowNodes): void {
  const { stick, measure, x, galley } = flow
  const isSingle = item.children.length === 1
  for (const node of item.children) {
    stick.node = node
    if (node.type !== 'paragraph') {
      flowNodes([node], flow)
      continue
    }
    const tag = isSingle ? flow.tag : tagIn(flow.tag, 'P')
    const runs = runsIn(node.children, { stick, style, size: style.size, tag })
    const lines = setParagraph(runs, room(measure, x), style, stick)
    addBlock(galley, stripsOf(lines, tag, style, flow), { ...style, above: 0, below: 0 }, stick.template)
  }
}

function addLabel(strips: Strip[], label: string, tag: Tag, x: number, style: Style, stick: Stick): void {
  const type = stick.typecase.type(style.face, style.features)
  const set = [label, ' '].map((copy) => {
    const shaped = type.shape(copy)
    return { shaped, size: style.size, advance: (shaped.width * style.size) / 1000 }
  })
  // A number keeps its point behind it, which is at its left in copy that runs left.
  const [turned] =
    stick.direction === 'rtl'
      ? setParagraph([artifactRun(label, style, stick)], room(1e4), { ...style, align: 'left' }, stick)
      : []
  const pieces = turned?.pieces ?? set
  const line = { x, scale: 1, tracking: 0, width: 0, isHyphenated: false, pieces }
  strips[0]?.marks.unshift(markOf(line, tag, settingOf(style, stick).drop))
}
