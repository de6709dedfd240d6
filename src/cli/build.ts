/** `linecaster [build] [sources…]`: converts sources and writes what comes of them. */
import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { type Asked, configOf } from '../batch/asked.ts'
import { cacheFolder } from '../batch/cache.ts'
import { compare } from '../batch/manifest.ts'
import { pathFrom } from '../batch/outcome.ts'
import { fileOf, hasFailed, type Row, rowOfRefusal } from '../batch/row.ts'
import { run } from '../batch/run.ts'
import { isInShard } from '../batch/shard.ts'
import { type Config, configName } from '../config.ts'
import { OptionError } from '../hints.ts'
import { clockOf } from './clock.ts'
import { isPiped, parseReports, type WantedReport, writeReports } from './reports/index.ts'
import { filesToRead, readPiped, sourcesOf } from './sources.ts'
import { failuresOf, progressOf, readersOf, sentenceOf, tableOf } from './talk.ts'
import { say } from './terminal.ts'

export interface BuildOptions extends Omit<Asked, 'cwd'> {
  now?: string
  jobs?: number
  /** False where nothing made before is to be used, and nothing kept. */
  cache?: boolean
  /** The reports to make: "pretty", "sarif=a.sarif,junit=b.xml". */
  report?: string
  /** So many sources may fail before the build does. */
  maxFailures?: number
  /** "3/8": the third of eight parts of the sources. */
  shard?: string
  /** A folder that sources which failed are copied to. */
  quarantine?: string
  /** Whether outputs of stories that are gone are removed. */
  prune?: boolean
  strict?: boolean
  quiet?: boolean
  verbose?: boolean
  /** Which time this is that the config is read: what was read once is known. */
  reading?: number
}

/** From so many sources on, threads and a cache earn what they cost. */
const manyStories = 40

/** So many stories are told in a table; of more, the manifest tells. */
const manyRows = 200

/** Returns the exit code: 0 all written, 1 a story failed or was remarked on under `strict`, 70 our bug. */
export async function build(named: string[], options: BuildOptions): Promise<number> {
  const cwd = process.cwd()
  const reports = parseReports(options.report ?? 'pretty')
  const config = await configOf(askedIn(options, cwd))
  checkOutput(config.output, cwd)
  if (options.title && config.bind === 'story' && !options.quiet)
    say('linecaster: --title says nothing: only an edition has one (--bind edition)')
  const files = inOrder(await filesToRead(named, config, cwd), config, cwd)
  // One story, named, leaves what was asked for and nothing else.
  const isBatch = files.length > 1 || named.length === 0
  const rows = await buildFiles(files, config, options, isBatch)
  await report(reports, rows, config, options)
  return codeOf(rows, options)
}

function checkOutput(output: string, cwd: string): void {
  if (statSync(output, { throwIfNoEntry: false })?.isFile())
    throw new OptionError(`The output folder ${path.relative(cwd, output)} is a file`)
}

/** Stories of one name are told apart by the order of their paths; an edition has the order that was asked for. */
function inOrder(files: string[], { bind }: Config, cwd: string): string[] {
  if (bind === 'edition') return files
  return files.toSorted((one, other) => compare(pathFrom(cwd, one), pathFrom(cwd, other)))
}

/** What of the options a build’s threads are told. */
export function askedIn(options: BuildOptions, cwd: string): Asked {
  const {
    now,
    jobs,
    cache,
    shard,
    prune,
    strict,
    quiet,
    verbose,
    report,
    maxFailures,
    quarantine,
    ...asked
  } = options
  return { ...asked, cwd }
}

/** What became of each file, and of the output folder. `isBatch`: whether a manifest is kept of it. */
export async function buildFiles(
  files: string[],
  config: Config,
  options: BuildOptions,
  isBatch: boolean,
): Promise<Row[]> {
  const cwd = process.cwd()
  const { shard } = options
  if (shard !== undefined && config.bind === 'edition')
    throw new OptionError('An edition is one piece: --shard parts builds of single stories')
  const isOwn = shard === undefined ? () => true : isInShard(shard)
  const quarantine = options.quarantine ? await import('../batch/quarantine.ts') : undefined
  quarantine?.checkQuarantine(options.quarantine ?? '', config.output, cwd)
  const folder = isBatch ? await import('../batch/folder.ts') : undefined
  const opened = await folder?.openFolder(config.output, cwd, shard)
  const rows: Row[] = []
  const progress = progressOf(files.filter(isOwn).length, options)
  for await (const row of rowsOf(files, config, options, {
    cwd,
    isOwn,
    ...(opened && { journal: opened.journal }),
  })) {
    rows.push(row)
    progress.at(rows.length, row.path)
  }
  progress.end()
  if (options.verbose) say(readersOf(rows))
  if (folder && opened) {
    const configFile = path.resolve(cwd, options.config ?? configName)
    await folder.closeFolder(opened, { config, configFile, rows, prune: options.prune })
    if (opened.file.messages.length > 0) rows.push(rowOfRefusal(opened.file))
  }
  const aside = await quarantine?.setAside(files, rows, options.quarantine ?? '', cwd)
  rows.push(...(aside?.faults ?? []))
  if (aside && aside.copied > 0 && !options.quiet) say(copiedTo(aside.copied, options.quarantine))
  return rows
}

function copiedTo(count: number, folder = ''): string {
  return `${count === 1 ? '1 source' : `${count} sources`} copied to ${folder}`
}

interface Run {
  cwd: string
  isOwn: (file: string) => boolean
  journal?: string
}

function rowsOf(files: string[], config: Config, options: BuildOptions, run: Run): AsyncGenerator<Row> {
  return config.bind === 'edition'
    ? editionRows(files, config, options, run)
    : storyRows(files, config, options, run)
}

/** Says what there is to say, to people and to programs. */
async function report(
  reports: readonly WantedReport[],
  rows: Row[],
  config: Config,
  { quiet }: BuildOptions,
): Promise<void> {
  const cwd = process.cwd()
  const rules = reports.some(({ format }) => format === 'sarif')
    ? (await import('./rules.ts')).rulesIn(config)
    : []
  await writeReports(reports, rows.map(fileOf), cwd, rules)
  await talk(rows, quiet ?? false, reports.some(isPiped), cwd)
}

/** Each source by itself, by as many hands as there is work for. */
async function* storyRows(
  files: string[],
  config: Config,
  options: BuildOptions,
  { cwd, isOwn, journal }: Run,
): AsyncGenerator<Row> {
  const { now, jobs } = options
  const isMany = files.length >= manyStories
  const piped = files.includes('-') ? await readPiped() : undefined
  yield* run({
    pieces: files.map((file, at) =>
      file === '-' && piped ? { file: 'stdin', at, bytes: piped } : { file, at },
    ),
    asked: askedIn(options, cwd),
    clock: clockOf(now),
    isOwn: ({ file }) => isOwn(file),
    ...(journal !== undefined && { journal }),
    jobs: jobs ?? (isMany ? availableParallelism() : 1),
    ...cacheOf(files, config, options),
  })
}

/** All sources together. */
async function* editionRows(
  files: string[],
  config: Config,
  options: BuildOptions,
  { cwd, journal }: Run,
): AsyncGenerator<Row> {
  const { runEdition } = await import('../batch/edition.ts')
  yield* runEdition({
    reading: sourcesOf(files, cwd, config.assets),
    asked: askedIn(options, cwd),
    config,
    clock: clockOf(options.now),
    ...(journal !== undefined && { journal }),
    ...cacheOf(files, config, options),
  })
}

function cacheOf(files: string[], config: Config, { cache }: BuildOptions): { cache?: string } {
  return files.length >= manyStories && cache !== false
    ? { cache: path.resolve(config.base, cacheFolder) }
    : {}
}

async function talk(rows: Row[], quiet: boolean, isTaken: boolean, cwd: string): Promise<void> {
  const relative = (file: string) => path.relative(cwd, file)
  if (!quiet) {
    const written = rows.filter((row) => row.written.length > 0)
    const isTold = written.length > 0 && written.length <= manyRows
    if (isTold) say(await tableOf(written, relative))
    say(sentenceOf(rows))
    say(failuresOf(rows))
  }
  // A person sees the table; a program gets the paths, or the report that it asked for.
  if (process.stdout.isTTY || isTaken) return
  for (const { file } of rows.flatMap(({ written }) => written)) process.stdout.write(`${relative(file)}\n`)
}

export function codeOf(rows: Row[], { strict = false, maxFailures = 0 }: BuildOptions): number {
  if (rows.some(({ bug }) => bug !== undefined)) return 70
  if (rows.filter(hasFailed).length > maxFailures) return 1
  const isRemarked = ({ remarks }: Row) => remarks.some(({ severity }) => severity === 'warn')
  return strict && rows.some(isRemarked) ? 1 : 0
}
