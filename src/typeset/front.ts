/** What only a front page has: the masthead, and what is said of the pages inside. Artifacts: the outline says the same. */
import { dayIn } from '../day.ts'
import type { Edition } from '../story.ts'
import type { Newspaper, Style } from '../template.ts'
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

/** How deep the masthead is, in points. */
export function mastheadDepth({ styles }: Newspaper, stick: Stick): number {
  return capsOf(styles.masthead, stick) + styles.masthead.size * 0.3 + styles.dateLine.size * 2.2
}

/** The name in the middle; beneath it, between two rules, the date and the number of pages. */
export function setMasthead(
  { title, language, date }: Edition,
  newspaper: Newspaper,
  stick: Stick,
  sheet: Sheet,
  pages: number,
): Page['marks'] {
  const { styles, words } = newspaper
  const { rule, topRule } = stick.template.head
  const left = sheet.columns[0] ?? 0
  const width = measureOf(sheet, stick.template.grid.measure)
  const depth = mastheadDepth(newspaper, stick)
  const bar = sheet.top + depth - styles.dateLine.size * 2.2
  const day = date ? dayIn(language, date) : ''
  const foot = bar + styles.dateLine.size * 1.35
  const count = words.pages.replace('{pages}', String(pages))
  return [
    ...lineOf(title, styles.masthead, left, width, sheet.top + capsOf(styles.masthead, stick), stick),
    ruleAt(left, bar, width, rule),
    ...lineOf(day, { ...styles.dateLine, align: 'left' }, left, width, foot, stick),
    ...lineOf(count, { ...styles.dateLine, align: 'right' }, left, width, foot, stick),
    ruleAt(left, sheet.top + depth - topRule, width, topRule),
  ]
}

/** One line, smaller where it would not fit. */
function lineOf(copy: string, style: Style, x: number, width: number, y: number, stick: Stick): Line[] {
  const [wide] = linesOf(copy, style, 10_000, stick)
  const share = Math.min(1, width / (wide?.width ?? width))
  const lines = linesOf(copy, { ...style, size: style.size * share * (share < 1 ? 0.99 : 1) }, width, stick)
  return lines.slice(0, 1).map((line) => markOf({ ...line, x: x + line.x }, undefined, y, inkFor(style)))
}

function linesOf(copy: string, style: Style, width: number, stick: Stick): SetLine[] {
  return setParagraph([artifactRun(copy, style, stick)], room(width), style, silent(stick))
}

function inkFor(style: Style): Line['ink'] {
  return style.gray > 0 ? inkOf(style) : undefined
}

export interface Entry {
  headline: string
  page: number
}

/** As many headlines as there is room for, each with its page, between rules. */
export function setContents(
  entries: readonly Entry[],
  { styles, words }: Newspaper,
  stick: Stick,
  sheet: Sheet,
): Page['marks'] {
  const x = sheet.columns[0] ?? 0
  const width = measureOf(sheet, stick.template.grid.measure)
  const foot = sheet.top + sheet.lines * sheet.leading
  const head = settingOf(styles.contentsHead, stick)
  const marks: (Line | Rule)[] = [
    ...lineOf(words.contents, styles.contentsHead, x, width, sheet.top + head.drop, stick),
  ]
  const setting = settingOf(styles.contents, stick)
  const { rule } = stick.template.head
  let y = sheet.top + head.leading
  for (const { headline, page } of entries) {
    const run = artifactRun(headline, styles.contents, stick)
    const { lines } = setBalanced([run], width - 2 * setting.leading, styles.contents, silent(stick))
    const pad = setting.leading * 0.35
    if (y + 2 * pad + lines.length * setting.leading > foot) break
    marks.push(ruleAt(x, y, width, rule))
    y += pad
    for (const line of lines) {
      marks.push(markOf({ ...line, x: x + line.x }, undefined, y + setting.drop, inkFor(styles.contents)))
      y += setting.leading
    }
    const at = y - setting.leading + setting.drop
    marks.push(...lineOf(String(page), { ...styles.contentsHead, align: 'right' }, x, width, at, stick))
    y += pad
  }
  return marks
}
