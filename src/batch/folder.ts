/** An output folder from one build to the next: the manifest before, what is cleared away, the manifest after. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { VFile } from 'vfile'
import type { Config } from '../config.ts'
import { fails, type Report, reportOn, warns } from '../report.ts'
import { write } from '../write.ts'
import { clearLeftovers, leftoverRules } from './leftovers.ts'
import { compare, manifestOf, saysTheSame, textOf } from './manifest.ts'
import { type Outcome, pathFrom } from './outcome.ts'
import { foundAt, isMissing } from './place.ts'
import { goneOf, isAsWritten, prune, pruneRules } from './prune.ts'
import { type Earlier, type Manifest, manifestName, manifestSchema } from './schema.ts'
import { settingsOf } from './settings.ts'

export const folderRules = {
  ...pruneRules,
  ...leftoverRules,
  manifest: warns('The manifest of the build before cannot be used; nothing that it names is removed.'),
  unwritten: fails('The manifest cannot be written.'),
}

export interface Folder {
  folder: string
  /** Where the build runs. */
  cwd: string
  last?: Manifest
  /** Carries what there is to remark on, by the manifest's path. */
  file: VFile
  report: Report<keyof typeof folderRules>
}

/** Before anything is written. `folder`: the output folder; `cwd`: where the build runs. */
export async function openFolder(folder: string, cwd: string): Promise<Folder> {
  const place = path.join(folder, manifestName)
  const file = new VFile({ path: path.relative(cwd, place) })
  const report = reportOn(file, 'folder', folderRules)
  const { manifest: last, fault } = await readManifest(place)
  if (fault !== undefined) report('manifest', `${fault}. A new one is begun`)
  await clearLeftovers(folder, namesIn(last), report)
  return { folder, cwd, file, report, ...(last && { last }) }
}

export interface Close {
  /** As the command line narrowed it. */
  config: Config
  /** Where it was read from, if it is there. */
  configFile: string
  rows: readonly Outcome[]
  prune?: boolean | undefined
}

/** When everything is written. */
export async function closeFolder({ folder, cwd, last, report }: Folder, close: Close): Promise<void> {
  const settings = settingsOf(close.config, close.configFile)
  const made = manifestOf(
    settings,
    close.rows.map((row) => placed(row, cwd)),
    last,
  )
  const { gone, kept } = last ? goneOf(last, made) : { gone: [], kept: [] }
  if (close.prune) for (const { path } of kept) report('kept', `${path} is kept, for its source failed`)
  const left = close.prune ? await prune(folder, gone, report) : gone
  const earlier = await standing(folder, [...kept, ...left])
  const next: Manifest = { ...made, ...(earlier.length > 0 && { earlier }) }
  await clearLeftovers(folder, namesIn(next), report)
  if (last && saysTheSame(last, next)) return
  try {
    await write({ path: manifestName, mediaType: 'application/json', body: textOf(next) }, folder)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    report('unwritten', `The manifest cannot be written: ${reason}`)
  }
}

/** An edition goes by its name. */
function placed(row: Outcome, cwd: string): Outcome {
  return row.sha256 === undefined && row.stories.length > 0 ? row : { ...row, path: pathFrom(cwd, row.path) }
}

/** Those that are there as they were written: the others are somebody else's now. */
async function standing(folder: string, items: readonly Earlier[]): Promise<Earlier[]> {
  const found: Earlier[] = []
  for (const each of items) if (isAsWritten(await foundAt(folder, each.path), each)) found.push(each)
  return found.sort((one, other) => compare(one.path, other.path))
}

function namesIn(manifest: Manifest | undefined): string[] {
  const { outputs = [], earlier = [] } = manifest ?? {}
  return [manifestName, ...[...outputs, ...earlier].map(({ path }) => path)]
}

/** Nothing where there is no such file; a fault, in a sentence, where it is no manifest of ours. */
export async function readManifest(file: string): Promise<{ manifest?: Manifest; fault?: string }> {
  try {
    const result = manifestSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    if (result.success) return { manifest: result.data }
    const [{ path, message } = { path: [], message: '' }] = result.error.issues
    return { fault: `This is no manifest as this version writes it: ${[...path, message].join(': ')}` }
  } catch (error) {
    if (isMissing(error)) return {}
    if (error instanceof SyntaxError) return { fault: 'The manifest is no JSON' }
    return { fault: `The manifest cannot be read: ${error instanceof Error ? error.message : error}` }
  }
}
