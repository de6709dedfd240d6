/** Rows of a batch as a manifest reads them. */
import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Output } from '../story.ts'
import type { Written } from '../write.ts'
import type { Row, StoryRow } from './row.ts'
import type { ManifestOutput } from './schema.ts'

/** A row whose outputs are known by their hashes. */
export interface Outcome extends Omit<Row, 'written' | 'stories'> {
  stories: OutcomeStory[]
  written: (Pick<Written, 'status'> & ManifestOutput)[]
  /** Of an edition: what it is called. */
  title?: string
}

interface OutcomeStory extends StoryRow {
  /** The rule that it failed by, as <owner>:<rule>. */
  failure?: string
}

/** An output as a manifest lists it. */
export function listed({ path, mediaType, body, pages }: Output): ManifestOutput {
  const bytes = Buffer.from(body)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { path, sha256, size: bytes.length, ...(pages && { pages }), mediaType }
}

/** As a manifest names a source. */
export function pathFrom(cwd: string, name: string): string {
  return path.relative(cwd, path.resolve(cwd, name)).split(path.sep).join('/')
}

/** What failed, in order; that a story is withheld is no failure, however badly it is taken. */
export function failuresIn({ remarks }: Outcome): string[] {
  return remarks
    .filter(({ severity, owner }) => severity === 'fail' && owner !== 'gate')
    .map(({ owner, rule }) => `${owner}:${rule}`)
}

/** The paths of outputs that could not be written. */
export function lostIn({ remarks }: Outcome): string[] {
  return remarks
    .filter(({ owner, rule }) => owner === 'write' && rule === 'failed')
    .flatMap(({ reason }) => /^(.+?) cannot be written: /s.exec(reason)?.[1] ?? [])
}
