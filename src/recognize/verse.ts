/**
 * Verse: a stanza of short lines between paragraphs, kept line by line.
 *
 *     O hold the light and hold the line,
 *     And hold the boats till morning;
 */
import type { Clue, Recognizer } from './evidence.ts'
import { type Block, isTabular } from './layout.ts'
import { isMarked } from './list.ts'
import { stampOf } from './stamp.ts'
import { endsAsSentence, isCaps } from './words.ts'

export const verse: Recognizer = {
  role: 'verse',
  span: 40,
  holds: isVerse,
  weigh(_copy, { blocks, index }, span): Clue[] {
    const lines = blocks.slice(index, index + span)
    const next = blocks[index + span]
    if (span < 3 || lines[0]?.gap !== true || (next && !next.gap)) return []
    // Addresses and lists of names have no commas and periods at their ends.
    const turns = lines.filter(({ copy }) => /[,;:.!?—–][’”'"]?$/.test(copy)).length
    const whole = lines.filter(({ copy }) => endsAsSentence(copy)).length
    if (turns < lines.length / 2 || whole > lines.length * 0.7) return []
    return [[span * 4, `is ${span} short lines between blank ones`]]
  },
}

function isVerse({ copy, lines }: Block): boolean {
  return (
    lines.length === 1 &&
    lines.every((line) => !isTabular(line)) &&
    copy.length >= 8 &&
    copy.length <= 60 &&
    !isMarked(copy) &&
    !isCaps(copy) &&
    stampOf(copy) === 0
  )
}
