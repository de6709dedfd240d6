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
  ]
}

function parse(name: string, words: string): Document {
  const document: Document = { name, ids: new Set(), elements: [], faults: [] }
  const parser = new SaxesParser({ xmlns: true, fileName: name })
  parser.on('error', (error) => document.faults.push(`${name} is not well formed: ${error.message}`))
  parser.on('opentag', ({ local, attributes }) => {
    const element: Element = { name: local, attributes: {} }
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
  const hrefs = new Map(attributesOf(byName.get(packageName), 'item').map(({ id, href = '' }) => [id, href]))
  const spine = attributesOf(byName.get(packageName), 'itemref').map(({ idref }) => hrefs.get(idref))
  const pages = spine.filter((href) => href !== 'toc.xhtml')
  const contents = contentsIn(byName.get(navName)).map(({ href }) => href)
  const points = attributesOf(byName.get(ncxName), 'content').map(({ src }) => src)
  return [
    ...(contents.join() === pages.join() ? [] : ['The contents do not stand in the order of the spine']),
    ...(points.join() === pages.join() ? [] : ['The NCX does not stand in the order of the spine']),
  ]
}

/** What the first list of links, the contents, points to; landmarks say what they are. */
function contentsIn(nav: Document | undefined): Element['attributes'][] {
  return attributesOf(nav, 'a').filter((attributes) => attributes['epub:type'] === undefined)
}

function attributesOf(document: Document | undefined, name: string): Element['attributes'][] {
  return (document?.elements ?? [])
    .filter((element) => element.name === name)
    .map(({ attributes }) => attributes)
}
