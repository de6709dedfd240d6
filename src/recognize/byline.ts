/**
 * Bylines and credits: who wrote it, and for whom.
 *
 *     By Colin Ashgrove and Mara Teitel           two names
 *     By Theodora Finch, Religion News Bureau     a name and a desk
 *     Von Karla Brandt, dpa                       in German
 *     Associated Press Writer                     a credit: the role under the name
 *     By The Associated Press                     a credit: no person is named
 */
import { datelineOf } from './dateline.ts'
import { type Clue, type Recognizer, type Setting, when } from './evidence.ts'
import { held } from './held.ts'
import {
  byWords,
  inverted,
  isCaseless,
  isName,
  isOrganized,
  isRole,
  peopleOf,
  pieceWords,
  placed,
} from './names.ts'
import { isStampLine, stampOf } from './stamp.ts'
import { capitalShare, endsAsSentence, isCaps, wordsIn } from './words.ts'

/** Whether a line begins with By and a capital. */
export const opensAsByline = held(
  (copy) =>
    copy.length <= 160 &&
    (byWords.test(copy) || pieceWords.test(copy)) &&
    // By the sea, a ferry stops
    !/^By (?:the |an? )?(?!staff|wire|news|special|our|dpa)[a-zß-ÿ]/.test(copy) &&
    !endsLong(copy) &&
    datelineOf(copy) === undefined,
)

function endsLong(copy: string): boolean {
  return endsAsSentence(copy) && wordsIn(copy).length > 12
}

const english = /^(?:by|(?:written|story|posted|(?:story|words|text) and photos?) by)\b/i

export const byline: Recognizer = {
  role: 'byline',
  longest: 160,
  span: 2,
  weigh(copy, setting, span): Clue[] {
    const { blocks, index } = setting
    const first = blocks[index]?.copy ?? ''
    // "By" on a line of its own, the name on the next; or a list of names that goes on.
    if (span === 2 && !/^(?:by|von|par|por|di|door|di)$|(?:,|\b(?:and|und|et|y|e|en|&))$/i.test(first))
      return []
    if (!opensAsByline(copy)) return bareClues(copy, setting)
    const people = peopleOf(copy)
    const named = people.length > 0 && people.every(({ name }) => isName(name) || isCaseless(name))
    return [
      when(english.test(copy), 6, 'begins with By'),
      when(!english.test(copy), 5, 'begins with a word for by'),
      when(named, 3, 'holds names'),
      when(people.length === 0 || !named, -5, 'holds words that are no names'),
      when(
        people.every((person) => isOrganized(person.name)),
        -9,
        'names an organization only',
      ),
      when(span === 2, 2, 'stands on two lines'),
      when(/[.!?]$/.test(copy) && !/\b(?:Jr|Sr|[A-Z])\.$/.test(copy), -3, 'ends as a sentence'),
      when(index > 24, -4, 'stands far down'),
      when(
        index > 2 && datelineOf(blocks[index + span]?.copy ?? '') !== undefined,
        4,
        'stands over a dateline',
      ),
    ]
  },
}

/** A byline without By: under an archive's label, as the second line of one, or a name on a line of its own. */
function bareClues(copy: string, setting: Setting): Clue[] {
  const { blocks, index, traits } = setting
  const above = blocks[index - 1]?.copy ?? ''
  const next = blocks[index + 1]?.copy ?? ''
  if (/^(?:BYLINE|Byline|BY|Author|Autor|Autor\(en\)|Auteur):?$/.test(above))
    return [[12, 'is labeled as the byline']]
  if (index === 0 || copy.length > 80) return []
  const isFollowed = opensAsByline(above) || isPlausible(above)
  const isListed = isPlausible(copy) && opensAsByline(above) && /^(?:and|und|et|y) \p{Lu}/u.test(next)
  const isDated = traits.fielded || /\b(?:19|20)\d\d\b/.test(next)
  return [
    when(
      isFollowed && /^(?:and|und|et|y) /.test(copy) && isName(copy.replace(/^\S+ /, '')),
      9,
      'goes on with a byline',
    ),
    when(isListed, 9, 'is a name under a byline that goes on'),
    when(isDated && copy.includes(', ') && inverted.test(copy), 9, 'is a name as archives turn it'),
    ...nameClues(copy, above, next, index),
  ]
}

/** A name alone may be anything; two things must speak for it. */
function nameClues(copy: string, above: string, next: string, index: number): Clue[] {
  if (index > 16 || /[!?:;]|\.$/.test(copy)) return []
  if (above.endsWith(':')) return []
  // “Snow Falls in Denver” is none; a headline stands above.
  const isPlaced = copy.search(placed) > 0
  if (isPlaced && wordsIn(above).length < 5) return []
  const people = peopleOf(copy)
  if (people.length === 0 || people.length > 3 || !people.every(({ name }) => isPlausible(name))) return []
  // À Lannévez, le dernier cordier transmet sa roue
  if (people.some(({ org }) => org !== undefined && /^\p{Ll}/u.test(org) && !isOrganized(org))) return []
  const desk = people[0]?.title ?? people[0]?.org
  const isTitled = isCaps(above) || capitalShare(above) >= 0.6
  const clues = [
    when(
      desk !== undefined && (isRole(desk) || copy.includes(',')) && isOrganized(desk),
      7,
      'is a name with a role',
    ),
    when(isPlaced, 4, 'says where its bearer is'),
    when(
      opensAsByline(above) && !/(?:,|\b(?:and|und|et|y|e|en|&))$/.test(above),
      -6,
      'stands under a byline',
    ),
    when(isOrganized(next) && next.length < 60, 5, 'stands over a desk’s name'),
    when(isStampLine(next), 5, 'stands over a date'),
    when(/^@\w+$|^\d+ min(?:ute)? read$/i.test(next), 5, 'stands over a handle or a reading time'),
    when(next.length >= 100 || datelineOf(next) !== undefined, 4, 'stands over the copy'),
    when(isCaps(copy) && !isCaps(above), 3, 'is a name in capitals'),
    when(!isTitled, 3, 'stands under a line that is not set as a name'),
  ]
  return clues.filter((clue) => clue !== false).length >= 2 ? clues : []
}

/** Two to four words, of which the first is no article. */
function isPlausible(name: string): boolean {
  const words = wordsIn(name)
  return (
    isName(name) &&
    words.length >= 2 &&
    words.length <= 5 &&
    !/^(?:the|a|an|of|in|on|at|for|from|why|how|what|when|new|der|die|das|le|la|les|el|los)\b/i.test(name)
  )
}

export const credit: Recognizer = {
  role: 'credit',
  longest: 160,
  weigh(copy, setting): Clue[] {
    const people = opensAsByline(copy) ? peopleOf(copy) : []
    if (people.length > 0) {
      const organized = people.every((person) => isOrganized(person.name))
      return [when(organized, 9, 'says by, and names an organization only')]
    }
    if (
      copy.length > 90 ||
      /\S@\S/.test(copy) ||
      isStampLine(copy) ||
      stampOf(copy) > 0 ||
      !/\p{L}{2}/u.test(copy)
    )
      return []
    const under = followsByline(setting)
    if (!under && !isOrganized(copy) && !isStaff(copy)) return []
    return [
      when(under, 3, 'stands under the byline'),
      when(!under, -1, 'does not stand under a byline'),
      when(isOrganized(copy), 3, 'names an organization or a role'),
      when(isStaff(copy), 5, 'says that the staff wrote it'),
      when(capitalShare(copy) >= 0.75, 1, 'is set as a name'),
      when(endsAsSentence(copy), -4, 'ends as a sentence'),
      when(/\d/.test(copy), -2, 'holds figures'),
      when(/\D \d{1,3}$/.test(copy), -4, 'ends with a score'),
      when(capitalShare(copy) < 0.5 && !isStaff(copy), -4, 'is not set as a name'),
      when(wordsIn(copy).length > 8, -4, 'has more words than a name'),
    ]
  },
}

/** Mercury staff report        From wire services        Redacción        Van onze redactie */
function isStaff(copy: string): boolean {
  return (
    copy.length < 60 &&
    /staff|envoyé|correspond|corresp|enviad|inviat|korresp|wire|news|redac|redak|redaz|rédac|agenc|verslag|press|special to|reuters|afp/i.test(
      copy,
    ) &&
    /^(?:from )?(?:[\p{L}’' ]* )?(?:staff|wire|news services?|wire services?)(?: (?:reports?|services?|dispatches|writers?|and wire (?:reports|services)))?$|^(?:redacción|redacci[óo]n [\p{L} ]+|agencias?|redaktion|redazione(?: online| web)?|la rédaction|van onze (?:redactie|verslaggevers?|correspondent)|onze redactie|da redação|staff|associated press|the associated press|reuters|afp|the canadian press|canadian press|press association)$|^(?:de notre|de nuestr[oa]|dal nostro|von unsere[rm]) (?:envoyée?|correspondante?|corresponsal|enviad[oa]|inviat[oa]|korrespondent(?:in)?)\b.*$|^special to (?:the )?\p{Lu}/iu.test(
      copy,
    )
  )
}

function followsByline({ blocks, index }: Setting): boolean {
  const [before, above] = [blocks[index - 1]?.copy ?? '', blocks[index - 2]?.copy ?? '']
  return (
    opensAsByline(before) ||
    (opensAsByline(above) && isOrganized(before)) ||
    (isName(before) && wordsIn(before).length <= 4 && index > 1)
  )
}
