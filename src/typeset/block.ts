/** What a block of a story is set into: the flow, its galley and its measure. */
import type { Style } from '../template.ts'
import { type Galley, guard, newGalley, type Strip, stripOf } from './galley.ts'
import type { Tag } from './page.ts'
import type { SetLine } from './paragraph.ts'
import { settingOf } from './setting.ts'
import type { Stick } from './stick.ts'

/** What flows: a galley, the tag of what stands in it, its measure. */
export interface Flow {
  stick: Stick
  galley: Galley
  tag: Tag
  measure: number
  /** From the column's left. */
  x: number
  /** Whether the next paragraph of body copy begins with an indent. */
  indents: boolean
  /** Whether body copy has begun. */
  begun: boolean
  /** Whether its first words stand for a headline that it has not. */
  runsIn: boolean
  /** How high a figure may be. */
  tallest: number
}

export function newFlow(stick: Stick, tag: Tag, measure: number, snaps = true): Flow {
  return {
    stick,
    galley: newGalley(snaps),
    tag,
    measure,
    x: 0,
    indents: false,
    begun: false,
    runsIn: false,
    tallest: Number.POSITIVE_INFINITY,
  }
}

export function stripsOf(lines: readonly SetLine[], tag: Tag, style: Style, { stick }: Flow): Strip[] {
  const setting = settingOf(style, stick)
  const strips = lines.map((line) => stripOf(line, tag, setting))
  guard(strips, lines, stick.template.grid)
  return strips
}
