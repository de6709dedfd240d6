/** What frames a page: rules, running heads, folios. All of it is artifact. */
import type { Style } from '../template.ts'
import { markOf, type Strip } from './galley.ts'
import type { Line, Rule } from './page.ts'
import type { Column, Sheet } from './paginate.ts'
import { room, setParagraph } from './paragraph.ts'
import { ruleAt } from './rule.ts'
import { artifactRun } from './runs.ts'
import { inkOf } from './setting.ts'
import { type Stick, silent } from './stick.ts'

/** A rule above all, and one midway between the head and the body, which begins some lines beneath the top. */
export function headRules(
  { template }: Stick,
  sheet: Sheet,
  head: readonly Strip[],
  height: number,
  used: number,
): Rule[] {
  const { rule, topRule } = template.head
  const [left, width] = [sheet.columns[0] ?? 0, measureOf(sheet, template.grid.measure)]
  const rules: Rule[] = []
  // A note that stands on top brings a rule of its own.
  const isRuled = head[0]?.marks[0]?.kind === 'rule'
  if (topRule > 0 && !isRuled) rules.push(ruleAt(left, sheet.top - topRule * 3 - 4, width, topRule))
  const middle = (height + used * sheet.leading) / 2
  if (rule > 0 && used > 0) rules.push(ruleAt(left, sheet.top + middle, width, rule))
  return rules
}

/** From the left of the first column to the right of the last. */
export function measureOf({ columns }: Sheet, measure: number): number {
  return (columns.at(-1) ?? 0) - (columns[0] ?? 0) + measure
}

/** Between the columns of a story, all as deep as the deepest column. */
export function columnRules(columns: readonly Column[], stick: Stick, sheet: Sheet, used: number): Rule[] {
  const { rule, gutter } = stick.template.grid
  if (rule <= 0) return []
  const top = sheet.top + used * sheet.leading
  const depth = Math.max(0, ...columns.map((column) => depthOf(column)))
  return columns.slice(1).map((_, index) => {
    const x = (sheet.columns[index + 1] ?? 0) - (gutter + rule) / 2
    return ruleAt(x, top, rule, Math.max(0, depth - sheet.leading * 0.4))
  })
}

/** How deep a column is. */
export function depthOf(column: Column | undefined): number {
  const last = column?.placed.at(-1)
  return last ? last.y + last.strip.height : 0
}

export function folio(number: string, stick: Stick, sheet: Sheet): Line[] {
  const { styles, page } = stick.template
  return furniture(number, styles.folio, sheet.height - page.folio, stick, sheet)
}

/** A story's headline, or an edition's name: as much of it as one line holds. */
export function runningHead(copy: string, stick: Stick, sheet: Sheet): Line[] {
  const { styles, page } = stick.template
  return furniture(copy, styles.runningHead, sheet.top - page.runningHead, stick, sheet)
}

function furniture(copy: string, style: Style, y: number, stick: Stick, sheet: Sheet): Line[] {
  const measure = measureOf(sheet, stick.template.grid.measure)
  const lines = setParagraph(
    [artifactRun(copy, style, stick)],
    room(measure, sheet.columns[0] ?? 0),
    style,
    silent(stick),
  )
  const ink = style.gray > 0 ? inkOf(style) : undefined
  return lines.slice(0, 1).map((line) => markOf(line, undefined, y, ink))
}
