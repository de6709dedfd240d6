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
    editCopy(story, (copy) => (/\. ?\./.test(copy) ? copy.replace(/\.(?: ?\.)+/g, setDots) : copy))
  },
})

/** Three periods are an ellipsis, four a period and one; more are leaders and stay. */
function setDots(dots: string): string {
  const count = dots.replaceAll(' ', '').length
  return count === 3 ? '…' : count === 4 ? '. …' : dots
}
