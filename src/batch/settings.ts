/** With which settings a build was made: enough to make it again with its config, and a hash that says whether that is still the same. */
import { createHash } from 'node:crypto'
import path from 'node:path'
import { type Config, readerNamed, renderersNamed } from '../config.ts'
import { configFiles } from './config-files.ts'
import type { Manifest } from './schema.ts'

export type Settings = Pick<
  Manifest,
  'config' | 'assets' | 'bind' | 'template' | 'fit' | 'title' | 'readers' | 'renderers'
>

/** Of a config as the command line has narrowed it. `file`: where it was read from, if it is there. */
export function settingsOf(config: Config, file: string): Settings {
  const stated = statedIn(config)
  const hash = createHash('sha256')
  for (const bytes of configFiles(file).values()) hash.update(bytes)
  const { sections, severities, singles } = config
  const stages = config.stages.map(({ name }) => name)
  hash.update(JSON.stringify({ ...stated, stages, sections, severities, singles }))
  return { config: hash.digest('hex'), ...stated }
}

/** What a build was told, in its config or beside it. */
export function statedIn(config: Config): Omit<Settings, 'config'> {
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
