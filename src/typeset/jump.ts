/**
 * Where a story breaks off and goes on: a line at its foot, a headline above the rest. Artifacts, both: whoever hears
 * the story does not turn pages.
 */
import type { Story } from '../story.ts'
import { setBalanced } from './balance.ts'
import { markOf, type Strip, stripOf } from './galley.ts'
import type { Line } from './page.ts'
import type { Sheet } from './paginate.ts'
import { room, type SetLine, setParagraph } from './paragraph.ts'
import { artifactRun } from './runs.ts'
import { settingOf } from './setting.ts'
import { type Stick, silent } from './stick.ts'
import type { Paper } from './words.ts'

export function jumpHead(story: Story, page: number, newspaper: Paper, stick: Stick, width: number): Strip[] {
  const { jump, jumpHead: style } = newspaper.styles
  const run = artifactRun(story.data.meta.headline, style, stick)
  const { lines, size } = setBalanced([run], width, style, silent(stick))
  const from = said(newspaper.words.continuedFrom, page, newspaper, stick, width)
  return [
    ...lines.map((line) => stripOf(line, undefined, settingOf({ ...style, size }, stick))),
    ...from.map((line) => stripOf(line, undefined, settingOf(jump, stick))),
  ]
}

/** On the last line of the last column. */
export function jumpLine(page: number, newspaper: Paper, stick: Stick, sheet: Sheet): Line[] {
  const { measure } = stick.template.grid
  const x = sheet.columns.at(-1) ?? 0
  const y = sheet.top + (sheet.lines - 1) * sheet.leading + settingOf(stick.template.styles.body, stick).drop
  const lines = said(newspaper.words.continuedOn, page, newspaper, stick, measure)
  return lines.map((line) => markOf({ ...line, x: x + measure - line.width }, undefined, y))
}

function said(words: string, page: number, { styles }: Paper, stick: Stick, width: number): SetLine[] {
  const { jump } = styles
  const run = artifactRun(words.replace('{page}', String(page)), jump, stick)
  return setParagraph([run], room(width), jump, silent(stick)).slice(0, 1)
}
