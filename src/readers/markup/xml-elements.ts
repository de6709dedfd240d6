/** XML to elements. Loaded when the first XML is read. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import type { Element, ElementContent } from 'hast'
import { type SaxesAttributeNS, SaxesParser, type SaxesTagPlain } from 'saxes'
import type { VFile } from 'vfile'
import type { Report } from '../../report.ts'
import { cleaned, element, Fault, textNode, unlessFaulty } from './element.ts'

/** Deeper or more than any real message has: what is beyond is an attack. */
const limits = { depth: 128, nodes: 1_000_000, attributes: 256 }

/** The root element. Throws a `Fault` where the text is not well-formed XML (XML 1.0, 2.1) or names a foreign entity. */
export function elementsOfXml(text: string): Element {
  const parser = new SaxesParser({ xmlns: false, position: true })
  parser.ENTITIES = entities(parser.ENTITIES)
  const top = element('', 1)
  const open: Element[] = [top]
  let nodes = 0
  const fail = (reason: string): never => {
    throw new Fault(reason, parser.line, parser.column + 1)
  }
  const add = (node: ElementContent): void => {
    if (++nodes > limits.nodes) fail(`It has more than ${limits.nodes} nodes`)
    open.at(-1)?.children.push(node)
  }
  parser.on('error', (error) => fail(error.message.replace(/^\d+:\d+: /, '')))
  parser.on('opentag', (tag) => {
    const made = element(localName(tag.name), parser.line, propertiesOf(tag, fail))
    add(made)
    open.push(made)
    if (open.length > limits.depth) fail(`Elements stand in one another more than ${limits.depth} deep`)
  })
  parser.on('closetag', () => void open.pop())
  const say = (value: string) => add(textNode(value, parser.line))
  parser.on('text', say)
  parser.on('cdata', say)
  parser.write(text.trimStart()).close()
  const root = top.children.find((node) => node.type === 'element')
  return root ?? fail('There is no element')
}

/** Those of XML, and those that HTML names: wires write &nbsp; and leave the DTD at home. Others are an error. */
function entities(own: Record<string, string>): Record<string, string> {
  return new Proxy(own, {
    get: (known, name) =>
      typeof name === 'string'
        ? (known[name] ?? (decodeNamedCharacterReference(name) || undefined))
        : undefined,
  })
}

function propertiesOf(tag: SaxesTagPlain, fail: (reason: string) => never): Element['properties'] {
  const properties: Element['properties'] = {}
  const attributes = Object.entries(tag.attributes as Record<string, string | SaxesAttributeNS>)
  if (attributes.length > limits.attributes) fail(`An element has more than ${limits.attributes} attributes`)
  for (const [name, value] of attributes) {
    if (!name.startsWith('xmlns')) properties[localName(name)] = cleaned(String(value))
  }
  return properties
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The root element, or nothing where the source is no XML; then it has been reported. */
export function xmlRoot(file: VFile, report: Report<'xml'>): Element | undefined {
  const [root] = unlessFaulty(
    () => [elementsOfXml(String(file.value))],
    ({ message, line, column }) => report('xml', `The XML is not well-formed: ${message}`, { line, column }),
  )
  return root
}
