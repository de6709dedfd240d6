/** What a build was asked for, as plain data: every thread makes its own config of it, for stages are code. */
import path from 'node:path'
import { type Config, loadConfig, readerNamed, renderersNamed } from '../config.ts'

export interface Asked {
  cwd: string
  /** The config’s file. */
  config?: string
  /** What stands over the config. */
  from?: string
  to?: string[]
  output?: string
  /** The folder of the pictures that messages name. */
  assets?: string
  template?: string
  fit?: string
  bind?: 'story' | 'edition'
  title?: string
}

const known = new Map<string, Promise<Config>>()

/** The config with what was asked for instead; its output folder is absolute. A thread reads it once. */
export function configOf(asked: Asked): Promise<Config> {
  const key = JSON.stringify(asked)
  const config = known.get(key) ?? readConfig(asked)
  known.set(key, config)
  return config
}

/** The config with its folder of pictures absolute: the one that was asked for, where one was. */
export function withAssets(config: Config, cwd: string, asked?: string): Config {
  const { base, assets } = config
  const folder = asked ? path.resolve(cwd, asked) : assets && path.resolve(base, assets)
  return { ...config, ...(folder && { assets: folder }) }
}

async function readConfig(asked: Asked): Promise<Config> {
  const { cwd, from, to, output, assets, template, fit, bind, title } = asked
  const config = withAssets(await loadConfig(cwd, asked.config), cwd, assets)
  return {
    ...config,
    ...(from && { readers: [readerNamed(from, config)] }),
    ...(to && { renderers: renderersNamed(to, config) }),
    output: output ? path.resolve(cwd, output) : path.resolve(config.base, config.output),
    ...(template && { template }),
    ...(fit && { fit }),
    ...(bind && { bind }),
    ...(title && { title }),
  }
}
