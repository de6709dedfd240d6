/**
 * No-break spaces: where a line may not end.
 *
 *     « Oui » , dit-il ; pourquoi ?   ->  «.Oui.», dit-il.; pourquoi.?      (French; a period stands for the space)
 *     J. K. Rowe                      ->  J..K..Rowe
 *     4.2 million, 8 a.m., 1 1/4      ->  4.2.million, 8.a.m., 1.1/4
 */
import * as z from 'zod'
import { editCopy } from '../copy.ts'
import { defineStage } from '../define.ts'

export const noBreaks = defineStage({
  name: 'no-breaks',
  summary:
    'Set no-break spaces between initials, before units and fractions, and where French asks for them.',
  options: z.strictObject({
    units: z.boolean().default(true).describe('Whether initials and units keep to their names and figures.'),
  }),
  rules: {},

  edit(story, { units }) {
    const french = story.data.meta.language.startsWith('fr')
    editCopy(story, (copy) => {
      const joined = units ? setUnits(copy) : copy
      return french ? setFrench(joined) : joined
    })
  },
})

const beforeUnit =
  /(?<=\d) (?=(?:percent|per cent|pct|million|billion|trillion|Millionen|Milliarden|Mio\.|Mrd\.|millions?|milliards?|millones|milioni|miliardi|milhões|miljoen|miljard|[ap]\.m\.|km|kg|cm|mm|mg|ml|mph|km\/h|kph|hp|GMT|Uhr|Euro|euros?|Grad|°[CF]?|%|€)(?![\p{L}\d]))/gu

/** A whole number keeps its fraction. */
const beforeFraction = /(?<=(?:^|[^\d/.,:])\d{1,3}) (?=[1-9]\d?\/[1-9]\d?(?![\d/]))/g

// After an initial comes another one, or the name of one who has a first name before it.
const initials =
  /(?<=(?:^|[\s(“‘«„])\p{Lu}\.) (?=\p{Lu}\.)|(?<=(?:\p{Lu}\p{L}+|[\s\u00a0]\p{Lu}\.)[ \u00a0]\p{Lu}\.) (?=\p{Lu}\p{Ll})/gu

function setUnits(copy: string): string {
  const named = /\b[A-Z]\. /.test(copy) ? copy.replace(initials, '\u00a0') : copy
  return /\d /.test(named) ? named.replace(beforeUnit, '\u00a0').replace(beforeFraction, '\u00a0') : named
}

/** The space before high punctuation and inside guillemets does not break (Imprimerie nationale). */
function setFrench(copy: string): string {
  return copy
    .replace(/«[ \u00a0]?(?=[^\s»])/g, '«\u00a0')
    .replace(/(?<=[^\s«])[ \u00a0]?»/g, '\u00a0»')
    .replace(/(?<=\S) (?=[;:!?%€])/g, '\u00a0')
}
