/** `linecaster [build] [sources…]`: converts sources and writes what comes of them. */
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import type { VFile } from 'vfile'
import { type Config, loadConfig, readerNamed, renderersNamed } from '../config.ts'
import { OptionError } from '../options.ts'
import { convert, type Printed } from '../pipeline.ts'
import { failed, reportOn } from '../report.ts'
import { type Written, write, writeRules } from '../write.ts'
import { clockOf } from './clock.ts'
import { filesOf, sourcesOf } from './sources.ts'
import { progressOf, type Row, remarksOf, sentenceOf, tableOf } from './talk.ts'
import { say } from './terminal.ts'

export interface BuildOptions {
  from?: string
  to?: string[]
  output?: string
  config?: string
  template?: string
  fit?: string
  bind?: 'story' | 'edition'
  title?: string
  now?: string
  strict?: boolean
  quiet?: boolean
}

/**
 * So few are done before V8 has optimized the shaper and the subsetter (WebAssembly), and a process waits at its end
 * until that is through.
 */
const fewStories = 20

/** Returns the exit code: 0 all written, 1 a story failed or was remarked on under `strict`, 70 our bug. */
export async function build(named: string[], options: BuildOptions): Promise<number> {
  const cwd = process.cwd()
  const given = await loadConfig(cwd, options.config)
  const config = narrowed(given, options, cwd)
  const files =
    named.length > 0 ? await filesOf(named, cwd, cwd) : await filesOf(given.sources, given.base, cwd)
  if (files.length === 0) throw new OptionError(nothingToRead(named, given))

  // Else each regular expression is compiled twice, at its first use and again at its second.
  setFlagsFromString('--no-regexp-tier-up')
  if (files.length <= fewStories) setFlagsFromString('--liftoff-only')
  const { sources, unread } = sourcesOf(files, cwd)
  const rows: Row[] = []
  const progress = await progressOf(files.length)
  for await (const printed of convert(sources, config, clockOf(options.now))) {
    progress.at(rows.length + 1, printed.file.path ?? '')
    rows.push(await rowOf(printed, config))
  }
  progress.end()
  await talk(rows, unread(), options, cwd)
  return codeOf(rows, unread(), options)
}

/** The config with what the command line says instead. */
function narrowed(config: Config, options: BuildOptions, cwd: string): Config {
  return {
    ...config,
    ...(options.from && { readers: [readerNamed(options.from, config)] }),
    ...(options.to && { renderers: renderersNamed(options.to, config) }),
    output: options.output ? path.resolve(cwd, options.output) : path.resolve(config.base, config.output),
    ...(options.template && { template: options.template }),
    ...(options.fit && { fit: options.fit }),
    ...(options.bind && { bind: options.bind }),
    ...(options.title && { title: options.title }),
  }
}

function nothingToRead(named: string[], config: Config): string {
  const patterns = named.length > 0 ? named : config.sources
  return patterns.length > 0
    ? `Nothing to read: no file matches ${patterns.join(' ')}`
    : 'Nothing to read: name a source, or list sources in pipeline.config.ts'
}

async function rowOf(printed: Printed, config: Config): Promise<Row> {
  const words = printed.stories.reduce((sum, story) => sum + story.data.meta.wordCount, 0)
  return {
    file: printed.file,
    stories: printed.stories.length,
    words,
    written: await writeAll(printed, config),
    bug: printed.bug,
  }
}

async function writeAll(printed: Printed, config: Config): Promise<Written[]> {
  const written: Written[] = []
  for (const output of printed.outputs) {
    try {
      written.push(await write(output, config.output))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      reportOn(printed.file, 'write', writeRules)('failed', `${output.path} cannot be written: ${reason}`)
    }
  }
  return written
}

async function talk(rows: Row[], unread: VFile[], options: BuildOptions, cwd: string): Promise<void> {
  const relative = (file: string) => path.relative(cwd, file)
  say(await remarksOf([...unread, ...rows.map(({ file }) => file)]))
  if (!options.quiet) {
    const written = rows.filter((row) => row.written.length > 0)
    if (written.length > 0) say(await tableOf(written, relative))
    say(sentenceOf(rows, unread))
  }
  // A person sees the table; a program gets the paths.
  if (process.stdout.isTTY) return
  for (const { file } of rows.flatMap(({ written }) => written)) process.stdout.write(`${relative(file)}\n`)
}

function codeOf(rows: Row[], unread: VFile[], options: BuildOptions): number {
  if (rows.some(({ bug }) => bug !== undefined)) return 70
  if (unread.length > 0 || rows.some(({ file }) => failed(file))) return 1
  const isRemarked = ({ file }: Row) => file.messages.some((message) => message.fatal === false)
  return options.strict && rows.some(isRemarked) ? 1 : 0
}
