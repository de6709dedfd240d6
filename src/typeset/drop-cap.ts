/** The first letter of a story, as tall as its first lines. */

import type { Flow } from './block.ts'
import { guard, markOf, never, type Strip, stripOf } from './galley.ts'
import type { Ask } from './linebreak.ts'
import type { Tag } from './page.ts'
import { type Room, setParagraph } from './paragraph.ts'
import type { Run } from './runs.ts'
import { capsOf, settingOf } from './setting.ts'
import { isMissing } from './typecase.ts'

/** No strips where the paragraph begins otherwise than with a plain capital, or is too short for one. */
export function setDropCap(runs: readonly Run[], tag: Tag, { stick, measure, x }: Flow, ask: Ask): Strip[] {
  const { dropCap: depth, styles, grid } = stick.template
  const [first, ...rest] = runs
  const letter = /^\p{Lu}(?=\p{L}|\s)/u.exec(first?.copy ?? '')?.[0]
  if (stick.direction === 'rtl' || depth < 2 || !first || first.tag || !letter) return []

  const style = styles.dropCap
  const type = stick.typecase.type(style.face, style.features)
  const height = (depth - 1) * grid.leading + capsOf(styles.body, stick)
  const size = (height * 1000) / type.face.capHeight
  const shaped = type.shape(letter)
  if (isMissing(shaped)) return []
  const advance = (shaped.width * size) / 1000
  const inset = advance + styles.body.size * 0.35
  const space: Room = {
    width: (line) => (line < depth ? measure - inset : measure),
    x: (line) => (line < depth ? x + inset : x),
    settled: depth,
  }
  const after = [{ ...first, copy: first.copy.slice(letter.length) }, ...rest]
  const lines = setParagraph(after, space, styles.body, stick, ask)
  if (lines.length < depth) return []

  const setting = settingOf(styles.body, stick)
  const strips = lines.map((line) => stripOf(line, tag, setting))
  guard(strips, lines, grid)
  for (const strip of strips.slice(0, depth - 1)) strip.cost = never
  const cap = {
    x,
    scale: 1,
    tracking: 0,
    width: advance,
    isHyphenated: false,
    pieces: [{ shaped, size, advance }],
  }
  strips[0]?.marks.unshift(markOf(cap, tag, setting.drop + (depth - 1) * grid.leading))
  return strips
}
