/**
 * An output folder from one build to the next: the manifest before and what a killed build took down after it, what is
 * cleared away, the manifest after.
 */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { VFile } from 'vfile'
import type { Config } from '../config.ts'
import { fails, type Report, reportOn, warns } from '../report.ts'
import { writeWhole } from '../write.ts'
import { sentenceOf } from './faults.ts'
import { readJournal } from './journal.ts'
import { clearLeftovers, leftoverRules } from './leftovers.ts'
import { compare, manifestOf, saysTheSame, textOf } from './manifest.ts'
import { type Outcome, pathFrom } from './outcome.ts'
import { foundAt, isMissing } from './place.ts'
import { goneOf, isAsWritten, itemsOf, prune, pruneRules } from './prune.ts'
import { booksOf, type Earlier, type Manifest, manifestSchema, shardOf } from './schema.ts'
import { settingsOf } from './settings.ts'

export const folderRules = {
  ...pruneRules,
  ...leftoverRules,
  manifest: warns('The manifest of the build before cannot be used; nothing that it names is removed.'),
  unwritten: fails('The manifest cannot be written.'),
}

export interface Folder {
  folder: string
  /** Where the build runs. */
  cwd: string
  /** The part of a batch that is built, such as "3/8". */
  shard?: string | undefined
  /** The path of the journal. */
  journal: string
  last?: Manifest
  /** What builds before have written. */
  before: Earlier[]
  /** Carries what there is to remark on, by the manifest's path. */
  file: VFile
  report: Report<keyof typeof folderRules>
}

/** Before anything is written. `folder`: the output folder; `cwd`: where the build runs; `shard`: the part that it is. */
export async function openFolder(folder: string, cwd: string, shard?: string): Promise<Folder> {
  const books = booksOf(shard)
  const place = path.join(folder, books.manifest)
  const journal = path.join(folder, books.journal)
  const file = new VFile({ path: path.relative(cwd, place) })
  const report = reportOn(file, 'folder', folderRules)
  const { manifest: last, fault } = await readManifest(place)
  if (fault !== undefined) report('manifest', `${fault}. A new one is begun`)
  // A build was killed between taking an output down and putting it there, or after.
  const journaled = await standing(folder, await readJournal(journal))
  const items = [...(last ? itemsOf(last) : []), ...journaled]
  const before = [...new Map(items.map((item) => [item.path, item])).values()]
  await clearLeftovers(folder, [books.manifest, ...before.map((item) => item.path)], report)
  return { folder, cwd, shard, journal, before, file, report, ...(last && { last }) }
}

export interface Close {
  /** As the command line narrowed it. */
  config: Config
  /** Where it was read from, if it is there. */
  configFile: string
  rows: Iterable<Outcome>
  prune?: boolean | undefined
}

/** When everything is written. */
export async function closeFolder(opened: Folder, close: Close): Promise<void> {
  const { folder, cwd, shard, last, before, report } = opened
  const name = booksOf(shard).manifest
  const settings = settingsOf(close.config, close.configFile)
  const made = manifestOf(settings, placed(close.rows, cwd), last)
  const { gone, kept } = goneOf(before, made, await othersIn(folder, shard))
  if (close.prune) for (const { path } of kept) report('kept', `${path} is kept, for its source failed`)
  const left = close.prune ? await prune(folder, gone, report) : gone
  const earlier = await standing(folder, [...kept, ...left])
  const next: Manifest = { ...made, ...(earlier.length > 0 && { earlier }) }
  await clearLeftovers(folder, [name, ...next.outputs.map((output) => output.path)], report)
  try {
    if (!last || !saysTheSame(last, next)) {
      await mkdir(folder, { recursive: true })
      writeWhole(path.join(folder, name), textOf(next))
    }
    await rm(opened.journal, { force: true })
  } catch (error) {
    report('unwritten', `The manifest cannot be written: ${sentenceOf(error)}`)
  }
}

/** An edition goes by its name. */
function* placed(rows: Iterable<Outcome>, cwd: string): Generator<Outcome> {
  for (const row of rows)
    yield row.sha256 === undefined && row.stories.length > 0 ? row : { ...row, path: pathFrom(cwd, row.path) }
}

/** Those that are there as they were written: the others are somebody else's now. */
async function standing(folder: string, items: readonly Earlier[]): Promise<Earlier[]> {
  const found: Earlier[] = []
  for (const each of items) if (isAsWritten(await foundAt(folder, each.path), each)) found.push(each)
  return found.sort((one, other) => compare(one.path, other.path))
}

/** The outputs of the batch’s other parts that share the folder: a source that is renamed may go to another part. */
async function othersIn(folder: string, shard: string | undefined): Promise<string[]> {
  if (shard === undefined) return []
  const parts = shard.replace(/^\d+/, '')
  const books = (await readdir(folder).catch(orNothing)).filter((name) => {
    const other = shardOf(name)
    return other !== undefined && other !== shard && other.endsWith(parts)
  })
  return (await Promise.all(books.map(async (name) => (await namedBy(folder, name)).outputs))).flat()
}

/** The paths that a manifest or a journal names. */
async function namedBy(folder: string, book: string): Promise<{ outputs: string[]; earlier: string[] }> {
  const file = path.join(folder, book)
  const { outputs = [], earlier = [] } = book.endsWith('l')
    ? { outputs: await readJournal(file) }
    : ((await readManifest(file)).manifest ?? {})
  return { outputs: outputs.map((each) => each.path), earlier: earlier.map((each) => each.path) }
}

/** The files that builds have written to a folder, their books too, by absolute paths. */
export async function writtenTo(folder: string): Promise<Set<string>> {
  const whole = Object.values(booksOf())
  const isBook = (name: string) => whole.includes(name) || shardOf(name) !== undefined
  const books = (await readdir(folder).catch(orNothing)).filter(isBook)
  const named = await Promise.all(books.map((book) => namedBy(folder, book)))
  const outputs = named.flatMap(({ outputs, earlier }) => [...outputs, ...earlier])
  return new Set([...books, ...outputs].map((name) => path.resolve(folder, name)))
}

function orNothing(error: unknown): string[] {
  if (isMissing(error)) return []
  throw error
}

/** Nothing where there is no such file; a fault, in a sentence, where it is no manifest of ours. */
export async function readManifest(file: string): Promise<{ manifest?: Manifest; fault?: string }> {
  try {
    const result = manifestSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    if (result.success) return { manifest: result.data }
    const [{ path, message } = { path: [], message: '' }] = result.error.issues
    return { fault: `This is no manifest as this version writes it: ${[...path, message].join(': ')}` }
  } catch (error) {
    if (isMissing(error)) return {}
    if (error instanceof SyntaxError) return { fault: 'The manifest is no JSON' }
    return { fault: `The manifest cannot be read: ${error instanceof Error ? error.message : error}` }
  }
}
