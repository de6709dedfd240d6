/** `linecaster check sources`: what a build would say, without writing anything. */
import type { VFile } from 'vfile'
import { loadConfig } from '../config.ts'
import { OptionError } from '../options.ts'
import { convert } from '../pipeline.ts'
import { failed } from '../report.ts'
import { clockOf } from './clock.ts'
import { filesOf, sourcesOf } from './sources.ts'
import { remarksOf } from './talk.ts'
import { say } from './terminal.ts'

export interface CheckOptions {
  config?: string
  now?: string
  strict?: boolean
}

export async function check(named: string[], options: CheckOptions): Promise<number> {
  const cwd = process.cwd()
  const config = await loadConfig(cwd, options.config)
  const files =
    named.length > 0 ? await filesOf(named, cwd, cwd) : await filesOf(config.sources, config.base, cwd)
  if (files.length === 0)
    throw new OptionError('Nothing to check: name a source, or list sources in pipeline.config.ts')
  const checked: VFile[] = []
  const { sources, unread } = sourcesOf(files, cwd)
  for await (const { file } of convert(sources, config, clockOf(options.now))) checked.push(file)
  checked.unshift(...unread())
  const remarks = await remarksOf(checked)
  say(remarks || `${checked.length === 1 ? '1 source' : `${checked.length} sources`}: nothing to remark`)
  const warned = checked.some((file) => file.messages.some((message) => message.fatal === false))
  return checked.some(failed) || (options.strict && warned) ? 1 : 0
}
