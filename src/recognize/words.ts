/** What can be said of a line’s words, wherever it stands. */
import { held } from './held.ts'

export const wordsIn = held(
  (copy): readonly string[] => copy.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.-]*/gu) ?? [],
)

export function endsAsSentence(copy: string): boolean {
  return /[.!?…][’”'"»“‘›)\]]*$/.test(copy)
}

/** A sentence of some length that nothing but a quotation mark follows: not one in brackets, as remarks are. */
export function isPlainSentence(copy: string): boolean {
  return copy.length > 24 && /[.!?][”’"']?$/.test(copy)
}

/** “Fonderie Cloutier Inc.” ends with a period and no sentence. */
export function endsWithAbbreviation(copy: string): boolean {
  return /\b(?:Inc|Corp|Co|Ltd|Jr|Sr|Bros|Cie|St|[A-Z]\.[A-Z])\.$/.test(copy)
}

/** Every letter is a capital, and there are at least two. */
export const isCaps = held((copy) => !/\p{Ll}/u.test(copy) && /\p{L}.*\p{L}/su.test(copy))

/** How many of the words of more than three letters begin with a capital, 0 to 1. */
export const capitalShare = held((copy) => {
  const words = wordsIn(copy).filter((word) => word.length > 3)
  return words.length === 0 ? 0 : words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length
})

/** Whether copy breaks off: at a comma, or at a word that another must follow. */
export function breaksOff(copy: string): boolean {
  return unfinished.test(copy)
}

const unfinished =
  /,$|\b(?:a|an|the|of|to|in|for|and|or|at|on|with|from|der|die|das|den|dem|des|und|in|von|mit|zu|le|la|les|de|du|des|et|à|un|une|el|los|las|y|en|il|lo|gli|e|di|het|een|van|op)$/i
