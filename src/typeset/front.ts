/** What only a front page has: the masthead, and what is said of the pages inside. Artifacts: the outline says the same. */
import { dayIn } from '../day.ts'
import type { Edition } from '../story.ts'
import type { Style } from '../template.ts'
import { setBalanced } from './balance.ts'
import { measureOf } from './furniture.ts'
import { markOf } from './galley.ts'
import type { Line, Page, Rule } from './page.ts'
import type { Sheet } from './paginate.ts'
import { room, type SetLine, setParagraph } from './paragraph.ts'
import { ruleAt } from './rule.ts'
import { artifactRun } from './runs.ts'
import { capsOf, inkOf, settingOf } from './setting.ts'
import { type Stick, silent } from './stick.ts'
import type { Paper } from './words.ts'

/** How deep the masthead is, in points. */
export function mastheadDepth({ styles }: Paper, stick: Stick): number {
  return capsOf(styles.masthead, stick) + styles.masthead.size * 0.3 + styles.dateLine.size * 2.2
}

/** The name in the middle; beneath it, between two rules, the date, the number of pages and the price. */
export function setMasthead(
  { title, language, date }: Edition,
  newspaper: Paper,
  stick: Stick,
  sheet: Sheet,
  pages: number,
): Page['marks'] {
  const { styles, words, price = '' } = newspaper
  const { rule, topRule } = stick.template.head
  const left = sheet.columns[0] ?? 0
  const width = measureOf(sheet, stick.template.grid.measure)
  const depth = mastheadDepth(newspaper, stick)
  const bar = sheet.top + depth - styles.dateLine.size * 2.2
  const day = date ? dayIn(language, date) : ''
  const foot = bar + styles.dateLine.size * 1.35
  const count = pages > 1 ? words.pages.replace('{pages}', String(pages)) : ''
  const [middle, end] = price ? [count, price] : ['', count]
  const said = (copy: string, align: Style['align']) =>
    lineOf(copy, { ...styles.dateLine, align }, left, width, foot, stick)
  return [
    ...lineOf(title, styles.masthead, left, width, sheet.top + capsOf(styles.masthead, stick), stick),
    ruleAt(left, bar, width, rule),
    ...said(day, 'left'),
    ...said(middle, 'center'),
    ...said(end, 'right'),
    ruleAt(left, sheet.top + depth - topRule, width, topRule),
  ]
}

/** One line, smaller where it would not fit. */
export function lineOf(
  copy: string,
  style: Style,
  x: number,
  width: number,
  y: number,
  stick: Stick,
): Line[] {
  const [wide] = linesOf(copy, style, 10_000, stick)
  const share = Math.min(1, width / (wide?.width ?? width))
  const lines = linesOf(copy, { ...style, size: style.size * share * (share < 1 ? 0.99 : 1) }, width, stick)
  return lines.slice(0, 1).map((line) => markOf({ ...line, x: x + line.x }, undefined, y, inkFor(style)))
}

function linesOf(copy: string, style: Style, width: number, stick: Stick): SetLine[] {
  return setParagraph([artifactRun(copy, style, stick)], room(width), style, silent(stick))
}

export function inkFor(style: Style): Line['ink'] {
  return style.gray > 0 ? inkOf(style) : undefined
}

export interface Entry {
  headline: string
  page: number
}

/** An entry in type. */
interface SetEntry extends Entry {
  lines: SetLine[]
  depth: number
}

/** Space above and beneath an entry, in lines of its own; the most that an entry grows by where there is room. */
const pad = 0.35
const mostAir = 1

/** As many headlines as there is room for, the first ones first, in the order of their pages, between rules. */
export function setContents(
  entries: readonly Entry[],
  { styles, words }: Paper,
  stick: Stick,
  sheet: Sheet,
): Page['marks'] {
  const x = sheet.columns[0] ?? 0
  const width = measureOf(sheet, stick.template.grid.measure)
  const head = settingOf(styles.contentsHead, stick)
  const { leading, drop } = settingOf(styles.contents, stick)
  const { shown, rest } = fitting(
    entries,
    sheet.lines * sheet.leading - head.leading,
    styles.contents,
    stick,
    width,
  )
  const air = Math.min(mostAir * leading, rest / Math.max(1, shown.length)) / 2
  const marks: (Line | Rule)[] = [
    ...lineOf(words.contents, styles.contentsHead, x, width, sheet.top + head.drop, stick),
  ]
  let y = sheet.top + head.leading
  for (const { lines, page, depth } of shown) {
    marks.push(ruleAt(x, y, width, stick.template.head.rule))
    const first = y + pad * leading + air + drop
    for (const [index, line] of lines.entries()) {
      marks.push(
        markOf({ ...line, x: x + line.x }, undefined, first + index * leading, inkFor(styles.contents)),
      )
    }
    const at = first + (lines.length - 1) * leading
    marks.push(...lineOf(String(page), { ...styles.contentsHead, align: 'right' }, x, width, at, stick))
    y += depth + 2 * air
  }
  return marks
}

function fitting(
  entries: readonly Entry[],
  room: number,
  style: Style,
  stick: Stick,
  width: number,
): { shown: SetEntry[]; rest: number } {
  const { leading } = settingOf(style, stick)
  const shown: SetEntry[] = []
  let rest = room
  for (const entry of entries) {
    if (rest < (1 + 2 * pad) * leading) break
    const run = artifactRun(entry.headline, style, stick)
    const { lines } = setBalanced([run], width - 2 * leading, style, silent(stick))
    const depth = (lines.length + 2 * pad) * leading
    if (depth > rest) continue
    rest -= depth
    shown.push({ ...entry, lines, depth })
  }
  return { shown: shown.sort((one, other) => one.page - other.page), rest }
}
