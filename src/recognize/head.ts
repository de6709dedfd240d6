/**
 * The head of a story: kicker, headline, deck.
 *
 *     ANALYSIS                                              kicker
 *     In a divided council, the quiet man holds the vote    headline
 *     After three decades in the back row, Ewan Marchetti   deck, on
 *     finds himself at the center of a fight over water     two lines
 */
import { opensAsByline } from './byline.ts'
import { datelineOf } from './dateline.ts'
import { type Clue, type Recognizer, type Setting, when } from './evidence.ts'
import type { Block } from './layout.ts'
import { isName, isOrganized } from './names.ts'
import { isStampLine, stampOf } from './stamp.ts'
import { capitalShare, endsAsSentence, isCaps, wordsIn } from './words.ts'

const standingHeads = new Set(
  `analysis|news analysis|exclusive|opinion|editorial|commentary|column|profile|interview|fact check|explainer|q&a|q & a
   obituary|obituaries|review|book review|film review|music review|theater review|feature|update|correction|breaking|breaking news|special report
   in depth|in brief|letter|letters|essay|perspective|guest column|the big read|long read|spotlight|factbox|timeline|chronology|preview|sidebar
   kommentar|analyse|hintergrund|reportage|porträt|leitartikel|glosse|dokumentation|feuilleton
   enquête|entretien|portrait|décryptage|récit|tribune|éditorial|chronique|encadré|repères|en bref
   análisis|entrevista|crónica|reportaje|perfil|opinión|editorial|columna
   analisi|intervista|editoriale|commento|il caso|il commento|il punto|reportage
   achtergrond|interview|commentaar|opinie|entrevista|análise|opinião|perfil`
    .split(/\||\n/)
    .map((head) => head.trim()),
)

export const kicker: Recognizer = {
  role: 'kicker',
  longest: 60,
  weigh(copy, { blocks, index }): Clue[] {
    const next = blocks[index + 1]
    if (!next || endsAsSentence(copy)) return []
    if (copy.length > 40)
      return [when(sharesTopic(copy, next.copy), 14, 'opens as the headline beneath does')]
    const isShort = wordsIn(copy).length <= 3
    const isSection =
      (isTitle(copy) || isCaps(copy) || isShort) && wordsIn(copy).length <= 4 && !/[,:]/.test(copy)
    return [
      when(standingHeads.has(copy.toLowerCase().replace(/\s*[:|]$/, '')), 7, 'is a standing head'),
      when(
        isCaps(copy) && !isCaps(next.copy) && isShort && next.copy.length > copy.length,
        5,
        'is a few words in capitals over a line that is not',
      ),
      when(
        isCaps(copy) && isShort && capitalShare(next.copy) > 0.8 && !isCaps(next.copy),
        2,
        'stands over a line in title case',
      ),
      when(
        /^(?:The |Our |My )?\p{Lu}[\p{L}’' -]+:?$/u.test(copy) &&
          / (?:Notebook|Diary|Column|Report|Watch|Beat|Desk|Briefing)$/.test(copy),
        6,
        'is a standing head',
      ),
      when(
        isSection && isLikely(next.copy) && isHeaded(blocks, index + 1),
        5,
        'is short over what reads as a headline',
      ),
      when(sharesTopic(copy, next.copy), 14, 'opens as the headline beneath does'),
      when(/^\S+-\S+$/.test(copy), -4, 'is words joined by hyphens'),
      when(/^(?:URGENT|BULLETIN|FLASH|ALERT)$/.test(copy), -9, 'is a priority'),
      when(opensAsByline(next.copy), -6, 'stands over a byline'),
      when(isCopy(next.copy), -6, 'stands over the copy'),
    ]
  },
}

/** As surely as the first paragraph can be. */
function isCopy(copy: string): boolean {
  return datelineOf(copy) !== undefined || (copy.length >= 110 && endsAsSentence(copy))
}

/** As long as headlines are, and no sentence. */
function isLikely(copy: string): boolean {
  const words = wordsIn(copy).length
  return (
    words >= 5 &&
    words <= 16 &&
    copy.length <= 100 &&
    !/[.!]$/.test(copy) &&
    stampOf(copy) === 0 &&
    datelineOf(copy) === undefined
  )
}

/** Whether what may be a headline has more under it than a byline: a deck, or the copy itself. */
function isHeaded(blocks: readonly Block[], index: number): boolean {
  const below = blocks.slice(index + 1, index + 3).map(({ copy }) => copy)
  return below.some((copy) => opensAsByline(copy) || copy.length >= 60 || isStampLine(copy))
}

/** Cycling: Tour of the Alps stage nine  /  Cycling: Lund solos to stage win */
function sharesTopic(copy: string, next: string): boolean {
  const topic = /^\p{Lu}[\p{L} -]+: /u.exec(copy)?.[0]
  return topic !== undefined && next.startsWith(topic)
}

export const headline: Recognizer = {
  role: 'headline',
  longest: 220,
  span: 3,
  weigh(copy, setting, span): Clue[] {
    const { blocks, index } = setting
    if (isBelow(setting)) return []
    const next = blocks[index + span]?.copy ?? ''
    const above = blocks[index - 1]?.copy ?? ''
    const words = wordsIn(copy).length
    return [
      when(copy.length <= 110, 3, 'is as short as a headline'),
      when(copy.length > 140, -5, 'is longer than a headline'),
      when(!endsAsSentence(copy) || /\?$/.test(copy), 2, 'does not end as a sentence'),
      when(/[^.]\.$/.test(copy) && !/\b[A-Z]\.[A-Z]\.$/.test(copy), -2, 'ends with a period'),
      when(opensAsByline(next), 3, 'stands over a byline'),
      when(/^(?:HEADLINE|Headline|HD|Title|TITLE):?$/.test(above), 10, 'is labeled as the headline'),
      when(opensAsByline(copy), -8, 'begins as a byline'),
      when(stampOf(copy) > 0, -6, 'is a date'),
      when(datelineOf(copy) !== undefined, -8, 'has a dateline'),
      when((datelineOf(copy)?.dateline.agencies.length ?? 0) > 0, -6, 'has one that an agency signs'),
      when(words < 2, -4, 'is one word'),
      when(words === 2 || words === 3, -2, 'has only a few words'),
      when(isStampLine(next), 2, 'stands over a date'),
      when(
        words <= 4 && (isTitle(copy) || isCaps(copy)) && isLikely(next),
        -2,
        'is set as a label over what reads as a headline',
      ),
      when(!/\p{L}{2}/u.test(copy), -9, 'has no words'),
      when(words >= 5, 1, 'has as many words as a headline'),
      when(
        isTitle(copy) && words <= 4 && wordsIn(next).length >= 6 && next.length < 110,
        -1,
        'may be a standing head',
      ),
      when(/^[a-z ]+$/.test(copy) && words < 4, -4, 'has no capital'),
      ...joined(blocks.slice(index, index + span).map((block) => block.copy)),
    ]
  },
}

export const deck: Recognizer = {
  role: 'deck',
  longest: 260,
  span: 3,
  weigh(copy, setting, span): Clue[] {
    const { blocks, index } = setting
    if (isBelow(setting)) return []
    const next = blocks[index + span]?.copy ?? ''
    const above = blocks[index - 1]?.copy ?? ''
    return [
      when(!blocks[index]?.gap, 2, 'stands close to the line above'),
      when(blocks[index]?.gap ?? false, -1, 'stands apart from the line above'),
      when(opensAsByline(next), 4, 'stands over a byline'),
      when(!endsAsSentence(copy), 2, 'does not end as a sentence'),
      when(wordsIn(copy).length < 4, -3, 'has fewer than four words'),
      when(copy.endsWith(':'), -6, 'leads to what follows'),
      when(opensAsByline(copy), -8, 'begins as a byline'),
      when(stampOf(copy) > 0, -8, 'is a date'),
      when(isName(copy) && wordsIn(copy).length <= 3, -4, 'may be a name'),
      when(isOrganized(copy) && capitalShare(copy) >= 0.75, -4, 'names an organization'),
      when(
        isCaps(above) && !isCaps(copy) && wordsIn(above).length <= 3 && capitalShare(copy) > 0.8,
        -3,
        'is set as a headline',
      ),
      when(
        isTitle(above) && wordsIn(above).length <= 5 && capitalShare(copy) < 0.7 && wordsIn(copy).length >= 6,
        -4,
        'stands under what may be a standing head',
      ),
      when(datelineOf(copy) !== undefined, -9, 'has a dateline'),
      when(isCaps(above) && isCaps(copy), -6, 'is in capitals as the line above is'),
      when(isMarkedLine(copy), 3, 'is marked as a deck'),
      when(isBodyBelow(setting, span) && copy.length >= 110, -4, 'is as long as a paragraph over the copy'),
      ...joined(blocks.slice(index, index + span).map((block) => block.copy)),
    ]
  },
}

/** Every word of it has a capital. */
function isTitle(copy: string): boolean {
  const words = wordsIn(copy)
  return words.length > 1 && words.every((word) => /^(?:\p{Lu}|of$|the$|and$|in$)/u.test(word))
}

/** Whether the copy has surely begun: some notes above a headline are as long as paragraphs, but not many. */
function isBelow({ index, traits }: Setting): boolean {
  return index > traits.prose[0] + 6
}

/** A deck is sometimes set between dashes or after a bullet. */
function isMarkedLine(copy: string): boolean {
  return /^[-–—•*] ?\S.* ?[-–—]$/.test(copy)
}

function isBodyBelow({ blocks, index }: Setting, span: number): boolean {
  return (blocks[index + span]?.copy.length ?? 0) >= 110
}

/** The words of a heading, without the signs that wires put before and after them: ^ above, = or < or + at its end. */
export function headingOf(copy: string): string {
  return copy.replace(/^\^\s*/, '').replace(/\s*[=<]$|(?<=[\p{L}\p{N}])\s?\+$/u, '')
}

/** Lines make one heading where the first breaks off, and the next goes on in the same breath. */
function joined(lines: string[]): Clue[] {
  const [first = '', ...others] = lines
  const caps = isCaps(first)
  return others.flatMap((line, index) => {
    const before = lines[index] ?? ''
    // Two lines in capitals are one headline, for a deck is not.
    const isSecond =
      caps && isCaps(line) && before.length >= 14 && before.length <= 48 && !opensAsByline(line)
    return [
      ...goingOn(before, line, isSecond),
      when(endsAsSentence(before), -4, 'ends a sentence before its last line'),
    ]
  })
}

function goingOn(before: string, line: string, isSecond: boolean): Clue[] {
  if (/^\p{Ll}/u.test(line)) return [[4, 'goes on in lower case']]
  if (isSecond)
    return [
      when(breaksOffInCapitals.test(before), 4, 'breaks off before its second line'),
      [3, 'goes on in capitals'],
    ]
  return breaksOff.test(before)
    ? [[1, 'breaks off before its second line']]
    : [[-5, 'begins anew on its second line']]
}

const breaksOff = /,$|\b(?:a|an|the|of|to|in|for|and|or|at|on|with|from|as|but|is|are|their|his|her|its)$/
const breaksOffInCapitals = /[,;:-]$|\b(?:A|AN|THE|OF|TO|IN|FOR|AND|OR|AT|ON|BY|AS)$/
