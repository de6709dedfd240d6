/** The manifest that a user names, by itself or by its folder. */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { readManifest } from '../batch/folder.ts'
import { type Manifest, manifestName } from '../batch/schema.ts'
import { OptionError } from '../options.ts'

/** `name`: as the user named it. `folder`: of the outputs. Throws an `OptionError` where it cannot be read. */
export async function manifestAt(
  named = 'dist',
  cwd = process.cwd(),
): Promise<{ manifest: Manifest; name: string; folder: string }> {
  const stats = await stat(path.resolve(cwd, named)).catch(() => undefined)
  // The folder that nobody named is spoken of by its manifest, too.
  const name = stats?.isDirectory() || named === 'dist' ? path.join(named, manifestName) : named
  const { manifest, fault = 'There is no such manifest' } = await readManifest(path.resolve(cwd, name))
  if (!manifest) throw new OptionError(`${name}: ${fault}`)
  return { manifest, name, folder: path.dirname(path.resolve(cwd, name)) }
}
