/** `linecaster cache`: how much is kept of earlier builds; `--clean` throws it away. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { cacheFolder } from '../batch/cache.ts'
import { loadConfig } from '../config.ts'
import { tell } from './terminal.ts'

export interface CacheOptions {
  config?: string
  clean?: boolean
}

export async function cache({ config: file, clean }: CacheOptions): Promise<number> {
  const { base } = await loadConfig(process.cwd(), file)
  const folder = path.join(base, cacheFolder)
  if (!existsSync(folder)) {
    tell(`${cacheFolder}: nothing is kept`)
    return 0
  }
  const { default: cacache } = await import('cacache')
  const entries = Object.values(await cacache.ls(folder))
  const bytes = entries.reduce((sum, { size }) => sum + size, 0)
  const said = `${entries.length} entries, ${(bytes / 1_000_000).toFixed(1)} MB`
  if (clean) await cacache.rm.all(folder)
  tell(`${cacheFolder}: ${said}${clean ? ' thrown away' : ''}`)
  return 0
}
