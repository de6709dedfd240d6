/** The members of a ninjs object, by any of their names: the dialects differ in case, in strokes and in number. */
import type { Element } from 'hast'
import { isDefined } from '../facts.ts'
import { childrenOf, wordsOf } from './element.ts'

/** A name without what the dialects differ in. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '')
}

export function find(of: Element, ...names: string[]): Element | undefined {
  return names.map((name) => all(of, name)[0]).find(isDefined)
}

export function all(of: Element | undefined, ...names: string[]): Element[] {
  return childrenOf(of).filter((each) => names.includes(plain(each.tagName)))
}

export function textIn(of: Element, ...names: string[]): string | undefined {
  return wordsOf(find(of, ...names))
}
