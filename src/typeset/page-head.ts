/** What stands at the head of a newspaper's inside pages, and where a section begins. Artifacts. */
import { dayIn } from '../day.ts'
import type { Edition } from '../story.ts'
import { inkFor, lineOf } from './front.ts'
import { measureOf } from './furniture.ts'
import { markOf } from './galley.ts'
import type { Page } from './page.ts'
import type { Sheet } from './paginate.ts'
import { room, setParagraph } from './paragraph.ts'
import { ruleAt } from './rule.ts'
import { artifactRun } from './runs.ts'
import { capsOf } from './setting.ts'
import { type Stick, silent } from './stick.ts'
import type { Paper } from './words.ts'

/** Between two words of a page's head. */
const between = '\u2002'

/** Folio and section outside, the paper's name in the middle, the day inside; a rule beneath them. Odd pages are right. */
export function pageHead(
  { title, date, language }: Edition,
  section: string | undefined,
  page: number,
  stick: Stick,
  sheet: Sheet,
): Page['marks'] {
  const { styles, page: paper, grid, head } = stick.template
  const [x, width] = [sheet.columns[0] ?? 0, measureOf(sheet, grid.measure)]
  const y = sheet.top - paper.runningHead
  const { runningHead, folio } = styles
  const [outer, inner] = page % 2 === 0 ? (['left', 'right'] as const) : (['right', 'left'] as const)
  const words = section ? [String(page), section] : [String(page)]
  const outside = (outer === 'left' ? words : words.toReversed()).join(between)
  const day = date ? dayIn(language, date) : ''
  return [
    ...lineOf(outside, { ...folio, align: outer }, x, width, y, stick),
    ...lineOf(title, { ...runningHead, align: 'center' }, x, width, y, stick),
    ...lineOf(day, { ...runningHead, align: inner }, x, width, y, stick),
    ruleAt(x, y + paper.runningHead * 0.3, width, head.rule),
  ]
}

/** Lines of the grid that a section's name takes. */
export const sectionLines = 3

/** The name of a section beneath a heavy rule. */
export function sectionHead(name: string, { styles }: Paper, stick: Stick, sheet: Sheet): Page['marks'] {
  const style = styles.sectionHead
  const { topRule } = stick.template.head
  const [x, width] = [sheet.columns[0] ?? 0, measureOf(sheet, stick.template.grid.measure)]
  const [line] = setParagraph([artifactRun(name, style, stick)], room(width, x), style, silent(stick))
  const y = sheet.top + topRule + capsOf(style, stick) + sheet.leading * 0.5
  return [ruleAt(x, sheet.top, width, topRule), ...(line ? [markOf(line, undefined, y, inkFor(style))] : [])]
}
