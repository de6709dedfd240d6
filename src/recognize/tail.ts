/**
 * The tail of a story: contributor lines and end marks.
 *
 *     Dana Wolcott of the New Harbor Times contributed reporting from Omaha.
 *     (Reporting by Ann Lee; Editing by Bo Ek)
 *     -30-        ###        ———        Enditem
 */

import { type Clue, type Recognizer, type Setting, when } from './evidence.ts'
import { isAgency } from './places.ts'

export const contributorLine: Recognizer = {
  role: 'contributorLine',
  weigh(copy, setting): Clue[] {
    const fromEnd = setting.blocks.length - setting.index
    if (copy.length > 400 || fromEnd > 6 || setting.index === 0) return []
    const says =
      /\bcontributed (?:reporting|to this (?:report|story|article))\b|\b(?:was|were) used in this report\b|\bcan be reached at\b|^\((?:Additional )?Reporting by\b|^\p{Lu}[\p{L}.’' -]+ reported from \p{Lu}[\p{L}., ]+\.(?: |$)|\bhat zu diesem (?:Bericht|Artikel) beigetragen\b|\ba contribué à (?:ce|cet) (?:reportage|article)\b/u
    return [
      when(says.test(copy), 10, 'says who else reported'),
      when(says.test(copy) && fromEnd <= 2, 1, 'stands at the end'),
    ]
  },
}

const endMarks =
  /^(?:-+ ?30 ?-+|30|#{2,4}|(?:# ){2,3}#?|\(?end(?:s|it|item|en?)?\)?\.?|--end--|fin|nnnn|\.\/\.|-0-|■|□|◼|❑|\*|\(schluss\)|reuter|lusa\/fim|[-—–_]{3,}|(?:[-—–] ){2,}[-—–])$/i

/** The signature under German and Indian agency copy: (Schluss) jb/hue; PTI KLN ABH. */
const signature = /^\(schluss\)(?: [\p{L}/]+)?$/iu

export function isEndMark(copy: string): boolean {
  return endMarks.test(copy) || signature.test(copy)
}

export const endMark: Recognizer = {
  role: 'endMark',
  weigh(copy, setting): Clue[] {
    const isSigned = /^[A-Z]{2,5}(?: [A-Z]{2,4}){0,3}$/.test(copy) && isAgency(copy) && isNearEnd(setting)
    if (!isEndMark(copy) && !isSigned) return []
    return [
      [7, 'is an end mark'],
      when(isLast(setting), 2, 'is the last line'),
      when(!isLast(setting), -1, 'is not the last line'),
    ]
  },
}

function isLast({ blocks, index }: Setting): boolean {
  return index === blocks.length - 1
}

function isNearEnd({ blocks, index }: Setting): boolean {
  return index >= blocks.length - 3
}
