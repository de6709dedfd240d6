/** All sources bound to one edition; what was made of the very same before is taken from the cache. */
import type { Config } from '../config.ts'
import { compareMoments, isZoned } from '../dates.ts'
import { convert } from '../pipeline.ts'
import { type Clock, pressOf } from '../print.ts'
import type { Printed } from '../read.ts'
import type { Story } from '../story.ts'
import type { Asked } from './asked.ts'
import { openAssets } from './assets.ts'
import { type Cache, type Made, openCache } from './cache.ts'
import { cacheRemarks, sumOf, writeAll } from './hand.ts'
import { type Journal, journalIn } from './journal.ts'
import { type Row, rowOf, rowOfRefusal } from './row.ts'
import type { Reading } from './source.ts'

export interface Bound {
  reading: Reading
  asked: Asked
  config: Config
  clock: Clock
  /** The folder of the cache; nothing to keep nothing. */
  cache?: string
  /** The file that takes down what is written. */
  journal?: string
}

/** The rows of the sources, then that of the edition, whose outputs are written. */
export async function* runEdition({
  reading,
  asked,
  config,
  clock,
  cache: folder,
  journal: file,
}: Bound): AsyncGenerator<Row> {
  const cache =
    folder &&
    (await openCache(folder, asked, config, pressOf(config, clock).template, openAssets(config.assets)))
  const journal = file === undefined ? undefined : journalIn(file, asked.cwd)
  const key = cache && (await keyOf(reading, clock))
  const known = cache && key && (await cache.made(key))
  if (known && holdsNow(known, clock.now)) yield* written(known, config, journal)
  else yield* printed({ reading, config, clock, journal }, cache || undefined, key || undefined)
}

/** Of all sources, in their order; nothing where one cannot be read, for it may be there the next time. */
async function keyOf({ sources, unread }: Reading, { date }: Clock): Promise<string[] | undefined> {
  const sums: string[] = []
  for await (const source of sources) sums.push(JSON.stringify([source.path, sumOf(source)]))
  return unread().length > 0 ? undefined : ['edition', date ?? '', ...sums]
}

async function* printed(
  {
    reading,
    config,
    clock,
    journal,
  }: Pick<Bound, 'reading' | 'config' | 'clock'> & { journal: Journal | undefined },
  cache: Cache | undefined,
  key: string[] | undefined,
): AsyncGenerator<Row> {
  const sources: Row[] = []
  let mayKeep = true
  const until: string[] = []
  let edition: Made | undefined
  for await (const each of convert(reading.sources, config, clock)) {
    const row = rowOf(each)
    mayKeep &&= isLasting(each)
    until.push(...each.stories.flatMap(({ data: { meta } }) => meta.expires ?? []))
    if (each.outputs.length > 0) edition = { row, outputs: each.outputs, sources }
    else sources.push(row)
    const put = await writeAll(each.outputs, row, config, journal)
    const ofCache = cache && each.outputs.length > 0 ? cacheRemarks(cache) : []
    yield { ...row, ...put, remarks: [...put.remarks, ...ofCache] }
  }
  for (const file of reading.unread()) yield rowOfRefusal(file)
  if (!cache || !key || !edition || !mayKeep) return
  const holds = clock.now !== undefined && { from: clock.now, until: until.sort(compareMoments)[0] }
  await cache.keepMade(key, { ...edition, ...(holds && { holds }) })
}

/** An embargo that is over stays over; what has not expired will. */
function holdsNow({ holds }: Made, now: string | undefined): boolean {
  if (!holds || now === undefined) return holds === now
  const { from, until } = holds
  return compareMoments(from, now) <= 0 && (until === undefined || compareMoments(now, until) < 0)
}

async function* written(
  { row, outputs, sources = [] }: Made,
  config: Config,
  journal: Journal | undefined,
): AsyncGenerator<Row> {
  yield* sources
  yield { ...row, ...(await writeAll(outputs, row, config, journal)) }
}

/** What broke may be whole tomorrow, and what waits for a time be out; a time that has no zone or no year is none to count on. */
function isLasting({ bug, stories, withheld }: Printed): boolean {
  const waits = withheld.some(({ gate }) => gate === 'embargo')
  const isCertain = ({ data: { meta } }: Story) =>
    meta.embargoed !== 'unknown' && (meta.expires === undefined || isZoned(meta.expires))
  return bug === undefined && !waits && stories.every(isCertain)
}
