/** All sources bound to one edition; what was made of the very same before is taken from the cache. */
import type { Config } from '../config.ts'
import { convert } from '../pipeline.ts'
import { type Clock, pressOf } from '../print.ts'
import type { Printed } from '../read.ts'
import type { Asked } from './asked.ts'
import { openAssets } from './assets.ts'
import { type Cache, type Made, openCache } from './cache.ts'
import { sumOf, writeAll } from './hand.ts'
import { type Row, rowOf, rowOfRefusal } from './row.ts'
import type { Reading } from './source.ts'

export interface Bound {
  reading: Reading
  asked: Asked
  config: Config
  clock: Clock
  /** The folder of the cache; nothing to keep nothing. */
  cache?: string
}

/** The rows of the sources, then that of the edition, whose outputs are written. */
export async function* runEdition({
  reading,
  asked,
  config,
  clock,
  cache: folder,
}: Bound): AsyncGenerator<Row> {
  const cache =
    folder &&
    (await openCache(folder, asked, config, pressOf(config, clock).template, openAssets(config.assets)))
  const key = cache && (await keyOf(reading, clock))
  const known = cache && key && (await cache.made(key))
  if (known) yield* written(known, config)
  else yield* printed({ reading, config, clock }, cache || undefined, key || undefined)
}

/** Of all sources, in their order; nothing where one cannot be read, for it may be there the next time. */
async function keyOf({ sources, unread }: Reading, { date }: Clock): Promise<string[] | undefined> {
  const sums: string[] = []
  for await (const source of sources) sums.push(JSON.stringify([source.path, sumOf(source)]))
  return unread().length > 0 ? undefined : ['edition', date ?? '', ...sums]
}

async function* printed(
  { reading, config, clock }: Pick<Bound, 'reading' | 'config' | 'clock'>,
  cache: Cache | undefined,
  key: string[] | undefined,
): AsyncGenerator<Row> {
  const sources: Row[] = []
  let mayKeep = true
  let edition: Made | undefined
  for await (const each of convert(reading.sources, config, clock)) {
    const row = rowOf(each)
    mayKeep &&= isLasting(each)
    if (each.outputs.length > 0) edition = { row, outputs: each.outputs, sources }
    else sources.push(row)
    yield { ...row, ...(await writeAll(each.outputs, row, config)) }
  }
  for (const file of reading.unread()) yield rowOfRefusal(file)
  if (cache && key && edition && mayKeep) await cache.keepMade(key, edition)
}

async function* written({ row, outputs, sources = [] }: Made, config: Config): AsyncGenerator<Row> {
  yield* sources
  yield { ...row, ...(await writeAll(outputs, row, config)) }
}

/** What broke, or has a time to wait for, may be otherwise tomorrow. */
function isLasting({ bug, stories, withheld }: Printed): boolean {
  const waits = withheld.some(({ gate }) => gate === 'embargo' || gate === 'expired')
  return (
    bug === undefined && !waits && stories.every(({ data: { meta } }) => !meta.embargoed && !meta.expires)
  )
}
