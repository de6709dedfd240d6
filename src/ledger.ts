/**
 * The account of every word: kept, changed in its signs only, or removed by a named rule.
 *
 * What counts are letters and digits in reading order. Before a step they must equal those after it, with those
 * that the step says it removed put back; otherwise the step has lost copy and the story fails.
 */
import { copyOf } from './copy.ts'
import { type Entry, fails } from './report.ts'
import type { Story } from './story.ts'

/** The letters and digits of copy; ½ counts as 12 and ﬁ as fi, so mending signs changes nothing (UAX #15, NFKD). */
export function lettersOf(copy: string): string {
  return copy.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '')
}

/** What the pipeline reports in the ledger's name. */
export const ledgerRules = {
  'lost-in-reading': fails('A reader lost or made up words.'),
  'lost-in-editing': fails('A stage lost or made up words.'),
}

/** The first place at which copy was lost or made up: some words there, as they were and as they became. */
export interface Loss {
  before: string
  after: string
}

/**
 * What reading lost: the account, in the source's order, must hold every letter of the source, and the stories what
 * it says they hold.
 */
export function lossInReading(
  source: string,
  stories: readonly Story[],
  entries: readonly Entry[],
): Loss | undefined {
  const accounted = entries.map((entry) => entry.raw ?? entry.copy).join(' ')
  const kept = entries.filter((entry) => entry.fate === 'story').map((entry) => entry.copy)
  return lossBetween(source, accounted) ?? lossBetween(kept.join(' '), stories.map(copyOf).join(' '))
}

/** What a stage lost: the letters it removed must account for the whole difference. */
export function lossInEditing(before: string, after: string, entries: readonly Entry[]): Loss | undefined {
  const removed = entries.filter((entry) => entry.fate === 'removed').map((entry) => lettersOf(entry.copy))
  if (removed.length === 0) return before === after ? undefined : lossBetween(before, after)
  let rest = lettersOf(before)
  let at = 0
  for (const letters of removed) {
    const place = rest.indexOf(letters, at)
    if (place < 0) break
    rest = rest.slice(0, place) + rest.slice(place + letters.length)
    at = place
  }
  return rest === lettersOf(after) ? undefined : lossBetween(before, after)
}

/** In signs. */
const stretch = 256

function isSame(one: string, at: number, other: string, place: number): boolean {
  return one.slice(at, at + stretch) === other.slice(place, place + stretch)
}

/** Letter against letter; this runs after every stage, so no string is made of them. */
function lossBetween(before: string, after: string): Loss | undefined {
  const [one, other] = [new Letters(before), new Letters(after)]
  for (;;) {
    one.skipWith(other)
    const letter = one.next()
    if (letter !== other.next())
      return { before: around(before, one.place), after: around(after, other.place) }
    if (letter === none) return undefined
  }
}

const none = -1

/** Walks the letters and digits of copy. */
class Letters {
  /** Of the sign that the last letter came from. */
  place = 0
  readonly #copy: string
  #at = 0
  /** The letters of a sign that has several. */
  #rest = ''

  constructor(copy: string) {
    this.#copy = copy
  }

  /** Where both go on with the same signs, they have the same letters. */
  skipWith(other: Letters): void {
    if (this.#rest !== '' || other.#rest !== '') return
    const [copy, others] = [this.#copy, other.#copy]
    let [at, place] = [this.#at, other.#at]
    const most = Math.min(copy.length - at, others.length - place)
    let step = 0
    // Most of the way they are the same: whole stretches are compared at once.
    while (step + stretch <= most && isSame(copy, at + step, others, place + step)) step += stretch
    while (step < most && copy.charCodeAt(at + step) === others.charCodeAt(place + step)) step++
    at += step
    place += step
    // Never into the middle of a pair of surrogates.
    if (at > this.#at && copy.charCodeAt(at - 1) >> 10 === 0x36) {
      at--
      place--
    }
    this.#at = at
    other.#at = place
  }

  /** The code of the next letter, or `none`. */
  next(): number {
    while (this.#rest === '') {
      this.place = this.#at
      const code = this.#copy.codePointAt(this.#at)
      if (code === undefined) return none
      this.#at += code > 0xffff ? 2 : 1
      if (code < 128 && isPlain[code] === 1) return code
      if (code >= 128) this.#rest = lettersOfSign(code)
    }
    const letter = this.#rest.charCodeAt(0)
    this.#rest = this.#rest.slice(1)
    return letter
  }
}

const isPlain = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(/[a-z\d]/i.test(String.fromCharCode(code))),
)
const signs = new Map<number, string>()

function lettersOfSign(code: number): string {
  const known = signs.get(code)
  if (known !== undefined) return known
  const letters = lettersOf(String.fromCodePoint(code))
  signs.set(code, letters)
  return letters
}

/** Some 20 signs on each side of a place. */
function around(copy: string, place: number): string {
  return copy
    .slice(Math.max(0, place - 20), place + 20)
    .replace(/\s+/g, ' ')
    .trim()
}
