/**
 * The book checked before it leaves: what must hold between its files. Each fault is one sentence.
 *
 * Every document is well formed and its ids are unique; manifest and files are the same set, each of its media type
 * (EPUB 3.3, 5.6.1); every reference finds its file and its element; the contents stand in the order of the spine
 * (7.4.1), and the NCX too, for readers that know nothing else.
 */
import { SaxesParser } from 'saxes'

interface Element {
  name: string
  attributes: Record<string, string>
  /** What list of links it stands in: "toc", "page-list", "landmarks". */
  list: string | undefined
}

interface Document {
  name: string
  ids: Set<string>
  elements: Element[]
  faults: string[]
}

type Entries = ReadonlyMap<string, string>

const packageName = 'OEBPS/content.opf'
const navName = 'OEBPS/toc.xhtml'
const ncxName = 'OEBPS/toc.ncx'

/** Of everything that a book of ours holds (EPUB 3.3, 3.2). */
const mediaTypes: Partial<Record<string, string>> = {
  xhtml: 'application/xhtml+xml',
  css: 'text/css',
  ncx: 'application/x-dtbncx+xml',
}

export function faultsIn(entries: Entries): string[] {
  const documents = [...entries]
    .filter(([name]) => /\.(?:xhtml|opf|ncx|xml)$/.test(name))
    .map(([name, words]) => parse(name, words))
  const byName = new Map(documents.map((document) => [document.name, document]))
  const missing = [packageName, navName, ncxName].filter((name) => !byName.has(name))
  return [
    ...missing.map((name) => `The book has no ${name}`),
    ...documents.flatMap((document) => document.faults),
    ...documents.flatMap((document) => danglingIn(document, byName, entries)),
    ...manifestFaults(byName.get(packageName), entries),
    ...orderFaults(byName),
    ...pageFaults(byName),
  ]
}

function parse(name: string, words: string): Document {
  const document: Document = { name, ids: new Set(), elements: [], faults: [] }
  const parser = new SaxesParser({ xmlns: true, fileName: name })
  parser.on('error', (error) => document.faults.push(`${name} is not well formed: ${error.message}`))
  let list: string | undefined
  parser.on('closetag', ({ local }) => {
    if (local === 'nav') list = undefined
  })
  parser.on('opentag', ({ local, attributes }) => {
    if (local === 'nav') list = attributes['epub:type']?.value
    const element: Element = { name: local, attributes: {}, list }
    for (const [attribute, { value }] of Object.entries(attributes)) element.attributes[attribute] = value
    document.elements.push(element)
    const { id } = element.attributes
    if (id === undefined) return
    if (document.ids.has(id)) document.faults.push(`${name} has two elements ${id}`)
    document.ids.add(id)
  })
  parser.write(words).close()
  return document
}

function danglingIn(document: Document, byName: ReadonlyMap<string, Document>, entries: Entries): string[] {
  const folder = document.name.replace(/[^/]*$/, '')
  return document.elements.flatMap(({ name, attributes: { idref, href, src } }) => {
    if (idref !== undefined && !document.ids.has(idref)) return [`${document.name} has no item ${idref}`]
    const value = href ?? src
    const isLink = href !== undefined && name === 'a'
    if (value === undefined || (isLink && /^[a-z][a-z\d+.-]*:/i.test(value))) return []
    const [file = '', fragment] = value.split('#')
    const target = file === '' ? document.name : folder + file
    if (!entries.has(target)) return [`${document.name} points to ${value}, which is not there`]
    if (fragment === undefined || byName.get(target)?.ids.has(fragment)) return []
    return [`${document.name} points to ${value}, which has no such element`]
  })
}

function manifestFaults(opf: Document | undefined, entries: Entries): string[] {
  const items = attributesOf(opf, 'item')
  const files = items.map(({ href = '' }) => `OEBPS/${href}`)
  const listed = new Set(files)
  const unlisted = [...entries.keys()].filter(
    (name) => name.startsWith('OEBPS/') && name !== packageName && !listed.has(name),
  )
  const twice = files.filter((file, index) => files.indexOf(file) !== index)
  const mistyped = items.filter(
    ({ href = '', 'media-type': type }) => type !== mediaTypes[href.replace(/^.*\./, '')],
  )
  return [
    ...unlisted.map((name) => `${name} is not in the manifest`),
    ...twice.map((name) => `${name} is twice in the manifest`),
    ...mistyped.map(({ href, 'media-type': type }) => `${href} is no ${type}`),
  ]
}

/** The contents page may stand in the spine, but never in the contents; a section's front stands before its stories. */
function orderFaults(byName: ReadonlyMap<string, Document>): string[] {
  const pages = spineOf(byName).filter((href) => href !== 'toc.xhtml')
  const contents = linksOf(byName.get(navName), 'toc')
  const points = attributesOf(byName.get(ncxName), 'content').map(({ src }) => src)
  return [
    ...(contents.join() === pages.join() ? [] : ['The contents do not stand in the order of the spine']),
    ...(points.join() === pages.join() ? [] : ['The NCX does not stand in the order of the spine']),
  ]
}

/** The page list names every mark of a page, in their order, and nothing else (EPUB 3.3, 7.4.2.2). */
function pageFaults(byName: ReadonlyMap<string, Document>): string[] {
  const marks = spineOf(byName).flatMap((href) =>
    (byName.get(`OEBPS/${href}`)?.elements ?? [])
      .filter(({ attributes }) => attributes['epub:type'] === 'pagebreak')
      .map(({ attributes }) => `${href}#${attributes.id}`),
  )
  const pages = linksOf(byName.get(navName), 'page-list')
  return pages.join() === marks.join() ? [] : ['The page list and the marks of pages are not the same']
}

function spineOf(byName: ReadonlyMap<string, Document>): (string | undefined)[] {
  const opf = byName.get(packageName)
  const hrefs = new Map(attributesOf(opf, 'item').map(({ id, href = '' }) => [id, href]))
  return attributesOf(opf, 'itemref').map(({ idref }) => hrefs.get(idref))
}

function linksOf(nav: Document | undefined, type: string): (string | undefined)[] {
  const links = nav?.elements.filter(({ name, list }) => name === 'a' && list === type) ?? []
  return links.map(({ attributes }) => attributes.href)
}

function attributesOf(document: Document | undefined, name: string): Element['attributes'][] {
  return (document?.elements ?? [])
    .filter((element) => element.name === name)
    .map(({ attributes }) => attributes)
}
