/**
 * Markup as elements: XML, HTML and JSON become trees of one kind (hast), so that one way of finding, taking and
 * accounting serves them all. Namespaces are dropped: agencies declare none, wrong ones, or their own.
 *
 *     <nitf:hl1>Strike</nitf:hl1>   {"hl1": "Strike"}   ->  element hl1, in it the text “Strike”
 */
import type { Element, ElementContent, Text } from 'hast'
import { escapes } from '../../decode.ts'

/** What is wrong with a source, and where. */
export class Fault extends Error {
  readonly line: number
  readonly column: number

  constructor(reason: string, line: number, column: number) {
    super(reason)
    this.line = line
    this.column = column
  }
}

/** What a step makes; where the source is at fault, that is told, and nothing is made. */
export function unlessFaulty<T>(step: () => T[], tell: (fault: Fault) => void): T[] {
  try {
    return step()
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    tell(error)
    return []
  }
}

/** An element without children. */
export function element(tagName: string, line: number, properties: Element['properties'] = {}): Element {
  return { type: 'element', tagName, properties, children: [], position: placeOf(line) }
}

/** Without what is no copy: control characters, marks that turn the direction of writing, halves of pairs. */
export function cleaned(value: string): string {
  return value.replace(escapes, '').replace(notCopy, '')
}

export function textNode(value: string, line: number): Text {
  return { type: 'text', value: cleaned(value), position: placeOf(line) }
}

const notCopy =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u200b\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

export function placeOf(line: number): NonNullable<Element['position']> {
  return { start: { line, column: 1 }, end: { line, column: 1 } }
}

export function lineOf(node: Element | Text): number {
  return node.position?.start.line ?? 1
}

/** Whether a node is an element, of one of these names where any are given. */
export function isElement(node: ElementContent, ...names: string[]): node is Element {
  return node.type === 'element' && (names.length === 0 || names.includes(node.tagName))
}

/** The children of these names; all elements where none is given. */
export function childrenOf(parent: Element | undefined, ...names: string[]): Element[] {
  return (parent?.children ?? []).filter((node): node is Element => isElement(node, ...names))
}

/** The first element on a path of names, each a child of the one before. */
export function childOf(parent: Element | undefined, ...path: string[]): Element | undefined {
  let found = parent
  for (const name of path) found = childrenOf(found, name)[0]
  return found
}

/** Every element of these names beneath another, in reading order. */
export function* within(parent: Element | undefined, ...names: string[]): Generator<Element> {
  for (const node of parent?.children ?? []) {
    if (node.type !== 'element') continue
    if (names.includes(node.tagName)) yield node
    yield* within(node, ...names)
  }
}

/** The value of an attribute, without blanks at its ends; nothing where it is empty. */
export function attribute(of: Element | undefined, name: string): string | undefined {
  const value = of?.properties[name]
  const text = (Array.isArray(value) ? value.join(' ') : String(value ?? '')).trim()
  return text || undefined
}

/** The classes of an element of HTML. */
export function classesOf(of: Element): string[] {
  return (attribute(of, 'className') ?? attribute(of, 'class') ?? '').split(/\s+/)
}

/** Never copy, whatever stands in it. */
export const inert: ReadonlySet<string> = new Set(
  `script style iframe object embed applet svg math form input button select textarea template noscript head nav
   audio video canvas map meta link title`.split(/\s+/),
)

/** The words beneath an element that are copy, white space folded; nothing where there are none. */
export function wordsOf(of: Element | undefined): string | undefined {
  if (!of) return undefined
  const words: string[] = []
  const gather = (node: Element) => {
    for (const child of node.children) {
      if (child.type === 'text') words.push(child.value)
      else if (child.type === 'element' && !inert.has(child.tagName)) gather(child)
    }
  }
  gather(of)
  return words.join('').replace(/\s+/g, ' ').trim() || undefined
}

/** Every text beneath an element, in reading order. */
export function textsOf(of: Element): Text[] {
  return of.children.flatMap((node) =>
    node.type === 'text' ? [node] : node.type === 'element' ? textsOf(node) : [],
  )
}
