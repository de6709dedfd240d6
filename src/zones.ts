/**
 * Clocks and calendars: time zones as wires abbreviate them, by how many minutes each is ahead of Greenwich; moments on
 * their clocks; the names of months and weekdays.
 *
 *     MESZ   ->    120
 *     ET     ->   -240 on July 1, 2014, and -300 on December 1
 *     IST    ->   nothing: Indian, Irish or Israeli
 */

export const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** A moment as some clock shows it, in milliseconds as if that were UTC. */
export interface Moment {
  wall: number
  /** How many minutes that clock is ahead of UTC, where it is known. */
  offset: number | undefined
  isDay: boolean
}

export const instantOf = ({ wall, offset = 0 }: Moment) => wall - offset * minute

/** What the clocks of a zone show at a moment, or what its own clock shows where either zone is unknown. */
export function asOn(zone: string, { wall, offset }: Moment): number {
  const other = offsetOf(zone, wall)
  return offset === undefined || other === undefined ? wall : wall + (other - offset) * minute
}

/** ISO 8601; nothing beyond the year 9999, which has four figures no more. */
export function written({ wall, offset, isDay }: Moment): string | undefined {
  const iso = new Date(wall).toISOString()
  if (iso.length > 24) return undefined
  if (isDay) return iso.slice(0, 10)
  return iso.slice(0, 19) + (offset === undefined ? '' : offset === 0 ? 'Z' : offsetIn(offset))
}

function offsetIn(minutes: number): string {
  const [ahead, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${String(ahead).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}

const fixedHours: Record<string, number> = {
  ...{ GMT: 0, UTC: 0, UT: 0, Z: 0, WET: 0, WEZ: 0, WEST: 1, BST: 1 },
  ...{ MEZ: 1, CET: 1, MESZ: 2, CEST: 2, EET: 2, EEST: 3, SAST: 2 },
  ...{ EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
  ...{ SGT: 8, HKT: 8, JST: 9, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13 },
}

/** Standard time in those that stand for standard and daylight time alike. */
const americanHours: Record<string, number> = { ET: -5, CT: -6, MT: -7, PT: -8 }

export const zoneNames = [...Object.keys(fixedHours), ...Object.keys(americanHours)]

/** A numeric offset, as a pattern; none on Earth is beyond 14 hours. */
export const offsetPattern = String.raw`[+-](?:0\d|1[0-4])(?::?[0-5]\d)?`

/** Minutes ahead of Greenwich when the zone’s own clock shows a time. */
export function offsetOf(zone: string, wall: number): number | undefined {
  const figures = /^([+-])(\d\d):?(\d\d)?$/.exec(zone)
  if (figures) return (figures[1] === '-' ? -1 : 1) * (Number(figures[2]) * 60 + Number(figures[3] ?? 0))
  const name = zone.toUpperCase()
  const fixed = fixedHours[name]
  if (fixed !== undefined) return fixed * 60
  const standard = americanHours[name]
  const daylight = isDaylight(wall)
  return standard === undefined || daylight === undefined ? undefined : (standard + (daylight ? 1 : 0)) * 60
}

// Uniform Time Act, 15 U.S.C. 260a, as amended: since a year, the first Sundays on or after these days, at 2 o’clock.
const daylightRules: [
  since: number,
  starts: [month: number, day: number],
  ends: [month: number, day: number],
][] = [
  [2007, [3, 8], [11, 1]],
  [1987, [4, 1], [10, 25]],
  [1976, [4, 24], [10, 25]],
  [1975, [2, 23], [10, 25]],
  [1974, [1, 6], [10, 25]],
  [1967, [4, 24], [10, 25]],
]

/** Of the hour that comes twice it is the first; before 1967 each town had its own rule. */
function isDaylight(wall: number): boolean | undefined {
  const year = new Date(wall).getUTCFullYear()
  const rule = daylightRules.find(([since]) => since <= year)
  if (!rule) return undefined
  const [starts, ends] = rule.slice(1).map((from) => sundayFrom(year, from as [number, number]) + 2 * hour)
  return starts !== undefined && ends !== undefined && wall >= starts && wall < ends
}

function sundayFrom(year: number, [month, date]: [number, number]): number {
  const from = Date.UTC(year, month - 1, date)
  return from + ((7 - new Date(from).getUTCDay()) % 7) * day
}

/** January to December in en, de, fr, es, it, nl, pt, sv, nb, da and fi, and as they are cut. */
export const months = numbered([
  'jan january januar janner janvier janv enero ene gennaio gen januari janeiro tammi',
  'feb february februar feber fevrier fevr fev febrero febbraio februari fevereiro helmi',
  'mar march marz mrz maerz mars marts marzo maart mrt marco maalis',
  'apr april avril avr abril abr aprile huhti',
  'may mai mayo maggio mag mei maio maj touko',
  'jun june juni juin junio giugno giu junho kesa',
  'jul july juli juillet juil julio luglio lug julho heina',
  'aug august aout aou agosto ago augusti augustus elo',
  'sep sept september septembre septiembre settembre set setembro syys',
  'oct october okt oktober octobre octubre ottobre ott outubro out loka',
  'nov november novembre noviembre novembro marras',
  'dec december dez dezember decembre diciembre dic dicembre dezembro des desember joulu',
])

/** Monday to Sunday. */
export const weekdays = numbered([
  'mon monday montag lundi lun lunes lunedi maandag mandag segunda maanantai mo',
  'tue tues tuesday dienstag mardi martes martedi dinsdag tirsdag tisdag terca tiistai di',
  'wed wednesday mittwoch mercredi mer miercoles mercoledi woensdag onsdag quarta keskiviikko mi',
  'thu thur thurs thursday donnerstag jeudi jeu jueves giovedi donderdag torsdag quinta torstai do',
  'fri friday freitag vendredi ven viernes venerdi vrijdag fredag sexta perjantai fr',
  'sat saturday samstag sonnabend samedi sam sabado sabato zaterdag lordag lauantai sa',
  'sun sunday sonntag dimanche dim domingo dom domenica zondag sondag sunnuntai so',
])

function numbered(rows: string[]): Map<string, number> {
  return new Map(rows.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)))
}

/** The first such day from 60 days before another; February 29 may be eight years off. */
export function nearest(month: number, date: number, today: number | undefined): number | undefined {
  if (today === undefined) return undefined
  const from = today - 60 * day
  const first = new Date(from).getUTCFullYear()
  const years = Array.from({ length: 10 }, (_, index) => first + index)
  return years.map((year) => civil(year, month, date)).find((found) => found !== undefined && found >= from)
}

/** A day of the calendar as its midnight. Before 1583 ISO 8601 has none without agreement. */
export function civil(year: number, month: number, date: number): number | undefined {
  const midnight = Date.UTC(year, month - 1, date)
  const found = new Date(midnight)
  return year >= 1583 && found.getUTCMonth() === month - 1 && found.getUTCDate() === date
    ? midnight
    : undefined
}

/** 1 is Monday. */
export const weekdayOf = (midnight: number) => new Date(midnight).getUTCDay() || 7
