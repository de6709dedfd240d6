/** `linecaster replay [manifest]`: builds the batch of a manifest again, and says what came of the sources that had failed. */
import path from 'node:path'
import { type Asked, configOf } from '../batch/asked.ts'
import { pathFrom } from '../batch/outcome.ts'
import { fileOf, hasFailed, type Row } from '../batch/row.ts'
import type { Manifest } from '../batch/schema.ts'
import { type Config, loadConfig } from '../config.ts'
import { OptionError } from '../hints.ts'
import { type BuildOptions, buildFiles, codeOf } from './build.ts'
import { manifestAt } from './manifest-at.ts'
import { isPiped, parseReports, writeReports } from './reports/index.ts'
import { rulesIn } from './rules.ts'
import { say, tell } from './terminal.ts'

export type ReplayOptions = Pick<BuildOptions, 'config' | 'now' | 'jobs' | 'report' | 'strict' | 'quarantine'>

/**
 * Returns the exit code, as a build does. All sources of the batch are built, for what one says may withhold another;
 * what had not failed is taken from the cache, and its outputs stand as they are.
 */
export async function replay(named: string | undefined, options: ReplayOptions): Promise<number> {
  const cwd = process.cwd()
  const reports = parseReports(options.report ?? 'pretty')
  const { manifest, name, folder } = await manifestAt(named, cwd)
  if (manifest.sources.some((source) => source.path === 'stdin'))
    throw new OptionError(`${name}: a source came through a pipe and cannot be read again`)
  const failed = manifest.sources.filter(({ status }) => status === 'failed')
  if (failed.length === 0) {
    say('No source of this manifest has failed')
    return 0
  }
  const given = await loadConfig(cwd, options.config)
  const asked: BuildOptions = { ...options, ...askedAgain(manifest, given), output: folder }
  const config = await configOf({ cwd, ...asked })
  const files = manifest.order ?? manifest.sources.map((source) => source.path)
  const rows = await buildFiles(files, config, asked, true)
  const rowOf = new Map(rows.map((row) => [pathFrom(cwd, row.path), row]))
  await writeReports(reports, rows.map(fileOf), cwd, rulesIn(config))
  if (!reports.some(isPiped))
    for (const source of failed) tell(`${source.path}: ${outcomeOf(rowOf.get(source.path))}`)
  return codeOf(rows, options)
}

/** What the build was asked for beside its config, as its manifest tells. */
function askedAgain(manifest: Manifest, given: Config): Omit<Asked, 'cwd'> {
  const { readers, renderers, assets, bind, template, fit, title } = manifest
  const [reader] = readers
  return {
    // Of several, they are the config’s.
    ...(readers.length === 1 && reader && given.readers.length > 1 && { from: reader }),
    to: renderers,
    bind,
    template,
    ...(assets && { assets: path.resolve(given.base, assets) }),
    ...(fit && { fit }),
    ...(title && { title }),
  }
}

/** "written", "withheld by gate:kill", "failed again by decode:binary" */
function outcomeOf(row: Row | undefined): string {
  if (!row) return 'not built'
  if (hasFailed(row)) {
    const faults = row.remarks.filter(({ severity }) => severity === 'fail')
    return `failed again by ${[...new Set(faults.map(({ owner, rule }) => `${owner}:${rule}`))].join(', ')}`
  }
  const gates = new Set(row.stories.flatMap(({ gate }) => (gate ? [`gate:${gate}`] : [])))
  if (row.stories.length > 0 && row.stories.every(({ gate }) => gate))
    return `withheld by ${[...gates].join(', ')}`
  return 'written'
}
