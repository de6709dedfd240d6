/** A page of the web: the frame around it, and a story as its templates see it. */
import type { Element, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type * as z from 'zod'
import { copyOf } from '../../copy.ts'
import { dayIn } from '../../day.ts'
import { directionOf } from '../../direction.ts'
import { markupOf } from '../../markup.ts'
import type { Edition, Meta, Output, Story } from '../../story.ts'
import type { Template } from '../../template.ts'
import { fill, known } from '../fill.ts'
import { articleOf } from './article.ts'
import { type Link, pages, type Site, type StoryFields, type Teaser } from './fields.ts'
import { wordsIn } from './terms.ts'

/** What the pages of a build have in common. */
export interface Paper {
  template: Template
  pictures: Edition['pictures']
  /** Where the first page will be, with a slash at its end; nothing where that is not known. */
  url?: string
  /** The font files that pages find beside them: none for a page that stands alone. */
  fonts: readonly Font[]
  /** How a page of one path leads to a file of another. */
  href: (path: string, from: string) => string
  /** The edition, as a page of this path sees it. */
  site?: (from: string) => Site
}

/** A font file and how style sheets call it. */
export interface Font {
  path: string
  setting: Template['web']['fonts'][number]
}

/** A page as its frame sees it. */
interface Framed {
  path: string
  title: string
  language: string
  description?: string | undefined
  story?: StoryFields | undefined
  /** The path of its picture. */
  image?: string | undefined
  body: string
}

export function framed(paper: Paper, page: Framed): Output {
  const { fonts, url } = paper
  const { path, language, story, image } = page
  const body = filled(paper, 'page', path, language, {
    title: page.title,
    ...(page.description && { description: page.description }),
    language,
    direction: directionOf(language),
    ...(url && { address: addressOf(url, path) }),
    ...(url && image && { image: addressOf(url, image) }),
    css: cssOf(paper, path, language),
    // From a folder on disk, browsers preload no font.
    fonts: fonts.filter(({ setting }) => url && setting.first).map((font) => paper.href(font.path, path)),
    body: page.body,
    isHome: path === 'index.html',
    ...(story && { story }),
  })
  return { path, mediaType: 'text/html', body }
}

type Names = keyof typeof pages
type Own<N extends Names> = Omit<z.output<(typeof pages)[N]>, 'words' | 'site' | 'part'>

/** A file of the template’s `web` folder, filled in for the page of this path. */
export function filled<N extends Names>(
  paper: Paper,
  name: N,
  path: string,
  language: string,
  fields: Own<N>,
): string {
  const common = {
    words: wordsIn(language),
    ...(paper.site && { site: paper.site(path) }),
    part: (inner: string, given: object = {}) => print(inner, { ...common, ...given }),
  }
  const print = (inner: string, given: object) => {
    const schema = inner in pages ? pages[inner as Names] : undefined
    return fill(paper.template, `web/${inner}.html.ejs`, schema ? known(schema, given as never) : given)
  }
  return print(name, { ...common, ...fields })
}

/** What pages have in common that stand alone: no site, and no faces beside them. */
export function paperOf({ pictures }: Edition, template: Template, url: string | undefined): Paper {
  return { template, pictures, fonts: [], href: hrefTo, ...(url && { url }) }
}

/** The page of an edition’s only story. */
export function lonePage(
  edition: Edition,
  template: Template,
  url: string | undefined,
  outputs: readonly Output[],
): Output[] {
  const paper = paperOf(edition, template, url)
  return edition.stories.map((story) => {
    const path = `${story.data.meta.slug}.html`
    return storyPage(story, path, paper, { downloads: downloadsIn(outputs, (file) => hrefTo(file, path)) })
  })
}

/** What a story’s page is given besides the story. */
interface Links {
  downloads: Link[]
  section?: Link
  previous?: Link
  next?: Link
}

export function storyPage(story: Story, path: string, paper: Paper, links: Links): Output {
  const { headline, headlineExtended, language } = story.data.meta
  const fields = storyOf(story, path, paper, links)
  return framed(paper, {
    path,
    title: headline,
    description: headlineExtended,
    language,
    story: fields,
    image: pictureIn(story, paper.pictures)?.url,
    body: filled(paper, 'story', path, language, { story: fields }),
  })
}

function storyOf(story: Story, path: string, paper: Paper, links: Links): StoryFields {
  const { meta } = story.data
  const teaser = teaserOf(story, path, path, paper)
  const [head, body] = partedOf(markupOf(story, paper.pictures))
  const { url } = paper
  const shown = pictureIn(story, paper.pictures)
  const facts = articleOf(story, url && addressOf(url, path), shown && url && addressOf(url, shown.url))
  const updated = laterOf(meta)
  return {
    ...teaser,
    ...(meta.headlineExtended && { deck: meta.headlineExtended }),
    authors: meta.bylines.map(({ name }) => name),
    ...(updated && { updated: dateOf(updated, meta.language) }),
    keywords: meta.keywords ?? [],
    rights: [...new Set([meta.copyrightNotice, meta.usageTerms].filter((each) => each !== undefined))],
    isHeaded: story.children.some((node) => node.type === 'heading' && node.data?.part === 'headline'),
    head,
    body,
    // A "</script>" in a headline must not end the script.
    facts: JSON.stringify(facts).replaceAll('<', '\\u003c'),
    ...links,
  }
}

/** A story as lists show it, on the page of this path; `own` is the path of its own page. */
export function teaserOf(story: Story, own: string, path: string, { pictures, href }: Paper): Teaser {
  const { meta } = story.data
  const summary = meta.headlineExtended ?? ledeOf(story)
  const picture = pictureIn(story, pictures)
  const dated = meta.firstCreated ?? meta.versionCreated
  const place = meta.dateline?.places.join('/') ?? meta.located
  return {
    headline: meta.headline,
    href: href(own, path),
    language: meta.language,
    direction: directionOf(meta.language),
    ...(summary && { summary }),
    ...(meta.bylines.length > 0 && { by: meta.bylines.map(({ name }) => name).join(', ') }),
    ...(place && { place }),
    ...(dated && { published: dateOf(dated, meta.language) }),
    ...(picture && { picture: { ...picture.fields, src: href(picture.url, path) } }),
  }
}

/** Its first paragraph, without the dateline. */
export function ledeOf({ children }: Story): string | undefined {
  const lede = children.find((node) => node.type === 'paragraph' && node.data?.part === undefined)
  if (lede?.type !== 'paragraph') return undefined
  const words = lede.children.filter((node) => node.type !== 'text' || node.data?.part !== 'dateline')
  return words.map(copyOf).join('').trim() || undefined
}

/** The first picture that goes out with it. */
export function pictureIn(story: Story, pictures: Edition['pictures']) {
  for (const node of story.children) {
    const [image] = node.type === 'paragraph' && node.data?.part === 'figure' ? node.children : []
    const picture = image?.type === 'image' && pictures.get(image.url)
    if (!picture) continue
    const { width, height } = picture
    return { url: image.url, fields: { width, height, alt: image.alt ?? '' } }
  }
  return undefined
}

/** The header of its markup and the rest. */
function partedOf({ children }: Root): [string, string] {
  const [first, ...rest] = children
  const isHead = first?.type === 'element' && first.tagName === 'header'
  const head = isHead ? (first as Element).children : []
  const body = isHead ? rest : children
  return [toHtml(head), body.map((node) => toHtml(node)).join('\n')]
}

/** When it was changed after it went out. */
function laterOf({ firstCreated, versionCreated }: Meta): string | undefined {
  return versionCreated && firstCreated && Date.parse(versionCreated) > Date.parse(firstCreated)
    ? versionCreated
    : undefined
}

function dateOf(stated: string, language: string) {
  return { stated, words: dayIn(language, stated.slice(0, 10)) }
}

/** What can be taken home of these outputs. */
export function downloadsIn(outputs: readonly Output[], href: (path: string) => string): Link[] {
  const names = { 'application/pdf': 'PDF', 'application/epub+zip': 'EPUB' }
  return Object.entries(names).flatMap(([type, title]) =>
    outputs.filter(({ mediaType }) => mediaType === type).map(({ path }) => ({ title, href: href(path) })),
  )
}

/** From the page of one path to a file of another; both are relative to the first page. */
export function hrefTo(path: string, from: string): string {
  return `${'../'.repeat(from.split('/').length - 1)}${encodeURI(path)}`
}

/** A file’s address; a folder’s first page has the folder’s. */
export function addressOf(url: string, path: string): string {
  return new URL(encodeURI(path === 'index.html' ? '' : path), url).href
}

/** The template’s faces and custom properties, then its sheets. */
function cssOf({ template, fonts, href, site, url }: Paper, from: string, language: string): string {
  const { properties, dark } = template.web
  return [
    ...fonts.map(({ path, setting }) => faceOf(setting, href(path, from), url ? 'optional' : 'block')),
    `:root { ${declared(properties)} }`,
    `@media (prefers-color-scheme: dark) { :root { ${declared(dark)} } }`,
    ...['style', ...(site ? ['site'] : []), ...(directionOf(language) === 'rtl' ? ['rtl'] : []), 'print'].map(
      (name) => template.text(`web/${name}.css`).trimEnd(),
    ),
  ].join('\n')
}

function declared(properties: Record<string, string>): string {
  return Object.entries(properties)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(' ')
}

/** From a server, a face that comes too late is not shown, so no line moves (CSS Fonts 4, 11.2); on disk, none is late. */
function faceOf({ family, weight, style, range }: Font['setting'], source: string, display: string): string {
  return [
    `@font-face { font-family: "${family}"; src: url("${source}") format("woff2");`,
    `font-weight: ${weight}; font-style: ${style}; font-display: ${display}; unicode-range: ${range}; }`,
  ].join(' ')
}
