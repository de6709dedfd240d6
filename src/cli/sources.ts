/** What the user named, as files: arguments, globs and standard input to sources, read one at a time. */
import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { VFile } from 'vfile'
import { sizeLimit } from '../decode.ts'
import { OptionError } from '../options.ts'
import { fails, reportOn } from '../report.ts'
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

/** Sources that can be gone through more than once, and those that could not be read. */
export interface Reading {
  sources: AsyncIterable<Source>
  unread(): VFile[]
}

/** The sources, each read when it is asked for. */
export function sourcesOf(files: readonly string[], cwd: string): Reading {
  const refused = new Map<string, VFile>()
  let piped: Promise<Uint8Array> | undefined
  async function* read(): AsyncGenerator<Source> {
    for (const file of files) {
      try {
        if (file === '-') {
          piped ??= readPiped()
          yield { path: 'stdin', bytes: await piped }
        } else yield await readOne(file, path.resolve(cwd, file))
      } catch (error) {
        refused.set(file, refusal(file, error))
      }
    }
  }
  return { sources: { [Symbol.asyncIterator]: read }, unread: () => [...refused.values()] }
}

async function readPiped(): Promise<Uint8Array> {
  const { buffer } = await import('node:stream/consumers')
  return buffer(process.stdin)
}

/** A file, and what an editor has said of it in the file beside it. */
async function readOne(name: string, file: string): Promise<Source> {
  const bytes = await readWhole(file)
  const sidecar = `${file}.linecaster.yaml`
  if (!existsSync(sidecar)) return { path: name, bytes }
  const { rolesIn } = await import('./sidecar.ts')
  return { path: name, bytes, roles: rolesIn(await readFile(sidecar, 'utf8'), path.basename(sidecar)) }
}

async function readWhole(file: string): Promise<Uint8Array> {
  const { size } = await stat(file)
  if (size > sizeLimit) throw Object.assign(new Error('too large'), { code: 'EFBIG' })
  return await readFile(file)
}

export const sourceRules = {
  missing: fails('There is no such file.'),
  folder: fails('A folder was named; the files in it must be.'),
  forbidden: fails('A file may not be read.'),
  'too-large': fails('A source is larger than any wire.'),
  sidecar: fails('What an editor says of a source cannot be used.'),
  unreadable: fails('A file cannot be read.'),
}

const reasons: Record<string, [rule: keyof typeof sourceRules, reason: string]> = {
  ENOENT: ['missing', 'There is no such file'],
  EISDIR: ['folder', 'This is a folder; name the files in it'],
  EACCES: ['forbidden', 'The file may not be read'],
  EPERM: ['forbidden', 'The file may not be read'],
  EFBIG: ['too-large', `The source is over ${sizeLimit / 1024 / 1024} MiB`],
}

function refusal(name: string, error: unknown): VFile {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const [rule, reason] = reasons[code] ?? [
    error instanceof OptionError ? 'sidecar' : 'unreadable',
    error instanceof Error ? error.message : String(error),
  ]
  const file = new VFile({ path: name })
  reportOn(file, 'source', sourceRules)(rule, reason)
  return file
}
