/** The command as a user runs it, in a folder, whatever this machine says of Linecaster. */
import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const command = fileURLToPath(new URL('../lib/cli.js', import.meta.url))

export interface Run {
  code: number
  out: string
  err: string
}

const ours = /^(?:LINECASTER_.*|CI|NO_COLOR|FORCE_COLOR)$/
export const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)))

/** `input`: what comes through a pipe. */
export function run(
  cwd: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
  input?: Uint8Array,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...clean, ...env } }
    const child = execFile(process.execPath, [command, ...args], options, (_error, out, err) => {
      if (child.signalCode) reject(new Error(`The command was ended by ${child.signalCode}: ${err}`))
      resolve({ code: child.exitCode ?? -1, out, err })
    })
    child.stdin?.end(input)
  })
}

export function write(folder: string, name: string, words: string | Uint8Array): void {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, words)
}

export function storyOf(headline: string): string {
  return `${headline}\n\nGREBE HARBOR, Maine (AP) -- The bees are well, and send their regards to all.\n`
}
