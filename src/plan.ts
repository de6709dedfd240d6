/**
 * What a batch makes of each of its sources: which stories go out, under which names, with which further takes.
 *
 *     claims of all sources, in order   ->   a plan for each
 *
 * All that one story may mean to another is settled here, so that sources can be printed in any order, by any thread.
 */

import { type Gate, type GateRule, gateOf } from './gates.ts'
import { type Names, uniqueName } from './slug.ts'
import type { Story } from './story.ts'
import { type Claim, standingsOf } from './versions.ts'

/** For each story of a source, in its order. */
export interface Plan {
  stories: {
    /** Why it is withheld. */
    gate?: Gate
    /** The name of its files; empty where it is withheld. */
    name: string
    /** The further takes that belong beneath it, in order. */
    adds: Claim[]
    /** How many takes its wire announces that are not in the batch. */
    gap: number
  }[]
}

/** What the stories of a source say to others. `now`: ISO 8601. */
export function claimsOf(source: number, stories: readonly Story[], now: string | undefined): Claim[] {
  return stories.map(({ data: { meta } }, story) => {
    const { uri, version, sequence, signals, pubStatus, firstCreated, versionCreated } = meta
    const gate = gateOf(meta, now)
    return {
      source,
      story,
      slug: meta.slug,
      ...(gate && { gate }),
      meta: { uri, version, sequence, signals, pubStatus, firstCreated, versionCreated } as Claim['meta'],
    }
  })
}

/** `open`: gates that the user has opened. `names`: those taken; the plans’ own are added. */
export function plansOf(claims: readonly Claim[][], open: (rule: GateRule) => boolean, names: Names): Plan[] {
  const standings = standingsOf(claims.flat())
  return claims.map((own) => ({
    stories: own.map((claim) => {
      const {
        gate = claim.gate,
        adds = [],
        gap = 0,
      } = { ...standings.get(claim), ...(claim.gate && { gate: claim.gate }) }
      const isShut = gate !== undefined && !open(gate.rule)
      return {
        ...(isShut && { gate }),
        name: isShut ? '' : uniqueName(claim.slug, names),
        adds,
        gap,
      }
    }),
  }))
}
