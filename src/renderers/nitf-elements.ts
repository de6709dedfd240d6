/** Elements of NITF as its parts are made of them. */
import type { Element } from 'xast'
import { x } from 'xastscript'

export type Attributes = Record<string, string | undefined>

/** An element that holds elements, each on a line of its own. */
export function set(name: string, attributes: Attributes, children: Element[]): Element {
  return x(name, attributes, children.length > 0 ? ['\n', ...children.flatMap((child) => [child, '\n'])] : [])
}

/** The same, where it holds any. */
export function filled(name: string, children: Element[]): Element[] {
  return children.length > 0 ? [set(name, {}, children)] : []
}

/** An element without words, where one of its attributes is stated. */
export function stated(name: string, attributes: Attributes): Element[] {
  return Object.values(attributes).some(Boolean) ? [x(name, attributes)] : []
}
