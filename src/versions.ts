/**
 * Which of the messages of a batch stand: of each story its newest version, takes put together, and none of what a
 * later message kills.
 *
 *     a0412 BC-Ferry Strike          a0431 BC-Ferry Strike, 1st Ld-Writethru     ->  a0412 is superseded
 *     a0571 PM-Bridge, 2 Takes       a0572 PM-Bridge, 1st Add, a0571             ->  one story
 */
import { compareMoments } from './dates.ts'
import type { Gate } from './gates.ts'
import type { Meta, Story } from './story.ts'

/** A story of the batch: which, what it would be called, and what its message says of others. Plain data, to be sent between threads. */
export interface Claim {
  /** Where its source stands in the batch, from 0. */
  source: number
  /** Where it stands in its source, from 0. */
  story: number
  slug: string
  /** What holds it back by itself. */
  gate?: Gate
  meta: Pick<
    Meta,
    'uri' | 'version' | 'sequence' | 'signals' | 'pubStatus' | 'firstCreated' | 'versionCreated'
  >
}

export interface Standing {
  gate?: Gate
  /** The further takes that are to be added to it, in order. */
  adds?: Claim[]
  /** How many takes were announced that are not there. */
  gap?: number
}

/** How every claim stands that is not simply published. */
export function standingsOf(claims: readonly Claim[]): Map<Claim, Standing> {
  const standings = new Map<Claim, Standing>()
  const shut = (claim: Claim, rule: Gate['rule'], because: string) => {
    if (!standings.get(claim)?.gate) standings.set(claim, { gate: { rule, because } })
  }
  for (const versions of groupsOf(claims, ({ meta }) => identityOf(meta.uri))) {
    const [newest, ...older] = versions.toSorted(newestFirst)
    for (const claim of older)
      shut(claim, 'superseded', `is superseded by version ${newest?.meta.version ?? 'of a later date'}`)
  }
  for (const run of groupsOf(claims, ({ meta }) => meta.sequence?.key ?? '').flatMap(byDay)) {
    settleKills(run, shut)
    settleLeads(run, shut)
    settleTakes(run, shut, standings)
  }
  return standings
}

/** The identifier without its revision, which NewsML 1 puts at its end (RFC 3085); of what has none of its own, nothing. */
function identityOf(uri: string): string {
  if (uri.startsWith('urn:sha256:')) return ''
  return /^(urn:newsml:[^:]+:\d{8}(?:T[^:]+)?:[^:]+):\d+[NAU]?$/.exec(uri)?.[1] ?? uri
}

type Shut = (claim: Claim, rule: Gate['rule'], because: string) => void

/** Groups of several with one key; the empty key is none. */
function groupsOf(claims: readonly Claim[], keyOf: (claim: Claim) => string): Claim[][] {
  const groups = new Map<string, Claim[]>()
  for (const claim of claims) {
    const key = keyOf(claim)
    const group = groups.get(key)
    if (group) group.push(claim)
    else if (key) groups.set(key, [claim])
  }
  return [...groups.values()]
}

/** Numeric versions count as numbers; of equal ones the later date, then the later place. */
function newestFirst(one: Claim, other: Claim): number {
  const byVersion = Number(other.meta.version ?? Number.NaN) - Number(one.meta.version ?? Number.NaN)
  const [date, next] = [dateOf(one), dateOf(other)]
  const byDate = date && next ? compareMoments(next, date) : 0
  return byVersion || byDate || other.source - one.source
}

function dateOf({ meta }: Claim): string | undefined {
  return meta.versionCreated ?? meta.firstCreated
}

/** Keywords come again another day: the standings, the weather. Messages of a story are less than 36 hours apart. */
function byDay(group: Claim[]): Claim[][] {
  const runs: Claim[][] = []
  for (const claim of group.toSorted(oldestFirst)) {
    const last = runs.at(-1)?.at(-1)
    const apart = last ? millisecondsBetween(dateOf(last), dateOf(claim)) : Number.POSITIVE_INFINITY
    if (apart < 36 * 3_600_000) runs.at(-1)?.push(claim)
    else runs.push([claim])
  }
  return runs
}

/** What has no date stands before what has one. */
function oldestFirst(one: Claim, other: Claim): number {
  const [date, next] = [dateOf(one), dateOf(other)]
  return date && next ? compareMoments(date, next) : Number(date !== undefined) - Number(next !== undefined)
}

/** Where either has no date, they are together. */
function millisecondsBetween(one: string | undefined, other: string | undefined): number {
  return one && other ? Math.abs(new Date(other).valueOf() - new Date(one).valueOf()) : 0
}

/** A kill takes the message that it names, or all of its story. */
function settleKills(run: Claim[], shut: Shut): void {
  for (const kill of run.filter(
    ({ meta }) => meta.signals?.includes('kill') || meta.signals?.includes('hold'),
  )) {
    const { refers } = kill.meta.sequence ?? {}
    const rule = kill.meta.signals?.includes('kill') ? 'kill' : 'hold'
    const named = run.filter((claim) => claim !== kill && claim.meta.sequence?.number === refers)
    const hit = refers && named.length > 0 ? named : run.filter((claim) => claim !== kill)
    for (const claim of hit)
      shut(
        claim,
        rule,
        rule === 'kill' ? 'is killed by a later message' : 'is put on hold by a later message',
      )
  }
}

/** A new lead stands for the whole story as it was; what was added to an older lead goes with it. */
function settleLeads(run: Claim[], shut: Shut): void {
  const stories = run.filter(
    ({ meta }) => !meta.signals?.some((signal) => signal === 'kill' || signal === 'hold'),
  )
  const highest = stories.reduce((lead, { meta }) => Math.max(lead, meta.sequence?.lead ?? 0), 0)
  const current = stories.filter(({ meta }) => (meta.sequence?.lead ?? 0) === highest)
  for (const claim of stories) {
    if ((claim.meta.sequence?.lead ?? 0) < highest) shut(claim, 'superseded', 'is superseded by a newer lead')
  }
  // Several stories of a day may have one keyword; one that came again has its headline, too.
  const whole = current.filter(({ meta }) => meta.sequence?.take === 0)
  for (const same of groupsOf(whole, ({ slug }) => slug)) {
    for (const claim of same.toSorted(newestFirst).slice(1)) shut(claim, 'superseded', 'came again')
  }
}

function settleTakes(run: Claim[], shut: Shut, standings: Map<Claim, Standing>): void {
  const open = run.filter((claim) => !standings.get(claim)?.gate)
  const first = open.find(({ meta }) => meta.sequence?.take === 0)
  const adds = open.filter(({ meta }) => (meta.sequence?.take ?? 0) > 0)
  const ordered = adds.toSorted(
    (one, other) =>
      (one.meta.sequence?.take ?? 0) - (other.meta.sequence?.take ?? 0) || newestFirst(one, other),
  )
  const once = ordered.filter(
    (add, index) => ordered[index - 1]?.meta.sequence?.take !== add.meta.sequence?.take,
  )
  for (const add of adds) {
    if (!first) shut(add, 'fragment', 'adds to a story that is not in the batch')
    else if (once.includes(add)) shut(add, 'joined', 'is a further take and stands in its story')
    else shut(add, 'superseded', 'came again')
  }
  const gap = (first?.meta.sequence?.takes ?? 1) - 1 - once.length
  if (first && (once.length > 0 || gap > 0)) standings.set(first, { adds: once, gap: Math.max(gap, 0) })
}

/** Take after take: the copy of the further ones goes beneath that of the first. */
export function joinTakes(story: Story, adds: readonly Story[]): void {
  for (const { children, data } of adds) {
    story.data.meta.wordCount += data.meta.wordCount
    const pictures = [...(story.data.meta.pictures ?? []), ...(data.meta.pictures ?? [])]
    if (pictures.length > 0) story.data.meta.pictures = pictures
    const isHead = (node: Story['children'][number]) =>
      (node.type === 'heading' && node.data?.part === 'headline') ||
      (node.type === 'paragraph' && /^(?:kicker|deck|byline|credit)$/.test(node.data?.part ?? ''))
    story.children.push(...children.filter((node) => !isHead(node)))
  }
}
