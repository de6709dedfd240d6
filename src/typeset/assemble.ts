/** What stands in a line, from its first item to its last, before it is filled. */
import type { SetItem } from './items.ts'
import type { Piece } from './page.ts'
import type { Part } from './word.ts'

/** What stands in a line before it is filled. */
export interface Assembled {
  pieces: Piece[]
  /** The space that hangs at its end. */
  trail: Piece | undefined
  boxes: number
  spaces: number
  stretch: number
  shrink: number
  glyphs: number
  left: number
  right: number
  isHyphenated: boolean
  /** Where room may be put in or taken, behind a piece: between ideographs, and at the spaces among them. */
  joints: { piece: number; stretch: number; shrink: number }[]
}

export function assemble(items: readonly SetItem[], from: number, to: number): Assembled {
  const end = items[to]
  const isDivided = end?.kind === 'penalty' && end.flagged && end.width > 0
  const set: Assembled = {
    pieces: [],
    trail: trailOf(items, to),
    boxes: 0,
    spaces: 0,
    stretch: 0,
    shrink: 0,
    glyphs: 0,
    left: items[from]?.left ?? 0,
    right: end?.right ?? 0,
    isHyphenated: end?.flagged ?? false,
    joints: [],
  }
  for (let index = from; index < to; index++) {
    const item = items[index]
    if (item?.kind === 'glue') addGlue(set, item)
    if (item?.kind !== 'box' || !item.part) continue
    let last = item
    for (
      let next = items[index + 1];
      index + 1 < to && next && belongs(next, item);
      next = items[index + 1]
    ) {
      if (next.kind === 'box') last = next
      index++
    }
    addLetters(set, item.part, item.from, last.to, isDivided && index >= to - 1)
  }
  return set
}

function belongs(next: SetItem, item: SetItem): boolean {
  return next.kind === 'penalty' ? next.cost > -1000 : next.part === item.part
}

/** The space that a line was broken at, or that a forced break stands for. */
function trailOf(items: readonly SetItem[], to: number): Piece | undefined {
  const spot = [items[to], items[to + 1], items[to - 1]].find((item) => item?.kind === 'glue')
  const part = spot?.part
  if (!part) return undefined
  return pieceOf(part.shaped, part, (part.shaped.width * part.run.size) / 1000)
}

function addGlue(set: Assembled, item: SetItem): void {
  if (item.isJoint) addJoint(set, item)
  else if (item.part && item.width !== 0) addSpace(set, item, item.part)
}

/** Room between two ideographs belongs to the first. */
function addJoint(set: Assembled, { width, stretch, shrink }: SetItem): void {
  const last = set.pieces.at(-1)
  if (!last) return
  last.advance += width
  set.boxes += width
  set.stretch += stretch
  set.shrink += shrink
  set.joints.push({ piece: set.pieces.length - 1, stretch, shrink })
}

function addSpace(set: Assembled, item: SetItem, part: Part): void {
  set.pieces.push(pieceOf(part.shaped, part, item.width))
  if (set.joints.length > 0 || part.run.isTight) {
    set.joints.push({ piece: set.pieces.length - 1, stretch: item.stretch, shrink: item.shrink })
  }
  set.spaces += item.width
  set.stretch += item.stretch
  set.shrink += item.shrink
  set.glyphs++
}

function addLetters(set: Assembled, part: Part, from: number, to: number, isDivided: boolean): void {
  const { copy } = part.shaped
  const isWhole = from === 0 && to === copy.length && !isDivided
  const shaped = isWhole ? part.shaped : part.type.shape(copy.slice(from, to) + (isDivided ? '\u00ad' : ''))
  const advance = (shaped.width * part.run.size) / 1000
  set.pieces.push(pieceOf(shaped, part, advance))
  set.boxes += advance
  set.glyphs += shaped.glyphs.length
}

function pieceOf(shaped: Piece['shaped'], { run }: Part, advance: number): Piece {
  return {
    shaped,
    size: run.size,
    advance,
    ...(run.tag && { tag: run.tag }),
    ...(run.rise !== 0 && { rise: run.rise }),
    ...(run.level !== undefined && { level: run.level }),
  }
}
