/** Facts that several formats state alike: codes, urgencies, moments, notes, signals. */
import { isZoned, momentOf } from '../dates.ts'
import { embargoIn } from '../recognize/embargo.ts'
import type { Meta, PubStatus, Signal, Subject } from '../story.ts'

/** Aliases that the IPTC's own catalogue explains (cv.iptc.org, catalog 41); any other stays as the wire has it. */
const schemes: Record<string, string> = {
  medtop: 'http://cv.iptc.org/newscodes/mediatopic/',
  subj: 'http://cv.iptc.org/newscodes/subjectcode/',
  genre: 'http://cv.iptc.org/newscodes/genre/',
}

/** "medtop:20000173", or the address that it stands for: both are given where the alias is known. */
export function subjectOf(code: string | undefined, name?: string): Subject {
  const names = name ? { name } : {}
  if (!code) return names
  for (const [alias, scheme] of Object.entries(schemes)) {
    const own = code.replace(/^https:/, 'http:').replace(/^http:\/\/www\.iptc\.org\//, 'http://cv.iptc.org/')
    if (own.startsWith(scheme))
      return {
        qcode: `${alias}:${own.slice(scheme.length)}`,
        uri: scheme + own.slice(scheme.length),
        ...names,
      }
    if (own.startsWith(`${alias}:`))
      return { qcode: own, uri: scheme + own.slice(alias.length + 1), ...names }
  }
  return /^\w+:\/\//.test(code) ? { uri: code, ...names } : { qcode: code, ...names }
}

/** 1 to 9, or nothing. */
export function urgencyOf(stated: string | undefined): number | undefined {
  const urgency = Number(stated)
  return stated && Number.isInteger(urgency) && urgency >= 1 && urgency <= 9 ? urgency : undefined
}

/** A moment whose zone is known. */
export function zonedMoment(stated: string | undefined, near?: string): string | undefined {
  const moment = stated ? momentOf(stated, near ? { near } : {}) : undefined
  return moment && isZoned(moment) ? moment : undefined
}

/** The moment of an embargo or an expiry: without a zone it stands too, to be judged with care; `unknown` where it cannot be read. */
export function limitOf(stated: string, near?: string): string {
  return momentOf(stated, near ? { near } : {}) ?? 'unknown'
}

/** Only what is there: a fact without a value is none. */
export function addFacts(meta: Meta, facts: { [Fact in keyof Meta]?: Meta[Fact] | undefined }): void {
  for (const [fact, value] of Object.entries(facts)) {
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue
    Object.assign(meta, { [fact]: value })
  }
}

/** A desk's note, each of its lines looked at for an embargo. */
export function addNote(meta: Meta, text: string | undefined, isPublic: boolean): void {
  const words = text?.trim()
  if (!words) return
  meta.edNote = [...(meta.edNote ?? []), { text: words, public: isPublic }]
  if (/^(?:(?:BULLETIN|MANDATORY|URGENT) )*KILL(?:[.:!]|$)/.test(words)) addSignal(meta, 'kill')
  for (const line of words.split('\n')) addEmbargo(meta, line)
}

/** What a line says of an embargo. One that the format states in a field of its own stands. */
export function addEmbargo(meta: Meta, line: string): void {
  const embargo = embargoIn(line.trim(), meta.versionCreated ?? meta.firstCreated)
  if (embargo && (meta.embargoed === undefined || meta.embargoed === 'unknown'))
    meta.embargoed = embargo.until ?? 'unknown'
}

export function addSignal(meta: Meta, signal: Signal): void {
  if (!meta.signals?.includes(signal)) meta.signals = [...(meta.signals ?? []), signal]
}

/** What words for a signal mean, as vocabularies and desks write them: "sig:correction", "Kill", "Writethru". */
const signalWords: [RegExp, Signal][] = [
  [/correc|berichtig/i, 'correction'],
  [/^(?:kill|eliminat|mandatory ?kill)/i, 'kill'],
  [/^hold/i, 'hold'],
  [/^(?:repeat|rpt|wiederhol)/i, 'repeat'],
  [/writ.?thru/i, 'writethru'],
  [/^update/i, 'update'],
  [/^advis/i, 'advisory'],
  [/^lead$/i, 'lead'],
  [/^add$/i, 'add'],
]

export function signalNamed(code: string): Signal | undefined {
  const word = code.slice(code.lastIndexOf(':') + 1)
  return signalWords.find(([shape]) => shape.test(word))?.[1]
}

/** The status that a format states in its own words; absent is usable (NewsML-G2, 5.3). */
export function pubStatusOf(stated: string | undefined): PubStatus {
  if (/cancel|kill|withdraw|delete|eliminat/i.test(stated ?? '')) return 'canceled'
  return /withh|hold/i.test(stated ?? '') ? 'withheld' : 'usable'
}

export function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined
}
