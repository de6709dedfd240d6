/**
 * Ellipses.
 *
 *     He waited. . . .   ->  He waited. …
 *     well ... no        ->  well … no
 */
import { z } from 'zod'
import { editCopy } from '../copy.ts'
import { defineStage } from '../define.ts'

export const ellipses = defineStage({
  name: 'ellipses',
  summary: 'Set three periods as one ellipsis.',
  options: z.strictObject({}),
  rules: {},

  edit(story) {
    editCopy(story, (copy) =>
      copy.includes('..') || copy.includes('. .')
        ? copy.replace(/\. ?\. ?\. ?\.(?!\.)/g, '. …').replace(/(?<!\.)\. ?\. ?\.(?!\.)/g, '…')
        : copy,
    )
  },
})
