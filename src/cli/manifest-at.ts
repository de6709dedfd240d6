/** The manifest that a user names, by itself or by its folder; those of a batch’s parts, in one folder, are one. */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { readManifest } from '../batch/folder.ts'
import { compare } from '../batch/manifest.ts'
import { type Manifest, manifestName, shardOf } from '../batch/schema.ts'
import { OptionError } from '../hints.ts'
import { namesIn } from './sources.ts'

/** `name`: as the user named it. `folder`: of the outputs. Throws an `OptionError` where it cannot be read. */
export async function manifestAt(
  named = 'dist',
  cwd = process.cwd(),
): Promise<{ manifest: Manifest; name: string; folder: string }> {
  const stats = await stat(path.resolve(cwd, named)).catch(() => undefined)
  // The folder that nobody named is spoken of by its manifest, too.
  const name = stats?.isDirectory() || named === 'dist' ? path.join(named, manifestName) : named
  const folder = path.dirname(path.resolve(cwd, name))
  const parts = stats?.isDirectory() ? await partsIn(folder) : []
  if (parts.length === 0) return { manifest: await readAt(name, cwd), name, folder }
  const manifests = await Promise.all(parts.map((part) => readAt(path.join(named, part), cwd)))
  return { manifest: merged(manifests), name: path.join(named, parts.join(', ')), folder }
}

const noManifest =
  'There is no such manifest; a build of several sources, or of those of the config, leaves one'

/** Nothing where the folder has a manifest of all. */
async function partsIn(folder: string): Promise<string[]> {
  const names = await namesIn(folder)
  if (names.includes(manifestName)) return []
  return names.filter((name) => name.endsWith('.json') && shardOf(name) !== undefined).sort()
}

async function readAt(name: string, cwd: string): Promise<Manifest> {
  const { manifest, fault = noManifest } = await readManifest(path.resolve(cwd, name))
  if (!manifest) throw new OptionError(`${name}: ${fault}`)
  return manifest
}

/** Their order is that of the paths, as a glob gives them. */
function merged(parts: Manifest[]): Manifest {
  const { order: _, ...first } = parts[0] as Manifest
  const earlier = parts.flatMap((part) => part.earlier ?? [])
  return {
    ...first,
    sources: parts.flatMap(({ sources }) => sources).sort((one, other) => compare(one.path, other.path)),
    outputs: parts.flatMap(({ outputs }) => outputs),
    ...(earlier.length > 0 && { earlier }),
  }
}
