/** Outputs to disk: only what changed, whole or not at all, and never outside the output folder. */
import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import writeFileAtomic from 'write-file-atomic'
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

/** Write an output under a folder. Rejects with the system's error where it cannot be written. `before`: it is. */
export async function write(
  output: Output,
  folder: string,
  before?: (output: { path: string; sha256: string }) => void,
): Promise<Written> {
  const file = path.resolve(folder, output.path)
  if (!file.startsWith(path.resolve(folder) + path.sep)) {
    throw new RangeError(`The output ${output.path} would leave its folder`)
  }
  const bytes = Buffer.from(output.body)
  const { path: name, mediaType } = output
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const status = (await isSame(file, bytes)) ? 'unchanged' : 'written'
  if (status === 'written') {
    await mkdir(path.dirname(file), { recursive: true })
    before?.({ path: name, sha256 })
    // Whole or not at all, whatever becomes of the process; what a power cut takes is built again.
    await writeFileAtomic(file, bytes, { fsync: false })
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

async function isSame(file: string, bytes: Buffer): Promise<boolean> {
  try {
    return bytes.equals(await readFile(file))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}
