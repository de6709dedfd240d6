/**
 * In which language words stand, where it is not their story’s.
 *
 *     <p xml:lang="fr">…</p>   <i lang="fr">…</i>   <lang iso="fr">…</lang>   ->  all words in it are in fr
 */
import type { Element, ElementContent } from 'hast'
import { isSaidBy, languageTag } from '../../spoken.ts'
import { attribute } from './element.ts'

/** Of a node: the language of the words around it, for a text its own. */
const around = new WeakMap<ElementContent, string>()

/** Tells every node beneath an element; what that itself or one above it states is the story’s own. */
export function tellLanguages(parent: Element, story: string, language?: string): void {
  for (const node of parent.children) {
    if (language) around.set(node, language)
    if (node.type === 'element') tellLanguages(node, story, languageBeneath(node, story, language))
  }
}

/** XML 1.0, 2.12; HTML, 3.2.6.1; NITF 3.6, lang. */
function languageBeneath(of: Element, story: string, above: string | undefined): string | undefined {
  const named = of.tagName === 'lang' ? attribute(of, 'iso') : undefined
  const stated = languageTag(attribute(of, 'lang') ?? attribute(of, 'xmlLang') ?? named)
  if (stated === undefined) return above
  return isSaidBy(story, stated) ? undefined : stated
}

/** The language that the words of a node stand in, where that is not the story’s. */
export function saidIn(node: ElementContent): string | undefined {
  return around.get(node)
}
