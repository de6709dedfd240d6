/** The body: paragraphs, subheads, the two voices of an interview, rules between parts. */
import { datelineOf } from './dateline.ts'
import { type Clue, type Recognizer, when } from './evidence.ts'
import { isTabular } from './layout.ts'
import { isMarked, isMeasured } from './list.ts'
import { answers, asks } from './traits.ts'
import { endsAsSentence, endsWithAbbreviation, isCaps, wordsIn } from './words.ts'

export const body: Recognizer = {
  role: 'body',
  longest: Number.POSITIVE_INFINITY,
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
  longest: 64,
  weigh(copy, { blocks, index }): Clue[] {
    const next = blocks[index + 1]
    const before = blocks[index - 1]
    if (!next || !before || blocks[index]?.lines.length !== 1) return []
    const framed = /^[-–—]\s+\S.*\S\s+[-–—]$/.test(copy)
    if (framed) return [[12, 'stands between hyphens']]
    const leads =
      isMarked(next.copy) || isMeasured(next.copy) || endsAsSentence(next.copy) || next.lines.some(isTabular)
    if (next.copy.length < 40 && !leads) return []
    if (isMarked(copy) || /[;,–—-]$/.test(copy) || /^[-–—(]/.test(copy)) return []
    if (endsAsSentence(copy) && !endsWithAbbreviation(copy) && !isAsked(copy)) return []
    return [
      when(/^[^\p{Ll}]*\p{Lu}/u.test(copy) || /^\d/.test(copy), 3, 'is a short line over a paragraph'),
      when(isCaps(copy), 2, 'is in capitals'),
      when(blocks[index]?.gap === true && next.gap, 1, 'stands by itself'),
      when(/^[A-Z][A-Z.’' -]{2,24}: \S/.test(copy), -8, 'is what somebody says'),
      when(/:$/.test(copy), -8, 'leads to what follows'),
      when(wordsIn(copy).length > 8, -2, 'has more than eight words'),
      when(!/\p{L}{2}/u.test(copy), -9, 'has no words'),
    ]
  },
}

/** A subhead may ask. */
function isAsked(copy: string): boolean {
  return /\?$/.test(copy) && !/[“”"‘]/.test(copy)
}

export const question: Recognizer = {
  role: 'question',
  weigh: (copy, { traits }) => [when(traits.interview && asks(copy), 12, 'asks in an interview')],
}

export const answer: Recognizer = {
  role: 'answer',
  weigh(copy, { traits, index }): Clue[] {
    if (!traits.interview) return []
    const goesOn = traits.asked < index && !asks(copy) && endsAsSentence(copy)
    return [
      when(answers(copy), 12, 'answers in an interview'),
      when(goesOn && !answers(copy), copy.length >= 120 ? 8 : 6, 'goes on with an answer'),
    ]
  },
}

/** A rule that sets parts of a story apart; in the last lines it is an end mark. */
export const rule: Recognizer = {
  role: 'rule',
  longest: 160,
  weigh(copy): Clue[] {
    return [
      when(
        /^(?:[*•·~]\s*){3,7}$|^[_—–=-]{3,}$|^[_—–-](?: [_—–-]){2,}$|^(?:o0o|-o-)$/i.test(copy),
        7,
        'is a rule',
      ),
    ]
  },
}
