/**
 * Spaces: what the eye cannot see and the typesetter can.
 *
 *     he said .NBSP.‘‘Yes’’    ->  one plain space
 *     Repre.SHY.sentatives     ->  Representatives
 */
import * as z from 'zod'
import { runsOf, textsOf } from '../copy.ts'
import { defineStage } from '../define.ts'

export const spaces = defineStage({
  name: 'spaces',
  summary: 'Set one plain space between words, and take out signs that nobody sees.',
  options: z.strictObject({}),
  rules: {},

  edit(story) {
    for (const run of runsOf(story)) {
      const texts = textsOf(run)
      for (const [index, text] of texts.entries()) {
        let copy = text.value.replace(invisible, '').replace(/\s{2,}|[^\S ]/g, ' ')
        if (index === 0) copy = copy.trimStart()
        if (index === texts.length - 1) copy = copy.trimEnd()
        text.value = copy
      }
    }
  },
})

// Soft hyphens, zero-width and directional signs. Joiners stay: some scripts are spelled with them.
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g
