/**
 * Bylines and credits: who wrote it, and for whom.
 *
 *     By Colin Ashgrove and Mara Teitel           two names
 *     By Theodora Finch, Religion News Bureau     a name and a desk
 *     Von Karla Brandt, dpa                       in German
 *     Associated Press Writer                     a credit: the role under the name
 */
import type { Byline } from '../story.ts'
import { datelineOf } from './dateline.ts'
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

/** Words that an organization or a role has, and a person has not. */
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
  weigh(copy, setting): Clue[] {
    const { index } = setting
    if (!opensAsByline(copy)) return bareClues(copy, setting)
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

/** A byline without By: a name and a role, or a name alone between a headline in lower case and a dateline. */
function bareClues(copy: string, { blocks, index }: Setting): Clue[] {
  if (index === 0 || copy.length > 60) return []
  const [person, ...others] = peopleOf(copy)
  if (!person || others.length > 0 || !isName(person.name)) return []
  const next = blocks[index + 1]?.copy ?? ''
  const above = blocks[index - 1]?.copy ?? ''
  const isBare = person.title === undefined && person.org === undefined
  const words = wordsIn(person.name).length
  if (words < 2 || words > 4) return []
  return [
    when(!isBare, 7, 'is a name with a role'),
    when(
      isBare && datelineOf(next) !== undefined && capitalShare(above) < 0.6,
      7,
      'is a name over a dateline',
    ),
  ]
}

export const credit: Recognizer = {
  role: 'credit',
  weigh(copy, setting): Clue[] {
    if (copy.length > 80 || opensAsByline(copy)) return []
    return [
      when(followsByline(setting), 3, 'stands under the byline'),
      when(!followsByline(setting), -1, 'does not stand under a byline'),
      when(desk.test(copy), 3, 'names an organization or a role'),
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
    const role = roleAfterName.exec(words)
    if (role?.[1] && role[2] && !last) {
      people.push({ name: role[1], [isOrganization(role[2]) ? 'org' : 'title']: role[2], raw: words })
    } else if (desk.test(words) && last) last[isOrganization(words) ? 'org' : 'title'] = words
    else people.push({ name: words, raw: words })
  }
  return people
}

/** LYDIA FAIRWEATHER Staff Writer */
const roleAfterName =
  /^((?:\p{Lu}[\p{Lu}.’'-]+ ){1,3}\p{Lu}[\p{Lu}.’'-]+),? ((?:\p{Lu}\p{Ll}+ )*(?:Staff|Correspondent|Writer|Reporter|Editor|Columnist|Service|Bureau|Press|News)\b.*)$/u

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
