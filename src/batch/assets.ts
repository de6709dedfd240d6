/**
 * The folder of pictures that were sent with messages (`--assets`): its files by their names, in it or in a folder beneath.
 *
 * Only what its own listing names is opened: no name of a message becomes a path, and no symlink is followed.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { OptionError } from '../hints.ts'
import { pictureLimit } from '../pictures.ts'
import type { Pictures } from '../story.ts'

export interface Assets {
  pictures: Pictures
  /** Of its files’ names, sizes and times: what was made with them is made again when one of them changes. */
  fingerprint(): string
}

/** Nothing where no folder is named. Throws an `OptionError` where there is no such folder, or it may not be read. */
export function openAssets(folder: string | undefined): Assets | undefined {
  if (!folder) return undefined
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new OptionError(`There is no folder of pictures ${path.basename(folder)}`)
  const files = filesIn(folder)
  return {
    pictures(name) {
      const file = files.get(name)
      return file === undefined ? undefined : bytesOf(file)
    },
    fingerprint() {
      const hash = createHash('sha256')
      for (const [name, file] of files) {
        const { size = 0, mtimeMs = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {}
        hash.update(`${JSON.stringify(name)} ${size} ${mtimeMs}\n`)
      }
      return hash.digest('hex')
    },
  }
}

/** Of equal names the one higher up, then the first. */
function filesIn(folder: string): Map<string, string> {
  const files = new Map<string, string>()
  const folders = [folder]
  for (const each of folders) {
    for (const entry of entriesOf(each)) {
      const place = path.join(each, entry.name)
      if (entry.isDirectory()) folders.push(place)
      else if (entry.isFile() && !files.has(entry.name)) files.set(entry.name, place)
    }
  }
  return files
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EACCES')) throw error
    throw new OptionError(`The folder of pictures ${path.basename(folder)} may not be read`)
  }
}

/** No more of it than a picture may have, and a byte. */
function bytesOf(file: string): Uint8Array | undefined {
  let open: number
  try {
    open = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    // Gone since the folder was listed, or a symlink now, or not for us.
    if (/^(?:ENOENT|ENOTDIR|ELOOP|EACCES|EPERM)$/.test(code)) return undefined
    throw error
  }
  try {
    const stats = fstatSync(open)
    if (!stats.isFile()) return undefined
    const bytes = new Uint8Array(Math.min(stats.size, pictureLimit + 1))
    let at = 0
    for (let read = -1; at < bytes.length && read !== 0; at += read)
      read = readSync(open, bytes, at, bytes.length - at, null)
    return bytes.subarray(0, at)
  } finally {
    closeSync(open)
  }
}
