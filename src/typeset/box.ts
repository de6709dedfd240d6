/** A note to the reader between two rules: an editor's note, a correction. */
import type { Paragraph } from 'mdast'
import type { Style } from '../template.ts'
import { type Flow, stripsOf } from './block.ts'
import { addBlock } from './galley.ts'
import { room, setParagraph } from './paragraph.ts'
import { ruleAt } from './rule.ts'
import { runsIn } from './runs.ts'
import { type Stick, tagIn } from './stick.ts'

export function setBox({ children }: Paragraph, style: Style, flow: Flow): void {
  const { stick, galley, measure, x } = flow
  const tag = tagIn(tagIn(flow.tag, 'Aside'), 'P')
  const runs = runsIn(children, { stick, style, size: style.size, tag })
  const lines = setParagraph(runs, room(measure, x), style, stick)
  const strips = stripsOf(lines, tag, style, flow)
  const [first, last] = [strips[0], strips.at(-1)]
  if (!first || !last) return

  // The room that is left to the next line of the grid stands within the rules, half above and half beneath.
  const pad = padOf(strips.length * first.height, style.size * 0.4, stick) / 2
  for (const mark of first.marks) if (mark.kind === 'line') mark.y += pad
  first.height += pad
  last.height += pad
  if (style.rule) {
    first.marks.unshift(ruleAt(x, 0, measure, style.rule))
    last.marks.push(ruleAt(x, last.height - style.rule, measure, style.rule))
  }
  addBlock(galley, strips, style, stick.template)
}

/** What fills a block to whole lines of the grid, at least as much as is asked for above and beneath. */
export function padOf(height: number, least: number, { template }: Stick): number {
  const { leading } = template.grid
  return Math.ceil((height + 2 * least) / leading - 0.001) * leading - height
}
