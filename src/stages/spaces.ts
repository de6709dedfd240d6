/**
 * Spaces: what the eye cannot see and the typesetter can.
 *
 *     he said .NBSP.‘‘Yes’’    ->  one plain space
 *     Repre.SHY.sentatives     ->  Representatives
 *     ﬁnal                     ->  final      (the typesetter makes ligatures)
 *     « Oui » , dit-il         ->  «.NBSP.Oui.NBSP.», dit-il     (French)
 */
import { z } from 'zod'
import { runsOf, textsOf } from '../copy.ts'
import { defineStage } from '../define.ts'

export const spaces = defineStage({
  name: 'spaces',
  summary: 'Set one plain space between words, and no-break spaces where the language asks for them.',
  options: z.strictObject({}),
  rules: {},

  edit(story) {
    const french = story.data.meta.language.startsWith('fr')
    for (const run of runsOf(story)) {
      const texts = textsOf(run)
      for (const [index, text] of texts.entries()) {
        let copy = text.value
          .replace(invisible, '')
          .replace(/[ﬀ-ﬆ]/g, (ligature) => ligature.normalize('NFKC'))
          .replace(/[\s\u2000-\u200a]+/g, ' ')
        if (index === 0) copy = copy.trimStart()
        if (index === texts.length - 1) copy = copy.trimEnd()
        text.value = french ? setFrench(copy) : copy
      }
    }
  },
})

// Soft hyphens, zero-width and directional signs. Joiners stay: some scripts are spelled with them.
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** The space before high punctuation and inside guillemets does not break (Imprimerie nationale). */
function setFrench(copy: string): string {
  return copy
    .replace(/« ?(?=\S)/g, '«\u00a0')
    .replace(/(?<=\S) ?»/g, '\u00a0»')
    .replace(/(?<=\S) (?=[;:!?%€])/g, '\u00a0')
}
