/**
 * What one pair of hands does for a batch, in a thread of its own or in the command's: counts what sources claim, then
 * prints those that go out. What it has read it keeps until it prints it, as far as there is room.
 */
import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { mostKept, weightOf } from '../census.ts'
import type { Config } from '../config.ts'
import { claimsOf, type Plan } from '../plan.ts'
import { type Clock, type Pressroom, pressOf, printStories, release } from '../print.ts'
import { type Printed, readAndEdit } from '../read.ts'
import type { Output, Source, Story } from '../story.ts'
import type { Claim } from '../versions.ts'
import { type Written, write, writeRules } from '../write.ts'
import { type Asked, configOf } from './asked.ts'
import { type Assets, openAssets } from './assets.ts'
import { type Cache, type Made, openCache } from './cache.ts'
import { sentenceOf } from './faults.ts'
import { type Journal, journalIn } from './journal.ts'
import { type Remark, type Row, rowOf, rowOfRefusal } from './row.ts'
import { readSource, refusal } from './source.ts'

/** What all of a batch has in common. */
export interface Errand {
  asked: Asked
  clock: Clock
  /** Where what was made is kept for the next time; nothing to keep nothing. */
  cache?: string
  /** The file that takes down what is written, where a manifest will. */
  journal?: string
  /** How many share the room for what is kept. */
  hands: number
}

/** A file of the batch. */
export interface Piece {
  file: string
  /** Where it stands in the batch, from 0. */
  at: number
  /** What came through a pipe and is no file. */
  bytes?: Uint8Array
}

/** A file with what the batch makes of it. */
export interface PlannedPiece extends Piece {
  plan: Plan
  /** Where the further takes of its stories stand: the files, by their place in the batch. */
  takes: Record<number, Piece>
}

/** What a hand knows of its errand. */
interface Bench {
  config: Config
  press: Pressroom
  cache: Cache
  assets: Assets | undefined
  journal: Journal | undefined
  kept: Map<number, Printed>
  weight: number
}

const benches = new Map<string, Promise<Bench>>()

function benchOf(errand: Errand): Promise<Bench> {
  const key = JSON.stringify(errand)
  const known = benches.get(key) ?? newBench(errand)
  benches.set(key, known)
  return known
}

async function newBench({ asked, clock, cache, journal }: Errand): Promise<Bench> {
  const config = await configOf(asked)
  const press = pressOf(config, clock)
  const assets = openAssets(config.assets)
  return {
    config,
    press,
    cache: await openCache(cache, asked, config, press.template, assets),
    assets,
    journal: journal === undefined ? undefined : journalIn(journal, asked.cwd),
    kept: new Map(),
    weight: 0,
  }
}

/** What each file claims; a file that cannot be read claims nothing. */
export async function count({ errand, pieces }: { errand: Errand; pieces: Piece[] }): Promise<Claim[][]> {
  const bench = await benchOf(errand)
  const counted: Claim[][] = []
  for (const piece of pieces) {
    counted.push(await countOne(piece, errand, bench))
    await turn()
  }
  return counted
}

async function countOne(piece: Piece, errand: Errand, bench: Bench): Promise<Claim[]> {
  const source = await sourceOf(piece, errand, bench).catch(() => undefined)
  if (!source) return []
  const key = ['claims', sumOf(source)]
  const known = await bench.cache.claims(key)
  if (known) return known.map((claim) => ({ ...claim, source: piece.at }))
  const printed = await readAndEdit(source, bench.config)
  bench.weight += weightOf(source)
  if (bench.weight <= mostKept / errand.hands) bench.kept.set(piece.at, printed)
  const claims = plain(claimsOf(piece.at, printed.stories, errand.clock.now))
  // What has a time to wait for may claim otherwise tomorrow.
  const isLasting = printed.stories.every(({ data: { meta } }) => !meta.embargoed && !meta.expires)
  if (isLasting) await bench.cache.keepClaims(key, claims)
  return claims
}

/** What becomes of each file: its outputs are written, and said. */
export async function print({ errand, pieces }: { errand: Errand; pieces: PlannedPiece[] }): Promise<Row[]> {
  const bench = await benchOf(errand)
  const rows: Row[] = []
  for (const piece of pieces) {
    rows.push(await printOne(piece, errand, bench))
    await turn()
  }
  return rows
}

async function printOne(piece: PlannedPiece, errand: Errand, bench: Bench): Promise<Row> {
  let source: Source
  try {
    source = await sourceOf(piece, errand, bench)
  } catch (error) {
    return rowOfRefusal(refusal(piece.file, error))
  }
  const takes = await takesOf(piece, errand, bench)
  const key = [
    'outputs',
    sumOf(source),
    ...takes.map(({ sum }) => sum),
    JSON.stringify([piece.plan, errand.clock.date]),
  ]
  const known = await bench.cache.made(key)
  const made = known ?? (await make(piece, source, takes, bench))
  if (!known && !made.row.bug) await bench.cache.keepMade(key, made)
  bench.kept.delete(piece.at)
  const row = { ...made.row, path: source.path }
  const put = await writeAll(made.outputs, row, bench.config, bench.journal)
  return { ...row, ...put, remarks: [...put.remarks, ...cacheRemarks(bench.cache)] }
}

async function make(piece: PlannedPiece, source: Source, takes: Take[], bench: Bench): Promise<Made> {
  const read = bench.kept.get(piece.at) ?? (await readAndEdit(source, bench.config))
  const adds = await Promise.all(
    piece.plan.stories.map((story) => Promise.all(story.adds.map((add) => addOf(add, takes, bench)))),
  )
  const joined = adds.map((each) => each.filter((story) => story !== undefined))
  await printStories(release(read, source, piece.plan, joined, bench.config), bench.press)
  return { row: plain(rowOf(read)), outputs: read.outputs }
}

/** Of each source again: the batch tells it once. */
export function cacheRemarks(cache: Cache): Remark[] {
  const fault = cache.fault()
  if (fault === undefined) return []
  const reason = `The cache is of no use, and nothing is kept: ${fault}`
  return [{ reason, owner: 'cache', rule: 'unusable', severity: 'warn', alone: true }]
}

/** A copy that holds on to nothing: V8 keeps a whole text for a few words that were cut out of it. */
function plain<T>(data: T): T {
  return JSON.parse(JSON.stringify(data))
}

interface Take {
  at: number
  source: Source
  sum: string
}

async function takesOf({ plan, takes }: PlannedPiece, errand: Errand, bench: Bench): Promise<Take[]> {
  const places = [...new Set(plan.stories.flatMap(({ adds }) => adds.map(({ source }) => source)))]
  const found = places.flatMap((at) => takes[at] ?? [])
  return Promise.all(
    found.map(async (piece) => {
      const source = await sourceOf(piece, errand, bench)
      return { at: piece.at, source, sum: sumOf(source) }
    }),
  )
}

async function addOf(add: Claim, takes: Take[], bench: Bench): Promise<Story | undefined> {
  const take = takes.find(({ at }) => at === add.source)
  if (!take) return undefined
  const printed = bench.kept.get(take.at) ?? (await readAndEdit(take.source, bench.config))
  return printed.stories[add.story]
}

async function sourceOf({ file, bytes }: Piece, { asked }: Errand, { assets }: Bench): Promise<Source> {
  if (!bytes) return await readSource(file, asked.cwd, assets?.pictures)
  return { path: file, bytes, ...(assets && { pictures: assets.pictures }) }
}

/** Hex SHA-256 of what a source is, an editor’s word on it included. */
export function sumOf({ bytes, roles }: Source): string {
  return createHash('sha256')
    .update(bytes)
    .update(JSON.stringify(roles ?? {}))
    .digest('hex')
}

/** What was written of outputs, and what could not be. */
export async function writeAll(
  outputs: Output[],
  row: Row,
  config: Config,
  journal?: Journal,
): Promise<Pick<Row, 'written' | 'remarks'>> {
  const written: Written[] = []
  const remarks = [...row.remarks]
  for (const output of outputs) {
    try {
      written.push(write(output, config.output, (each) => journal?.(each, row)))
    } catch (error) {
      remarks.push({
        reason: `${output.path} cannot be written: ${sentenceOf(error)}`,
        owner: 'write',
        rule: 'failed',
        severity: writeRules.failed.severity === 'fail' ? 'fail' : 'warn',
      })
    }
  }
  return { written, remarks }
}
