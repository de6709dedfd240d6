/**
 * Stories of many sources, made ready to be bound: of a story that came twice its newest version, sections named and
 * in order.
 *
 *     wire/sports/derby.txt, wire/world/strike.txt   ->   sections “Sports” and “World”
 *
 * A section that the wire names stands: in a package, in a story, by a category's code (sections.ts); else the folder is
 * one. For a code and for a folder the config may have a name.
 */
import { languageOf } from './bind.ts'
import { ledeOf } from './lede.ts'
import { type Report, warns } from './report.ts'
import { sectionOf } from './sections.ts'
import type { EditionFacts, Meta, Source, Story } from './story.ts'

/** A story and what it was read from. */
export interface Bound {
  story: Story
  source: Source
  /** What may be enclosed of it. */
  enclosed: Source[]
}

export const gatherRules = {
  duplicate: warns('A story came twice to an edition; its newest version stands.'),
  missing: warns('A package names a story that is not in the edition.'),
}

type Rule = keyof typeof gatherRules

/**
 * In the order of the packages that lay the edition out; then stories without a section, then sections as `named` lists
 * them, then as they come.
 */
export function gather(
  bound: Bound[],
  named: Record<string, string>,
  report: Report<Rule>,
  packages: readonly EditionFacts[] = [],
): Bound[] {
  const kept = newestOf(bound, report)
  const laidOut = layOut(
    kept,
    packages.flatMap((each) => each.places),
    report,
  )
  const rest = kept.filter((each) => !laidOut.includes(each))
  nameByCategory(rest, named)
  nameByFolder(rest, named)
  const places = new Map<string | undefined, number>([[undefined, -1]])
  const titles = rest.map(({ story }) => story.data.meta.section)
  for (const title of [...Object.values(named), ...titles]) {
    if (!places.has(title)) places.set(title, places.size)
  }
  const placeOf = ({ story }: Bound) => places.get(story.data.meta.section) ?? 0
  return [...laidOut, ...rest.sort((one, other) => placeOf(one) - placeOf(other))]
}

/** The stories that packages name, in their order and sections. */
function layOut(bound: Bound[], places: EditionFacts['places'], report: Report<Rule>): Bound[] {
  const laidOut = new Set<Bound>()
  for (const { uri, section } of places) {
    const found = bound.find(({ story }) => story.data.meta.uri === uri)
    if (!found) report('missing', `The package names ${uri}, which is not in the edition`)
    else {
      if (section) found.story.data.meta.section = section
      laidOut.add(found)
    }
  }
  return [...laidOut]
}

/** A newer version takes the place of the older. */
function newestOf(bound: Bound[], report: Report<Rule>): Bound[] {
  const kept: Bound[] = []
  for (const next of bound) {
    const index = kept.findIndex((known) => isSame(known.story, next.story))
    const known = kept[index]
    if (!known) {
      kept.push(next)
      continue
    }
    const [newer, older] = isNewer(known.story.data.meta, next.story.data.meta)
      ? [known, next]
      : [next, known]
    kept[index] = newer
    report(
      'duplicate',
      `“${newer.story.data.meta.headline}” came twice: ${newer.source.path} stands, ${older.source.path} is left out`,
    )
  }
  return kept
}

/** By the wire’s identifier; else by name and first words, for two stories may have one headline: “Corrections”. */
function isSame(one: Story, other: Story): boolean {
  const [meta, others] = [one.data.meta, other.data.meta]
  return (
    meta.uri === others.uri ||
    (meta.slug !== '' && meta.slug === others.slug && ledeOf(one) === ledeOf(other))
  )
}

/** Whether one is newer than what came after it: by version, then by date; of equals the later stands. */
function isNewer(one: Meta, other: Meta): boolean {
  const dateOf = (meta: Meta) => Date.parse(meta.versionCreated ?? meta.firstCreated ?? '')
  const byVersion = Number(one.version ?? Number.NaN) - Number(other.version ?? Number.NaN)
  const byDate = dateOf(one) - dateOf(other)
  return byVersion > 0 || (!(byVersion < 0) && byDate > 0)
}

/** In the language of most stories, for one desk is one section. */
function nameByCategory(bound: Bound[], named: Record<string, string>): void {
  const language = languageOf(bound.map(({ story }) => story))
  for (const { story } of bound) {
    const { meta } = story.data
    const title = meta.category && (named[meta.category] ?? sectionOf(meta.category, language))
    if (title) meta.section ??= title
  }
}

function nameByFolder(bound: Bound[], named: Record<string, string>): void {
  const folders = foldersOf(bound.map(({ source }) => source.path))
  const count = new Set(folders).size
  // Where each story has a folder to itself, folders say nothing.
  const areSections = count > 1 && count < bound.length
  for (const [index, { story }] of bound.entries()) {
    const folder = folders[index] ?? ''
    const title = named[folder] ?? (areSections ? titleOf(folder) : '')
    if (title) story.data.meta.section ??= title
  }
}

/** Of each path, the first folder beneath the one that all have in common; empty for a file that stands in that one. */
function foldersOf(paths: string[]): string[] {
  // A way up has no name.
  const all = paths.map((path) =>
    path
      .split(/[\\/]/)
      .slice(0, -1)
      .filter((name) => !/^\.\.?$/.test(name)),
  )
  const [first = []] = all
  const shared = first.findIndex((folder, depth) => all.some((folders) => folders[depth] !== folder))
  const depth = shared < 0 ? first.length : shared
  return all.map((folders) => folders[depth] ?? '')
}

/** "top-stories" -> "Top stories" */
function titleOf(folder: string): string {
  const words = folder.replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
