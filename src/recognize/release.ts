/** The foot of a press release, or of agency copy made from one: a heading that says whom to call, and the lines under it. */
import { type Clue, type Recognizer, when } from './evidence.ts'
import { endsAsSentence, endsWithAbbreviation } from './words.ts'

const contactHead =
  /^(?:(?:media|press|investor|company|investor relations|news media|presse|medien)?[ /]*(?:contacts?|inquiries|enquiries)(?: information| for media| for investors)?|contacts? (?:presse|médias|media)|pressekontakt|ansprechpartner|kontakt|contacto(?: de prensa)?|contatti?|perscontact|for (?:more|further) information,?(?: (?:please )?(?:contact|visit|call))?|pour (?:plus d.informations?|de plus amples renseignements|tout renseignement).{0,30}|rückfragehinweis|rückfragen(?: bitte an)?|contactos|social media profiles|more information|weitere informationen)\s*:?$/i
const headed =
  /^(?:(?:media|press|investor)? ?contacts?|rückfragehinweis|pressekontakt|rückfragen an|source|quelle|contacto|pour information|renseignements|voor meer informatie|(?:für )?weitere informationen|para más información|per (?:ulteriori )?informazioni|for (?:more|further) information)\s?:\s+\S|^SOURCE:? \S/i

export const contacts: Recognizer = {
  role: 'contacts',
  longest: 140,
  weigh(copy, { blocks, index, traits }): Clue[] {
    // Whom to call stands above the copy, too, and the headline under it.
    if (index < 2 || index < traits.prose[0]) return []
    if (contactHead.test(copy)) return [[9, 'heads whom to call']]
    // “Source: a passenger.” is copy.
    const isSaid = /^(?:source|quelle)\b.*[a-z]\.$/.test(copy.toLowerCase()) && !endsWithAbbreviation(copy)
    if (copy.length < 140 && headed.test(copy) && !isSaid && index > blocks.length / 2)
      return [[9, 'says whom to call']]
    const last = blocks[index - 1]?.copy ?? ''
    if (/^release summary$/i.test(copy)) return [[9, 'heads a summary for machines']]
    if (/^release summary$/i.test(last)) return [[12, 'is a summary for machines']]
    const above = blocks.slice(Math.max(0, index - 10), index)
    const head = above.findLastIndex((block) => contactHead.test(block.copy) || headed.test(block.copy))
    if (head < 0) return []
    if (!above.slice(head + 1).every((block) => isLine(block.copy))) return []
    return [when(isLine(copy), 8, 'stands under whom to call')]
  },
}

function isLine(copy: string): boolean {
  return (
    !endsAsSentence(copy) ||
    endsWithAbbreviation(copy) ||
    (copy.length < 140 && /@|www\.|\d{3}[ )./-]+\d{3,4}/.test(copy))
  )
}

const phone = /(?:\+?\d{1,3}[ .-])?\(?\d{3,4}\)?[ ./-]\d{3,4}(?:[ .-]\d{2,4})?/

/** A line with an address or a number, and little else. */
export function isAddress(copy: string): boolean {
  return (
    copy.length < 90 &&
    !endsAsSentence(copy) &&
    (/\S+@\S+\.\w+/.test(copy) ||
      /^(?:tel|phone|fax|mobile|ph)\b/i.test(copy) ||
      (phone.test(copy) && copy.length < 50))
  )
}
