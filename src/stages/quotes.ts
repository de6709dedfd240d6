/**
 * Quotation marks.
 *
 * Wire systems without double curly quotes send ‘‘doubled singles’’ or ``accents'', and desks that retype send
 * straight ones.
 *
 *     ‘‘Yes,’’ he said     ->  “Yes,” he said
 *     ‘‘‘Yes,’ he said’’   ->  “‘Yes,’ he said”
 *     ``Well,'' she said   ->  “Well,” she said
 *     I'm from the '70s    ->  I’m from the ’70s
 */

import type { Nodes } from 'mdast'
import * as z from 'zod'
import { copyOf, runsOf, textsOf } from '../copy.ts'
import { defineStage } from '../define.ts'
import { warns } from '../report.ts'
import { spokenIn } from '../spoken.ts'
import { type Marks, seam, setQuotation } from './quotation.ts'

/** Sets that a house may prefer. */
const sets = {
  '“”': { double: ['“', '”'], single: ['‘', '’'], low: ['”', '’'] },
  '„“': { double: ['„', '“'], single: ['‚', '‘'], low: ['“', '‘'] },
  '«»': { double: ['«', '»'], single: ['‹', '›'], low: ['“', '‘'] },
  '»«': { double: ['»', '«'], single: ['›', '‹'], low: ['“', '‘'] },
} as const satisfies Record<string, Marks>

/** What each language sets for marks that have no direction (CLDR, delimiters). */
const marksOf: Record<string, Marks> = {
  fr: { double: ['«', '»'], single: ['‘', '’'], low: ['“', '‘'] },
  ar: { double: ['«', '»'], single: ['‹', '›'], low: ['”', '’'] },
  fa: { double: ['«', '»'], single: ['‹', '›'], low: ['”', '’'] },
  he: { double: ['”', '”'], single: ['’', '’'], low: ['”', '’'] },
  de: sets['„“'],
}

export const quotes = defineStage({
  name: 'quotes',
  summary: 'Set quotation marks and apostrophes as a typesetter would, by the story’s language.',
  options: z.strictObject({
    marks: z
      .enum(['language', '“”', '„“', '«»', '»«'])
      .default('language')
      .describe('What is set for marks that have no direction: by the story’s language, or always these.'),
  }),
  rules: { unclosed: warns('A quotation is never closed.') },

  edit(story, options, report) {
    const marksIn = (language: string) =>
      options.marks === 'language' ? (marksOf[language.slice(0, 2)] ?? sets['“”']) : sets[options.marks]
    const marks = marksIn(story.data.meta.language)
    const runs = runsOf(story)
    // A paragraph in another language has that one’s; a phrase has those of the copy around it.
    const open = runs.map((run) => setQuotes(run, marksIn(spokenIn([run]) ?? story.data.meta.language)))
    for (const [index, run] of runs.entries()) {
      const next = runs[index + 1]
      // A quotation over several paragraphs opens each of them and closes the last.
      const reopened = next !== undefined && /^[“„«»]/.test(copyOf(next))
      if (open[index] && !reopened)
        report('unclosed', 'Quotation is never closed', { node: run, expected: [marks.double[1]] })
    }
  },
})

/** ‘Know your way out.’ ’’: some set a space between two marks that close. */
function closedUp(copy: string): string {
  return /['’] [’'"”]/.test(copy)
    ? copy.replace(/(?<=[.,!?…])(['’]) (?=(?:''|’’|["”])(?!\p{L}))/gu, '$1')
    : copy
}

/** Whether a double quotation is open at the end of a run. */
function setQuotes(run: Nodes, marks: Marks): boolean {
  const texts = textsOf(run)
  const copy = texts.map((text) => text.value).join(seam)
  const set = setQuotation(closedUp(copy), marks)
  const pieces = set.copy.split(seam)
  for (const [index, text] of texts.entries()) text.value = pieces[index] ?? ''
  return set.open
}
