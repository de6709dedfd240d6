/** Notes that are for readers: what the editor says of the story, and what was wrong with it before. */
import { type Clue, type Recognizer, when } from './evidence.ts'

const noteHead =
  /^\(?(?:editor['’]?s?['’]? note|note to readers|a note to readers|publisher['’]s note|anmerkung der redaktion|hinweis der redaktion|ndlr|note de la rédaction|nota del editor|nota de la redacción|nota della redazione|nota da redação|noot van de redactie)\s?[:.—–_-]/i
const correctionHead =
  /^\(?(?:correction|clarification|corrections and clarifications|corrected|berichtigung|korrektur|rectificatif|correctif|corrección|rectificación|correzione|correção|rectificatie|erratum)(?:\s?[:.—–]\s?|\s?-\s)\p{Lu}/iu
const correctionCopy =
  /^\(?(?:this (?:story|article|version) corrects\b|this (?:story|article|version|report)(?: of this (?:story|article))? (?:has been|was) (?:corrected|updated|amended|revised|clarified)|(?:this|the) (?:story|article) has been (?:corrected|updated)|an earlier version of this|a previous version of this|because of (?:an editing|a reporting) error, an earlier|in einer früheren (?:version|fassung)|une (?:première )?version (?:antérieure|précédente)|una versión anterior|una precedente versione|uma versão anterior|een eerdere versie)/i

/** Whether copy begins as a note to readers does. */
export function isReadersNote(copy: string): boolean {
  return noteHead.test(copy)
}

export const editorsNote: Recognizer = {
  role: 'editorsNote',
  longest: 900,
  weigh: (copy) => [when(noteHead.test(copy), 14, 'is a note to readers')],
}

export const correction: Recognizer = {
  role: 'correction',
  longest: 900,
  weigh(copy, { index }): Clue[] {
    return [
      when(index > 0 && correctionHead.test(copy) && copy.length >= 50, 13, 'is named as a correction'),
      when(correctionCopy.test(copy), 13, 'says what was wrong before'),
    ]
  },
}
