/** What a paragraph is made of, and what lies between two places of it, by running sums. */
export interface Item {
  kind: 'box' | 'glue' | 'penalty'
  width: number
  /** Of glue. */
  stretch: number
  shrink: number
  /** Of a penalty: -1000 ends the line in any case, 1000 never. */
  cost: number
  /** Whether breaking here leaves a hyphen at the line's end. */
  flagged: boolean
  /** Glyphs of a box or a glue. */
  glyphs: number
  /** How far it hangs out where it begins a line, */
  left: number
  /** and where it, or what stands before it, ends one. */
  right: number
}

const forced = -1000

/** Running sums up to each item, and what a line begins with from each item on. */
export interface Sums {
  boxes: Float64Array
  glue: Float64Array
  stretch: Float64Array
  shrink: Float64Array
  glyphs: Float64Array
  start: Int32Array
}

/** Of items that are broken again and again, and do not change. */
const summed = new WeakMap<readonly Item[], Sums>()

export function sumsOf(items: readonly Item[]): Sums {
  const sums = summed.get(items) ?? newSums(items)
  summed.set(items, sums)
  return sums
}

function newSums(items: readonly Item[]): Sums {
  const length = items.length + 1
  const boxes = new Float64Array(length)
  const glue = new Float64Array(length)
  const stretch = new Float64Array(length)
  const shrink = new Float64Array(length)
  const glyphs = new Float64Array(length)
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    if (!item) continue
    boxes[index + 1] = at(boxes, index) + (item.kind === 'box' ? item.width : 0)
    glue[index + 1] = at(glue, index) + (item.kind === 'glue' ? item.width : 0)
    stretch[index + 1] = at(stretch, index) + item.stretch
    shrink[index + 1] = at(shrink, index) + item.shrink
    glyphs[index + 1] = at(glyphs, index) + item.glyphs
  }
  return { boxes, glue, stretch, shrink, glyphs, start: startsOf(items) }
}

/** What a line begins with after a break: glue and penalties that do not end a line are dropped. */
function startsOf(items: readonly Item[]): Int32Array {
  const starts = new Int32Array(items.length + 1)
  let next = items.length
  starts[items.length] = next
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index]
    if (item?.kind === 'box' || (item?.kind === 'penalty' && item.cost <= forced)) next = index
    starts[index] = next
  }
  return starts
}

/** The first item of a line that follows the break at an item; -1 is the paragraph's start. */
export function lineStart(items: readonly Item[], { start }: Sums, end: number): number {
  if (end < 0) return start[0] ?? 0
  return start[end + (items[end]?.kind === 'penalty' ? 1 : 0)] ?? items.length
}

export function at(sums: Float64Array, index: number): number {
  return sums[index] ?? 0
}
