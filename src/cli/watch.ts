/**
 * `linecaster --watch`: builds, and builds again whenever a source, the config or the template changes, until Ctrl-C.
 *
 *     change … change … 100 ms of quiet -> which files are the build’s? -> build
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { FSWatcher } from 'chokidar'
import { type Asked, configOf } from '../batch/asked.ts'
import { type Config, configName } from '../config.ts'
import { OptionError } from '../options.ts'
import { type BuildOptions, build } from './build.ts'
import { filesOf } from './sources.ts'
import { say } from './terminal.ts'

/** An editor saves a file in several strokes: so long without one, and it is saved. */
const quiet = 100

/** Where no wire lies, and much else does. */
const never = /[/\\](?:node_modules|\.git|\.linecaster)(?:[/\\]|$)/

/** What one round has to do with. */
interface Round {
  config: Config
  /** What a change of has the config read again. */
  settings: string[]
  /** What is built, with editors’ words on it. */
  sources: Set<string>
  /** Where sources may come to lie. */
  roots: string[]
}

/** Returns the exit code, 0, when it is told to end. */
export async function watch(named: string[], options: BuildOptions): Promise<number> {
  if (named.includes('-')) throw new OptionError('--watch cannot read standard input: name files')
  let asked = askedOf(options)
  let round = await roundOf(named, asked, options)
  const changes = await changesIn(round)
  let isBuilding = false
  const ended = endOf(async () => {
    await changes.close()
    // What is being written is written whole or not at all.
    if (isBuilding) process.exit(0)
  })
  for (let reading = 1; ; ) {
    isBuilding = true
    await once(named, { ...options, ...asked, ...{ reading } })
    isBuilding = false
    say('Watching; Ctrl-C ends it.')
    break
  }
  await ended
  return 0
}
