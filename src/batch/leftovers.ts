/** What a process that was killed while it wrote leaves behind: strike.md.4711-0.part beside strike.md (`writeWhole`). */
import { readdir, unlink } from 'node:fs/promises'
import path from 'node:path'
import { type Report, warns } from '../report.ts'
import { isMissing, isPlainFolder } from './place.ts'

export const leftoverRules = {
  leftover: warns('What a process that was killed left behind cannot be removed.'),
}

/** Remove the leftovers of outputs, which are named by their paths in the folder. */
export async function clearLeftovers(
  folder: string,
  names: Iterable<string>,
  report: Report<keyof typeof leftoverRules>,
): Promise<void> {
  const outputs = new Set(names)
  for (const within of new Set([...outputs].map((name) => path.posix.dirname(name)))) {
    for (const file of await leftoversIn(folder, within, outputs)) {
      try {
        await unlink(path.join(folder, file))
      } catch (error) {
        if (isMissing(error)) continue
        report('leftover', `${file} cannot be removed: ${error instanceof Error ? error.message : error}`)
      }
    }
  }
}

async function leftoversIn(folder: string, within: string, outputs: ReadonlySet<string>): Promise<string[]> {
  try {
    if (!(await isPlainFolder(folder, within))) return []
    const entries = await readdir(path.join(folder, within), { withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.posix.join(within, entry.name))
      .filter((name) => outputs.has(writtenFor(name) ?? ''))
  } catch (error) {
    // What cannot be looked into cannot be written to: that is told of each output.
    if (error instanceof Error && 'code' in error) return []
    throw error
  }
}

/** strike.md.4711-0.part -> strike.md */
export function writtenFor(name: string): string | undefined {
  return /^(.+)\.\d+-\d+\.part$/s.exec(name)?.[1]
}
