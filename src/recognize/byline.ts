/**
 * Bylines and credits: who wrote it, and for whom.
 *
 *     By Colin Ashgrove and Mara Teitel           two names
 *     By Theodora Finch, Religion News Bureau     a name and a desk
 *     Von Karla Brandt, dpa                       in German
 *     Associated Press Writer                     a credit: the role under the name
 */
import type { Byline } from '../story.ts'
import {
  type Clue,
  capitalShare,
  endsAsSentence,
  type Recognizer,
  type Setting,
  when,
  wordsIn,
} from './evidence.ts'

const byWords = /^(?:by|von|par|por|di|da|door|de)\s+/iu
const name =
  /^(?:\p{Lu}[\p{L}.’'-]*|(?:de|del|della|da|di|du|la|le|van|von|der|den|zu|al|el|bin|y|e)\b|[IVX]+\b)(?:\s+|$)/u
const andWords = /\s*(?:,?\s+(?:and|und|et|y|e|en)\s+|\s*&\s*)|,\s+(?=\p{Lu})/iu

/** Words that an organisation or a role has, and a person has not. */
const desk =
  /\b(?:press|post|times|news|service|staff|bureau|writers?|editor|correspondents?|reporters?|courier|tribune|herald|globe|journal|gazette|chronicle|observer|star|sun|dispatch|agency|agence|agentur|wire|network|media|magazine|radio|television|special to|columnist|critic|reuters|afp|dpa|apa|ansa|efe|upi|xinhua|bloomberg|redaktion|mitarbeiter|korrespondent(?:in)?|envoyée? spécial[e]?|redacción|corresponsal)\b/iu

/** Whether a line begins with By and a capital. */
export function opensAsByline(copy: string): boolean {
  return copy.length <= 140 && byWords.test(copy) && /^\S+\s+["“'‘]?\p{Lu}/u.test(copy) && !endsLong(copy)
}

function endsLong(copy: string): boolean {
  return endsAsSentence(copy) && wordsIn(copy).length > 12
}

export const byline: Recognizer = {
  role: 'byline',
  weigh(copy, { index }): Clue[] {
    if (!opensAsByline(copy)) return []
    const people = peopleOf(copy)
    return [
      when(/^by\s/i.test(copy), 6, 'begins with By'),
      when(!/^by\s/i.test(copy), 4, 'begins with a word for by'),
      when(people.length > 0 && people.every((person) => isName(person.name)), 3, 'holds names'),
      when(
        people.length === 0 || !people.every((person) => isName(person.name)),
        -4,
        'holds words that are no names',
      ),
      when(/[.!?]$/.test(copy) && !/\b(?:Jr|Sr)\.$/.test(copy), -3, 'ends as a sentence'),
      when(index > 14, -4, 'stands far down'),
    ]
  },
}

export const credit: Recognizer = {
  role: 'credit',
  weigh(copy, setting): Clue[] {
    if (copy.length > 80 || opensAsByline(copy)) return []
    return [
      when(followsByline(setting), 3, 'stands under the byline'),
      when(!followsByline(setting), -1, 'does not stand under a byline'),
      when(desk.test(copy), 3, 'names an organisation or a role'),
      when(capitalShare(copy) >= 0.75, 1, 'is set as a name'),
      when(endsAsSentence(copy), -4, 'ends as a sentence'),
      when(/\d/.test(copy), -2, 'holds figures'),
    ]
  },
}

function followsByline({ blocks, index }: Setting): boolean {
  const [before, above] = [blocks[index - 1], blocks[index - 2]]
  return (
    (before !== undefined && opensAsByline(before.copy)) ||
    (above !== undefined && opensAsByline(above.copy) && desk.test(before?.copy ?? ''))
  )
}

/** The people of a byline, in order; "By Ann Lee, Reuters" is one person with an organisation. */
export function peopleOf(copy: string): Byline[] {
  const [, ...rest] = byWords.exec(copy) ? ['', copy.replace(byWords, '')] : ['', copy]
  const people: Byline[] = []
  for (const piece of (rest[0] ?? '').split(andWords)) {
    const words = piece.trim().replace(/[.,;]$/, (end) => (/\b(?:Jr|Sr)\.$/.test(piece) ? end : ''))
    if (words === '') continue
    const last = people.at(-1)
    if (desk.test(words) && last) last[isOrganization(words) ? 'org' : 'title'] = words
    else people.push({ name: words, raw: words })
  }
  return people
}

function isOrganization(words: string): boolean {
  return !/\b(?:writers?|editor|correspondents?|reporters?|columnist|critic)\b/i.test(words)
}

function isName(words: string): boolean {
  let rest = words
  let count = 0
  while (rest !== '' && name.test(rest)) {
    rest = rest.replace(name, '')
    count++
  }
  return rest === '' && count <= 6
}
