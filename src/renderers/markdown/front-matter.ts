/**
 * The facts of a story by the names that a generator knows; what it has none for stands under `wire`.
 *
 * What the wire does not state is absent. Sources: Hugo, Front matter; Jekyll, Front Matter and jekyll-seo-tag; Eleventy,
 * Configure Your Templates; the schema of Astro’s blog template; Obsidian, Properties.
 */
import type { Paragraph } from 'mdast'
import { copyOf } from '../../copy.ts'
import { untoldOf } from '../../forms.ts'
import { phrasesOf } from '../../phrases.ts'
import type { Meta, Story } from '../../story.ts'
import type { ProfileName } from './profiles.ts'

/** A day or a moment, as it was stated: no reader’s zone changes a day. */
export class Moment {
  readonly stated: string
  constructor(stated: string) {
    this.stated = stated
  }
}

/** What is known besides the story. */
export interface Setting {
  /** The day that the edition is of. */
  day?: string | undefined
  /** Where pages will be; ends in a slash. */
  url?: string | undefined
  /** The page as Markdown. */
  body: string
}

type Facts = Record<string, unknown>
type Matter = (meta: Meta, setting: Setting, story: Story) => Facts

/** The day on which a story was first seen, as its wire or its edition writes it. */
export function dayOf(meta: Meta, day: string | undefined): string | undefined {
  return /^\d{4}-\d\d-\d\d/.exec(sentOf(meta) ?? '')?.[0] ?? day
}

export function frontMatter(profile: ProfileName, story: Story, setting: Setting): Facts {
  const facts = matters[profile](story.data.meta, setting, story)
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined))
}

const plain: Matter = (meta, setting, story) => ({
  ...headOf(meta),
  authors: authorsOf(meta),
  date: momentOf(meta.firstCreated),
  lastmod: momentOf(meta.versionCreated),
  ...filedUnder(meta),
  draft: isHeld(meta) || undefined,
  canonicalURL: addressOf(meta, setting),
  wire: wireOf(story),
})

const hugo: Matter = (meta, setting, story) => ({
  ...headOf(meta),
  authors: authorsOf(meta),
  date: momentOf(sentOf(meta)),
  lastmod: momentOf(meta.versionCreated),
  publishDate: momentOf(meta.embargoed),
  expiryDate: momentOf(meta.expires),
  ...filedUnder(meta),
  draft: isHeld(meta) || undefined,
  canonicalURL: addressOf(meta, setting),
  wire: wireOf(story),
})

const eleventy: Matter = (meta, setting, story) => ({
  ...headOf(meta),
  authors: authorsOf(meta),
  date: momentOf(sentOf(meta)),
  lastmod: momentOf(meta.versionCreated),
  ...filedUnder(meta),
  draft: isHeld(meta) || undefined,
  canonicalURL: addressOf(meta, setting),
  templateEngineOverride: /\{[{%#]/.test(setting.body) ? 'md' : undefined,
  wire: wireOf(story),
})

/** The blog template wants a description and a date of each. */
const astro: Matter = (meta, setting, story) => ({
  ...headOf(meta),
  description: meta.headlineExtended ?? leadOf(story),
  pubDate: momentOf(sentOf(meta) ?? setting.day),
  updatedDate: momentOf(meta.versionCreated),
  authors: authorsOf(meta),
  ...filedUnder(meta),
  draft: isHeld(meta) || undefined,
  canonicalURL: addressOf(meta, setting),
  wire: wireOf(story),
})

const jekyll: Matter = (meta, setting, story) => ({
  layout: 'post',
  ...headOf(meta),
  author: authorsOf(meta)?.join(', '),
  date: zonedOf(sentOf(meta)),
  last_modified_at: zonedOf(meta.versionCreated),
  ...filedUnder(meta),
  published: isHeld(meta) ? false : undefined,
  canonical_url: addressOf(meta, setting),
  // Code that holds Liquid: guards.ts takes care of the words. Since Jekyll 4.
  render_with_liquid: /\{[{%]/.test(setting.body) ? false : undefined,
  wire: wireOf(story),
})

/** Its dates have no zones and its tags no spaces, so both stand in `wire`, too, as they were. */
const obsidian: Matter = (meta, setting, story) => ({
  ...headOf(meta),
  aliases: [meta.headline],
  authors: authorsOf(meta),
  created: momentOf(localOf(sentOf(meta))),
  updated: momentOf(localOf(meta.versionCreated)),
  ...filedUnder(meta),
  tags: meta.keywords && tagsOf(meta.keywords),
  publish: isHeld(meta) ? false : undefined,
  canonicalURL: addressOf(meta, setting),
  wire: {
    ...wireOf(story),
    ...pick(meta, ['firstCreated', 'versionCreated', 'keywords']),
  },
})

const matters: Record<ProfileName, Matter> = { plain, hugo, eleventy, astro, jekyll, obsidian }

const headOf = ({ headline, headlineExtended }: Meta) => ({
  title: headline,
  description: headlineExtended || undefined,
})

const filedUnder = ({ slug, keywords, section, category }: Meta) => ({
  slug,
  tags: keywords,
  // A wire’s one-letter code is no heading that readers know.
  categories: section ? [section] : category && /\p{L}{3}/u.test(category) ? [category] : undefined,
})

const authorsOf = ({ bylines }: Meta) =>
  bylines.length > 0 ? bylines.map((person) => person.name) : undefined

const addressOf = ({ slug }: Meta, { url }: Setting) => url && `${url}${slug}.html`

/** When it was first sent, else when this version was. */
const sentOf = ({ firstCreated, versionCreated }: Meta) => firstCreated ?? versionCreated

/** Whether it is known that it must not be published, or not yet and nobody knows when. */
function isHeld({ pubStatus, signals = [], embargoed }: Meta): boolean {
  const isUsable = pubStatus === undefined || pubStatus === 'usable'
  return !isUsable || signals.includes('kill') || signals.includes('hold') || embargoed === 'unknown'
}

function wireOf({ children, data: { meta } }: Story): Facts {
  const { headline, headlineExtended, slug, bylines, firstCreated, versionCreated, keywords, ...wire } = meta
  const parts = untoldOf(children, meta)
  const phrases = phrasesOf({ type: 'root', children })
  return { ...wire, bylines, ...(parts.length > 0 && { parts }), ...(phrases.length > 0 && { phrases }) }
}

function pick(meta: Meta, names: (keyof Meta)[]): Facts {
  return Object.fromEntries(names.flatMap((name) => (meta[name] ? [[name, meta[name]]] : [])))
}

const day = String.raw`\d{4}-\d\d-\d\d`
const stamp = new RegExp(`^${day}(?:T\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)?)?$`)

/** What is no ISO 8601 to the second stays the words that it is. */
function momentOf(stated: string | undefined): Moment | string | undefined {
  return stated && stamp.test(stated) ? new Moment(stated) : stated
}

/** Ruby takes a time without a zone for UTC, and a string of it for the site’s own. */
function zonedOf(stated: string | undefined): Moment | string | undefined {
  return stated?.includes('T') && !/(?:Z|[+-]\d\d:\d\d)$/.test(stated) ? stated : momentOf(stated)
}

/** The clock where it was written. */
const localOf = (stated: string | undefined) => stated?.replace(/(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/, '')

/** “harbor commission” -> harbor-commission; one of digits only is none (Obsidian, Tags). */
function tagsOf(keywords: readonly string[]): string[] {
  return keywords
    .map((word) => word.replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-').replace(/^-+|-+$/g, ''))
    .filter((tag) => /[^\d/-]/.test(tag))
}

/** The first paragraph of the body, without its dateline. */
function leadOf({ children }: Story): string | undefined {
  const lead = children.find((node): node is Paragraph => node.type === 'paragraph' && !node.data?.part)
  const words = lead?.children.filter((node) => !(node.type === 'text' && node.data?.part === 'dateline'))
  return words?.map(copyOf).join('').replace(/\s+/g, ' ').trim() || undefined
}
