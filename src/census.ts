/**
 * All sources of a batch are read and edited before the first is printed, for what one says may withhold another. What
 * is read is kept for a batch of ordinary size, and read again for a larger one.
 */
import { setImmediate } from 'node:timers/promises'
import type { Plan } from './plan.ts'
import type { Source, Story } from './story.ts'
import type { Claim } from './versions.ts'

/** Sources; a generator is kept in memory, for it can be gone through only once. */
export type Sources = Iterable<Source> | AsyncIterable<Source>

/** A source that was read, with what the batch makes of it. */
export interface Counted<Read> {
  source: Source
  read: Read
  plan: Plan
  /** The further takes of each of its stories. */
  takes: Story[][]
}

/** How a batch reads a source, what its stories claim, and what it makes of all claims. */
export interface Census<Read> {
  read(source: Source): Promise<Read>
  claims(read: Read, source: number): Claim[]
  plans(claims: Claim[][]): Plan[]
}

/** Up to so much weight of sources, what was read of them is kept: six times that in memory. */
export const mostKept = 32 * 1024 * 1024

/** In bytes; what is read of a small one weighs, too. */
export const weightOf = ({ bytes }: Source) => bytes.length + 2048

export async function* census<Read extends { stories: Story[] }>(
  sources: Sources,
  { read, claims, plans }: Census<Read>,
  signal?: AbortSignal,
): AsyncGenerator<Counted<Read>> {
  const again: Source[] = []
  const kept = new Map<string, Read>()
  const places = new Map<string, number>()
  const all: Claim[][] = []
  const takes = new Map<Claim, Story>()
  const keyOf = keys()
  let weight = 0
  for await (const source of until(signal, sources)) {
    if (isOnce(sources)) again.push(source)
    const key = keyOf(source)
    const made = await read(source)
    weight += weightOf(source)
    if (weight <= mostKept) kept.set(key, made)
    const own = claims(made, all.length)
    places.set(key, all.length)
    all.push(own)
    for (const claim of own) {
      const story = made.stories[claim.story]
      if (story && (claim.meta.sequence?.take ?? 0) > 0) takes.set(claim, story)
    }
  }

  const planned = plans(all)
  const keyAgain = keys()
  for await (const source of until(signal, again.length > 0 ? again : sources)) {
    const key = keyAgain(source)
    const plan = planned[places.get(key) ?? -1]
    // What was not there before has no plan.
    if (!plan) continue
    const made = kept.get(key) ?? (await read(source))
    kept.delete(key)
    yield {
      source,
      read: made,
      plan,
      takes: plan.stories.map(({ adds }) => adds.flatMap((add) => takes.get(add) ?? [])),
    }
  }
}

/** The sources, until the batch is called off. What calls it off gets its turn between two of them. */
async function* until(signal: AbortSignal | undefined, sources: Sources): AsyncGenerator<Source> {
  for await (const source of sources) {
    if (signal) await setImmediate()
    signal?.throwIfAborted()
    yield source
  }
}

function isOnce(sources: Sources): boolean {
  return Symbol.asyncIterator in sources
    ? sources[Symbol.asyncIterator]() === (sources as unknown)
    : sources[Symbol.iterator]() === (sources as unknown)
}

/** Names a source by its path, and by how often that has come before: a file may vanish between the two goings-through. */
function keys(): (source: Source) => string {
  const seen = new Map<string, number>()
  return ({ path }) => {
    const count = (seen.get(path) ?? 0) + 1
    seen.set(path, count)
    return `${count} ${path}`
  }
}
