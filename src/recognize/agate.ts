/** Agate: tables, standings, scores, quotations of shares: what stands in columns or has a line for each fact. */
import { type Clue, type Recognizer, when } from './evidence.ts'
import { type Block, isTabular } from './layout.ts'
import { endsAsSentence } from './words.ts'

/** The most rows that one table may have. */
const mostRows = 80

export const agate: Recognizer = {
  role: 'agate',
  span: mostRows,
  holds: isAgate,
  weigh(_copy, { blocks, index }, span): Clue[] {
    const rows = blocks.slice(index, index + span)
    if (span < 2 || rows[0]?.lines.length !== 1) return []
    const set = rows.filter(isRow).length
    const last = rows.at(-1)
    // A heading belongs to what stands under it.
    if (set < 2 || set < rows.length / 2 || !last || !isRow(last)) return []
    return [when(true, set * 8 + (rows.length - set) * 6, `is ${span} rows in columns`)]
  },
}

/** Each block is asked about for every span that it may be in. */
const known = new WeakMap<Block, boolean>()

function isRow(block: Block): boolean {
  const old = known.get(block)
  if (old !== undefined) return old
  const { lines, copy } = block
  const isOne =
    lines.every(isTabular) || isScore(copy) || /^\|.*\|$/.test(copy) || (copy.match(/;/g) ?? []).length >= 3
  known.set(block, isOne)
  return isOne
}

/** A row, or a heading over rows. */
function isAgate(block: Block): boolean {
  return isRow(block) || (block.copy.length <= 40 && !endsAsSentence(block.copy) && block.lines.length === 1)
}

/** Ashby 4, Port Gale 1        Dunmore at Kittering, 7:05 p.m.        Barrow 3 Tolland 2 */
function isScore(copy: string): boolean {
  return (
    copy.length < 70 &&
    /\d/.test(copy) &&
    /^\p{Lu}[\p{L}.’' -]+ \d{1,3},? \p{Lu}[\p{L}.’' -]+ \d{1,3}(?:[ ,(].*)?$|^\p{Lu}[\p{L}.’' -]+(?: \([^()]{2,24}\))? at \p{Lu}[\p{L}.’' -]+(?: \([^()]{2,24}\))?, (?:\d{1,2}:\d\d|ppd).*$/u.test(
      copy,
    )
  )
}
