/**
 * The moments that wires state, as ISO 8601: what is not stated is not made up, and no clock is asked.
 *
 *     131137 GMT Nov 13                   ->   2013-11-13T11:37:00Z
 *     AP-NY-12-03-99 1234EST<             ->   1999-12-03T12:34:00-05:00
 *     101712 dec 18                       ->   2018-12-10T17:12:00          it names no zone
 *     Sperrfrist 23. Januar 19.00 Uhr     ->   2015-01-23T19:00:00          near January 20, 2015
 *     7.30 p.m. Thursday                  ->   nothing                      unless near a day
 *     Friday, March 4, 2015               ->   nothing                      it was a Wednesday
 */
import {
  asOn,
  civil,
  day,
  hour,
  instantOf,
  type Moment,
  minute,
  months,
  nearest,
  offsetOf,
  offsetPattern,
  weekdayOf,
  weekdays,
  written,
  zoneNames,
} from './zones.ts'

type Order = 'dmy' | 'mdy'

export interface About {
  /** When the message was sent, as ISO 8601: it supplies the year or the day that is not stated. */
  near?: string | undefined
  /** How the service writes 03/04/15, which is otherwise read only where one of the two can be no month. */
  order?: Order | undefined
  /** What is stated lies ahead: a lone time of the past is tomorrow’s, and one with a weekday is not to be known. */
  ahead?: boolean | undefined
}

/** The longest that anyone takes to state a moment; beyond it is copy. */
const longest = 200

/**
 * A day (2020-09-07), or a time with its seconds (2014-03-14T11:09:00Z), without offset where no known zone is stated.
 * Hours are of the 24-hour clock unless a.m. or p.m. follows. A year not stated is that of the first such day from 60
 * days before near; a lone weekday is the first from near on; a lone time is that of near’s day.
 */
export function momentOf(stated: string, about: About = {}): string | undefined {
  const parts = statedBy(stated, about.order)
  const near = about.near === undefined ? undefined : fromISO(about.near)
  const moment = parts && resolved(parts, near, about.ahead)
  return moment && written(moment)
}

/** Whether copy states a moment and nothing else, be it one that takes a near to know. */
export function isMoment(copy: string): boolean {
  return statedBy(copy) !== undefined
}

function statedBy(copy: string, order?: Order): Parts | undefined {
  if (copy.length > longest) return undefined
  const plain = unaccented(copy)
  const groups = inForm(plain) ?? inWords(plain)
  return groups && partsOf(groups, order)
}

export function isZoned(moment: string): boolean {
  return /T.*(?:Z|[+-]\d\d:?\d\d)$/.test(moment)
}

/**
 * For sorting: by instant, one without zone as if in UTC, a day as its 00:00. What is no ISO 8601 throws: an embargo
 * that cannot be compared must not pass for one that is over.
 */
export function compareMoments(one: string, other: string): number {
  return instantOf(placed(one)) - instantOf(placed(other))
}

function placed(iso: string): Moment {
  const moment = fromISO(iso)
  if (!moment) throw new RangeError(`“${iso.slice(0, longest)}” is no moment in ISO 8601`)
  return moment
}

/** The words at the start of copy that might state a moment, up to a piece of one, and the rest; without accents. */
export function statedFirst(copy: string): { stated: string; rest: string } {
  const plain = unaccented(copy)
  const stated = opening.exec(plain)?.[0] ?? ''
  return { stated, rest: plain.slice(stated.length) }
}

/** Wires lose accents (MAR for MÄR, Aou for août), and leave quad marks and controls behind. */
function unaccented(copy: string): string {
  return copy
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øØ]/g, 'o')
    .replaceAll('’', "'")
    .replace(/&[A-Z]{2};|[<\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** What may stand between the pieces of a moment. */
const joints =
  `a al alle am an and as at au aux bis by das de del den der des dia do du e el em embargo embargoed en et i il in kl
   klo la las le les lo los och og of om on op ora ore os sperrfrist the to tot um und until vom von y zum`.split(
    /\s+/,
  )

const anyOf = (names: Iterable<string>) => [...names].sort((one, two) => two.length - one.length).join('|')
const monthName = `(?:${anyOf(months.keys())})(?:kuu(?:ta|n)?)?`
// Two letters are a German weekday only with a mark after them: di and do are "of" elsewhere.
const weekdayName = `(?:${anyOf([...weekdays.keys()].filter((name) => name.length > 2))})(?:-feira)?\\b|(?:mo|di|mi|do|fr|sa|so)(?=[.,])`
const noonName = 'noon|midday|mittags?|midi|mediodia|mezzogiorno|meio-dia'
const midnightName = 'midnight|mitternachts?|minuit|medianoche|mezzanotte|meia-noite|middernacht|midnatt?'
const unit = '(?:uhr|uur|h|hs|hrs?|hours?|horas?|heures?)\\b'
const longZones = anyOf(zoneNames.filter((name) => name.length > 2))
const hhmm = String.raw`(?<hour>\d\d)(?<minute>\d\d)`
const clock = String.raw`(?<hour>\d\d):(?<minute>\d\d)`
const seconds = String.raw`(?::(?<second>\d\d))?`
const zone = '(?<zone>(?![ap]m\\b)[a-z]{1,5})'

/** With the zone and the order of the service that has it. */
const form = (shape: string, habits: { zone?: string; order?: Order } = {}) =>
  ({ shape: new RegExp(`^${shape}$`, 'i'), ...habits }) as const

/** ISO 8601 in both its formats, or with a blank for its T; XML Schema gives even a day its zone. */
const isoForm = form(
  String.raw`(?<year>\d{4})(?<dash>-?)(?<month>\d\d)\k<dash>(?<day>\d\d)(?:[T ](?<hour>\d\d):?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,]\d+)?)? ?(?:${zone}|(?<offset>${offsetPattern}))?|Z|${offsetPattern})?`,
)

const forms = [
  isoForm,
  // IPTC 7901, 6.2, date-time group: 131137 GMT Nov 13, 050932 sep 14EDT
  form(String.raw`(?<day>\d\d)${hhmm} ?${zone} (?<month>[a-z]{3,10})\.? ?(?<year>\d{4}|\d\d)`),
  form(String.raw`(?<day>\d\d)${hhmm} (?<month>[a-z]{3,10})\.? ?(?<year>\d{4}|\d\d) ?${zone}?`),
  // Trailers of ANPA 1312: AP’s and NYT’s; Kyodo’s, by Tokyo’s clock; CP’s 16:35ET 31-10-14; Reuters’ 16:35 10-31-14
  form(String.raw`(?:[a-z]{2,4}-){1,2}(?<month>\d\d)-(?<day>\d\d)-(?<year>\d\d) ${hhmm} ?${zone}?`),
  form(String.raw`KWS-${clock}-(?<day>\d\d)-(?<month>\d\d)-(?<year>\d\d)`, { zone: 'JST' }),
  form(String.raw`${clock} ?${zone} (?<one>\d\d)-(?<two>\d\d)-(?<year>\d\d)`, { order: 'dmy' }),
  form(String.raw`${clock} (?<one>\d\d)-(?<two>\d\d)-(?<year>\d\d)`, { order: 'mdy' }),
  // Xinhua: =02090354 09/02/95 04:03 GMT nnnn. APE: l0229 29Aou94
  form(String.raw`=?\d{8} (?<day>\d\d)/(?<month>\d\d)/(?<year>\d\d) ${clock} ?${zone}?(?: n{2,4})?`),
  form(String.raw`[a-z]?${hhmm} (?<day>\d\d)(?<month>[a-z]{3,10})(?<year>\d\d)`),
  // RFC 5322, 3.3: Tue, 9 Jun 2020 09:30:58 -0400 (EDT)
  form(
    String.raw`(?:(?<weekday>[a-z]{3}), ?)?(?<day>\d{1,2}) (?<month>[a-z]{3,10}) (?<year>\d{4}|\d\d) ${clock}${seconds} ?(?:${zone}|(?<offset>${offsetPattern}))?(?: ?\([^()]*\))?`,
  ),
]

type Groups = Record<string, string | undefined>

function inForm(copy: string): Groups | undefined {
  for (const { shape, zone, order } of forms) {
    const groups = shape.exec(copy)?.groups
    if (groups) return { ...groups, zone: groups.zone ?? zone, order }
  }
  return undefined
}

// The 2000 of "March 3, 2000 GMT" is a time.
const year = `(?<year>(?:19|20)\\d\\d)(?!\\d| ?(?:${unit}|(?:${longZones})\\b))`

const inPieces = (shapes: string[]) => shapes.map((shape) => new RegExp(`(?<![\\p{L}\\d.:])${shape}`, 'iu'))

const days = inPieces([
  String.raw`(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?!\d)`,
  `(?<day>\\d{1,2})\\. ?(?<month>\\d{1,2})\\.(?: ?(?<year>(?:19|20)?\\d\\d)(?![\\d.:]| ?${unit}))?`,
  String.raw`(?<one>\d{1,2})(?<slash>[/-])(?<two>\d{1,2})\k<slash>(?<year>\d{4}|\d\d)(?!\d)`,
  `(?<day>\\d{1,2})(?:\\.|st|nd|rd|th|er|º)? ?(?:de |di |of |d')?(?<month>${monthName})\\b\\.?(?:,? (?:del? )?${year})?`,
  `(?<month>${monthName})\\b\\.? ?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[:.h]\\d)(?:(?:, ?| )${year})?`,
])

const times = inPieces([
  `(?:12(?:[:.]00)? ?(?:uhr )?)?(?<noon>${noonName})\\b`,
  `(?:12 ?)?(?<midnight>${midnightName})\\b`,
  String.raw`(?<hour>0?[1-9]|1[0-2])(?:[:.](?<minute>\d\d)${seconds})? ?(?<half>[ap])(?:m\b|\. ?m\b\.?)`,
  String.raw`(?<hour>\d{1,2})(?:[:.]| ?h ?)(?<minute>\d\d)${seconds}(?!\d)(?: ?${unit})?`,
  `${hhmm}(?!\\d)(?: ?${unit}|(?<bare>))`,
  `(?<hour>\\d{1,2}) ?${unit}`,
  String.raw`(?:ore|klo?|las|alle|um|om)\.? (?<hour>\d{1,2})(?!\d)`,
])

/** Behind a time, which leaves an @; one that is not known leaves the time without. */
const zones = [
  new RegExp(`@ *\\(?(?:(?<zone>${longZones})\\b|(?<offset>${offsetPattern}))\\)?`, 'i'),
  new RegExp(`\\b(?<zone>${anyOf(zoneNames)})\\b`),
  /@ *\(?(?<zone>[A-Z]{2,5})\b\)?/,
]

const pieces: [mark: string, shapes: RegExp[]][] = [
  [' ', days],
  [' ', inPieces([`(?<weekday>${weekdayName})\\.?`])],
  [' @ ', times],
  [' ', zones],
]

/** Of each kind of piece the first shape that fits is taken out; little may be left. */
function inWords(copy: string): Groups | undefined {
  const found: Groups = {}
  let rest = copy
  for (const [mark, shapes] of pieces) {
    const match = shapes.map((shape) => shape.exec(rest)).find((each) => each !== null)
    if (!match) continue
    Object.assign(found, match.groups)
    rest = rest.slice(0, match.index) + mark + rest.slice(match.index + match[0].length)
  }
  const { bare, hour = '', day, one, weekday, zone, offset } = found
  // A lone 2015 is no quarter past eight.
  const isYear = bare === '' && /^(?:19|20)/.test(hour) && !(day ?? one ?? weekday ?? zone ?? offset)
  const others = rest.toLowerCase().split(/[\s.,:;()@–—-]+/)
  return !isYear && others.every((word) => word === '' || joints.includes(word)) ? found : undefined
}

const figures = `\\d+(?:[:./-]\\d+|h\\d\\d)*(?!\\d)(?:st|nd|rd|th|er|h|º)?(?: ?(?:[ecmp]t|z)\\b)?|[ap](?:\\. ?m\\b\\.?|m\\b)(?: [ecmp]t\\b)?`
const names = `${weekdayName}|(?:12)?(?:${monthName}|${noonName}|${midnightName}|${longZones}|${unit})\\b`
const opening = new RegExp(
  `^(?:[ .,:;()–—-]*(?:(?:${anyOf(joints)})[ .,:;()–—-]+)*(?:${figures}|${names}))+`,
  'i',
)

/** What is stated, in figures; the time in milliseconds since midnight. */
type Part = 'year' | 'month' | 'day' | 'weekday' | 'time'
type Parts = Partial<Record<Part, number | undefined>> & { zone?: string }

const figure = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits))

/** Nothing where a part is stated and cannot be. */
function partsOf(groups: Groups, order?: Order): Parts | undefined {
  const [date, month] = inOrder(groups, order)
  const parts = {
    year: yearOf(groups.year),
    month: monthOf(month),
    day: figure(date),
    weekday: groups.weekday ? weekdays.get(groups.weekday.toLowerCase().replace('-feira', '')) : undefined,
    time: timeOf(groups),
  }
  if (Object.values(parts).some(Number.isNaN)) return undefined
  if ((parts.day ?? parts.weekday ?? parts.time) === undefined) return undefined
  return { ...parts, zone: groups.offset ?? groups.zone ?? '' }
}

/** Day and month as stated. */
function inOrder({ one, two, day, month, order: habit }: Groups, asked?: Order): (string | undefined)[] {
  if (one === undefined) return [day, month]
  const order = asked ?? habit ?? (Number(one) > 12 ? 'dmy' : Number(two) > 12 ? 'mdy' : undefined)
  if (order === undefined) return ['?', '?']
  return order === 'dmy' ? [one, two] : [two, one]
}

const yearOf = (digits: string | undefined) =>
  digits?.length === 2 ? Number(digits) + (Number(digits) < 70 ? 2000 : 1900) : figure(digits)

function monthOf(stated: string | undefined): number | undefined {
  if (stated === undefined || /^\d/.test(stated)) return figure(stated)
  return months.get(stated.toLowerCase().replace(/kuu(?:ta|n)?$/, '')) ?? Number.NaN
}

function timeOf(groups: Groups): number | undefined {
  if (groups.noon) return 12 * hour
  // "Part of the day that is ending, not the one that is beginning": AP Stylebook, midnight.
  if (groups.midnight) return day
  if (groups.hour === undefined) return undefined
  const half = groups.half?.toLowerCase()
  const hours = half ? (Number(groups.hour) % 12) + (half === 'p' ? 12 : 0) : Number(groups.hour)
  const [minutes, leaping] = [Number(groups.minute ?? 0), Number(groups.second ?? 0)]
  const time = hours * hour + minutes * minute + Math.min(leaping, 59) * 1000
  return minutes > 59 || leaping > 60 || time > day ? Number.NaN : time
}

function fromISO(iso: string): Moment | undefined {
  const groups = isoForm.shape.exec(iso.trim())?.groups as Groups | undefined
  const parts = groups && partsOf(groups)
  return parts && resolved(parts)
}

function resolved(parts: Parts, near?: Moment, isAhead = false): Moment | undefined {
  const { time = 0, zone = '', weekday } = parts
  const isDay = parts.time === undefined
  const now = near && asOn(zone, near)
  const date = dayOf(parts, now)
  if (date === undefined) return undefined
  const isPast = isAhead && parts.day === undefined && !isDay && now !== undefined && date + time < now
  if (isPast && weekday !== undefined) return undefined
  const wall = date + time + (isPast ? day : 0)
  return { wall, isDay, offset: isDay ? undefined : offsetOf(zone, wall) }
}

/** The day that is stated, or that follows from when the message was sent. */
function dayOf(parts: Parts, now: number | undefined): number | undefined {
  const { year, month, day: date, weekday, time } = parts
  const today = now === undefined ? undefined : Math.floor(now / day) * day
  if (month !== undefined && date !== undefined) {
    const found = year === undefined ? nearest(month, date, today) : civil(year, month, date)
    return weekday === undefined || found === undefined || weekdayOf(found) === weekday ? found : undefined
  }
  if (today === undefined) return undefined
  if (weekday !== undefined) return today + ((weekday - weekdayOf(today) + 7) % 7) * day
  return time === undefined ? undefined : today
}
