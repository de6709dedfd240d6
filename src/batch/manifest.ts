/** The manifest of a batch: the same for the same sources and settings, in whatever order they came. */
import { isDeepStrictEqual } from 'node:util'
import packageJson from '../../package.json' with { type: 'json' }
import { failuresIn, lostIn, type Outcome } from './outcome.ts'
import type { Manifest, ManifestOutput, ManifestSource, ManifestStory, Status } from './schema.ts'
import type { Settings } from './settings.ts'

/** Who prints the stories of a source: it does by itself, or the edition does. */
interface Printer {
  isEdition: boolean
  /** `<uri> <slug>` of what it printed. */
  stories: Set<string>
  outputs: ManifestOutput[]
  /** Whether they are those of the manifest before. */
  isKnown: boolean
  ofSlug: Map<string, ManifestOutput[]>
  /** What it left out, by its identifier: the rule that it failed by. */
  failed: Map<string, string>
  /** The paths of what could not be written. */
  lost: string[]
  failures: string[]
}

/** `rows`: in the order of the sources, the edition's besides; `last`: the manifest before this one. */
export function manifestOf(settings: Settings, given: Iterable<Outcome>, last?: Manifest): Manifest {
  const isBound = settings.bind === 'edition'
  const rows = isBound ? [...given] : given
  const edition = isBound ? [...rows].find(isEdition) : undefined
  const isKnown = knownBy(last)
  const printer = edition && printerOf(edition, isKnown, true)
  const sources: ManifestSource[] = []
  const outputs = new Map<string, ManifestOutput>()
  for (const row of rows) {
    for (const each of row.written) outputs.set(each.path, outputOf(each))
    if (row !== edition) sources.push(sourceOf(row, isBound ? printer : printerOf(row, isKnown), isKnown))
  }
  const order = orderOf(sources, isBound)
  return {
    version: 1,
    linecaster: packageJson.version,
    ...settings,
    ...(edition &&
      edition.written.length > 0 && {
        edition: { title: edition.title ?? settings.title ?? edition.path, slug: edition.path },
      }),
    ...(order && { order }),
    sources: sources.sort(byPath),
    outputs: [...outputs.values()].sort(byPath),
  }
}

/** As it stands on disk, in pieces: of a large batch it is a hundred megabytes. */
export function* textOf(manifest: Manifest): Generator<string> {
  let before = '{'
  for (const [key, value] of Object.entries(manifest)) {
    yield `${before}\n  ${JSON.stringify(key)}: `
    before = ','
    if (Array.isArray(value) && value.length > 0) yield* listOf(value)
    else yield JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')
  }
  yield '\n}\n'
}

/** So many entries of a list are a piece. */
const piece = 1000

function* listOf(entries: readonly unknown[]): Generator<string> {
  for (let at = 0; at < entries.length; at += piece) {
    const text = JSON.stringify(entries.slice(at, at + piece), null, 2)
    yield `${at === 0 ? '[' : ','}${text.slice(1, -2).replaceAll('\n', '\n  ')}`
  }
  yield '\n  ]'
}

/** Whether two say the same, but for what was new at the time: a build that changes nothing leaves it as it is. */
export function saysTheSame(one: Manifest, other: Manifest): boolean {
  const { sources, ...rest } = one
  const { sources: others, ...otherRest } = other
  // Read back, its keys stand in the order of the schema.
  return (
    isDeepStrictEqual(rest, otherRest) &&
    sources.length === others.length &&
    sources.every((source, index) => isDeepStrictEqual(settled(source), settled(others[index])))
  )
}

function settled(source: ManifestSource | undefined): unknown {
  return JSON.parse(
    JSON.stringify(source ?? {}, (key, value) =>
      key === 'status' && value === 'unchanged' ? 'written' : value,
    ),
  )
}

/** What could not be read has no hash either, but no stories. */
function isEdition({ sha256, stories }: Outcome): boolean {
  return sha256 === undefined && stories.length > 0
}

/** Whether the manifest before names an output with the same bytes. */
function knownBy(last: Manifest | undefined): (output: ManifestOutput) => boolean {
  const hashes = new Map(last?.outputs.map(({ path, sha256 }) => [path, sha256]))
  return ({ path, sha256 }) => hashes.get(path) === sha256
}

function outputOf({ path, sha256, size, pages, mediaType }: ManifestOutput): ManifestOutput {
  return { path, sha256, size, ...(pages && { pages }), mediaType }
}

function printerOf(row: Outcome, isKnown: (output: ManifestOutput) => boolean, isEdition = false): Printer {
  return {
    isEdition,
    stories: new Set(row.stories.map(({ uri, slug }) => `${uri} ${slug}`)),
    outputs: row.written,
    isKnown: row.written.every(isKnown),
    ofSlug: bySlug(row.written),
    failed: new Map(row.stories.flatMap(({ uri, failure }) => (failure ? [[uri, failure]] : []))),
    lost: lostIn(row),
    failures: failuresIn(row),
  }
}

function sourceOf(
  row: Outcome,
  printer: Printer | undefined,
  isKnown: (output: ManifestOutput) => boolean,
): ManifestSource {
  const stories = row.stories.map((story) => storyOf(story, printer, isKnown))
  const own = printer?.isEdition
    ? stories.flatMap(({ slug = '' }) => printer.ofSlug.get(slug) ?? [])
    : row.written
  const failures = failuresIn(row)
  return {
    path: row.path,
    ...(row.sha256 !== undefined && { sha256: row.sha256 }),
    status: failures.length > 0 ? 'failed' : statusOf(stories),
    rules: [...new Set([...failures, ...stories.flatMap(({ rule = [] }) => rule)])].sort(compare),
    stories,
    outputs: [...new Set(own.map(({ path }) => path))].sort(compare),
  }
}

function statusOf(stories: readonly ManifestStory[]): Status {
  const order: Status[] = ['failed', 'written', 'unchanged', 'withheld']
  return order.find((status) => stories.some((story) => story.status === status)) ?? 'unchanged'
}

function storyOf(
  { uri, version, slug = '', words, gate, failure }: Outcome['stories'][number],
  printer: Printer | undefined,
  isKnown: (output: ManifestOutput) => boolean,
): ManifestStory {
  if (gate) return { uri, status: 'withheld', rule: `gate:${gate}` }
  if (failure) return { uri, status: 'failed', rule: failure }
  if (!printer) return { uri, status: 'failed' }
  const leftOut = printer.failed.get(uri)
  if (leftOut) return { uri, status: 'failed', rule: leftOut }
  if (!printer.stories.has(`${uri} ${slug}`)) return { uri, status: 'withheld', rule: 'edition:duplicate' }
  const rule = failureOf(slug, printer)
  const own = printer.ofSlug.get(slug) ?? []
  const isUnchanged = printer.isEdition || own.length === 0 ? printer.isKnown : own.every(isKnown)
  return {
    uri,
    ...(version !== undefined && { version }),
    slug,
    ...(words !== undefined && { words }),
    status: rule ? 'failed' : isUnchanged ? 'unchanged' : 'written',
    ...(rule && { rule }),
  }
}

/** A story is out in all its formats or in none; of an edition, all its stories are. */
function failureOf(
  slug: string,
  { isEdition, outputs, ofSlug, lost, failures }: Printer,
): string | undefined {
  if (lost.some((path) => isEdition || namesIn(path).includes(slug))) return 'write:failed'
  const isOut = isEdition ? outputs.length > 0 : ofSlug.has(slug)
  // Renderers are the last that a story can fail in.
  return isOut ? undefined : failures.at(-1)
}

/** "strike/page-1.html" is of a story named strike or page-1. */
export function namesIn(path: string): string[] {
  return path.split('/').map((segment) => segment.replace(/\..*$/s, ''))
}

function bySlug(outputs: readonly ManifestOutput[]): Map<string, ManifestOutput[]> {
  const found = new Map<string, ManifestOutput[]>()
  for (const output of outputs) {
    for (const name of namesIn(output.path)) {
      const known = found.get(name)
      if (known) known.push(output)
      else found.set(name, [output])
    }
  }
  return found
}

/** The paths as they came, where another order would give other outputs: of an edition. */
function orderOf(sources: readonly ManifestSource[], isBound: boolean): string[] | undefined {
  const paths = sources.map(({ path }) => path)
  const isSorted = paths.every((path, index) => index === 0 || compare(paths[index - 1] ?? '', path) <= 0)
  return isBound && !isSorted ? paths : undefined
}

function byPath(one: { path: string }, other: { path: string }): number {
  return compare(one.path, other.path)
}

/** By code units: the same in every language. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
