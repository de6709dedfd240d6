/**
 * The account of every word: kept, changed in its signs only, or removed by a named rule.
 *
 * What counts are letters and digits in reading order. Before a step they must equal those after it, with those
 * that the step says it removed put back; otherwise the step has lost copy and the story fails.
 */
import { copyOf } from './copy.ts'
import type { Entry } from './report.ts'
import type { Story } from './story.ts'

/** The letters and digits of copy; ½ counts as 12 and ﬁ as fi, so mending signs changes nothing (UAX #15, NFKD). */
export function lettersOf(copy: string): string {
  // Most of it is plain, and this runs after every stage.
  const rest = copy.replace(plainSigns, '')
  return /^[A-Za-z0-9]*$/.test(rest) ? rest : rest.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '')
}

const plainSigns = /[\s!-/:-@[-`{-~\u2010-\u201f\u2026]+/g

/** What the pipeline reports in the ledger's name. */
export const ledgerRules = { 'lost-in-reading': 'fail', 'lost-in-editing': 'fail' } as const

/** Copy, and what counts of it. */
export interface Count {
  copy: string
  letters: string
}

/** The count of copy; where that has not changed since, the count of before. */
export function countOf(copy: string, before?: Count): Count {
  return before?.copy === copy ? before : { copy, letters: lettersOf(copy) }
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
  return (
    lossBetween(countOf(source), countOf(accounted)) ??
    lossBetween(countOf(kept.join(' ')), countOf(stories.map(copyOf).join(' ')))
  )
}

/** What a stage lost: the letters it removed must account for the whole difference. */
export function lossInEditing(before: Count, after: Count, entries: readonly Entry[]): Loss | undefined {
  const removed = entries.filter((entry) => entry.fate === 'removed').map((entry) => lettersOf(entry.copy))
  let rest = before.letters
  let at = 0
  for (const letters of removed) {
    const place = rest.indexOf(letters, at)
    if (place < 0) break
    rest = rest.slice(0, place) + rest.slice(place + letters.length)
    at = place
  }
  return rest === after.letters ? undefined : lossBetween(before, after)
}

function lossBetween(before: Count, after: Count): Loss | undefined {
  if (before.letters === after.letters) return undefined
  let at = 0
  while (before.letters[at] === after.letters[at]) at++
  return { before: around(before.copy, at), after: around(after.copy, at) }
}

/** Some 20 signs on each side of the place where so many letters have gone by. */
function around(copy: string, letters: number): string {
  let seen = 0
  let place = 0
  for (const sign of copy) {
    seen += lettersOf(sign).length
    if (seen > letters) break
    place += sign.length
  }
  return copy
    .slice(Math.max(0, place - 20), place + 20)
    .replace(/\s+/g, ' ')
    .trim()
}
