/** What machines read of a site: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1, a sitemap (sitemaps.org 0.9), robots.txt. */
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { printable } from '../../copy.ts'
import type { Edition, Meta, Output, Story } from '../../story.ts'
import { addressOf, ledeOf } from './page.ts'

/** The feeds by their names. */
export const feedTypes = {
  'feed.xml': 'application/atom+xml',
  'rss.xml': 'application/rss+xml',
  'feed.json': 'application/feed+json',
}

/** So many stories stand in a feed. */
const length = 50

interface Item {
  id: string
  title: string
  language: string
  address: string
  authors: string[]
  summary?: string
  section?: string
  keywords: string[]
  /** ISO 8601, in UTC. */
  published?: string
  updated: string
}

/** `pathOf`: the page of a story, from the first page. */
export function feedsOf(edition: Edition, url: string, pathOf: (story: Story) => string): Output[] {
  const items = edition.stories
    .map((story) => itemOf(story, addressOf(url, pathOf(story)), edition.modified))
    .sort((one, other) => Date.parse(other.updated) - Date.parse(one.updated))
    .slice(0, length)
  const output = (path: string, mediaType: string, body: string): Output => ({ path, mediaType, body })
  return [
    output('feed.xml', feedTypes['feed.xml'], atomOf(edition, url, items)),
    output('rss.xml', feedTypes['rss.xml'], rssOf(edition, url, items)),
    output('feed.json', feedTypes['feed.json'], jsonOf(edition, url, items)),
    output('sitemap.xml', 'application/xml', sitemapOf(edition, url, pathOf)),
    output(
      'robots.txt',
      'text/plain',
      `User-agent: *\nAllow: /\n\nSitemap: ${addressOf(url, 'sitemap.xml')}\n`,
    ),
  ]
}

/** Of a story without a date, the edition’s stands. */
function itemOf(story: Story, address: string, edited: string): Item {
  const { meta } = story.data
  const summary = meta.headlineExtended ?? ledeOf(story)
  const published = meta.firstCreated && utc(meta.firstCreated)
  return {
    // An identifier of a feed is an IRI (RFC 4287, 4.2.6).
    id: URL.canParse(meta.uri) ? meta.uri : address,
    title: meta.headline,
    language: meta.language,
    address,
    authors: authorsOf(meta),
    ...(summary && { summary }),
    ...(meta.section && { section: meta.section }),
    keywords: meta.keywords ?? [],
    ...(published && { published }),
    updated: utc(meta.versionCreated ?? meta.firstCreated ?? edited),
  }
}

function authorsOf({ bylines, creditLine }: Meta): string[] {
  if (bylines.length > 0) return bylines.map(({ name }) => name)
  return creditLine ? [creditLine] : []
}

function utc(date: string): string {
  return new Date(date).toISOString().replace('.000Z', 'Z')
}

function atomOf({ title, language, id, modified }: Edition, url: string, items: readonly Item[]): string {
  const feed = x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language }, [
    x('id', `urn:sha256:${id}`),
    x('title', printable(title)),
    x('updated', items[0]?.updated ?? modified),
    x('author', [x('name', printable(title))]),
    x('link', { rel: 'self', href: addressOf(url, 'feed.xml'), type: feedTypes['feed.xml'] }),
    x('link', { rel: 'alternate', href: url, type: 'text/html' }),
    ...items.map((item) =>
      x('entry', { 'xml:lang': item.language }, [
        x('id', item.id),
        x('title', printable(item.title)),
        x('link', { rel: 'alternate', href: item.address, type: 'text/html' }),
        x('updated', item.updated),
        ...(item.published ? [x('published', item.published)] : []),
        ...item.authors.map((name) => x('author', [x('name', printable(name))])),
        ...[...(item.section ? [item.section] : []), ...item.keywords].map((term) =>
          x('category', { term: printable(term) }),
        ),
        ...(item.summary ? [x('summary', printable(item.summary))] : []),
      ]),
    ),
  ])
  return document(feed)
}

/** RSS 2.0.11; its author is a mail address, so names are Dublin Core’s. */
function rssOf({ title, language, modified }: Edition, url: string, items: readonly Item[]): string {
  const names = {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  }
  const rss = x('rss', names, [
    x('channel', [
      x('title', printable(title)),
      x('link', url),
      x('description', printable(title)),
      x('language', language),
      x('lastBuildDate', mailDate(items[0]?.updated ?? modified)),
      x('atom:link', { rel: 'self', href: addressOf(url, 'rss.xml'), type: feedTypes['rss.xml'] }),
      ...items.map((item) =>
        x('item', [
          x('title', printable(item.title)),
          x('link', item.address),
          x('guid', { isPermaLink: 'false' }, item.id),
          ...(item.published ? [x('pubDate', mailDate(item.published))] : []),
          ...item.authors.map((name) => x('dc:creator', printable(name))),
          ...(item.section ? [x('category', printable(item.section))] : []),
          ...(item.summary ? [x('description', escaped(printable(item.summary)))] : []),
        ]),
      ),
    ]),
  ])
  return document(rss)
}

function jsonOf({ title, language }: Edition, url: string, items: readonly Item[]): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: url,
    feed_url: addressOf(url, 'feed.json'),
    language,
    items: items.map((item) => ({
      id: item.id,
      url: item.address,
      title: item.title,
      content_text: item.summary ?? item.title,
      ...(item.published && { date_published: item.published }),
      date_modified: item.updated,
      ...(item.authors.length > 0 && { authors: item.authors.map((name) => ({ name })) }),
      ...(item.section || item.keywords.length > 0
        ? { tags: [...(item.section ? [item.section] : []), ...item.keywords] }
        : {}),
      language: item.language,
    })),
  }
  return `${JSON.stringify(feed, null, 2)}\n`
}

function sitemapOf({ stories }: Edition, url: string, pathOf: (story: Story) => string): string {
  const urls = stories.map((story) => {
    const { firstCreated, versionCreated = firstCreated } = story.data.meta
    return x('url', [
      x('loc', addressOf(url, pathOf(story))),
      ...(versionCreated ? [x('lastmod', utc(versionCreated))] : []),
    ])
  })
  return document(
    x('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }, [
      x('url', [x('loc', url)]),
      ...urls,
    ]),
  )
}

/** RFC 822, as RSS wants it. */
function mailDate(date: string): string {
  return new Date(date).toUTCString()
}

/** What stands in an RSS description is HTML. */
function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function document(root: ReturnType<typeof x>): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${toXml(root, { closeEmptyElements: true })}\n`
}
