/**
 * Gates: what may not be published stays in, whatever format it came in.
 *
 *     embargoed until tomorrow, canceled, killed, on hold, expired, superseded by a newer version   ->  withheld
 *
 * A remark names the story's identifier and the rule, and not a word of it.
 */
import { compareMoments, isZoned } from './dates.ts'
import { embargoIn } from './recognize/embargo.ts'
import { informs, warns } from './report.ts'
import type { Meta, Story } from './story.ts'

/** Each can be opened by the severity `off`; `fail` makes a withheld story an error. */
export const gateRules = {
  embargo: informs('A story is embargoed, and withheld.'),
  expired: informs('A story may no longer be published, and is withheld.'),
  kill: informs('A story is killed, or kills another, and is withheld.'),
  hold: informs('A story is on hold, and withheld.'),
  canceled: informs('A story is canceled, and withheld.'),
  withheld: informs('A story is withheld by its agency.'),
  superseded: informs('A newer version of a story stands.'),
  joined: informs('A further take stands in its story.'),
  fragment: warns('A further take came without its story, and is withheld.'),
  gap: warns('A story lacks takes that its wire announces.'),
}

export type GateRule = keyof typeof gateRules

/** A gate that is shut: its rule, and why in a few words. */
export interface Gate {
  rule: GateRule
  because: string
}

/** The gate that holds a story back. Without a clock, whatever has a time stays in. `now`: ISO 8601 with offset. */
export function gateOf(meta: Meta, now: string | undefined): Gate | undefined {
  const { signals = [], pubStatus, embargoed, expires } = meta
  if (signals.includes('kill')) return { rule: 'kill', because: 'is killed' }
  if (pubStatus === 'canceled') return { rule: 'canceled', because: 'is canceled' }
  if (signals.includes('hold')) return { rule: 'hold', because: 'is on hold' }
  if (pubStatus === 'withheld') return { rule: 'withheld', because: 'is withheld' }
  const until = embargoed === 'unknown' ? embargoOf(meta, now) : embargoed
  if (until !== undefined && !isOver(until, now))
    return { rule: 'embargo', because: `is embargoed until ${until}` }
  if (expires !== undefined && (now === undefined || !isOpen(expires, now)))
    return { rule: 'expired', because: `expired on ${expires}` }
  return undefined
}

/** Whether a story could go out at some time. */
export function isUsable({ data: { meta } }: Story): boolean {
  return meta.embargoed === undefined && gateOf(meta, undefined) === undefined
}

const hours = (count: number) => count * 3_600_000

/** A time without its zone is over when it is over everywhere: at UTC−12 last. */
function isOver(until: string, now: string | undefined): boolean {
  if (now === undefined || until === 'unknown') return false
  return compareMoments(now, isZoned(until) ? until : shifted(until, hours(12))) >= 0
}

/** A time without its zone has come when it has come anywhere: at UTC+14 first. */
function isOpen(expires: string, now: string): boolean {
  return (
    expires !== 'unknown' &&
    compareMoments(now, isZoned(expires) ? expires : shifted(expires, -hours(14))) < 0
  )
}

/** A moment in UTC, so many milliseconds later. */
function shifted(moment: string, by: number): string {
  const at = /T/.test(moment) ? `${moment}Z` : `${moment}T00:00:00Z`
  return new Date(new Date(at).valueOf() + by).toISOString()
}

/** Copy is not embargoed for longer than two months; a day of which the weekday fits no nearer year is years past. */
const years = 12

/** What holds a story, where the line that says so names no year: the nearest day that it can mean, counted back from two months hence. */
function embargoOf({ edNote = [] }: Meta, now: string | undefined): string {
  if (now === undefined) return 'unknown'
  const lines = edNote.flatMap(({ text }) => text.split('\n'))
  for (let back = 0; back <= years; back++) {
    const near = shifted(now.slice(0, 10), -hours(24 * (240 + 365 * back)))
    const untils = lines.flatMap((line) => embargoIn(line, near)?.until ?? [])
    const last = untils.sort(compareMoments).at(-1)
    if (last) return last
  }
  return 'unknown'
}

/** Formats that are copy and nothing else: no frames, scripts, addresses, other stories. */
const enclosable = new Set(['plain', 'markdown'])

/** Whether the wire as it came may be enclosed with a story: not where it holds what readers may not see. */
export function mayEnclose({ data: { meta } }: Story): boolean {
  return enclosable.has(meta.source.format) && (meta.edNote ?? []).every((note) => note.public)
}

/** A story as readers may see it: without the desk's notes. */
export function publish({ data: { meta } }: Story): void {
  const notes = meta.edNote?.filter((note) => note.public) ?? []
  delete meta.edNote
  if (notes.length > 0) meta.edNote = notes
}
