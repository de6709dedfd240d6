/**
 * Stories to an edition: its name, its identity, its date.
 *
 * Names are unique in a build and keep to one folder; identity and date come from the stories, never from a clock.
 */
import { createHash } from 'node:crypto'
import { type Names, slugOf, uniqueName } from './slug.ts'
import type { Edition, Source, Story } from './story.ts'

/** What a build knows besides its stories. */
export interface Build {
  /** Where no story states a date: ISO 8601. */
  date: string
  /** The names that are taken. */
  names: Names
}

/** The start of time as ZIP knows it (APPNOTE 4.4.6). */
export const epoch = '1980-01-01T00:00:00Z'

/** Stories together under a title. `stories` holds at least one. */
export function bind(stories: Story[], sources: Source[], build: Build, title?: string): Edition {
  const [first] = stories
  if (!first) throw new RangeError('An edition holds at least one story')
  const { meta } = first.data
  const date = newestOf(stories) ?? (build.date === epoch ? undefined : build.date)
  return {
    id: idOf(stories),
    title: title ?? meta.headline,
    slug:
      title === undefined && stories.length === 1
        ? meta.slug
        : uniqueName(slugOf(title ?? meta.headline), build.names),
    language: languageOf(stories),
    modified: utc(date ?? epoch),
    ...(date && { date: dayOf(date) }),
    stories,
    pictures: new Map(),
    sources,
  }
}

/** What most of them are in; of equally many, the first. */
export function languageOf(stories: readonly Story[]): string {
  const counts = new Map<string, number>()
  for (const { data } of stories) {
    const { language } = data.meta
    counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  const [[language] = ['']] = [...counts].sort(([, one], [, other]) => other - one)
  return language
}

/** What an edition’s own pages are called: no story may be. */
export const pageNames = ['index', 'archive', '404']

function idOf(stories: Story[]): string {
  const hash = createHash('sha256')
  for (const { data } of stories) hash.update(`${data.meta.uri}\n${data.meta.version ?? ''}\n`)
  return hash.digest('hex')
}

function newestOf(stories: Story[]): string | undefined {
  const dates = stories.flatMap(({ data: { meta } }) => [meta.firstCreated, meta.versionCreated])
  const stated = dates.filter((date) => date !== undefined)
  return stated.sort((one, other) => Date.parse(one) - Date.parse(other)).at(-1)
}

/** Where the date was written: its own day, not that of UTC. */
function dayOf(date: string): string {
  return /^\d{4}-\d\d-\d\d/.exec(date)?.[0] ?? utc(date).slice(0, 10)
}

/** To the second, as EPUB and PDF want it. A date without a time is its first second. */
function utc(date: string): string {
  return new Date(date).toISOString().replace(/\.\d+Z$/, 'Z')
}
