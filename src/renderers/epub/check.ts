/**
 * The book checked before it leaves: what must hold between its files. Each fault is one sentence.
 *
 * Every document is well formed and its ids are unique; manifest and files are the same set, each of its media type
 * and with its magic number (EPUB 3.3, 5.6.1); every reference finds its file and its element; the contents stand in
 * the order of the spine (7.4.1), and the NCX too, for readers that know nothing else. What must hold within a page
 * and in the package’s facts stands in rules.ts.
 */
import type { Entries } from './ocf.ts'
import { type Document, elementsOf, parse, within } from './parsed.ts'
import { packageFaults, pageFaults } from './rules.ts'

const packageName = 'OEBPS/content.opf'
const navName = 'OEBPS/toc.xhtml'
const ncxName = 'OEBPS/toc.ncx'

/** Of everything that a book of ours holds (EPUB 3.3, 3.2), and how such a file begins. */
const kinds: Partial<Record<string, { type: string; magic?: number[] }>> = {
  xhtml: { type: 'application/xhtml+xml' },
  css: { type: 'text/css' },
  ncx: { type: 'application/x-dtbncx+xml' },
  png: { type: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  jpg: { type: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
  ttf: { type: 'font/ttf', magic: [0, 1, 0, 0] },
}

type Documents = ReadonlyMap<string, Document>

export function faultsIn(entries: Entries): string[] {
  const documents = [...entries]
    .filter(([name]) => /\.(?:xhtml|opf|ncx|xml)$/.test(name))
    .map(([name, content]) => parse(name, String(content)))
  const byName = new Map(documents.map((document) => [document.name, document]))
  const missing = [packageName, navName, ncxName].filter((name) => !byName.has(name))
  const pages = documents.filter(({ name }) => name.endsWith('.xhtml'))
  return [
    ...(entries.get('mimetype') === 'application/epub+zip' ? [] : ['The mimetype is not that of EPUB']),
    ...missing.map((name) => `The book has no ${name}`),
    ...documents.flatMap((document) => document.faults),
    ...documents.flatMap((document) => danglingIn(document, byName, entries)),
    ...manifestFaults(byName.get(packageName), entries),
    ...orderFaults(byName),
    ...markFaults(byName),
    ...styleFaults(entries),
    ...packageFaults(byName.get(packageName), byName.get(ncxName)),
    ...pages.flatMap(pageFaults),
  ]
}

function danglingIn(document: Document, byName: Documents, entries: Entries): string[] {
  const folder = document.name.replace(/[^/]*$/, '')
  const faults: string[] = []
  for (const { name, attributes } of document.elements) {
    const { idref, href, src, refines } = attributes
    if (idref !== undefined && !document.ids.has(idref)) faults.push(`${document.name} has no item ${idref}`)
    const value = href ?? src ?? refines
    const isLink = href !== undefined && name === 'a'
    if (value === undefined || (isLink && /^[a-z][a-z\d+.-]*:/i.test(value))) continue
    const [file = '', fragment] = value.split('#')
    const target = file === '' ? document.name : folder + file
    if (!entries.has(target)) faults.push(`${document.name} points to ${value}, which is not there`)
    else if (fragment !== undefined && !byName.get(target)?.ids.has(fragment))
      faults.push(`${document.name} points to ${value}, which has no such element`)
  }
  return faults
}

function manifestFaults(opf: Document | undefined, entries: Entries): string[] {
  const items = elementsOf(opf, 'item').map(({ attributes }) => attributes)
  const files = items.map(({ href = '' }) => `OEBPS/${href}`)
  const listed = new Set(files)
  const unlisted = [...entries.keys()].filter(
    (name) => name.startsWith('OEBPS/') && name !== packageName && !listed.has(name),
  )
  const twice = files.filter((file, index) => files.indexOf(file) !== index)
  const mistyped = items.filter(({ href = '', 'media-type': type }) => type !== kindOf(href)?.type)
  const forged = files.filter((file) => !begins(entries.get(file), kindOf(file)?.magic ?? []))
  return [
    ...unlisted.map((name) => `${name} is not in the manifest`),
    ...twice.map((name) => `${name} is twice in the manifest`),
    ...mistyped.map(({ href, 'media-type': type }) => `${href} is no ${type}`),
    ...forged.map((file) => `${file} does not begin as its kind does`),
  ]
}

const kindOf = (file: string) => kinds[file.replace(/^.*\./, '')]

/** A file that is not there is told elsewhere. */
function begins(content: string | Uint8Array | undefined, magic: readonly number[]): boolean {
  if (content === undefined || magic.length === 0) return true
  return typeof content !== 'string' && magic.every((byte, index) => content[index] === byte)
}

/** Cover and contents may stand in the spine, but never in the contents. */
function orderFaults(byName: Documents): string[] {
  const pages = spineOf(byName).filter((href) => href !== 'toc.xhtml' && href !== 'cover.xhtml')
  const contents = linksOf(byName.get(navName), 'toc')
  const points = elementsOf(byName.get(ncxName), 'content').map(({ attributes }) => attributes.src)
  return [
    ...(contents.join() === pages.join() ? [] : ['The contents do not stand in the order of the spine']),
    ...(points.join() === pages.join() ? [] : ['The NCX does not stand in the order of the spine']),
  ]
}

/** The page list names every mark of a page, in their order, and nothing else (EPUB 3.3, 7.4.2.2). */
function markFaults(byName: Documents): string[] {
  const marks = spineOf(byName).flatMap((href) =>
    (byName.get(`OEBPS/${href}`)?.elements ?? [])
      .filter(({ attributes }) => attributes['epub:type'] === 'pagebreak')
      .map(({ attributes }) => `${href}#${attributes.id}`),
  )
  const pages = linksOf(byName.get(navName), 'page-list')
  return pages.join() === marks.join() ? [] : ['The page list and the marks of pages are not the same']
}

function spineOf(byName: Documents): (string | undefined)[] {
  const opf = byName.get(packageName)
  const hrefs = new Map(elementsOf(opf, 'item').map(({ attributes: { id, href } }) => [id, href]))
  return elementsOf(opf, 'itemref').map(({ attributes: { idref } }) => hrefs.get(idref))
}

/** Where the links of one list lead: "toc", "page-list". */
function linksOf(nav: Document | undefined, type: string): (string | undefined)[] {
  return elementsOf(nav, 'a')
    .filter((link) => within(link, 'nav')?.attributes['epub:type'] === type)
    .map(({ attributes }) => attributes.href)
}

/** Braces close, and what a sheet points to is there. */
function styleFaults(entries: Entries): string[] {
  return [...entries].flatMap(([name, content]) => {
    if (!name.endsWith('.css') || typeof content !== 'string') return []
    const rules = content.replace(/\/\*[\s\S]*?\*\//g, '')
    const isOpen = rules.split('{').length !== rules.split('}').length
    const urls = [...rules.matchAll(/url\("?([^")]*)/g)].map(([, url]) => url)
    const lost = urls.filter((url) => !entries.has(`OEBPS/${url}`))
    return [
      ...(isOpen ? [`${name} has a rule that does not close`] : []),
      ...lost.map((url) => `${name} points to ${url}, which is not there`),
    ]
  })
}
