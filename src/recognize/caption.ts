/** Captions of pictures that the copy lost, and what magazines set beside it: they stand between paragraphs. */
import { type Clue, type Recognizer, when } from './evidence.ts'
import { isName, isOrganized } from './names.ts'
import { endsAsSentence } from './words.ts'

const credit =
  /\((?:(?:[\p{L}.’' -]+, )?(?:staff |file |ap |reuters |afp |courtesy |handout )*(?:photo(?:graph)?s?|foto|image|picture)(?: |\/|\)|:)|(?:photo|image|foto|photograph|crédit|credit|bild|quelle|via)[ :]|courtesy of |(?:keystone|getty images|shutterstock|alamy|imago)\)|.{2,40}\/(?:\w+ )*(?:ap|afp|reuters|dpa|getty|epa|efe|ansa|via ap)\)?)[^()]*\)?$/iu
const trailing =
  /(?:\.|["”])\s(?:photo(?:graph)?s?(?: by|:| courtesy of)|foto:|image:|picture:|credit:|courtesy of|©)\s?\p{Lu}[^.]{2,60}$|(?:\.|["”])\s(?:AP|AFP|Reuters|dpa|EPA|Getty) (?:Photo|Images|Foto)\b.{0,40}$|(?:\.|["”])\s\p{Lu}[\p{L}.’' -]+ ?\/ ?(?:AP|AFP|Reuters|dpa|EPA|Getty|\p{Lu}[\p{L}.’' -]+)$/iu
const named = /\S (?:Photo|Picture|Photograph|Foto|Image|Credit):? \p{Lu}[\p{L}.’'/ ]+$/u
const leading =
  /^(?:(?:photo|foto|image|bild|picture)s?(?:[:,-]| (?:shows?|by|courtesy|credits?|caption|source|taken|provided|above|from|of|di|de|von|zeigt|montre)\b)|(?:caption|légende|pie de foto|didascalia|in this .{3,30}(?:file )?photo|this (?:file|undated|image|photo)|fotografía|foto d'archivio|archivfoto)\b[ :,-])/i

/** … on Kedvale Avenue. (Nuccio DiNatale, Chicago Tribune)        (Nuccio DiNatale / Chicago Tribune) */
function isNameOfPicture(copy: string): boolean {
  const [, before = '', name = '', org = ''] =
    /^(.*?) ?\(([^(),/]{5,40})(?:,| ?\/) ?([^(),/]{3,40})\)$/.exec(copy) ?? []
  return isName(name) && name.includes(' ') && isOrganized(org) && (before === '' || endsAsSentence(before))
}

export const caption: Recognizer = {
  role: 'caption',
  longest: 420,
  weigh(copy, { blocks, index }): Clue[] {
    // Ferry stuck (photos)
    if (/[^.!?”"’')] \((?:photos?|fotos?|images?)\)$/i.test(copy)) return []
    const above = blocks[index - 1]
    const isLabeled = /^image caption,?$/i.test(above?.copy ?? '') && copy.length < 200
    if (isLabeled) return [[14, 'stands under “Image caption”']]
    if (!/[(/]|photo|foto|image|picture|credit|bild|légende/i.test(copy)) return []
    if (isNameOfPicture(copy)) return [[11, 'ends with a picture’s credit']]
    const close = /\(([^()]{3,60})\)$/.exec(copy)?.[1] ?? ''
    return [
      when(credit.test(copy), 13, 'ends with a picture’s credit'),
      when(
        !credit.test(copy) && (trailing.test(copy) || named.test(copy)),
        12,
        'ends with a picture’s credit',
      ),
      when(leading.test(copy) && index > 0, 10, 'is named as a picture’s'),
      when(
        !credit.test(copy) && /\//.test(close) && isOrganized(close) && copy.length > close.length + 30,
        12,
        'ends with a picture’s credit',
      ),
      when(
        /^\(?(?:(?:AP|Reuters|AFP|EPA|Getty|dpa) (?:Photo|Images|Foto)|(?:Photo|Foto|Image)(?: by|:|\/))\b.{0,80}$/.test(
          copy,
        ) &&
          copy.length < 80 &&
          !endsAsSentence(copy),
        10,
        'is a picture’s credit',
      ),
      when(
        /^(?:photo|image|foto) (?:by|courtesy|credit)/i.test(copy) && (blocks[index]?.copy.length ?? 0) < 90,
        4,
        'is a picture’s credit',
      ),
    ]
  },
}
