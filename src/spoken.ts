/**
 * The language of words where it is not their story’s: `data.language` of a text, which all edits leave in place. What
 * holds nothing but such texts is in that language as a whole.
 *
 *     <p>A <i lang="fr">fait accompli</i></p>   ->   text, emphasis with one text in fr: the emphasis is in fr
 */
import type { Nodes } from 'mdast'
import { textsOf } from './copy.ts'

/** A tag as BCP 47 writes it; nothing where it is not well formed, or says that nobody knows. `EN-gb` -> `en-GB`. */
export function languageTag(stated: unknown): string | undefined {
  if (typeof stated !== 'string' || stated.length > longest) return undefined
  const known = tags.get(stated)
  if (known !== undefined) return known || undefined
  const tag = canonical(stated)
  if (tags.size < most) tags.set(stated, tag)
  return tag || undefined
}

/** In the usual case (RFC 5646, 2.1.1). What an old tag is called today, not every Node knows, so it stands. */
function canonical(stated: string): string {
  if (/^(?:und|mul)\b/i.test(stated) || !isWellFormed(stated)) return ''
  const [language = '', ...others] = stated.toLowerCase().split('-')
  const cased = others.map((part, index) => {
    if (others.slice(0, index).some((before) => before.length === 1)) return part
    if (part.length === 2) return part.toUpperCase()
    return /^[a-z]{4}$/.test(part) ? part.charAt(0).toUpperCase() + part.slice(1) : part
  })
  return [language, ...cased].join('-')
}

function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** Room for any tag in use (RFC 5646, 4.4.1). */
const longest = 35
/** Tags held: a source may make up as many as it likes. */
const most = 500
const tags = new Map<string, string>()

/** Whether a story’s language says all that a phrase’s does: en-US says en. */
export function isSaidBy(story: string, phrase: string): boolean {
  const [whole, part] = [story.toLowerCase(), phrase.toLowerCase()]
  return whole === part || whole.startsWith(`${part}-`)
}

/** The language that all words of these nodes are in; nothing where it is the story’s, or more than one. */
export function spokenIn(nodes: readonly Nodes[]): string | undefined {
  let spoken: string | undefined
  for (const { value, data } of nodes.flatMap(textsOf)) {
    if (!/[\p{L}\p{N}]/u.test(value)) continue
    const language = languageTag(data?.language)
    if (!language || (spoken && language !== spoken)) return undefined
    spoken = language
  }
  return spoken
}
