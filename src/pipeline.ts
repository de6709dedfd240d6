/**
 * The whole way of a story, from bytes to outputs in memory:
 *
 *     source -> decode -> read -> edit (each stage in turn) -> gates -> bind -> render -> outputs
 */
import { census, type Sources } from './census.ts'
import type { Config } from './config.ts'
import type { Bound } from './gather.ts'
import { type Clock, censusOf, pressOf, printEdition, printStories, release } from './print.ts'
import type { Printed } from './read.ts'
import type { EditionFacts, Source } from './story.ts'

export type { Clock } from './print.ts'
export { type Printed, readAndEdit } from './read.ts'

/** What a program may tell a batch, and be told by it. */
export interface ConvertOptions extends Clock {
  /** Calls the batch off before its next source is read or printed: it rejects with the signal’s reason. */
  signal?: AbortSignal | undefined
  /** Hears of each source that is done: how many are, and its path. */
  onProgress?: ((done: number, path: string) => void) | undefined
}

/**
 * Render the stories that were read from a source, as a program may have edited them; what may not go out stays in. The
 * outputs and remarks are those of `read`.
 */
export async function render(
  read: Printed,
  source: Source,
  config: Config,
  clock: Clock = {},
): Promise<Printed> {
  const press = pressOf(config, clock)
  const { claims, plans } = censusOf(config, clock, press.build.names)
  const [plan = { stories: [] }] = plans([claims(read, 0)])
  await printStories(release(read, source, plan, [], config), press)
  return read
}

/**
 * Convert sources one after the other; each is printed before the next is. They are gone through twice, for what one
 * says may withhold another.
 */
export async function* convert(
  sources: Sources,
  config: Config,
  { signal, onProgress, ...clock }: ConvertOptions = {},
): AsyncGenerator<Printed> {
  signal?.throwIfAborted()
  const press = pressOf(config, clock)
  let done = 0
  const bound: Bound[] = []
  const packages: EditionFacts[] = []
  for await (const { source, read, plan, takes } of census(
    sources,
    censusOf(config, clock, press.build.names),
    signal,
  )) {
    const released = release(read, source, plan, takes, config)
    if (read.file.data.edition) packages.push(read.file.data.edition)
    if (config.bind === 'story') await printStories(released, press)
    else bound.push(...read.stories.map((story) => ({ story, source, enclosed: released.enclosed })))
    onProgress?.(++done, source.path)
    yield read
  }
  signal?.throwIfAborted()
  if (bound.length > 0) yield await printEdition(bound, packages, press)
}
