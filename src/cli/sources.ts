/** What the user named, as files: arguments, globs and standard input to sources, read one at a time. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { VFile } from 'vfile'
import { openAssets } from '../batch/assets.ts'
import { type Reading, readSource, refusal } from '../batch/source.ts'
import type { Config } from '../config.ts'
import type { Source } from '../story.ts'
import type { WantedReport } from './reports/index.ts'

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

/** What a build reads: what was named, else what its config lists; never its reports, nor outputs that a pattern finds. */
export async function wiresOf(
  named: readonly string[],
  { sources, base, output }: Config,
  cwd: string,
  reports: readonly WantedReport[],
): Promise<string[]> {
  const [asked, from] = named.length > 0 ? [named, cwd] : [sources, base]
  const files = await filesOf(asked, from, cwd)
  const told = new Set(reports.flatMap(({ file }) => (file ? path.resolve(cwd, file) : [])))
  const literal = new Set(asked.map((name) => path.resolve(from, name)))
  const places = files.map((file) => path.resolve(cwd, file))
  const isNear = places.some((place) => !literal.has(place) && place.startsWith(output + path.sep))
  const written = isNear ? await (await import('../batch/folder.ts')).writtenTo(output) : new Set()
  return files.filter((_, index) => {
    const place = places[index] ?? ''
    return !told.has(place) && (literal.has(place) || !written.has(place))
  })
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

export async function readPiped(): Promise<Uint8Array> {
  const { buffer } = await import('node:stream/consumers')
  return buffer(process.stdin)
}
