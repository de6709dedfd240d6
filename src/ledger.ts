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
  return copy.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '')
}

/** What the pipeline reports in the ledger's name. */
export const ledgerRules = { 'lost-in-reading': 'fail', 'lost-in-editing': 'fail' } as const

/** The first place at which copy was lost or made up. */
export interface Loss {
  /** Some letters before and after the place. */
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
  const inStories = entries.filter((entry) => entry.fate === 'story')
  return (
    firstDifference(
      lettersOf(source),
      lettersOf(entries.map((entry) => entry.raw ?? entry.copy).join(' ')),
    ) ??
    firstDifference(
      lettersOf(inStories.map((entry) => entry.copy).join(' ')),
      lettersOf(stories.map(copyOf).join(' ')),
    )
  )
}

/** What a stage lost: the letters it removed must account for the whole difference. */
export function lossInEditing(before: string, after: string, entries: readonly Entry[]): Loss | undefined {
  const removed = entries.filter((entry) => entry.fate === 'removed').map((entry) => lettersOf(entry.copy))
  let rest = before
  let at = 0
  for (const letters of removed) {
    const place = rest.indexOf(letters, at)
    if (place < 0) return firstDifference(letters, '')
    rest = rest.slice(0, place) + rest.slice(place + letters.length)
    at = place
  }
  return firstDifference(rest, after)
}

function firstDifference(before: string, after: string): Loss | undefined {
  if (before === after) return undefined
  let at = 0
  while (before[at] === after[at]) at++
  const from = Math.max(0, at - 20)
  return { before: before.slice(from, at + 20), after: after.slice(from, at + 20) }
}
