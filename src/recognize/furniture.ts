/**
 * Furniture: what the web page or the wire desk put around the story. It is never inside a paragraph, only a line
 * of its own.
 *
 *     Print | Close window        E-mail to a friend        Advertisement        © 2009 Port Ansley Publishing
 */
import { type Clue, type Recognizer, type Setting, when, wordsIn } from './evidence.ts'

/** Whole lines, or the pieces of one between bars, bullets and runs of blanks. */
const labels =
  /^(?:print(?: (?:this|article|page|story|version))?|printer[- ]friendly(?: version)?|close(?: window)?|back|share(?: this)?|tweet|e-?mail(?: (?:this|story|to a friend))?|save(?: story)?|single page|next page|reprints?|comments?(?: \(\d+\))?|\d+ comments?|text size.*|font size.*|larger|smaller|advertise(?:ment)?|skip (?:to content|advertisement)|sign up.*|log ?in|subscribe.*|(?:facebook|twitter|linkedin|pinterest|whatsapp|reddit)|like|\+|–|-|continue reading.*|read more.*|related(?: (?:stories|topics|news|articles|links))?:?|estimated read time:.*|\d+ min(?:ute)? read|leer en español|home|top|photo \d+ of \d+|imprimer|drucken|artikel drucken|teilen|partager|imprimir|stampa|condividi)$/iu

/** Web furniture: every piece of the line is a label. */
export const furniture: Recognizer = {
  role: 'furniture',
  weigh(copy, setting): Clue[] {
    if (copy.length > 160) return []
    const pieces = copy.split(/\s*[|·•/]\s*|\s{2,}|\u00a0+/).filter((piece) => piece !== '')
    const known = pieces.filter((piece) => labels.test(piece)).length
    return [
      when(pieces.length > 0 && known === pieces.length, 9, 'is a label of a web page'),
      when(isCopyright(copy), 8, 'is a copyright line'),
      when(isSeparated(setting) && isTail(setting) && /^Copyright|^©/i.test(copy), 1, 'stands at the end'),
    ]
  },
}

export function isCopyright(copy: string): boolean {
  return (
    /^(?:copyright\b|©|\(c\)|c\.(?=\d{4})|™ ?& ?©)/i.test(copy) &&
    (/\b(?:19|20)\d\d\b/.test(copy) || /rights reserved/i.test(copy)) &&
    wordsIn(copy).length < 60
  )
}

function isSeparated({ blocks, index }: Setting): boolean {
  return blocks[index]?.gap ?? true
}

function isTail({ blocks, index }: Setting): boolean {
  return index >= blocks.length - 3
}
