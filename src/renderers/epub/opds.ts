/**
 * Catalogues of a folder of e-books, which e-readers subscribe to: OPDS 1.2 (Atom) and OPDS 2.0 (JSON), with the covers
 * beside them, whole and small. Every address is relative, so the folder can be served from anywhere.
 */

import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import type { Output, Source } from '../../story.ts'
import type { Template } from '../../template.ts'
import { urnOf } from './ids.ts'
import { type ShelfBook, shelfBookOf } from './shelf.ts'

const atomType = 'application/atom+xml;profile=opds-catalog;kind=acquisition'
const jsonType = 'application/opds+json'
const acquisition = 'http://opds-spec.org/acquisition/open-access'
const epubType = 'application/epub+zip'

interface Link {
  href: string
  type: string
}

/** A book and the addresses of its picture, whole and small. */
interface Entry {
  book: ShelfBook
  image: Link
  thumbnail: Link
}

/** `skipped` holds the paths of files that are no EPUB. */
export async function opds(
  sources: readonly Source[],
  title: string,
  template: Template,
): Promise<{ outputs: Output[]; skipped: string[] }> {
  const shelved = sources.map((source) => ({ path: source.path, book: shelfBookOf(source) }))
  const books = shelved.flatMap(({ book }) => book ?? []).sort(newestFirst)
  const plain = books.some(({ cover }) => !cover) ? await plainCover(title, template) : []
  const covers = await withThumbnails([...books.flatMap(coverOutput), ...plain])
  const known = new Set(covers.map(({ path }) => path))
  const entries = books.map((book) => entryOf(book, known))
  return {
    outputs: [
      { path: 'opds.xml', mediaType: atomType, body: atomOf(entries, title) },
      {
        path: 'opds.json',
        mediaType: jsonType,
        body: `${JSON.stringify(jsonOf(entries, title), null, 2)}\n`,
      },
      ...covers,
    ],
    skipped: shelved.filter(({ book }) => !book).map(({ path }) => path),
  }
}

function newestFirst(one: ShelfBook, other: ShelfBook): number {
  const order = Date.parse(other.modified) - Date.parse(one.modified)
  return order || (one.name < other.name ? -1 : 1)
}

/** No book’s: those lie in covers/. */
const plainName = 'covers.png'
const coverName = ({ name, cover }: ShelfBook) =>
  `covers/${name.replace(/\.epub$/i, '')}.${cover?.mediaType === 'image/png' ? 'png' : 'jpg'}`

function coverOutput(book: ShelfBook): Output[] {
  return book.cover ? [{ path: coverName(book), mediaType: book.cover.mediaType, body: book.cover.body }] : []
}

/** OPDS 2.0 wants a picture of every publication: for those without one, the name of the catalogue. */
async function plainCover(title: string, template: Template): Promise<Output[]> {
  const { coverOf } = await import('./cover.ts')
  // Where the face lacks its signs, a page without words.
  const body =
    (await coverOf({ name: title, others: [] }, template)) ?? (await coverOf({ others: [] }, template))
  return body ? [{ path: plainName, mediaType: 'image/png', body }] : []
}

/** In pixels, across: as e-readers show a shelf. */
const thumbnailWidth = 240

const thumbnailName = (path: string) => path.replace(/^covers/, 'thumbnails').replace(/\.jpg$/, '.png')

/** A small one beside each, unless it is small itself. */
async function withThumbnails(covers: readonly Output[]): Promise<Output[]> {
  const { narrowed } = await import('./resvg.ts')
  const all: Output[] = []
  for (const cover of covers) {
    all.push(cover)
    const body = await narrowed(Buffer.from(cover.body), thumbnailWidth)
    if (body) all.push({ path: thumbnailName(cover.path), mediaType: 'image/png', body })
  }
  return all
}

function entryOf(book: ShelfBook, known: ReadonlySet<string>): Entry {
  const path = book.cover ? coverName(book) : plainName
  const image = { href: encodeURI(path), type: book.cover?.mediaType ?? 'image/png' }
  const small = thumbnailName(path)
  return { book, image, thumbnail: known.has(small) ? { href: encodeURI(small), type: 'image/png' } : image }
}

/** The newest of its books; of an empty one the start of Unix time. */
function modifiedOf(entries: readonly Entry[]): string {
  return entries[0]?.book.modified ?? '1970-01-01T00:00:00Z'
}

/** RFC 4287; OPDS Catalog 1.2. */
function atomOf(entries: readonly Entry[], title: string): string {
  const names = {
    xmlns: 'http://www.w3.org/2005/Atom',
    'xmlns:dc': 'http://purl.org/dc/terms/',
    'xmlns:opds': 'http://opds-spec.org/2010/catalog',
  }
  const feed = x('feed', names, [
    x('id', urnOf(`opds\n${title}`)),
    x('title', title),
    x('updated', modifiedOf(entries)),
    x('author', [x('name', title)]),
    ...['self', 'start'].map((rel) => x('link', { rel, href: 'opds.xml', type: atomType })),
    x('link', { rel: 'alternate', href: 'opds.json', type: jsonType }),
    ...entries.map(atomEntry),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(feed, { closeEmptyElements: true })}\n`
}

function atomEntry({ book, image, thumbnail }: Entry) {
  const { title, identifier, modified, date, authors, languages, rights, subjects, description } = book
  return x('entry', [
    x('id', identifier),
    x('title', title),
    x('updated', modified),
    ...authors.map((name) => x('author', [x('name', name)])),
    ...book.contributors.map((name) => x('contributor', [x('name', name)])),
    ...languages.map((language) => x('dc:language', language)),
    ...(date ? [x('dc:issued', date)] : []),
    ...subjects.map((term) => x('category', { term, label: term })),
    ...(rights.length > 0 ? [x('rights', rights.join('\n'))] : []),
    ...(description ? [x('summary', description)] : []),
    x('link', { rel: acquisition, href: encodeURI(book.name), type: epubType, length: String(book.size) }),
    x('link', { rel: 'http://opds-spec.org/image', ...image }),
    x('link', { rel: 'http://opds-spec.org/image/thumbnail', ...thumbnail }),
  ])
}

/** OPDS 2.0; Readium Web Publication Manifest. */
function jsonOf(entries: readonly Entry[], title: string): object {
  return {
    metadata: { title, modified: modifiedOf(entries), numberOfItems: entries.length },
    links: [
      { rel: 'self', href: 'opds.json', type: jsonType },
      { rel: 'alternate', href: 'opds.xml', type: atomType },
    ],
    publications: entries.map(publicationOf),
  }
}

function publicationOf({ book, image, thumbnail }: Entry): object {
  const named = (names: string[]) => names.map((name) => ({ name }))
  return {
    metadata: {
      '@type': 'http://schema.org/Book',
      identifier: book.identifier,
      title: book.title,
      ...(book.authors.length > 0 && { author: named(book.authors) }),
      ...(book.contributors.length > 0 && { contributor: named(book.contributors) }),
      language: book.languages,
      modified: book.modified,
      ...(book.date && { published: book.date }),
      ...(book.description && { description: book.description }),
      ...(book.subjects.length > 0 && { subject: book.subjects }),
    },
    links: [{ rel: acquisition, href: encodeURI(book.name), type: epubType }],
    images: image === thumbnail ? [image] : [image, thumbnail],
  }
}
