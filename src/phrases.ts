/**
 * Phrases in another language, told beside a story in Markdown, which has no word for that.
 *
 *     It was a *fait accompli*.   <->   It was a *fait accompli*.   phrases: [{ words: "fait accompli", language: "fr" }]
 */
import type { Nodes, Parents, RootContent, Text } from 'mdast'
import { textsOf } from './copy.ts'
import { languageTag } from './spoken.ts'

export interface Phrase {
  words: string
  /** BCP 47. */
  language: string
  /** How often the same words stand between the phrase before and this one. */
  skip?: number | undefined
}

/** The phrases of a tree, in reading order. */
export function phrasesOf(tree: Nodes): Phrase[] {
  const phrases: Phrase[] = []
  let before = ''
  for (const { value, data } of textsOf(tree)) {
    const language = languageTag(data?.language)
    if (language) {
      const skip = countOf(value, before)
      phrases.push({ words: value, language, ...(skip > 0 && { skip }) })
    }
    // No words reach over the end of a text.
    before = language ? '' : `${before}\n${value}`
  }
  return phrases
}

function countOf(words: string, copy: string): number {
  let count = 0
  for (let at = copy.indexOf(words); at >= 0; at = copy.indexOf(words, at + words.length)) count += 1
  return count
}

/** Marks the phrases of a tree that has been read; what is not found stays as it is. */
export function markPhrases(tree: Parents, phrases: readonly Phrase[]): void {
  const waiting = phrases.map((phrase) => ({ skip: 0, ...phrase }))
  if (waiting.length > 0) mark(tree, waiting)
}

function mark(parent: Parents, waiting: (Phrase & { skip: number | undefined })[]): void {
  const children = (parent.children as RootContent[]).flatMap((node): RootContent[] => {
    if (node.type === 'text') return marked(node, waiting)
    if ('children' in node) mark(node, waiting)
    return [node]
  })
  parent.children = children as typeof parent.children
}

function marked(text: Text, waiting: (Phrase & { skip: number | undefined })[]): Text[] {
  const pieces: Text[] = []
  let [from, search] = [0, 0]
  for (let [next] = waiting; next; [next] = waiting) {
    const at = text.value.indexOf(next.words, search)
    if (at < 0 || next.words === '') break
    search = at + next.words.length
    if (next.skip) {
      next.skip -= 1
      continue
    }
    if (at > from) pieces.push({ ...text, value: text.value.slice(from, at) })
    pieces.push({ type: 'text', value: next.words, data: { language: next.language } })
    from = search
    waiting.shift()
  }
  if (from === 0) return [text]
  return from < text.value.length ? [...pieces, { ...text, value: text.value.slice(from) }] : pieces
}
