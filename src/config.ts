/**
 * The config: which readers, stages and renderers make up the pipeline, and what goes in and comes out.
 *
 *     // pipeline.config.ts
 *     export default defineConfig({ sources: ['wire/*.txt'], renderers: [markdown(), pdf({ paper: 'Letter' })] })
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { decodeRules, sidecarRules } from './decode.ts'
import type { Reader, Renderer, Stage } from './define.ts'
import { gateRules } from './gates.ts'
import { gatherRules } from './gather.ts'
import { hintAt, OptionError } from './hints.ts'
import { ledgerRules } from './ledger.ts'
import { parseOptions } from './options.ts'
import { pictureRules } from './pictures.ts'
import { houseReaders } from './readers/index.ts'
import { allRenderers, houseRenderers } from './renderers/index.ts'
import { houseStages } from './stages/index.ts'
import { templateRules } from './template.ts'

/** What reports besides readers, stages and renderers. */
export const pipelineOwners = [
  { name: 'decode', rules: decodeRules },
  { name: 'picture', rules: pictureRules },
  { name: 'ledger', rules: ledgerRules },
  { name: 'gate', rules: gateRules },
  { name: 'edition', rules: gatherRules },
  { name: 'template', rules: templateRules },
  { name: 'sidecar', rules: sidecarRules },
]

const one = <T extends { kind: string }>(kind: T['kind']) =>
  z.custom<T>(
    (given) => typeof given === 'object' && given !== null && 'kind' in given && given.kind === kind,
    `must be a ${kind}, such as ${kind === 'stage' ? 'quotes()' : kind === 'reader' ? 'plain()' : 'html()'}`,
  )

/** pipeline.config.ts */
export const configSchema = z.strictObject({
  sources: z.array(z.string()).default([]).describe('Files and globs, relative to the config.'),
  output: z
    .string()
    .default('dist')
    .describe('The folder that outputs are written to, relative to the config.'),
  assets: z
    .string()
    .optional()
    .describe(
      'The folder of the pictures that messages name, relative to the config; without it, none is shown.',
    ),
  readers: z
    .array(one<Reader>('reader'))
    .min(1)
    .default(houseReaders)
    .describe('Who may read a source; the one that is surest of it does.'),
  stages: z.array(one<Stage>('stage')).default(houseStages).describe('What edits a story, in this order.'),
  renderers: z
    .array(one<Renderer>('renderer'))
    .min(1)
    .default(houseRenderers)
    .describe('What is written of it.'),
  template: z
    .string()
    .default('article')
    .describe('A template of the house by its name, or a folder by its path, relative to the config.'),
  fit: z
    .string()
    .optional()
    .describe(
      'What a story in print is made to fit: "1 page", or "31cm" of column; the template’s own unless given.',
    ),
  bind: z
    .enum(['story', 'edition'])
    .default('story')
    .describe('One set of files for each story, or one for all together.'),
  singles: z
    .boolean()
    .default(false)
    .describe('Whether each story of an edition has a PDF and an EPUB of its own besides.'),
  title: z.string().optional().describe('Of the edition; its first story’s headline unless given.'),
  sections: z
    .record(z.string(), z.string())
    .default({})
    .describe(
      'Of an edition, in order: a folder of sources or a category of the wire, and what the section is called.',
    ),
  severities: z
    .record(z.string(), z.enum(['off', 'info', 'warn', 'fail']))
    .default({})
    .describe(
      'How badly a rule is taken, where that is not its own way: as in `{"quotes:unclosed": "fail"}`.',
    ),
})

export type ConfigInput = z.input<typeof configSchema>
export interface Config extends z.output<typeof configSchema> {
  /** The folder that the paths in it are relative to. */
  base: string
}

/** For editors: completes and checks a config while it is written. */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config
}

export const configName = 'pipeline.config.ts'

/** The config of a folder, or the house's where it has none. Throws an `OptionError` where one cannot be used. */
export async function loadConfig(folder: string, file?: string): Promise<Config> {
  const named = path.resolve(folder, file ?? configName)
  if (!existsSync(named)) {
    if (file) throw new OptionError(`${file}: there is no such config`)
    refuseOthers(folder)
    return resolveConfig({}, folder, configName)
  }
  const name = path.relative(folder, named)
  const stated = await readConfig(named)
  try {
    return resolveConfig(stated, path.dirname(named), name)
  } catch (error) {
    if (!(error instanceof OptionError)) throw error
    const place = placeIn(readFileSync(named, 'utf8'), error.key)
    throw new OptionError(error.message.replace(`${name}: `, `${name}${place}: `))
  }
}

/** Who named a config otherwise is not to get another build than was asked for, unsaid. */
function refuseOthers(folder: string): void {
  const other = ['js', 'mjs', 'cjs', 'mts', 'cts', 'json'].find((ending) =>
    existsSync(path.join(folder, `pipeline.config.${ending}`)),
  )
  if (!other) return
  const name = `pipeline.config.${other}`
  throw new OptionError(`${name} is not read: name it ${configName}, or give it with --config ${name}`)
}

/** ":4:3", where a key stands once in a config’s text. */
function placeIn(text: string, key?: string): string {
  if (key === undefined) return ''
  const code = text.replace(/(?<=^|\s)(?:\/\*[\s\S]*?\*\/|\/\/.*)/g, (comment) =>
    comment.replace(/[^\n]/g, ' '),
  )
  const name = key.replace(/[^\w-]/g, '\\$&')
  const [found, another] = code.matchAll(new RegExp(`(?<![\\w$.])(['"]?)${name}\\1\\s*[:,}]`, 'g'))
  if (!found || another) return ''
  const before = code.slice(0, found.index).split('\n')
  return `:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

/** A config with the house's defaults for what it does not say. */
export function resolveConfig(input: unknown, base: string, name = 'config'): Config {
  const config = { ...parseOptions(configSchema, input, name), base }
  const owners = [...pipelineOwners, ...config.readers, ...config.stages, ...config.renderers]
  const rules = owners.flatMap((owner) => Object.keys(owner.rules).map((rule) => `${owner.name}:${rule}`))
  for (const rule of Object.keys(config.severities)) {
    if (rules.includes(rule)) continue
    throw new OptionError(`${name}: severities: there is no rule “${rule}”${hintAt(rule, rules)}`, rule)
  }
  return config
}

/** What a config file states. */
export async function readConfig(file: string): Promise<unknown> {
  const { createJiti } = await import('jiti')
  // A config imports what this very program exports, whether it runs from source or is installed.
  const self = new URL(import.meta.url.endsWith('.ts') ? './index.ts' : './index.js', import.meta.url)
  const jiti = createJiti(import.meta.url, {
    alias: { linecaster: fileURLToPath(self) },
    moduleCache: false,
    fsCache: false,
  })
  try {
    return await jiti.import(file, { default: true })
  } catch (error) {
    throw new OptionError(whyUnread(file, error))
  }
}

/** What keeps a config from being read, with the place where it is: of a fault in its text, or of what it calls. */
function whyUnread(file: string, error: unknown): string {
  const name = path.basename(file)
  if (!(error instanceof Error)) return `${name}: the config cannot be read: ${error}`
  const code = 'code' in error ? error.code : undefined
  if (code === 'EACCES' || code === 'EPERM') return `${name}: the config may not be read`
  if (statSync(file).isDirectory()) return `${name}: this is a folder, not a config`
  const [first = '', second = ''] = error.message.replace(`${file}: `, '').split('\n')
  // A parser counts columns from 0, and its place may be in a file that the config imports.
  const [, where, row, column] = /^ *(.+?):(\d+):(\d+)$/.exec(second) ?? []
  if (where && first.startsWith('ParseError: ')) {
    const place = `${path.relative(path.dirname(file), where)}:${row}:${Number(column) + 1}`
    return `${place}: the config cannot be read: ${first.slice('ParseError: '.length).trim()}`
  }
  const [, line] = error.stack?.split(`${file}:`)[1]?.match(/^(\d+):/) ?? []
  const what = error.name === 'OptionError' ? first : `the config cannot be read: ${first}`
  return `${name}${line ? `:${line}` : ''}: ${what}`
}

/** The renderers of these names: as the config has them, else as the house has. */
export function renderersNamed(names: readonly string[], config: Config): Renderer[] {
  const all = [...config.renderers, ...allRenderers()]
  return names.map((name) => {
    const found = all.find((renderer) => renderer.name === name)
    if (found) return found
    const known = [...new Set(all.map((renderer) => renderer.name))]
    throw new OptionError(`There is no format “${name}”${hintAt(name, known)}`)
  })
}

/** The reader of this name: as the config has it, else as the house has. */
export function readerNamed(name: string, config: Config): Reader {
  const all = [...config.readers, ...houseReaders()]
  const found = all.find((reader) => reader.name === name)
  if (found) return found
  const known = [...new Set(all.map((reader) => reader.name))]
  throw new OptionError(`There is no reader for “${name}”${hintAt(name, known)}`)
}
