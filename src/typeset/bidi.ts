/**
 * The bidirectional algorithm (UAX 9): the level of every sign of a paragraph, and where pieces stand in a line that is
 * read from the right or holds words that are.
 *
 *     A B ג ד E F   ->   A B ד ג E F        even levels run right, odd ones left
 */
import bidiFactory from 'bidi-js'
import type { Piece } from './page.ts'

// It is CommonJS, and declared as if it were not.
const newBidi = bidiFactory as unknown as typeof bidiFactory.default
let loaded: ReturnType<typeof newBidi> | undefined

/** Of each code unit of a paragraph, whose own direction is given (rules P1 to I2). */
export function levelsOf(copy: string, direction: 'ltr' | 'rtl'): Uint8Array {
  loaded ??= newBidi()
  return loaded.getEmbeddingLevels(copy, direction).levels
}

/** A line's pieces in the order of reading, each with its place (rules L1 and L2). What ends the line hangs out of it. */
export function arranged(pieces: readonly Piece[], direction: 'ltr' | 'rtl'): Piece[] {
  const base = direction === 'rtl' ? 1 : 0
  if (base === 0 && pieces.every(({ level = 0 }) => level === 0)) return [...pieces]
  const end = pieces.findLastIndex(({ shaped }) => shaped.copy.trim() !== '') + 1
  const levels = pieces.map(({ level = base }, index) => (index < end ? level : base))
  let x = base === 1 ? -pieces.slice(end).reduce((sum, { advance }) => sum + advance, 0) : 0
  const places: number[] = []
  for (const index of visualOrder(levels)) {
    places[index] = x
    x += pieces[index]?.advance ?? 0
  }
  return pieces.map((piece, index) => ({ ...piece, x: places[index] ?? 0 }))
}

/** From the highest level to the lowest odd one, whatever is at that level or above is turned around. */
function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index)
  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from
      while (to < order.length && (levels[order[to] ?? 0] ?? 0) >= level) to++
      order.splice(from, to - from, ...order.slice(from, to).reverse())
      from = Math.max(from, to)
    }
  }
  return order
}
