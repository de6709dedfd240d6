/**
 * Outputs of stories that are gone or killed: which they are, and their removal.
 *
 * Removed is only what a manifest of ours names, where it stands there byte for byte as it was written. Where a source
 * failed, what a build before made of it stays; but not if a story in it is withheld now.
 */
import { rmdir, unlink } from 'node:fs/promises'
import path from 'node:path'
import { fails, informs, type Report, warns } from '../report.ts'
import { compare, namesIn } from './manifest.ts'
import { type Found, foundAt, placeIn } from './place.ts'
import type { Earlier, Manifest, ManifestStory } from './schema.ts'

export const pruneRules = {
  pruned: informs('An output of a story that is gone or killed was removed.'),
  kept: informs('An output is kept, since its source failed.'),
  changed: warns('An output of a story that is gone has been changed since it was written, and is left.'),
  linked: warns('An output of a story that is gone is reached through a symlink, and is left.'),
  outside: warns('A manifest names a file outside its folder, which is left.'),
  'no-file': warns('Where a manifest names an output, something else stands, and is left.'),
  stuck: fails('An output of a story that is gone cannot be removed.'),
}

type Rule = keyof typeof pruneRules

/**
 * What was written before and this manifest does not name: of what is gone, and of what failed. `others`: the paths of
 * outputs that another build answers for.
 */
export function goneOf(
  before: readonly Earlier[],
  next: Manifest,
  others: readonly string[] = [],
): { gone: Earlier[]; kept: Earlier[] } {
  const standing = new Set([...next.outputs.map((output) => output.path), ...others].map(nameOf))
  const failed = new Set(next.sources.flatMap(({ status, path }) => (status === 'failed' ? path : [])))
  const barred = barredIn(next)
  const isKept = ({ source, stories }: Earlier) => {
    const didFail = source === undefined ? !next.edition && failed.size > 0 : failed.has(source)
    return didFail && !stories.some((uri) => barred.has(uri))
  }
  const [gone, kept]: [Earlier[], Earlier[]] = [[], []]
  for (const each of before) {
    if (standing.has(nameOf(each.path))) continue
    if (isKept(each)) kept.push(each)
    else gone.push(each)
  }
  return { gone, kept }
}

/** Some file systems take Strike.md and strike.md for one. */
function nameOf(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/** Where these withheld a story, another message has its copy. */
const replaced = new Set(['gate:superseded', 'gate:joined', 'edition:duplicate'])

/** The identifiers of the stories that may not stand anywhere. */
function barredIn({ sources }: Manifest): Set<string> {
  const stories = sources.flatMap((source) => source.stories)
  return new Set(
    stories
      .filter(({ status, rule = '' }) => status === 'withheld' && !replaced.has(rule))
      .map(({ uri }) => uri),
  )
}

/** Every file that a manifest names, with what it was made of. */
export function itemsOf({ sources, outputs, earlier = [] }: Manifest): Earlier[] {
  const sourceOf = new Map(sources.flatMap((source) => source.outputs.map((name) => [name, source] as const)))
  const out = sources.flatMap(({ stories }) => stories.filter(isOut))
  const items = outputs.map(({ path, sha256 }): Earlier => {
    const source = sourceOf.get(path)
    const stories = source ? source.stories.filter(isOut) : out
    const names = namesIn(path)
    const own = stories.filter(({ slug = '' }) => names.includes(slug))
    const uris = (source && own.length > 0 ? own : stories).map(({ uri }) => uri)
    return {
      path,
      sha256,
      ...(source && { source: source.path }),
      stories: [...new Set(uris)].sort(compare),
    }
  })
  return [...items, ...earlier]
}

function isOut({ status }: ManifestStory): boolean {
  return status === 'written' || status === 'unchanged'
}

/** Remove what is gone, and the folders that this leaves empty. Gives back what could not be removed. */
export async function prune(
  folder: string,
  gone: readonly Earlier[],
  report: Report<Rule>,
): Promise<Earlier[]> {
  const stuck: Earlier[] = []
  for (const each of gone) {
    const found = await foundAt(folder, each.path)
    const file = placeIn(folder, each.path)
    try {
      if (file !== undefined && isAsWritten(found, each)) {
        await unlink(file)
        report('pruned', `${each.path} is of no story now: removed`)
      } else remarkOn(each, found, report)
      if (file !== undefined && found.state !== 'linked') await removeEmpty(folder, path.dirname(file))
    } catch (error) {
      stuck.push(each)
      report('stuck', `${each.path} cannot be removed: ${error instanceof Error ? error.message : error}`)
    }
  }
  return stuck
}

export function isAsWritten(found: Found, { sha256 }: { sha256: string }): boolean {
  return found.state === 'there' && found.sha256 === sha256
}

/** What is missing is as it should be. */
function remarkOn({ path: name }: Earlier, { state, because }: Found, report: Report<Rule>): void {
  if (state === 'there') report('changed', `${name} has been changed since it was written: left as it is`)
  if (state === 'linked') report('linked', `${name} is reached through a symlink: left as it is`)
  if (state === 'outside') report('outside', `${name} would be outside the output folder: left as it is`)
  if (state === 'no-file') report('no-file', `${name} is no file any more: left as it is`)
  if (state === 'unreadable') throw new Error(because)
}

/** Folders up to the output folder itself, as far as nothing stands in them. */
async function removeEmpty(folder: string, from: string): Promise<void> {
  for (let each = from; each.startsWith(path.resolve(folder) + path.sep); each = path.dirname(each)) {
    try {
      await rmdir(each)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      if (code === 'ENOENT') continue
      if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR') return
      throw error
    }
  }
}
