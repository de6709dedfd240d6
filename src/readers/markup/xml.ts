/** What the readers of XML have in common: knowing their root, parsing it, telling what is wrong with it. */
import type { Element } from 'hast'
import type { VFile } from 'vfile'
import type { Detection } from '../../define.ts'
import { languageOf } from '../../recognize/language.ts'
import { fails } from '../../report.ts'
import { attribute, wordsOf } from './element.ts'

export const xmlRules = { xml: fails('A source is no well-formed XML, or more than any message is.') }

/** How sure a reader is of a source by the local name of its root element. */
export function rootNamed(file: VFile, names: readonly string[]): Detection {
  const root = rootOf(String(file.value))
  return root !== undefined && names.includes(root)
    ? { score: 0.95, because: `its root element is ${root}` }
    : { score: 0, because: 'its root element is none of these' }
}

/** The local name of the root element, as far as it can be told without parsing. */
function rootOf(text: string): string | undefined {
  const start = text.trimStart()
  if (!start.startsWith('<')) return undefined
  const prolog = /^(?:\s|<\?[^>]*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)*/i.exec(
    start.slice(0, 20_000),
  )
  return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(start.slice(prolog?.[0].length ?? 0, 20_000))?.[1]
}

/** The language that an element states, else that of its words. BCP 47. */
export function languageIn(element: Element, copy: Element | undefined = element): string {
  const stated = attribute(element, 'lang') ?? attribute(element, 'baselang')
  return stated && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(stated)
    ? stated
    : languageOf(wordsOf(copy) ?? '')
}
