/** Tables: words at the left, figures at the right, a head between rules that is said again where a column ends. */
import type { Table, TableCell, TableRow } from 'mdast'
import { copyOf } from '../copy.ts'
import type { Style } from '../template.ts'
import type { Flow } from './block.ts'
import { tailsOf } from './decimals.ts'
import { addBlock, artifact, fewRows, keepWhole, markOf, never, type Strip } from './galley.ts'
import type { Tag, TagType } from './page.ts'
import { room, setParagraph } from './paragraph.ts'
import { ruleAt } from './rule.ts'
import { runsIn } from './runs.ts'
import { settingOf } from './setting.ts'
import { silent, tagIn } from './stick.ts'

/** Where the columns of a table stand, and at what size it is set. */
interface Plan {
  size: number
  columns: { x: number; width: number; style: Style; tails: readonly number[] }[]
}

export function setTable(table: Table, flow: Flow): void {
  const { stick, galley, measure, x } = flow
  const style = stick.template.styles.agate
  const weight = stick.template.table.rule
  const plan = planOf(table, style, flow)
  const tag = tagIn(flow.tag, 'Table')
  const [headRow, ...bodyRows] = table.children
  const isHeaded = headRow?.children.some((cell) => cell.children.length > 0) ?? false
  const head =
    isHeaded && headRow
      ? setRow(headRow, 0, tagIn(tagIn(tag, 'THead'), 'TR'), 'Column', plan, flow)
      : undefined
  const body = bodyRows.length > 0 ? tagIn(tag, 'TBody') : tag
  const strips = bodyRows.map((row, index) => setRow(row, index + 1, tagIn(body, 'TR'), 'Row', plan, flow))

  const said = head && ruled(head, measure, x, weight)
  if (said) for (const strip of strips) strip.head = artifact(said)
  const all = said ? [said, ...strips] : strips
  for (const strip of [said, strips[0], strips.at(-2)]) if (strip && strip !== all.at(-1)) strip.cost = never
  keepWhole(all, fewRows + 1)
  addBlock(galley, all, style, stick.template)
}

/** A rule above the head and one beneath it. */
function ruled(head: Strip, measure: number, x: number, weight: number): Strip {
  const air = weight + 1.5
  for (const mark of head.marks) mark.y += air
  head.height += 2 * air
  head.marks.unshift(ruleAt(x, 0, measure, weight))
  head.marks.push(ruleAt(x, head.height - 2 * weight, measure, weight))
  return head
}

function setRow(
  row: TableRow,
  index: number,
  tag: Tag,
  scope: 'Column' | 'Row',
  plan: Plan,
  flow: Flow,
): Strip {
  const { stick } = flow
  const setting = settingOf(stick.template.styles.agate, stick, plan.size)
  let depth = 1
  const marks = plan.columns.flatMap(({ x, width, style, tails }, column) => {
    const cell = row.children[column]
    const isHead = (scope === 'Column' || column === 0) && cell !== undefined && cell.children.length > 0
    const holder = tagIn(tag, isHead ? 'TH' : ('TD' satisfies TagType), isHead ? { scope } : {})
    const cast = scope === 'Column' ? { ...style, face: boldOf(style, flow) } : style
    const tail = tails[index] ?? 0
    // Figures stand beneath one another at the right, which is where copy that runs left begins.
    const isTurned = stick.direction === 'rtl' && cast.align === 'right'
    const lines = isTurned
      ? setCell(cell, holder, { ...cast, align: 'left' }, plan.size, width - tail, x + tail, flow)
      : setCell(cell, holder, cast, plan.size, width - tail, x, flow)
    depth = Math.max(depth, lines.length)
    return lines.map((line, at) => markOf(line, holder, setting.drop + at * setting.leading, setting.ink))
  })
  return { marks, height: depth * setting.leading, above: 0, cost: rowCost, snaps: false }
}

/** A column rather ends between other things than rows. */
const rowCost = 40

function boldOf({ face }: Style, { stick }: Pick<Flow, 'stick'>): string {
  return stick.template.faces[`${face}Bold`] ? `${face}Bold` : face
}

function setCell(
  cell: TableCell | undefined,
  tag: Tag,
  style: Style,
  size: number,
  width: number,
  x: number,
  { stick }: Flow,
) {
  const runs = runsIn(cell?.children ?? [], { stick, style, size, tag })
  return setParagraph(runs, room(width, x), style, stick)
}

function planOf(table: Table, style: Style, flow: Flow): Plan {
  const { measure, stick } = flow
  const { gutter, smallest } = stick.template.table
  const count = table.children.reduce((most, row) => Math.max(most, row.children.length), 1)
  const styles = Array.from({ length: count }, (_, column) => ({
    ...style,
    align: table.align?.[column] ?? 'left',
  }))
  const tails = styles.map((cast, column) => tailsOf(table, column, cast, stick))
  const widths = styles.map((cast, column) => widestOf(table, column, cast, tails[column] ?? [], flow))
  const gutters = (count - 1) * gutter * style.size
  const natural = widths.reduce((sum, width) => sum + width, gutters)
  const share = Math.max(smallest, Math.min(1, measure / natural))
  const wanted = widths.map((width) => width * share)
  const least = styles.map((cast, column) => share * leastOf(table, column, cast, widths[column] ?? 0, flow))
  const given = sharesOf(wanted, least, measure - gutters * share)
  const free = measure - given.reduce((sum, width) => sum + width, 0)
  const step = count > 1 ? free / (count - 1) : 0
  let x = flow.x
  const columns = styles.map((cast, column) => {
    const width = given[column] ?? 0
    const place = { x, width, style: cast, tails: (tails[column] ?? []).map((tail) => tail * share) }
    x += width + step
    return place
  })
  return { size: style.size * share, columns }
}

function widestOf(table: Table, column: number, style: Style, tails: readonly number[], flow: Flow): number {
  const trial = { ...flow, stick: silent(flow.stick) }
  const scrap: Tag = { type: 'TR', children: [] }
  const widths = table.children.flatMap((row, index) => {
    const cast: Style = { ...style, align: 'left', face: index === 0 ? boldOf(style, flow) : style.face }
    const lines = setCell(row.children[column], scrap, cast, style.size, 10_000, 0, trial)
    return lines.map((line) => line.width + (tails[index] ?? 0))
  })
  return widths.reduce((most, width) => Math.max(most, width), 0) + 0.05
}

/** What a column of figures must have is all of them; of words, the longest. */
function leastOf(table: Table, column: number, style: Style, widest: number, { stick }: Flow): number {
  if (style.align === 'right') return widest
  const words = table.children.flatMap((row) => copyOf(row.children[column] ?? row).split(/\s+/))
  const { shape } = stick.typecase.type(boldOf(style, { stick }), style.features)
  return Math.min(
    widest,
    words.reduce((most, word) => Math.max(most, shape(word).width), 0) * (style.size / 1000),
  )
}

/** Each column gets what it must have, if there is room for that, and of the rest a fair share of what it wants. */
function sharesOf(wanted: readonly number[], least: readonly number[], room: number): number[] {
  const rest = room - least.reduce((sum, width) => sum + width, 0)
  if (rest < 0) return fairShares(wanted, room)
  const more = fairShares(
    wanted.map((width, column) => width - (least[column] ?? 0)),
    rest,
  )
  return more.map((width, column) => width + (least[column] ?? 0))
}

/** Each column gets what it wants, as long as no other gets less than it for that. */
function fairShares(wanted: readonly number[], room: number): number[] {
  const order = wanted
    .map((width, column) => ({ width, column }))
    .sort((one, other) => one.width - other.width)
  const given = new Array<number>(wanted.length).fill(0)
  let left = room
  for (const [index, { width, column }] of order.entries()) {
    const share = Math.min(width, left / (order.length - index))
    given[column] = share
    left -= share
  }
  return given
}
