/**
 * Figures in a column stand with their decimal signs beneath one another.
 *
 *     52.0          52.0
 *      9.25   ->     9.25
 *      −3           −3
 */
import type { Table } from 'mdast'
import { copyOf } from '../copy.ts'
import type { Style } from '../template.ts'
import { artifactRun } from './runs.ts'
import { byScript } from './scripts.ts'
import type { Stick } from './stick.ts'

/** Languages that write a decimal point; the others of ours write a comma. */
const pointed = /^(?:en|he|ja|ko|th|zh)\b|^(?:de|fr|it)-ch\b|^es-(?:mx|us)\b/i

export function decimalOf(language: string): Stick['decimal'] {
  return pointed.test(language) ? '.' : ','
}

const figure = {
  '.': /^[^\p{L}\d]*\d[\d,’\s]*((?:\.\d+)?\D{0,3})$/u,
  ',': /^[^\p{L}\d]*\d[\d.\s]*((?:,\d+)?\D{0,3})$/u,
}

/** How far the cells of a column end before its right, in points: by what the longest fraction takes more than theirs. */
export function tailsOf({ children }: Table, column: number, style: Style, stick: Stick): number[] {
  const fractions = children.map((row) => {
    const cell = row.children[column]
    return cell && figure[stick.decimal].exec(copyOf(cell).trim())?.[1]
  })
  if (style.align !== 'right' || !fractions.some((fraction) => fraction?.startsWith(stick.decimal))) {
    return fractions.map(() => 0)
  }
  const widthOf = (copy: string) =>
    byScript([artifactRun(copy, style, stick)], stick).reduce(
      (sum, run) => sum + (run.type.shape(run.copy).width * run.size) / 1000,
      0,
    )
  const widths = fractions.map((fraction) => widthOf(fraction ?? ''))
  const widest = Math.max(...widths)
  return fractions.map((fraction, row) => (fraction === undefined ? 0 : widest - (widths[row] ?? 0)))
}
