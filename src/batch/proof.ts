/** Whether an output folder holds what its manifest says: each output with its hash and size, and what stands there besides. */
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { compare } from './manifest.ts'
import { type Found, foundAt, isMissing } from './place.ts'
import { type Manifest, type ManifestOutput, manifestName, shardOf } from './schema.ts'

/** What is not as the manifest says. */
export interface Finding {
  what: 'missing' | 'changed' | 'unreadable' | 'stale' | 'source' | 'differs' | 'unmade'
  path: string
  /** In a few words. */
  detail?: string
}

/** The outputs that are not there as they were written. */
export async function findingsIn(folder: string, { outputs }: Manifest): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const output of outputs) findings.push(...findingOn(output, await foundAt(folder, output.path)))
  return findings
}

/** The outputs of builds before that are others now; that one is gone is as `--prune` would have it. */
export async function staleIn(folder: string, { earlier = [] }: Manifest): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { path, sha256 } of earlier) {
    const found = await foundAt(folder, path)
    if (found.state === 'there' && found.sha256 !== sha256)
      findings.push({ what: 'stale', path, detail: unlike(sha256, found.sha256) })
  }
  return findings
}

function findingOn({ path, sha256, size }: ManifestOutput, found: Found): Finding[] {
  if (found.state === 'missing') return [{ what: 'missing', path }]
  if (found.state !== 'there')
    return [{ what: 'unreadable', path, detail: reasons[found.state] ?? found.because ?? '' }]
  if (found.sha256 === sha256 && found.size === size) return []
  return [{ what: 'changed', path, detail: unlike(sha256, found.sha256) }]
}

const reasons: Partial<Record<Found['state'], string>> = {
  linked: 'it is reached through a symlink, which is not followed',
  outside: 'it would be outside the folder',
  'no-file': 'it is no file',
}

/** "expected 3f786850e387, found 89e6c98d9288" */
export function unlike(expected: string, found = ''): string {
  return `expected ${expected.slice(0, 12)}, found ${found.slice(0, 12)}`
}

/**
 * The files that a manifest does not name as outputs, with those of earlier builds. A folder with a manifest of its own
 * is another build’s.
 */
export async function extrasIn(folder: string, manifest: Manifest): Promise<string[]> {
  const named = new Set(manifest.outputs.map((output) => output.path))
  const files = await filesIn(folder, '')
  return files.filter((file) => !named.has(file) && !isManifest(file)).sort(compare)
}

function isManifest(name: string): boolean {
  return name === manifestName || (name.endsWith('.json') && shardOf(name) !== undefined)
}

async function filesIn(folder: string, within: string): Promise<string[]> {
  const entries = await entriesOf(path.join(folder, within))
  if (within !== '' && entries.some(({ name }) => isManifest(name))) return []
  const files: string[] = []
  for (const entry of entries) {
    const name = path.posix.join(within, entry.name)
    if (entry.isDirectory()) files.push(...(await filesIn(folder, name)))
    else files.push(name)
  }
  return files
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    const isShut = error instanceof Error && 'code' in error && error.code === 'EACCES'
    // Nothing that can be seen is nothing to warn of.
    if (isMissing(error) || isShut) return []
    throw error
  }
}
