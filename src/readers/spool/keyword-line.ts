/**
 * The keyword line of a wire: what the desk calls a story, which version and which take of it this is.
 *
 *     BC-ME--Ferry Strike-Harbor Talks, 1st Ld-Writethru, a0405,0388   ->   BC-ME--Ferry Strike-Harbor Talks, lead 1
 *     PM-Glass Bridge, Bjt, 2 Takes,0390                               ->   PM-Glass Bridge, take 0 of 2
 *     PM-Glass Bridge, 1st Add, a0571,0061                             ->   PM-Glass Bridge, take 1, adds to a0571
 */
import type { Signal } from '../../story.ts'

export interface Version {
  /** As stated. */
  version?: string
  signals: Signal[]
  lead: number
  take: number
  /** How many takes are announced. */
  takes?: number
  /** The number of the message that it adds to or replaces. */
  refers?: string
}

export interface Keyword extends Version {
  slugline: string
}

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const numerals = 'one two three four five six seven eight nine ten'.split(' ')

/** What desks write after a keyword, besides figures. */
const words = new Set(
  `ld lead lede net add adds sub subs insert inserts writethru write thru wt take takes bjt budget urgent bulletin flash
   newsalert alert advisory adv advance correction corrective correct corrected corr clarification kill killed
   elimination withdraw withhold hold hfr repeat rpt resend resending refile update updated extra mandatory notice editors
   disregard optional opt final number box trims and the of st nd rd th`.split(/\s+/),
)
const reference = /^[A-Za-z]{1,3}\d{3,5}$/

/** Whether words state a version and nothing else. */
export function isVersion(copy: string): boolean {
  const tokens = tokensOf(copy)
  return (
    tokens.some((token) => words.has(token) && !/^(?:and|the|of|number|box)$/.test(token)) &&
    tokens.every((token) => words.has(token) || numberOf(token) !== undefined)
  )
}

/** "2ndLd-1stAdd" -> 2, nd, ld, 1, st, add */
function tokensOf(copy: string): string[] {
  return (
    copy
      .replace(/(\d(?:st|nd|rd|th))(?=\p{L})/giu, '$1 ')
      .toLowerCase()
      .match(/\d+|\p{L}+/gu) ?? []
  )
}

function numberOf(token: string): number | undefined {
  if (/^\d+$/.test(token)) return Number(token)
  const index = Math.max(ordinals.indexOf(token), numerals.indexOf(token))
  return index < 0 ? undefined : index + 1
}

export function keywordOf(copy: string): Keyword {
  const bare = copy
    .replace(/\s+\d{1,2}-\d{1,2}(?:\s+\d{2,5})?$/, '')
    .replace(/,\s*\d{1,5}$/, '')
    .trim()
  const pieces = bare.split(/\s*,\s*/)
  const stated: string[] = []
  while (pieces.length > 1 && isStated(pieces.at(-1) ?? '')) stated.unshift(pieces.pop() ?? '')
  const slugline = pieces.join(', ')
  const own = slugline.split('-').filter((piece) => joinedVersion.test(piece))
  if (own.length > 0 && !slugline.includes(' ')) stated.push(...own)
  const trailing = /^(.*\S)\s+(\d{1,2}(?:st|nd|rd|th) ?(?:ld|lead|add)\b.*)$/i.exec(slugline)
  if (!trailing?.[1] || !trailing[2] || !isVersion(trailing[2])) return { slugline, ...versionOf(stated) }
  return { slugline: trailing[1], ...versionOf([trailing[2], ...stated]) }
}

/** In keywords without blanks a version is a piece of them: BC-MARSH-ADD1-NYT, BC-MARSH-2TAKES-NYT. */
const joinedVersion = /^(?:(?:ADD|TAKE)\d{1,2}|\d{1,2}(?:ST|ND|RD|TH)(?:ADD|LD|TAKE)|\d{1,2}TAKES)$/i

function isStated(piece: string): boolean {
  return piece === '' || isVersion(piece) || piece.split(/[\s-]+/).every((word) => reference.test(word))
}

/** What a version's pieces say. */
export function versionOf(pieces: string[]): Version {
  const refers = pieces.flatMap((piece) => piece.split(/[\s-]+/)).find((word) => reference.test(word))
  const versions = pieces.filter((piece) => isVersion(piece))
  const tokens = versions.flatMap(tokensOf)
  const takes = countBefore(tokens, /^takes$/)
  const version = versions.filter((piece) => !/^(?:\d+|\p{L}+) takes?$/iu.test(piece)).join(', ')
  const lead = countBefore(tokens, /^(?:ld|lead|lede)$/) ?? countBefore(tokens, /^(?:writethru|thru)$/) ?? 0
  const take = takeIn(tokens)
  return {
    ...(version && { version: version.replace(/(\d(?:st|nd|rd|th))(?=\p{L})/giu, '$1 ') }),
    signals: signalsIn(tokens, lead, take),
    lead,
    take,
    ...(takes !== undefined && { takes }),
    ...(refers && { refers }),
  }
}

/** The number before a word; 1 where it has none. */
function countBefore(tokens: readonly string[], word: RegExp): number | undefined {
  const index = tokens.findLastIndex((token) => word.test(token))
  if (index < 0) return undefined
  const before = tokens.slice(0, index).filter((token) => !/^(?:st|nd|rd|th)$/.test(token))
  return numberOf(before.at(-1) ?? '') ?? 1
}

/** The second take is the first add. */
function takeIn(tokens: readonly string[]): number {
  const after = tokens.findIndex((token) => /^(?:add|take)$/.test(token))
  const numbered = numberOf(tokens[after + 1] ?? '')
  if (after >= 0 && after === 0 && numbered !== undefined)
    return tokens[after] === 'add' ? numbered : numbered - 1
  return countBefore(tokens, /^adds?$/) ?? (countBefore(tokens, /^take$/) ?? 1) - 1
}

const meanings: [RegExp, Signal][] = [
  [/^(?:correct(?:ion|ive|ed)?|corr|clarification)$/, 'correction'],
  [/^(?:kill(?:ed)?|elimination|withdraw)$/, 'kill'],
  [/^(?:hold|withhold)$/, 'hold'],
  [/^(?:repeat|rpt|resend(?:ing)?|refile)$/, 'repeat'],
  [/^(?:writethru|thru|wt)$/, 'writethru'],
  [/^(?:updated?|subs?|inserts?)$/, 'update'],
  [/^advisory$/, 'advisory'],
]

function signalsIn(tokens: readonly string[], lead: number, take: number): Signal[] {
  const found = meanings
    .filter(([shape]) => tokens.some((token) => shape.test(token)))
    .map(([, signal]) => signal)
  const isLead = tokens.some((token) => /^(?:ld|lead|lede)$/.test(token))
  return [
    ...found,
    ...(isLead && lead > 0 ? (['lead'] as const) : []),
    ...(take > 0 ? (['add'] as const) : []),
  ]
}

/** What agencies say in a word over a story, in the languages of their services (dpa). */
const announcements: [RegExp, Signal][] = [
  [
    /^(?:berichtigung|berichtigt|korrektur|korrigiert|korr(?!-)|correct(?:ion|ed|ive|s)\b|rectificati|correcti[fe]|corrección|versión corregida|corregid|rettifica|correzione|correção|rectificatie|korekta|коррекция|تصحيح)/iu,
    'correction',
  ],
  [
    /^(?:wiederholung|repeat|rpt\b|refile|resend|répétition|repetición|ripetizione|powtarzanie|повтор|إعادة)/iu,
    'repeat',
  ],
  [
    /^(?:aktualisier|update|ergänz|zusammenfassung|neu\b|actualis|mettre à jour|complète|actualiz|aggiorna|aktualizacja|обновить|تحديث)/iu,
    'update',
  ],
  [/^(?:kill|annul|storno|zurückziehung|mandatory kill|bulletin kill|eliminar|аннулирование|حظر)/iu, 'kill'],
  [/^(?:hold\b(?! for)|withhold|gesperrt)/i, 'hold'],
  [/^(?:advisory|avis\b)/i, 'advisory'],
]

export function announcedIn(copy: string): Signal[] {
  const words = copy.replace(/^(?:[#(*\s-]+|(?:eds|editors|redaktionen):\s*)+/i, '')
  return announcements.filter(([shape]) => shape.test(words)).map(([, signal]) => signal)
}
