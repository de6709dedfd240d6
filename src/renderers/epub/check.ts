/**
 * The book checked before it leaves: what must hold between its files. Each fault is one sentence.
 *
 * Every document is well formed and its ids are unique; manifest and files are the same set (EPUB 3.3, 5.6.1); every
 * reference finds its file and its element; the contents stand in the order of the spine (7.4.1).
 */
import { SaxesParser } from 'saxes'

interface Document {
  name: string
  ids: Set<string>
  /** What href, src and idref say, in order. */
  references: { element: string; attribute: string; value: string }[]
  faults: string[]
}

export function faultsIn(entries: ReadonlyMap<string, string>): string[] {
  const documents = [...entries]
    .filter(([name]) => /\.(?:xhtml|opf|ncx|xml)$/.test(name))
    .map(([name, words]) => parse(name, words))
  const byName = new Map(documents.map((document) => [document.name, document]))
  return [
    ...documents.flatMap((document) => document.faults),
    ...documents.flatMap((document) => danglingIn(document, byName, entries)),
    ...manifestFaults(byName.get('OEBPS/content.opf'), entries),
    ...orderFaults(byName.get('OEBPS/content.opf'), byName.get('OEBPS/toc.xhtml')),
  ]
}

function parse(name: string, words: string): Document {
  const document: Document = { name, ids: new Set(), references: [], faults: [] }
  const parser = new SaxesParser({ xmlns: true, fileName: name })
  parser.on('error', (error) => document.faults.push(`${name} is not well formed: ${error.message}`))
  parser.on('opentag', ({ local, attributes }) => {
    for (const [attribute, { value }] of Object.entries(attributes)) {
      if (attribute === 'id' && document.ids.has(value))
        document.faults.push(`${name} has two elements ${value}`)
      if (attribute === 'id') document.ids.add(value)
      if (['href', 'src', 'idref'].includes(attribute))
        document.references.push({ element: local, attribute, value })
    }
  })
  parser.write(words).close()
  return document
}

function danglingIn(
  document: Document,
  byName: ReadonlyMap<string, Document>,
  entries: ReadonlyMap<string, string>,
): string[] {
  const folder = document.name.replace(/[^/]*$/, '')
  return document.references.flatMap(({ attribute, value }) => {
    if (attribute === 'idref') return document.ids.has(value) ? [] : [`${document.name} has no item ${value}`]
    if (/^[a-z][a-z\d+.-]*:/i.test(value)) return []
    const [file = '', fragment] = value.split('#')
    const target = file === '' ? document.name : folder + file
    if (!entries.has(target)) return [`${document.name} points to ${value}, which is not there`]
    if (fragment === undefined || byName.get(target)?.ids.has(fragment)) return []
    return [`${document.name} points to ${value}, which has no such element`]
  })
}

function manifestFaults(opf: Document | undefined, entries: ReadonlyMap<string, string>): string[] {
  if (!opf) return ['The book has no package document']
  const listed = new Set(hrefs(opf, 'item').map((href) => `OEBPS/${href}`))
  return [...entries.keys()]
    .filter((name) => name.startsWith('OEBPS/') && name !== opf.name && !listed.has(name))
    .map((name) => `${name} is not in the manifest`)
}

function orderFaults(opf: Document | undefined, nav: Document | undefined): string[] {
  if (!nav) return ['The book has no navigation']
  const pages = hrefs(nav, 'a').filter((href) => href !== 'toc.xhtml')
  const contents = pages.slice(0, -1) // The last is the landmark of the first page.
  const items = hrefs(opf, 'item').filter((href) => /\.xhtml$/.test(href) && href !== 'toc.xhtml')
  return contents.join() === items.join() ? [] : ['The contents do not stand in the order of the spine']
}

function hrefs(document: Document | undefined, element: string): string[] {
  return (document?.references ?? [])
    .filter((reference) => reference.element === element && reference.attribute === 'href')
    .map(({ value }) => value)
}
