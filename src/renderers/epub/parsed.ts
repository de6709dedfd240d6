/** A document of the book as the self-check sees it: its elements in order, its ids, and whether XML can read it. */
import { SaxesParser } from 'saxes'

export interface Element {
  /** With its prefix. */
  name: string
  attributes: Readonly<Record<string, string>>
  parent: Element | undefined
  /** The words directly in it. */
  words: string
}

export interface Document {
  name: string
  ids: Set<string>
  elements: Element[]
  faults: string[]
}

/** Prefixes that our documents declare. */
const prefixes = /^(?:dc|xml|epub|xmlns):/

export function parse(name: string, xml: string): Document {
  const document: Document = { name, ids: new Set(), elements: [], faults: [] }
  let open: Element | undefined
  // Namespaces would double the time; the few prefixes that there are can be looked up.
  const parser = new SaxesParser<{ xmlns: false; fileName: string }>({ xmlns: false, fileName: name })
  parser.on('error', (error) => document.faults.push(`${name} is not well formed: ${error.message}`))
  parser.on('opentag', ({ name: element, attributes }) => {
    const opened: Element = { name: element, attributes, parent: open, words: '' }
    open = opened
    document.elements.push(opened)
    const isBound = (prefixed: string) => !prefixed.includes(':') || prefixes.test(prefixed)
    if (!isBound(element)) document.faults.push(`${name} is not well formed: unbound prefix in ${element}`)
    for (const key in attributes) {
      if (!isBound(key)) document.faults.push(`${name} is not well formed: unbound prefix in ${key}`)
    }
    const { id } = attributes
    if (id === undefined) return
    if (document.ids.has(id)) document.faults.push(`${name} has two elements ${id}`)
    document.ids.add(id)
  })
  parser.on('text', (words) => {
    if (open) open.words += words
  })
  parser.on('closetag', () => {
    open = open?.parent
  })
  parser.write(xml).close()
  return document
}

export function elementsOf(document: Document | undefined, name: string): Element[] {
  return (document?.elements ?? []).filter((element) => element.name === name)
}

/** The nearest of that name that an element stands in. */
export function within({ parent }: Element, name: string): Element | undefined {
  let holder = parent
  while (holder && holder.name !== name) holder = holder.parent
  return holder
}
