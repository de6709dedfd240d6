/**
 * What a build writes before a manifest says so: a line of JSON for each output, appended before the output is put in
 * its place. A build that is killed leaves it, and the next one knows by it which files are ours.
 */
import { appendFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { pathFrom } from './outcome.ts'
import { isMissing } from './place.ts'
import type { Row } from './row.ts'
import { type Earlier, earlierSchema } from './schema.ts'

/** Takes down that an output of a row is about to be written. Throws the system’s error. */
export type Journal = (output: Pick<Earlier, 'path' | 'sha256'>, row: Row) => void

/** `cwd`: the folder that sources are named from. */
export function journalIn(file: string, cwd: string): Journal {
  return ({ path, sha256 }, row) => {
    const stories = row.stories.flatMap(({ uri, gate, failure }) => (gate || failure ? [] : uri))
    // An edition has no source of its own.
    const source = row.sha256 === undefined ? {} : { source: pathFrom(cwd, row.path) }
    const entry: Earlier = { path, sha256, ...source, stories: [...new Set(stories)] }
    appendFileSync(file, `${JSON.stringify(entry)}\n`)
  }
}

/** What a journal says, of each output the last; a line that was not finished says nothing. */
export async function readJournal(file: string): Promise<Earlier[]> {
  const text = await readFile(file, 'utf8').catch((error) => {
    if (isMissing(error)) return ''
    throw error
  })
  const entries = text.split('\n').flatMap((line) => {
    const { data } = earlierSchema.safeParse(parsed(line))
    return data ?? []
  })
  return [...new Map(entries.map((entry) => [entry.path, entry])).values()]
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
