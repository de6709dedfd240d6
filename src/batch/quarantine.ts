/** Sources that failed, set aside: each copied, with what an editor says of it, to its own path in a folder. */
import path from 'node:path'
import { VFile } from 'vfile'
import { OptionError } from '../hints.ts'
import { fails, reportOn } from '../report.ts'
import type { Output } from '../story.ts'
import { write } from '../write.ts'
import { sentenceOf } from './faults.ts'
import { pathFrom } from './outcome.ts'
import { hasFailed, type Row, rowOfRefusal } from './row.ts'
import { readWhole, sidecarOf } from './source.ts'

export const quarantineRules = { failed: fails('A source that failed cannot be copied to the quarantine.') }

/** Throws an `OptionError` where what failed would be published. */
export function checkQuarantine(folder: string, output: string, cwd: string): void {
  const inside = path.relative(output, path.resolve(cwd, folder))
  if (inside.split(path.sep)[0] !== '..' && !path.isAbsolute(inside))
    throw new OptionError(`--quarantine: ${folder} lies in the output folder, which is published`)
}

/** How many sources were set aside, and what could not be. */
export interface SetAside {
  copied: number
  faults: Row[]
}

/** Copies those of the files that failed and can be read. */
export async function setAside(
  files: readonly string[],
  rows: Iterable<Row>,
  folder: string,
  cwd: string,
): Promise<SetAside> {
  const file = new VFile({ path: folder })
  const report = reportOn(file, 'quarantine', quarantineRules)
  const failed = new Set<string>()
  for (const row of rows) if (hasFailed(row)) failed.add(row.path)
  let copied = 0
  for (const name of files.filter((each) => failed.has(each))) {
    const outputs = await copiesOf(name, cwd)
    try {
      for (const output of outputs) write(output, path.resolve(cwd, folder))
      if (outputs.length > 0) copied += 1
    } catch (error) {
      report('failed', `${name} cannot be copied: ${sentenceOf(error)}`)
    }
  }
  return { copied, faults: file.messages.length > 0 ? [rowOfRefusal(file)] : [] }
}

/** None of what cannot be read: that is why it failed. */
async function copiesOf(name: string, cwd: string): Promise<Output[]> {
  const copies: Output[] = []
  for (const each of [name, sidecarOf(name)]) {
    const body = await readWhole(path.resolve(cwd, each)).catch(() => undefined)
    if (body) copies.push({ path: placeOf(each, cwd), mediaType: 'application/octet-stream', body })
  }
  return copies
}

/** "wire/strike.txt" is there; "../wire/strike.txt" is "_/wire/strike.txt", for nothing leaves the folder. */
function placeOf(name: string, cwd: string): string {
  return pathFrom(cwd, name).replace(/(?<=^|\/)\.\.(?=\/)/g, '_')
}
