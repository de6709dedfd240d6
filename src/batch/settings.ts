/** With which settings a build was made: enough to make it again with its config, and a hash that says whether that is still the same. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Config, readerNamed, renderersNamed } from '../config.ts'
import type { Manifest } from './schema.ts'

export type Settings = Pick<
  Manifest,
  'config' | 'assets' | 'bind' | 'template' | 'fit' | 'title' | 'readers' | 'renderers'
>

/** Of a config as the command line has narrowed it. `file`: where it was read from, if it is there. */
export async function settingsOf(config: Config, file: string): Promise<Settings> {
  const stated = statedIn(config)
  const hash = createHash('sha256')
  if (existsSync(file)) hash.update(await readFile(file))
  const { sections, severities } = config
  const stages = config.stages.map(({ name }) => name)
  hash.update(JSON.stringify({ ...stated, stages, sections, severities }))
  return { config: hash.digest('hex'), ...stated }
}

function statedIn(config: Config): Omit<Settings, 'config'> {
  const { bind, fit, title } = config
  return {
    bind,
    ...(config.assets !== undefined && { assets: fromBase(config.assets, config) }),
    template: templateOf(config),
    ...(fit !== undefined && { fit }),
    ...(title !== undefined && { title }),
    readers: config.readers.map(({ name }) => name),
    renderers: config.renderers.map(({ name }) => name),
  }
}

function templateOf(config: Config): string {
  return path.isAbsolute(config.template) ? fromBase(config.template, config) : config.template
}

/** A folder by its path from the config, whatever the machine. */
function fromBase(folder: string, { base }: Config): string {
  return `./${path.relative(base, path.resolve(base, folder)).split(path.sep).join('/')}`
}

/** The config as a build had narrowed it. Throws an `OptionError` where it has a reader or renderer no longer. */
export function narrowedAgain(given: Config, settings: Settings): Config {
  const { assets, bind, template, fit, title } = settings
  return {
    ...given,
    readers: settings.readers.map((name) => readerNamed(name, given)),
    renderers: renderersNamed(settings.renderers, given),
    assets,
    bind,
    template,
    fit,
    title,
  }
}
