/** `linecaster --watch`: builds, and again whenever a source, the config or the template changes, until Ctrl-C. */
import path from 'node:path'
import { configOf } from '../batch/asked.ts'
import { configFiles } from '../batch/config-files.ts'
import { type Config, configName } from '../config.ts'
import { OptionError } from '../hints.ts'
import { askedIn, type BuildOptions, build } from './build.ts'
import { filesOf } from './sources.ts'
import { say } from './terminal.ts'
import { type Changes, changesIn, isWithin, type Place, placeOf } from './watched.ts'

/** What is built, and what a change of has it built again. */
export interface Round {
  config: Config
  /** Which reading of the config this is. */
  reading: number
  /** By their absolute paths. */
  sources: Set<string>
  /** What has changed since the round before, by absolute paths. */
  changed: string[]
}

/** Returns the exit code, 0, when it is told to end. */
export async function watch(named: string[], options: BuildOptions): Promise<number> {
  if (named.includes('-')) throw new OptionError('--watch cannot read standard input: name files')
  let round = await roundOf(named, options, 0)
  let changes = await changesIn(placesOf(named, options, round), round.config.output)
  let isBuilding = false

  async function keepUp(): Promise<never> {
    for (;;) {
      isBuilding = true
      await buildOnce(named, { ...options, reading: round.reading })
      isBuilding = false
      if (!options.quiet)
        say(
          `Watching ${round.sources.size === 1 ? '1 source' : `${round.sources.size} sources`}; Ctrl-C ends it`,
        )
      const next = await nextRound(named, options, round, changes)
      if (next.reading !== round.reading) {
        const before = changes
        changes = await changesIn(placesOf(named, options, next), next.config.output)
        await before.close()
      }
      round = next
    }
  }

  await Promise.race([keepUp(), untilEnded()])
  await changes.close()
  // What is being written is written whole or not at all.
  if (isBuilding) process.exit(0)
  return 0
}

/** What is wrong is said, and may be put right. */
async function buildOnce(named: string[], options: BuildOptions): Promise<void> {
  try {
    await build(named, options)
  } catch (error) {
    say(sentenceOf(error))
  }
}

/** What is told of an error. */
export function sentenceOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error)
  return `linecaster: ${words}${error instanceof OptionError ? '' : ' (this is a bug in Linecaster)'}`
}

/** Until the user or the system ends it. */
export function untilEnded(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

/** What is built of these names, the config read for the so-manieth time. */
export async function roundOf(named: string[], options: BuildOptions, reading: number): Promise<Round> {
  const config = await configOf(askedIn({ ...options, reading }, process.cwd()))
  return { config, reading, sources: await sourcesIn(named, config), changed: [] }
}

async function sourcesIn(named: string[], config: Config): Promise<Set<string>> {
  const cwd = process.cwd()
  const files =
    named.length > 0 ? await filesOf(named, cwd, cwd) : await filesOf(config.sources, config.base, cwd)
  return new Set(files.map((file) => path.resolve(cwd, file)))
}

/** Waits for a change that a build would show. `hear` is told what cannot be built. */
export async function nextRound(
  named: string[],
  options: BuildOptions,
  before: Round,
  changes: Changes,
  hear: (sentence: string) => void = say,
): Promise<Round> {
  let { reading } = before
  for (;;) {
    const changed = await changes.next()
    const isSetting = changed.some((file) => settingsOf(options, before).some((own) => isWithin(file, own)))
    if (isSetting) reading += 1
    try {
      const round = await roundOf(named, options, reading)
      const sources = new Set([...before.sources, ...round.sources])
      if (reading !== before.reading || changed.some((file) => sources.has(sourceOf(file))))
        return { ...round, changed: changed.map(sourceOf) }
    } catch (error) {
      hear(sentenceOf(error))
    }
  }
}

/** An editor’s word on a source is a part of it. */
function sourceOf(file: string): string {
  return file.replace(/\.linecaster\.yaml$/, '')
}

/** What has the config read anew. */
function settingsOf(options: BuildOptions, round: Round): string[] {
  return [...configsOf(options), ...templatesOf(round)]
}

/** The config, there or not, and the files that it imports. */
function configsOf({ config }: BuildOptions): Set<string> {
  const named = path.resolve(config ?? configName)
  return new Set([named, ...configFiles(named).keys()])
}

/** A template of one’s own is a folder. */
function templatesOf({ config }: Round): string[] {
  return /[./\\]/.test(config.template) ? [path.resolve(config.base, config.template)] : []
}

/** The folders that a change may come from. */
export function placesOf(named: string[], options: BuildOptions, round: Round): Place[] {
  const patterns = named.length > 0 ? named : round.config.sources
  const base = named.length > 0 ? process.cwd() : round.config.base
  return [
    ...[...configsOf(options)].map((file) => ({ folder: path.dirname(file), isDeep: false })),
    ...templatesOf(round).map((folder) => ({ folder, isDeep: true })),
    ...patterns.flatMap((pattern) => placeOf(pattern, base)),
  ]
}
