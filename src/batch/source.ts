/** Files to sources, each with what an editor has said of it in the file beside it; and why one cannot be read. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { VFile } from 'vfile'
import { sizeLimit } from '../decode.ts'
import { OptionError } from '../hints.ts'
import { fails, reportOn } from '../report.ts'
import type { Pictures, Source } from '../story.ts'

/** Sources that can be gone through more than once, and those that could not be read. */
export interface Reading {
  sources: AsyncIterable<Source>
  unread(): VFile[]
}

/** `file`: a path from `cwd`, by which it is known. Rejects with the system’s error, or an `OptionError`. */
export async function readSource(file: string, cwd: string, pictures?: Pictures): Promise<Source> {
  const whole = path.resolve(cwd, file)
  const bytes = await readWhole(whole)
  const sidecar = sidecarOf(whole)
  const source: Source = { path: file, bytes, ...(pictures && { pictures }) }
  if (!existsSync(sidecar)) return source
  const { rolesIn } = await import('../recognize/said.ts')
  return { ...source, roles: rolesIn(readFileSync(sidecar, 'utf8'), path.basename(sidecar)) }
}

/** The file in which an editor says what a machine cannot know of a source. */
export function sidecarOf(file: string): string {
  return `${file}.linecaster.yaml`
}

/** Rejects with the system’s error, or with one like it where the file is over the limit. Reads at once, as `write` writes. */
export async function readWhole(file: string): Promise<Uint8Array> {
  if (statSync(file).size > sizeLimit) throw Object.assign(new Error('too large'), { code: 'EFBIG' })
  return readFileSync(file)
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
  EISDIR: ['folder', 'This is a folder; name the files in it: "wire/*"'],
  EACCES: ['forbidden', 'The file may not be read'],
  EPERM: ['forbidden', 'The file may not be read'],
  EFBIG: ['too-large', `The source is over ${sizeLimit / 1024 / 1024} MiB`],
}

/** A file without copy that says why its source cannot be read. */
export function refusal(name: string, error: unknown): VFile {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const [rule, reason] = reasons[code] ?? [
    error instanceof OptionError ? 'sidecar' : 'unreadable',
    error instanceof Error ? error.message : String(error),
  ]
  const file = new VFile({ path: name })
  reportOn(file, 'source', sourceRules)(rule, reason)
  return file
}
