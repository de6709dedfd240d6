/**
 * The body: paragraphs, subheads, list items, agate (tables and other matter set in columns), rules between parts.
 */
import { datelineOf } from './dateline.ts'
import { type Clue, endsAsSentence, isCaps, type Recognizer, when, wordsIn } from './evidence.ts'
import { type Block, isTabular } from './layout.ts'

export const body: Recognizer = {
  role: 'body',
  weigh(copy, { blocks, index }): Clue[] {
    const block = blocks[index]
    return [
      when(copy.length >= 120, 4, 'is as long as a paragraph'),
      when(copy.length < 120 && copy.length >= 60, 2, 'may be a short paragraph'),
      when(endsAsSentence(copy), 3, 'ends as a sentence'),
      when(!endsAsSentence(copy) && copy.length < 60, -2, 'is short and does not end as a sentence'),
      when(datelineOf(copy) !== undefined, 5, 'begins with a dateline'),
      when((block?.indent ?? 0) >= 2, 2, 'is indented'),
      when(/^[“"‘'`„«]/.test(copy), 1, 'begins with a quotation'),
      [0, 'is what anything may be'],
    ]
  },
}

export const subhead: Recognizer = {
  role: 'subhead',
  weigh(copy, { blocks, index }): Clue[] {
    const next = blocks[index + 1]
    const before = blocks[index - 1]
    if (copy.length > 64 || !next || next.copy.length < 40 || !before) return []
    if (before.copy.length < 40 && !isMarked(before.copy)) return []
    if (endsAsSentence(copy) || isMarked(copy) || /[:;,–—-]$/.test(copy)) return []
    return [
      when(/^\p{Lu}/u.test(copy), 3, 'is a short line over a paragraph'),
      when(isCaps(copy), 2, 'is in capitals'),
      when(wordsIn(copy).length > 8, -2, 'has more than eight words'),
      when(wordsIn(copy).length === 0, -9, 'has no words'),
    ]
  },
}

const asked = /^(?:Q|QUESTION|Frage|F)\s?[:.]\s+\S/
const answered = /^(?:A|ANSWER|Antwort)\s?[:.]\s+\S/

/** An interview has at least two of each. */
function isInterview(blocks: readonly Block[]): boolean {
  const count = (shape: RegExp) => blocks.filter(({ copy }) => shape.test(copy)).length
  return count(asked) >= 2 && count(answered) >= 2
}

export const question: Recognizer = {
  role: 'question',
  weigh: (copy, { blocks }) => [when(asked.test(copy) && isInterview(blocks), 12, 'asks in an interview')],
}

export const answer: Recognizer = {
  role: 'answer',
  weigh: (copy, { blocks }) => [
    when(answered.test(copy) && isInterview(blocks), 12, 'answers in an interview'),
  ],
}

const marker = /^(?:[-*•·–—_▪●]|\+)\s+(?=\S)/
const numberMarker = /^(\d{1,2})[.)]\s+(?=\S)/

function isMarked(copy: string): boolean {
  return marker.test(copy) || numberMarker.test(copy)
}

export const listItem: Recognizer = {
  role: 'listItem',
  weigh(copy, { blocks, index }): Clue[] {
    const mark = marker.exec(copy)
    const number = numberMarker.exec(copy)
    if (!mark && !number) return []
    const neighbors = [blocks[index - 1]?.copy ?? '', blocks[index + 1]?.copy ?? '']
    const alike = neighbors.some((other) => (mark ? other.startsWith(mark[0]) : numberMarker.test(other)))
    return [
      when(mark !== null, 6, 'begins with a bullet'),
      when(number !== null && alike, 9, 'is one of a run of numbers'),
      when(mark !== null && alike, 4, 'stands beside another item'),
    ]
  },
}

/** The item without its bullet or number. */
export function itemOf(copy: string): { copy: string; mark: string; number?: number } {
  const number = numberMarker.exec(copy)
  const mark = number?.[0] ?? marker.exec(copy)?.[0] ?? ''
  return { copy: copy.slice(mark.length), mark, ...(number && { number: Number(number[1]) }) }
}

/** The most rows that one table may have. */
const mostRows = 80

export const agate: Recognizer = {
  role: 'agate',
  span: mostRows,
  weigh(_copy, { blocks, index }, span): Clue[] {
    const rows = blocks.slice(index, index + span)
    if (span < 2 || !rows.every((row) => row.lines.every(isRow))) return []
    return [[span * 8, `is ${span} rows in columns`]]
  },
}

function isRow(line: Block['lines'][number]): boolean {
  return isTabular(line)
}

/** A rule that sets parts of a story apart; in the last lines it is an end mark. */
export const rule: Recognizer = {
  role: 'rule',
  weigh(copy): Clue[] {
    return [when(/^(?:[*•·]\s*){3,5}$|^[_—–-]{3,}$|^[_—–-](?: [_—–-]){2,}$/.test(copy), 7, 'is a rule')]
  },
}
