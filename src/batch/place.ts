/** What stands where a manifest names an output: looked at in the folder only, never through a symlink. */
import { createHash } from 'node:crypto'
import { lstat, readFile } from 'node:fs/promises'
import path from 'node:path'

export interface Found {
  state: 'there' | 'missing' | 'no-file' | 'linked' | 'outside' | 'unreadable'
  /** Of what is there. */
  sha256?: string
  /** In bytes. */
  size?: number
  /** Why it cannot be read. */
  because?: string
}

export async function foundAt(folder: string, name: string): Promise<Found> {
  const file = placeIn(folder, name)
  if (file === undefined) return { state: 'outside' }
  try {
    const state = await kindOf(folder, name)
    if (state !== 'there') return { state }
    const bytes = await readFile(file)
    return { state, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length }
  } catch (error) {
    if (isMissing(error)) return { state: 'missing' }
    return { state: 'unreadable', because: error instanceof Error ? error.message : String(error) }
  }
}

/** The file of a name with forward slashes, if that stays in the folder. */
export function placeIn(folder: string, name: string): string | undefined {
  const segments = name.split('/')
  const file = path.resolve(folder, ...segments)
  const isPlain = segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..')
  return isPlain && file.startsWith(path.resolve(folder) + path.sep) ? file : undefined
}

async function kindOf(folder: string, name: string): Promise<Found['state']> {
  const segments = name.split('/')
  for (const [index] of segments.entries()) {
    const stats = await lstat(path.join(folder, ...segments.slice(0, index + 1)))
    if (stats.isSymbolicLink()) return 'linked'
    if (index === segments.length - 1 && !stats.isFile()) return 'no-file'
  }
  return 'there'
}

/** Whether the folder that a file stands in is one, and no symlink leads to it. */
export async function isPlainFolder(folder: string, name: string): Promise<boolean> {
  if (name === '.') return true
  try {
    return placeIn(folder, name) !== undefined && (await kindOf(folder, name)) === 'no-file'
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/** There is no such file, or a folder on the way to it is none. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
