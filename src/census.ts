/**
 * All sources of a batch are read before the first is printed, for what one says may withhold another: a newer version,
 * a kill, a further take. What is read is kept for a batch of ordinary size, and read again for a larger one.
 */
import type { Gate } from './gates.ts'
import type { Source, Story } from './story.ts'
import { type Claim, joinTakes, type Standing, standingsOf } from './versions.ts'

/** Sources; a generator is kept in memory, for it can be gone through only once. */
export type Sources = Iterable<Source> | AsyncIterable<Source>

/** A source that was read, with what the batch says of each of its stories. */
export interface Counted<Read> {
  source: Source
  read: Read
  gates: (Gate | undefined)[]
  /** For each story, how many takes its wire announced that are not in the batch. */
  gaps: number[]
}

/** Up to so many bytes of sources, what was read of them is kept. */
const keptBytes = 8 * 1024 * 1024

export async function* census<Read extends { stories: Story[] }>(
  sources: Sources,
  readOne: (source: Source) => Promise<Read>,
): AsyncGenerator<Counted<Read>> {
  const again: Source[] = []
  const kept = new Map<string, Read>()
  const claims = new Map<string, Claim[]>()
  const takes = new Map<Claim, Story>()
  const keyOf = keys()
  let bytes = 0
  for await (const source of sources) {
    if (isOnce(sources)) again.push(source)
    const key = keyOf(source)
    const read = await readOne(source)
    bytes += source.bytes.length
    if (bytes <= keptBytes) kept.set(key, read)
    const own = read.stories.map(({ data }): Claim => ({ source: claims.size, meta: data.meta }))
    claims.set(key, own)
    for (const [index, claim] of own.entries()) {
      const story = read.stories[index]
      if (story && (claim.meta.sequence?.take ?? 0) > 0) takes.set(claim, story)
    }
  }

  const standings = standingsOf([...claims.values()].flat())
  const keyAgain = keys()
  for await (const source of again.length > 0 ? again : sources) {
    const key = keyAgain(source)
    const read = kept.get(key) ?? (await readOne(source))
    kept.delete(key)
    const own = (claims.get(key) ?? []).map((claim) => standings.get(claim))
    join(read.stories, own, takes)
    yield {
      source,
      read,
      gates: own.map((standing) => standing?.gate),
      gaps: own.map((standing) => standing?.gap ?? 0),
    }
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

function join(
  stories: readonly Story[],
  standings: readonly (Standing | undefined)[],
  takes: Map<Claim, Story>,
): void {
  for (const [index, standing] of standings.entries()) {
    const adds = (standing?.adds ?? [])
      .map((claim) => takes.get(claim))
      .filter((story) => story !== undefined)
    const story = stories[index]
    if (story && adds.length > 0) joinTakes(story, adds)
  }
}
