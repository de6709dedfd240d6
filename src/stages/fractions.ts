/**
 * Fractions, in copy that came as ANPA 1312, whose seven bits have no signs for them. Elsewhere 1/2 is what its writer
 * wrote: a date, a score, a number of a series, the house’s style.
 *
 *     3 1/2 inches   ->   3½ inches        7-1/8 percent   ->   7⅛ percent
 */
import * as z from 'zod'
import { editCopy } from '../copy.ts'
import { defineStage } from '../define.ts'

const signs: Record<string, string> = {
  '1/2': '½',
  '1/4': '¼',
  '3/4': '¾',
  '1/8': '⅛',
  '3/8': '⅜',
  '5/8': '⅝',
  '7/8': '⅞',
  '1/3': '⅓',
  '2/3': '⅔',
}

export const fractions = defineStage({
  name: 'fractions',
  summary: 'Set fractions as one sign, in copy that came as ANPA 1312.',
  options: z.strictObject({
    of: z
      .enum(['anpa1312', 'any', 'none'])
      .default('anpa1312')
      .describe(
        'Whose fractions: of copy that came as ANPA 1312, of any, where 1/2 may be a date, or of none.',
      ),
  }),
  rules: {},

  edit(story, { of }) {
    if (of !== 'any' && of !== story.data.meta.source.format) return
    editCopy(story, (copy) => (copy.includes('/') ? copy.replace(shape, setFraction) : copy))
  },
})

// A whole number before it, with a blank or a hyphen; never a piece of a date, a path or a longer number.
const shape = /(?<![\d/.,-])(?:(\d{1,4})[ -])?([1357]\/[248]|[12]\/3)(?![\d/]|-\d|(?:st|nd|rd|th)\b)/g

function setFraction(found: string, whole: string | undefined, fraction: string): string {
  const sign = signs[fraction]
  return sign ? `${whole ?? ''}${sign}` : found
}
