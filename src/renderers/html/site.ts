/**
 * An edition as a site: its first page, a page for each section, each month and each story, and what machines read.
 *
 *     index.html   sections/world.html   archive.html   archive/2026-03.html   <slug>.html
 *     fonts/       where it has an address: feed.xml, rss.xml, feed.json, sitemap.xml, robots.txt, 404.html
 */
import { createHash } from 'node:crypto'
import { dayIn, monthIn } from '../../day.ts'
import type { Press } from '../../define.ts'
import { type Names, slugOf, uniqueName } from '../../slug.ts'
import type { Edition, Output, Story } from '../../story.ts'
import type { Template } from '../../template.ts'
import { feedsOf, feedTypes } from './feeds.ts'
import type { Group, Link, Site } from './fields.ts'
import {
  addressOf,
  downloadsIn,
  type Font,
  filled,
  framed,
  hrefTo,
  type Paper,
  paperOf,
  pictureIn,
  storyPage,
  teaserOf,
} from './page.ts'
import { wordsIn } from './terms.ts'

interface Section {
  /** Nothing for stories without one, which stand on the first page only. */
  title?: string
  path?: string
  stories: Story[]
}

interface Month {
  /** "2026-03" */
  name: string
  path: string
  days: { date: string; stories: Story[] }[]
}

/** What a site is made of. */
interface Plan {
  edition: Edition
  sections: Section[]
  months: Month[]
  paper: Paper
  outputs: readonly Output[]
  singles: NonNullable<Press['singles']>
}

/** So many stories of a section stand on the first page. */
const shownOfSection = 6

const pathOf = ({ data }: Story) => `${data.meta.slug}.html`

/** `singles`: what was made of each story by itself. */
export function siteOf(
  edition: Edition,
  template: Template,
  url: string | undefined,
  outputs: readonly Output[],
  singles: Press['singles'] = new Map(),
): Output[] {
  const fonts = fontsOf(template)
  const plain = paperOf(edition, template, url)
  const sections = sectionsOf(edition)
  const months = monthsOf(edition)
  const plan: Plan = { edition, sections, months, outputs, singles, paper: plain }
  plan.paper = {
    ...plain,
    fonts: fonts.map(({ font }) => font),
    site: (from) => siteFields(plan, (path) => hrefTo(path, from)),
  }
  return [
    indexPage(plan),
    ...sections.flatMap((section) => sectionPage(section, plan)),
    ...archivePages(plan),
    ...edition.stories.map((_, index) => pageAt(index, plan)),
    ...(url ? [missingPage(plan, url), ...feedsOf(edition, url, pathOf)] : []),
    ...fonts.map(({ output }) => output),
  ]
}

/** In the order of the edition. */
function sectionsOf({ stories }: Edition): Section[] {
  const sections = new Map<string | undefined, Section>()
  const names: Names = new Map()
  for (const story of stories) {
    const title = story.data.meta.section
    const known = sections.get(title) ?? newSection(title, names)
    sections.set(title, known)
    known.stories.push(story)
  }
  return [...sections.values()]
}

function newSection(title: string | undefined, names: Names): Section {
  if (title === undefined) return { stories: [] }
  const name = uniqueName(slugOf(title) || 'section', names)
  return { title, path: `sections/${name}.html`, stories: [] }
}

/** The newest first. Stories of one day need no archive. */
function monthsOf({ stories }: Edition): Month[] {
  const days = new Map<string, Story[]>()
  for (const story of stories) {
    const date = story.data.meta.firstCreated?.slice(0, 10)
    const known = date && days.get(date)
    if (known) known.push(story)
    else if (date) days.set(date, [story])
  }
  if (days.size < 2) return []
  const months = new Map<string, Month>()
  for (const [date, own] of [...days].sort(([one], [other]) => (one < other ? 1 : -1))) {
    const name = date.slice(0, 7)
    const month = months.get(name) ?? { name, path: `archive/${name}.html`, days: [] }
    months.set(name, month)
    month.days.push({ date, stories: own })
  }
  return [...months.values()]
}

function siteFields({ edition, sections, months, outputs, paper: { url } }: Plan, href: Href): Site {
  const { title, language, date } = edition
  const feeds = url ? Object.entries(feedTypes) : []
  return {
    title,
    language,
    ...(date && { day: dayIn(language, date) }),
    home: href('index.html'),
    sections: sections.flatMap((section) => linkOf(section, href) ?? []),
    ...(months.length > 0 && { archive: href('archive.html') }),
    feeds: feeds.map(([path, type]) => ({ title, href: href(path), type })),
    downloads: downloadsIn(outputs, href),
  }
}

type Href = (path: string) => string

function linkOf({ title, path }: Section, href: Href): Link | undefined {
  return title && path ? { title, href: href(path) } : undefined
}

function indexPage({ edition, sections, paper }: Plan): Output {
  const path = 'index.html'
  const [lead] = edition.stories
  const groups = sections.map((section): Group => {
    const rest = section.stories.filter((story) => story !== lead)
    const shown = section.title ? rest.slice(0, shownOfSection) : rest
    return {
      ...(section.title && section.path && { title: section.title, href: hrefTo(section.path, path) }),
      more: rest.length - shown.length,
      stories: shown.map((story) => teaserOf(story, pathOf(story), path, paper)),
    }
  })
  return framed(paper, {
    path,
    title: edition.title,
    language: edition.language,
    image: lead && pictureIn(lead, paper.pictures)?.url,
    body: filled(paper, 'index', path, edition.language, {
      ...(lead && { lead: teaserOf(lead, pathOf(lead), path, paper) }),
      groups: groups.filter(({ stories }) => stories.length > 0),
    }),
  })
}

function sectionPage({ title, path, stories }: Section, { edition, paper }: Plan): Output[] {
  if (!title || !path) return []
  const teasers = stories.map((story) => teaserOf(story, pathOf(story), path, paper))
  const { language } = edition
  const body = filled(paper, 'section', path, language, { group: { title, more: 0, stories: teasers } })
  return [framed(paper, { path, title: `${title} – ${edition.title}`, language, body })]
}

function archivePages({ edition, months, paper }: Plan): Output[] {
  if (months.length === 0) return []
  const { language } = edition
  const path = 'archive.html'
  const titled = (title: string) => `${title} – ${edition.title}`
  const links = months.map((month) => ({
    title: monthIn(language, month.name),
    href: hrefTo(month.path, path),
    count: month.days.flatMap(({ stories }) => stories).length,
  }))
  return [
    framed(paper, {
      path,
      title: titled(wordsIn(language).archive),
      language,
      body: filled(paper, 'archive', path, language, { months: links }),
    }),
    ...months.map((month) => {
      const title = monthIn(language, month.name)
      const groups = month.days.map(({ date, stories }) => ({
        title: dayIn(language, date),
        more: 0,
        stories: stories.map((story) => teaserOf(story, pathOf(story), month.path, paper)),
      }))
      const body = filled(paper, 'month', month.path, language, { title, groups })
      return framed(paper, { path: month.path, title: titled(title), language, body })
    }),
  ]
}

function pageAt(index: number, { edition, sections, paper, singles }: Plan): Output {
  const story = edition.stories[index]
  if (!story) throw new RangeError('An edition has a story at each of its places')
  const path = pathOf(story)
  const own = sections.find(({ title }) => title === story.data.meta.section)
  const section = own && linkOf(own, (file) => hrefTo(file, path))
  const [previous, next] = [edition.stories[index - 1], edition.stories[index + 1]]
  const leadTo = (other: Story) => ({ title: other.data.meta.headline, href: hrefTo(pathOf(other), path) })
  return storyPage(story, path, paper, {
    downloads: downloadsIn(singles.get(story) ?? [], (file) => hrefTo(file, path)),
    ...(section && { section }),
    ...(previous && { previous: leadTo(previous) }),
    ...(next && { next: leadTo(next) }),
  })
}

/** What a server shows where there is no page, at whatever address: so its links are whole. */
function missingPage(plan: Plan, url: string): Output {
  const href = (path: string) => addressOf(url, path)
  // It has no address of its own.
  const { url: _, ...paper }: Paper = { ...plan.paper, fonts: [], href, site: () => siteFields(plan, href) }
  const { language } = plan.edition
  const body = filled(paper, 'missing', '404.html', language, {})
  return framed(paper, { path: '404.html', title: wordsIn(language).missing, language, body })
}

/** Named by their bytes, so that they can be kept for good. */
function fontsOf(template: Template): { font: Font; output: Output }[] {
  return template.web.fonts.map((setting) => {
    const body = template.font(setting.face)
    const sum = createHash('sha256').update(body).digest('hex').slice(0, 8)
    const path = `fonts/${slugOf(`${setting.family} ${setting.weight} ${setting.style}`)}-${sum}.woff2`
    return { font: { path, setting }, output: { path, mediaType: 'font/woff2', body } }
  })
}
