/** `linecaster check sources`: what a build would say, without writing anything. */
import type { VFile } from 'vfile'
import { type Asked, configOf } from '../batch/asked.ts'
import { convert } from '../pipeline.ts'
import { failed } from '../report.ts'
import { clockOf } from './clock.ts'
import { parseReports, writeReports } from './reports/index.ts'
import { rulesIn } from './rules.ts'
import { filesToRead, sourcesOf } from './sources.ts'
import { say } from './terminal.ts'

export interface CheckOptions extends Omit<Asked, 'cwd' | 'output' | 'title'> {
  now?: string
  report?: string
  strict?: boolean
}

export async function check(named: string[], options: CheckOptions): Promise<number> {
  const cwd = process.cwd()
  const reports = parseReports(options.report ?? 'pretty')
  const { now, report, strict, ...asked } = options
  const config = await configOf({ ...asked, cwd })
  const files = await filesToRead(named, config, cwd, reports)
  const checked: VFile[] = []
  const { sources, unread } = sourcesOf(files, cwd, config.assets)
  for await (const { file } of convert(sources, config, clockOf(now))) checked.push(file)
  checked.push(...unread())
  await writeReports(reports, ordered(checked, files), cwd, rulesIn(config))
  if (!report && checked.every(({ messages }) => messages.length === 0))
    say(`${checked.length === 1 ? '1 source' : `${checked.length} sources`}: nothing to remark`)
  const warned = checked.some((file) => file.messages.some((message) => message.fatal === false))
  return checked.some(failed) || (strict && warned) ? 1 : 0
}

/** As they were named, also those that could not be read; an edition last. */
function ordered(checked: VFile[], files: readonly string[]): VFile[] {
  const places = new Map(files.map((file, index) => [file === '-' ? 'stdin' : file, index]))
  const placeOf = ({ path = '' }: VFile) => places.get(path) ?? files.length
  return checked.sort((one, other) => placeOf(one) - placeOf(other))
}
