/** Outputs to disk: only what changed, whole or not at all, and never outside the output folder. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { threadId } from 'node:worker_threads'
import { fails } from './report.ts'
import type { Output } from './story.ts'

export const writeRules = { failed: fails('An output cannot be written.') }

export interface Written extends Pick<Output, 'path' | 'mediaType' | 'pages'> {
  /** Of its bytes, in hex. */
  sha256: string
  /** Where it stands. */
  file: string
  status: 'written' | 'unchanged'
  /** In bytes. */
  size: number
}

/**
 * Whole or not at all, whatever becomes of the process; what a power cut takes is built again. Throws the system's error.
 * write-file-atomic listens to thirty signals for each file, which takes longer than all that it does; what a process
 * that is killed leaves, the next one clears away.
 */
export function writeWhole(file: string, pieces: Iterable<string | Uint8Array>): void {
  const part = `${file}.${process.pid}-${threadId}.part`
  try {
    const opened = openSync(part, 'w')
    try {
      for (const piece of pieces) writeFileSync(opened, piece)
    } finally {
      closeSync(opened)
    }
    renameSync(part, file)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

/**
 * Write an output under a folder. Throws the system's error where it cannot be written. `before`: it is. At once, not in
 * a thread of the system: handing a small file to one takes longer than writing it.
 */
export function write(
  output: Output,
  folder: string,
  before?: (output: { path: string; sha256: string }) => void,
): Written {
  const file = path.resolve(folder, output.path)
  if (!file.startsWith(path.resolve(folder) + path.sep)) {
    throw new RangeError(`The output ${output.path} would leave its folder`)
  }
  const bytes = Buffer.from(output.body)
  const { path: name, mediaType } = output
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const status = isSame(file, bytes) ? 'unchanged' : 'written'
  if (status === 'written') {
    mkdirSync(path.dirname(file), { recursive: true })
    before?.({ path: name, sha256 })
    writeWhole(file, [bytes])
  }
  return {
    file,
    path: name,
    mediaType,
    sha256,
    status,
    size: bytes.length,
    ...(output.pages && { pages: output.pages }),
  }
}

function isSame(file: string, bytes: Buffer): boolean {
  const size = statSync(file, { throwIfNoEntry: false })?.size
  return size === bytes.length && bytes.equals(readFileSync(file))
}
