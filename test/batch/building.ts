/** Builds in a test's folder, as the command does: sources in wire/, outputs in dist/. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { configOf } from '../../src/batch/asked.ts'
import { closeFolder, openFolder } from '../../src/batch/folder.ts'
import { writeAll } from '../../src/batch/hand.ts'
import { journalIn } from '../../src/batch/journal.ts'
import type { Outcome } from '../../src/batch/outcome.ts'
import { type Row, rowOf } from '../../src/batch/row.ts'
import { run } from '../../src/batch/run.ts'
import { type Manifest, manifestName, manifestSchema } from '../../src/batch/schema.ts'
import { isInShard } from '../../src/batch/shard.ts'
import { configName } from '../../src/config.ts'
import { convert } from '../../src/pipeline.ts'

export interface Asking {
  to?: string[]
  bind?: 'story' | 'edition'
  title?: string
  prune?: boolean
  /** The part of the sources that is built. */
  shard?: string
  /** Whether the build is killed before its end. */
  isKilled?: boolean
}

/** A ninjs item; `others`: its facts. */
export function item(name: string, headline: string, others: Record<string, unknown> = {}): string {
  return JSON.stringify({
    uri: `urn:newsml:wire.example:20260314:${name}`,
    version: '1',
    type: 'text',
    language: 'en',
    versioncreated: '2026-03-14T10:00:00Z',
    headline,
    body_text: `PORT ANSLEY, Wash. (AP) -- ${headline} is what the harbor spoke of on Saturday, and of little else.`,
    ...others,
  })
}

/** Exactly these sources; those that were there before and are not named go. */
export function sources(cwd: string, given: Record<string, string>): string[] {
  rmSync(path.join(cwd, 'wire'), { recursive: true, force: true })
  for (const [name, words] of Object.entries(given)) {
    mkdirSync(path.dirname(path.join(cwd, 'wire', name)), { recursive: true })
    writeFileSync(path.join(cwd, 'wire', name), words)
  }
  return Object.keys(given).map((name) => `wire/${name}`)
}

/** Builds the files; gives back what was remarked on the folder. */
export async function build(cwd: string, files: readonly string[], asking: Asking = {}): Promise<string[]> {
  const { to = ['markdown'], prune, shard, isKilled, ...bound } = asking
  const asked = { cwd, to, output: 'dist', ...bound }
  const config = await configOf(asked)
  const folder = await openFolder(config.output, cwd, shard)
  const rows: Row[] = []
  if (asking.bind === 'edition') {
    const given = files.map((file) => ({ path: file, bytes: readFileSync(path.join(cwd, file)) }))
    for await (const printed of convert(given, config)) {
      const row = rowOf(printed)
      rows.push({
        ...row,
        ...(await writeAll(printed.outputs, row, config, journalIn(folder.journal, cwd))),
      })
    }
  } else {
    const pieces = files.map((file, at) => ({ file, at }))
    const isOwn = shard === undefined ? () => true : isInShard(shard)
    const batch = { pieces, asked, clock: {}, jobs: 1, journal: folder.journal }
    for await (const row of run({ ...batch, isOwn: ({ file }) => isOwn(file) })) rows.push(row)
  }
  if (isKilled) return []
  await closeFolder(folder, {
    config,
    configFile: path.join(cwd, configName),
    rows: rows.map((row) => hashed(row, config.output)),
    prune,
  })
  return folder.file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)
}

function hashed(row: Row, folder: string): Outcome {
  const written = row.written.map((each) => {
    const sha256 = createHash('sha256').update(readFileSync(each.file)).digest('hex')
    return { ...each, sha256, path: path.relative(folder, each.file), mediaType: 'text/markdown' }
  })
  return { ...row, written }
}

/** The files of the output folder, without the manifest. */
export function outputsIn(cwd: string): string[] {
  const dist = path.join(cwd, 'dist')
  const entries = existsSync(dist) ? readdirSync(dist, { recursive: true, encoding: 'utf8' }) : []
  return entries.filter((name) => name !== manifestName).sort()
}

export function textIn(cwd: string): string {
  return readFileSync(path.join(cwd, 'dist', manifestName), 'utf8')
}

export function manifestIn(cwd: string): Manifest {
  return manifestSchema.parse(JSON.parse(textIn(cwd)))
}
