/**
 * Lines of about equal length, as few as can be: how a headline is broken.
 *
 *     Pilots of Port Ansley steer by memory as the    ->    Pilots of Port Ansley steer
 *     channel                                               by memory as the channel
 */
import type { Style } from '../template.ts'
import { itemsOf, type SetItem } from './items.ts'
import { breakLines, type Temper } from './linebreak.ts'
import { ragged, room, type SetLine, setItems, shift } from './paragraph.ts'
import type { Run } from './runs.ts'
import { byScript } from './scripts.ts'
import type { Stick } from './stick.ts'

/** Set runs in balanced lines; a little smaller, if the style allows it and it saves a line. */
export function setBalanced(
  runs: readonly Run[],
  width: number,
  style: Style,
  stick: Stick,
): { lines: SetLine[]; size: number } {
  const terms = { stick, style, narrowest: width, justified: false, balanced: true }
  const split = byScript(runs, stick)
  const items = itemsOf(split, terms)
  const share = shareOf(items, width, style)
  const measure = width / share
  const count = countOf(items, measure)
  // A little more room than need be, for the sake of better ends.
  const narrow = count > 1 ? Math.min(width, narrowest(items, count, measure) * share * slack) : width
  const smaller =
    share < 1
      ? itemsOf(
          split.map((run) => ({ ...run, size: run.size * share })),
          terms,
        )
      : items
  const lines = setItems(smaller, room(narrow), temperOf(narrow), style, stick)
  const free = shift(style, width - narrow)
  return { lines: lines.map((line) => ({ ...line, x: line.x + free })), size: style.size * share }
}

function temperOf(width: number): Temper {
  return ragged(width / 2)
}

const slack = 1.15
const step = 0.02

/** The largest share of its size in which the copy takes a line less than at its full size; else 1. */
function shareOf(items: readonly SetItem[], width: number, { smallest }: Style): number {
  const count = countOf(items, width)
  if (count < 2) return 1
  for (let share = 1 - step; share >= smallest - 1e-6; share -= step) {
    if (countOf(items, width / share) < count) return share
  }
  return 1
}

function countOf(items: readonly SetItem[], width: number): number {
  return breakLines(items, room(width), temperOf(width)).length
}

/** The narrowest measure, to a point, that holds the copy in so many lines. */
function narrowest(items: readonly SetItem[], count: number, width: number): number {
  const widest = items.reduce((most, item) => Math.max(most, item.kind === 'box' ? item.width : 0), 0)
  let [low, high] = [Math.min(width, Math.max(width / 2, widest)), width]
  while (high - low > 1) {
    const middle = (low + high) / 2
    if (countOf(items, middle) === count) high = middle
    else low = middle
  }
  return high
}
