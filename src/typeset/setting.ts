/** How a style stands in its lines: on the grid, or with a leading of its own. */
import type { Style } from '../template.ts'
import type { Setting } from './galley.ts'
import type { Stick } from './stick.ts'

/** All lines on the grid share its baselines, whatever their size. */
export function settingOf(style: Style, stick: Stick, size = style.size): Setting {
  const { grid, styles } = stick.template
  const leading = ((style.leading ?? grid.leading) * size) / style.size
  const snaps = style.leading === undefined
  const drop = snaps ? capsOf(styles.body, stick) : (leading + capsOf(style, stick, size)) / 2
  return { leading, drop, snaps, ...(style.gray > 0 && { ink: inkOf(style) }) }
}

/** The height of a style's capitals. */
export function capsOf(style: Style, { typecase }: Stick, size = style.size): number {
  return (typecase.type(style.face, style.features).face.capHeight * size) / 1000
}

export function inkOf({ gray }: Style): [number, number, number] {
  return [gray, gray, gray]
}
