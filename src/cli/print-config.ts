/**
 * `linecaster --print-config`: the config as it would be built with, and where each value is from. Nothing is built.
 *
 *     output     dist                     default
 *     renderers  pdf {"paper":"Letter"}   config file
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { configOf } from '../batch/asked.ts'
import { type Config, configName, configSchema, readConfig } from '../config.ts'
import type { Reader, Renderer, Stage } from '../define.ts'
import type { BuildOptions } from './build.ts'
import { tell } from './terminal.ts'

export type Origin = 'default' | 'config file' | 'environment' | 'command line'

export interface PrintConfigOptions extends BuildOptions {
  printConfig: 'table' | 'json'
}

/** Where the value of an option is from, as commander knows it. */
export type SourceOf = (option: string) => string | undefined

interface Value {
  value: unknown
  origin: Origin
}

type Values = Record<string, Value>

/** What options stand over in the config, where they have another name. */
const optionFor: Record<string, string> = { readers: 'from', renderers: 'to' }

/** Of a build, and of no config; with what goes where nobody says. */
const ofBuild = {
  now: 'the clock’s',
  jobs: 'as many as the machine has',
  cache: true,
  report: 'pretty',
  maxFailures: 0,
  shard: undefined,
  prune: false,
  strict: false,
  quiet: false,
  verbose: false,
} satisfies Partial<Record<keyof BuildOptions, unknown>>

/** Returns the exit code. */
export async function printConfig(
  sources: string[],
  { printConfig: form, ...options }: PrintConfigOptions,
  sourceOf: SourceOf,
): Promise<number> {
  const { from, to, output, template, fit, bind, title, config: file } = options
  const cwd = process.cwd()
  const stated = Object.entries({ from, to, output, template, fit, bind, title, config: file })
  const asked = Object.fromEntries(stated.filter(([, value]) => value !== undefined))
  const config = await configOf({ cwd, ...asked })
  const place = path.resolve(cwd, file ?? configName)
  const values: Values = {
    config: {
      value: existsSync(place) ? path.relative(cwd, place) : null,
      origin: originOf(sourceOf('config')),
    },
    ...configValues(config, sources, await keysStatedIn(place), sourceOf),
    ...buildValues(options, sourceOf),
  }
  tell(form === 'json' ? JSON.stringify(values, null, 2) : tableOf(values))
  return 0
}

function configValues(config: Config, sources: string[], inFile: Set<string>, sourceOf: SourceOf): Values {
  const values: Values = {}
  for (const key of Object.keys(configSchema.shape)) {
    const isNamed = key === 'sources' && sources.length > 0
    const origin = isNamed ? 'command line' : originOf(sourceOf(optionFor[key] ?? key), inFile.has(key))
    const value = isNamed ? sources : config[key as keyof Config]
    values[key] = { value: plain(key, value, config), origin }
  }
  return values
}

function buildValues(options: BuildOptions, sourceOf: SourceOf): Values {
  const entries = Object.entries(ofBuild).map(([key, standard]) => {
    const value = options[key as keyof typeof ofBuild] ?? standard ?? null
    return [key, { value, origin: originOf(sourceOf(key)) }] as const
  })
  return Object.fromEntries(entries)
}

function originOf(source: string | undefined, isInFile = false): Origin {
  if (source === 'cli') return 'command line'
  if (source === 'env') return 'environment'
  return isInFile ? 'config file' : 'default'
}

function plain(key: string, value: unknown, { output }: Config): unknown {
  if (key === 'output') return path.relative(process.cwd(), output) || '.'
  if (key === 'readers' || key === 'stages' || key === 'renderers')
    return (value as (Reader | Stage | Renderer)[]).map(({ name, settings }) => ({ name, options: settings }))
  return value ?? null
}

/** What a config states itself, of all that it then has. */
async function keysStatedIn(file: string): Promise<Set<string>> {
  if (!existsSync(file)) return new Set()
  const stated = (await readConfig(file)) as Record<string, unknown>
  return new Set(Object.keys(stated).filter((key) => stated[key] !== undefined))
}

function tableOf(values: Values): string {
  const rows = Object.entries(values).flatMap(([key, { value, origin }]) => {
    const lines = linesOf(value)
    return lines.map((line, index) => (index === 0 ? [key, line, origin] : ['', line, '']))
  })
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  const [first, second] = [widthOf(0), widthOf(1)]
  return rows
    .map(([key = '', line = '', origin = '']) =>
      `${key.padEnd(first)}  ${line.padEnd(second)}  ${origin}`.trimEnd(),
    )
    .join('\n')
}

function linesOf(value: unknown): string[] {
  if (value === null) return ['–']
  if (typeof value !== 'object') return [String(value)]
  const lines = Array.isArray(value)
    ? value.map(lineOf)
    : Object.entries(value).map(([key, each]) => `${key}: ${each}`)
  return lines.length > 0 ? lines : ['–']
}

/** A source, or one of the three. */
function lineOf(listed: string | { name: string; options?: unknown }): string {
  if (typeof listed === 'string') return listed
  const { name, options } = listed
  return isEmpty(options) ? name : `${name} ${JSON.stringify(options)}`
}

function isEmpty(options: unknown): boolean {
  return options === undefined || JSON.stringify(options) === '{}'
}
