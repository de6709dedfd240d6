/**
 * Dashes.
 *
 * Teleprinters had none: the Associated Press sends an underscore between spaces, others two hyphens or one.
 *
 *     The walkout _ the first since 1974 _ began   ->  The walkout — the first since 1974 — began
 *     HARTSVILLE, Vt. -- Voters                    ->  HARTSVILLE, Vt. — Voters
 *     his bed in Larkspur - his stove              ->  his bed in Larkspur — his stove
 *     | -28.4 |                                    ->  | −28.4 |
 *     Drovers  2  1  0 _ 3                         ->  Drovers  2  1  0 — 3        (a line score, sign for sign)
 */
import * as z from 'zod'
import { runsOf, textsOf } from '../copy.ts'
import { defineStage } from '../define.ts'

export const dashes = defineStage({
  name: 'dashes',
  summary: 'Set underscores and hyphens that stand for a dash as one.',
  options: z.strictObject({
    dash: z.enum([' — ', '—', ' – ']).default(' — ').describe('The dash between words, with its spaces.'),
  }),
  rules: {},

  edit(story, { dash }) {
    // German, Dutch and the Romance languages but French set the shorter one.
    const house = /^(?:de|nl)/.test(story.data.meta.language) ? ' – ' : dash
    const isNordic = /^(?:sv|nb|nn|no|da|fi)/.test(story.data.meta.language)
    for (const node of story.children)
      if (node.type === 'code') node.value = node.value.replace(/(?<=[\dxX] )_(?= +\d)/g, '—')
    for (const run of runsOf(story)) {
      const set = run.type === 'tableCell' ? setMinus : (copy: string) => setDashes(copy, house)
      for (const [index, text] of textsOf(run).entries()) {
        // In the North speech opens with a dash: - Vi så kirken, siger …
        if (index === 0 && isNordic && run.type === 'paragraph')
          text.value = text.value.replace(/^-{1,2} /, '– ')
        // BRUXELLES 23/07 (BELGA) =
        // MARLBOROUGH, Mass.--(BUSINESS WIRE)--Dec. 5, 2013--
        if (text.data?.part === 'dateline')
          text.value = text.value.replace(/(?<=\)) ?=\s*$|(?<=[^\s-]) ?--(?=\(|$)/g, house)
        text.value = set(text.value)
      }
    }
  },
})

/** In a column of figures a hyphen is a minus; an underscore stands before a total. */
function setMinus(cell: string): string {
  return cell.replace(/^[-–](?=[\d.,]+)/, '−').replace(/^-{1,2}$|^_$|(?<=[\dxX] )_(?= \d)/g, '—')
}

function setDashes(copy: string, dash: string): string {
  if (!/[-_]/.test(copy)) return copy
  return copy
    .replace(/(?<=[^ ]) +(?:_|-{1,3}) +(?=[^ ]|$)/g, dash)
    .replace(/(?<=\S) -{2,3}$/g, dash.trimEnd())
    .replace(/(?<=[\p{L}\p{N}\p{P}])-{2,3}(?=[\p{L}\p{N}“‘])/gu, dash)
}
