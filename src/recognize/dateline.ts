/**
 * The dateline: where the story was filed, when, and by which agency.
 *
 *     PORT ANSLEY — Harbor Commissioner …                city
 *     DRY CREEK, Ariz. — For 31 years …                  city and state
 *     HUANGTAN, March 3 (Xinhua) -- A bridge …           city, date, agency
 *     Klösterfeld (APA) - Eine Lawine …                  agency, city in lower case
 *     RÅVIKEN. En ung älg vid Råviken …              city, and a period
 *     NASA — which has misplaced …                       none: the lede goes on in lower case
 */
import type { Dateline, Meta } from '../story.ts'
import { isAgency } from './agencies.ts'
import { pointsOf, reasonsOf, when } from './evidence.ts'
import { held } from './held.ts'
import { brazilianStates, cities, months, regions } from './places.ts'

/** A dateline at the start of copy. */
export interface FoundDateline {
  dateline: Dateline
  /** The dateline with its dash, as it stands. */
  copy: string
  because: string[]
}

// ["(" AGENCY ")" sep] PLACE {"/" PLACE} ["(" COUNTRY ")"] [", " REGION] [", " DATE] ["(" AGENCY ")"] SEP [DATE SEP]
// Plain classes: one of all letters, repeated, takes milliseconds to compile.
const sign = '[^()—:;!?"“”]'
const before = String.raw`(?:\((?<before>[^()\d,—:;!?"“”]{2,24})\)\s*[-–—]\s*)?`
const places = String.raw`(?<places>\p{Lu}(?:${sign}{1,40}? ?\(\p{Lu}[^()]{2,20}\)(?:,| (?=\d{1,2}\. ))${sign}{0,30}?|${sign}{1,60}?))?`
const bracketed = String.raw`(?:-{2}|[-–—])?\s?(?:\((?<agency>[^(),—:;!?"“”]{2,40})\)|\/(?<release>[A-Za-zÀ-ɏЀ-ӿ\- ]{3,30})\/)\s*(?:\.?\s?[-–—_=:]+|--|\.)?`
const dash = String.raw`(?<dash>\s[-–—_]{1,2}\s|—|--|\.-\s)`
const filed = String.raw`(?:\s?(?<filed>[A-ZÀ-Þ][a-zß-ÿ.]{2,9} \d{1,2}, \d{4})\s?(?:--|[—/]|[-–] )\s?)?`
const shape = new RegExp(`^${before}${places}\\s*(?:${bracketed}|${dash})${filed}\\s*(?=\\S)`, 'u')

/**
 * The dateline that copy begins with, or nothing where the evidence is too thin. Where a story’s first paragraph is
 * known, a place in lower case needs no agency: Zierikzee – Om tien voor zes …
 */
export function datelineOf(
  copy: string,
  isLede = false,
  own: readonly string[] = [],
): FoundDateline | undefined {
  if (own.length > 0) return findDateline(copy, isLede, own)
  return isLede ? ledeDateline(copy) : sureDateline(copy)
}

/** Whoever a story's other facts name as its agency may sign its dateline, whatever it is called. */
export function signersOf(meta: Meta): string[] {
  const { infoSources = [], creditLine, copyrightHolder, bylines, dateline, by } = meta
  const org = /,\s*([^,]{2,40})$/.exec(by ?? '')?.[1]
  const names = [...infoSources, creditLine, copyrightHolder, org, ...bylines.map((each) => each.org)]
  return [...names.filter((name) => name !== undefined), ...(dateline?.agencies ?? [])].map((name) =>
    name.toLowerCase(),
  )
}

const sureDateline = held((copy) => findDateline(copy, false, []))
const ledeDateline = held(
  (copy) => findDateline(copy, true, []) ?? stoppedDateline(copy) ?? colonedDateline(copy),
)

const mayBeDateline = /^\(CNN\)|^[^a-z].*(?:[(/—]|--| [-–_=] |[A-Z]{3} -|\.- )/

function findDateline(copy: string, isLede: boolean, own: readonly string[]): FoundDateline | undefined {
  const start = copy.slice(0, 140)
  // Most copy has none, and the shape is dear.
  const match = mayBeDateline.test(start) ? shape.exec(start) : null
  const found = match?.groups
  if (!match || !found || match[0].length > 100 || copy.length - match[0].length < 3) return undefined

  const { place, bracket } = partsOf(found)
  const lede = copy.slice(match[0].length)
  const isSigned =
    isAgency(bracket) ||
    own.includes(bracket?.toLowerCase() ?? '') ||
    (isLede && isShortSign(bracket, match[0]))
  const isStation = isSign(bracket, place.region)
  const clues = [
    when(isSigned, 5, 'names an agency'),
    when(bracket !== undefined && !isSigned && !isStation, -2, 'has brackets that hold no known agency'),
    when(bracket !== undefined && !isSigned && /\d/.test(bracket), -9, 'has brackets that hold figures'),
    when(place.region !== undefined && regions.has(place.region), 4, 'names a state or country'),
    when(place.date !== undefined, 3, 'has a date'),
    when(
      place.places.some((city) => cities.has(city.toUpperCase())),
      4,
      'names a city that stands alone',
    ),
    when(isCapitals(place.places) && place.places.join(' ').length >= 6, 3, 'has its place in capitals'),
    when(isCapitals(place.places) && place.places.join(' ').length < 6, 1, 'has a short word in capitals'),
    when(place.places.length === 0 && !isSigned, -9, 'has no place'),
    when(!isCapitals(place.places) && !isSigned, -5, 'has its place in lower case and no agency'),
    when(isLede && isPlainPlace(place.places, lede), 8, 'opens the story'),
    when(/^\p{Ll}/u.test(lede), -6, 'is followed by a lower-case word'),
    when(
      /\b(?:THE|TO|FOR|AND|IN|A|AN|WITH)\b/.test(place.places.join(' ')),
      -3,
      'has words that no place has',
    ),
    when(standingHead.test(found.places ?? ''), -16, 'opens with a standing head'),
    when(/^(?:SIRS?|MADAM|DEAR)\b/.test(found.places ?? ''), -12, 'opens a letter'),
    when(
      /^(?:DR|MR|MRS|MS|SEN|REP|GOV|GEN|REV|PROF)\b\.?/i.test(found.places ?? ''),
      -5,
      'begins with a title',
    ),
  ]
  if ((pointsOf(clues) ?? 0) < 3) return undefined

  const raw = match[0].replace(/\s*(?:\.?[-–—_=]+|:)?\s*$/, '')
  const agencies = [bracket].filter(() => isSigned || isStation || isNamed(bracket, match[0]))
  return {
    dateline: {
      raw,
      ...place,
      ...(found.filed && { date: found.filed }),
      agencies: agencies.flatMap((each) => each?.split('/') ?? []),
    },
    copy: match[0],
    because: reasonsOf(clues),
  }
}

const stopped = /^(?=[^.]{4})([A-ZÀ-Þ-]{2,24}(?: [A-ZÀ-Þ-]{2,24}){0,2})\. (?=[A-ZÀ-Þ])/

/** NEW DELHI: The ferry …        Lahore: The ferry …, as papers from there set it. */
const coloned = /^([A-ZÀ-Þ][A-Za-zÀ-ÿ]+(?: [A-ZÀ-Þ][A-Za-zÀ-ÿ]+)?): (?=["“]?[A-ZÀ-Þ])/

function colonedDateline(copy: string): FoundDateline | undefined {
  const [found, place] = coloned.exec(copy) ?? []
  if (!found || !place || !cities.has(place.toUpperCase())) return undefined
  return datedBy(found, place, '+4 names a city that stands alone')
}

function datedBy(copy: string, place: string, because: string): FoundDateline {
  return { dateline: { raw: place, places: [place], agencies: [] }, copy, because: [because] }
}

/** A place that a period closes: a city that stands alone, or one that the copy names again as places are written. */
function stoppedDateline(copy: string): FoundDateline | undefined {
  const [found, place] = stopped.exec(copy) ?? []
  if (!found || !place) return undefined
  const again = copy.toLowerCase().indexOf(place.toLowerCase(), found.length)
  const isNamed = again > 0 && /^[A-ZÀ-Þ]+[a-zß-ÿ]/.test(copy.slice(again, again + place.length))
  if (!cities.has(place) && !isNamed) return undefined
  return datedBy(found, place, '+4 is a place in capitals before the copy that names it')
}

/** REPORTAGE - L’atelier a trouvé un repreneur */
const standingHead =
  /^(?:reportage|récit|enquête|portrait|entretien|analyse|décryptage|vidéo|infographie|interview|exclusive|profile|review|kommentar|hintergrund|porträt|reportaje|entrevista|análisis|crónica|vídeo|intervista|analisi)$/i

interface Parts {
  place: Omit<Dateline, 'raw' | 'agencies'>
  /** What may be an agency’s sign. */
  bracket: string | undefined
}

/** BELÉM (PA) would be the Press Association’s: what is an agency’s sign is that. */
function partsOf({ places = '', agency, release, before }: Record<string, string | undefined>): Parts {
  const { stated, signed } = signedPlace(places)
  const place = placeOf(stated)
  if (agency && brazilianStates.has(agency) && !isAgency(agency))
    return { place: { ...place, region: agency }, bracket: undefined }
  // RUBANO (PADOVA) - : a province, where no agency has that name.
  const [city] = place.places
  if (city && agency && !release && !before && !place.date && isProvince(agency))
    return { place: { ...place, places: [`${city} (${agency})`] }, bracket: undefined }
  return { place, bracket: agency ?? release?.trim() ?? before ?? signed }
}

/** A country, or one word in capitals, longer than stations' signs are. */
function isProvince(bracket: string): boolean {
  return !isAgency(bracket) && (regions.has(bracket) || /^\p{Lu}{5,}$/u.test(bracket))
}

/** One to three words, each with a capital, none of which opens a remark. */
function isPlainPlace(places: string[], lede: string): boolean {
  const words = places
    .join('/')
    .replace(/ \([^()]*\)/g, '')
    .split(/[\s/]+/)
  return (
    places.length > 0 &&
    words.length <= 4 &&
    words.every((word) =>
      /^(?:\p{Lu}[\p{L}.’'-]*|de|del|am|an|der|la|le|sur|aan|den|do|da|di)$/u.test(word),
    ) &&
    !/^(?:sirs?|madam|yes|no|nein|ja|oui|non|sí|correction|update|note|editor|analysis|opinion|breaking|watch|photos?|video|question|answer)$/i.test(
      words[0] ?? '',
    ) &&
    /^["“„«‘']?\p{Lu}/u.test(lede)
  )
}

/** Wollenrade (bsp) - : an agency’s sign, before a dash. */
function isShortSign(bracket: string | undefined, copy: string): boolean {
  return (
    bracket !== undefined && /^[a-z]{2,5}(?:\/[a-z]{2,5})*$/.test(bracket) && /\)\s*[-–—]+\s*$/.test(copy)
  )
}

/** MOSSBACK, June 9, 2020 (EXAMPLE NEWSWIRE) -- : words in capitals or a name, before a dash. */
function isNamed(bracket: string | undefined, copy: string): boolean {
  return (
    bracket !== undefined && /^\p{Lu}[\p{L}&.’' -]+$/u.test(bracket) && /\)\s*(?:[-–—_]+|--)\s*$/.test(copy)
  )
}

/** A local station’s sign after a place with its state: KEARNS FALLS, Ohio (WKFO) */
function isSign(bracket: string | undefined, region: string | undefined): boolean {
  return bracket !== undefined && /^[A-Z]{2,6}$/.test(bracket) && region !== undefined && regions.has(region)
}

/** "SYDNEY, March 22 AAP", "SYDNEY, AAP", "MINAHARA, Nov. 18, Kyodo", "Омск. 17 мая. ИНТЕРФАКС": an agency without brackets. */
function signedPlace(copy: string): { stated: string; signed?: string } {
  const match =
    /^(.*\d(?: [а-я]{3,8})?)[.,]?\s+([A-ZА-Я][A-Za-zÀ-ÿА-я]{2,8})$/.exec(copy.trim()) ??
    /^([^,\d]+), ([A-Z]{3,6})$/.exec(copy.trim())
  return match?.[1] && isAgency(match[2]) ? { stated: match[1], signed: match[2] ?? '' } : { stated: copy }
}

/** "HUANGTAN, Hunan, March 3" -> its pieces; Interfax sets a period for the comma: MOSCOW. Sept 5 */
function placeOf(copy: string): Omit<Dateline, 'raw' | 'agencies'> {
  const pieces = copy
    .replace(/^([^,.]{3,40})\. (?=\d{1,2} [а-я]{3,8}\.?$|[A-Z][a-z]{2,8}\.? \d{1,2}$)/, '$1, ')
    .replace(
      /(?<=[\p{L})]) +(?=\d{1,2}\/\d{1,2}$|\d{1,2}\. [a-zß-ž]{3,11}$|\p{Lu}\p{Ll}{2,8}\.? \d{1,2}$)/u,
      ', ',
    )
    .split(/,\s*/)
    .map((piece) => piece.trim())
  const dates = pieces.findIndex((piece) => isDate(piece))
  const spatial = (dates < 0 ? pieces : pieces.slice(0, dates)).filter((piece) => piece !== '')
  const [city, ...rest] = spatial
  const region = rest.join(', ')
  const date = dates < 0 ? '' : pieces.slice(dates).join(', ')
  return {
    places: city ? city.split('/') : [],
    ...(region && { region }),
    ...(date && { date }),
  }
}

function isDate(piece: string): boolean {
  if (/^\d{1,2}(?:\/\d{1,2}|\.\d{1,2}\.\d{4})$/.test(piece)) return true
  if (/^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i.test(piece)) return true
  const words = piece
    .toLowerCase()
    .replaceAll('.', '')
    .replace(/^(?:le|el|den|am|il|de) /, '')
    .split(/\s+/)
  return (
    words.length <= 3 &&
    words.some((word) => months.has(word)) &&
    words.some((word) => /^\d{1,4}\.?$/.test(word))
  )
}

function isCapitals(places: string[]): boolean {
  const copy = places.join(' ')
  return /\p{Lu}{2}/u.test(copy) && !/\p{Ll}/u.test(copy.replace(/\bMc|\bMac/g, ''))
}
