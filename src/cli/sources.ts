/** What the user named, as files: arguments, globs and standard input to sources, read one at a time. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { VFile } from 'vfile'
import { openAssets } from '../batch/assets.ts'
import { type Reading, readSource, refusal } from '../batch/source.ts'
import type { Config } from '../config.ts'
import { OptionError } from '../hints.ts'
import type { Source } from '../story.ts'

/** What an argument names: itself, or what its pattern finds under `base`; sorted, as paths from `cwd`. */
export async function filesOf(named: readonly string[], base: string, cwd: string): Promise<string[]> {
  const fromCwd = (files: string[]) => [
    ...new Set(
      files.map((name) =>
        base === cwd || name === '-' ? name : path.relative(cwd, path.resolve(base, name)),
      ),
    ),
  ]
  if (named.every((name) => name === '-' || existsSync(path.resolve(base, name)))) return fromCwd([...named])
  const { glob, isDynamicPattern } = await import('tinyglobby')
  const isPattern = (name: string) => isDynamicPattern(name) && !existsSync(path.resolve(base, name))
  const literal = named.filter((name) => !isPattern(name))
  const patterns = named.filter(isPattern)
  const found =
    patterns.length > 0 ? await glob(patterns, { cwd: base, onlyFiles: true, expandDirectories: false }) : []
  return fromCwd([...literal, ...found.sort()])
}

/** The files that are named, else those of the config. Throws an `OptionError` where there are none. */
export async function filesToRead(named: readonly string[], config: Config, cwd: string): Promise<string[]> {
  const { sources, base } = config
  const files = named.length > 0 ? await filesOf(named, cwd, cwd) : await filesOf(sources, base, cwd)
  if (files.length > 0) return files
  const patterns = named.length > 0 ? named : sources
  throw new OptionError(
    patterns.length > 0
      ? `Nothing to read: no file matches ${patterns.join(' ')}`
      : 'Nothing to read: name a source, or list sources in pipeline.config.ts; linecaster init writes one',
  )
}

/** The sources, each read when it is asked for. */
export function sourcesOf(files: readonly string[], cwd: string, assets?: string): Reading {
  const pictures = openAssets(assets)?.pictures
  const refused = new Map<string, VFile>()
  let piped: Promise<Uint8Array> | undefined
  async function* read(): AsyncGenerator<Source> {
    for (const file of files) {
      try {
        if (file === '-') {
          piped ??= readPiped()
          yield { path: 'stdin', bytes: await piped, ...(pictures && { pictures }) }
        } else yield await readSource(file, cwd, pictures)
      } catch (error) {
        refused.set(file, refusal(file, error))
      }
    }
  }
  return { sources: { [Symbol.asyncIterator]: read }, unread: () => [...refused.values()] }
}

/** The names in a folder. Throws an `OptionError` where it cannot be read. */
export async function namesIn(folder: string): Promise<string[]> {
  const shown = path.relative(process.cwd(), path.resolve(folder)) || folder
  try {
    return await readdir(folder)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new OptionError(`${shown}: ${unread[code] ?? `The folder cannot be read: ${code || error}`}`)
  }
}

const unread: Record<string, string> = {
  ENOENT: 'There is no such folder',
  ENOTDIR: 'This is a file, not a folder',
  EACCES: 'The folder may not be read',
}

export async function readPiped(): Promise<Uint8Array> {
  const { buffer } = await import('node:stream/consumers')
  return buffer(process.stdin)
}
