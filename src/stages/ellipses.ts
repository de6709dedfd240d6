/**
 * Ellipses.
 *
 *     He waited. . . .   ->  He waited. …
 *     well ... no        ->  well … no
 *     well … no          ->  well .⍽.⍽. no     (where a house sets points; ⍽ is a no-break space)
 */
import * as z from 'zod'
import { editCopy } from '../copy.ts'
import { defineStage } from '../define.ts'

export const ellipses = defineStage({
  name: 'ellipses',
  summary: 'Set three periods as one ellipsis.',
  options: z.strictObject({
    form: z
      .enum(['…', '. . .'])
      .default('…')
      .describe('An ellipsis: one sign, or three points that no-break spaces part.'),
  }),
  rules: {},

  edit(story, { form }) {
    const set = form === '…' ? setSign : setPoints
    editCopy(story, (copy) => (/…|\.[ \u00a0]?\./.test(copy) ? set(copy) : copy))
  },
})

/** Three periods are an ellipsis, four a period and one; more are leaders and stay. */
function setSign(copy: string): string {
  return copy.replace(/\.(?:[ \u00a0]?\.)+/g, (dots) => {
    const count = dots.replace(/[^.]/g, '').length
    return count === 3 ? '…' : count === 4 ? '. …' : dots
  })
}

function setPoints(copy: string): string {
  return copy.replace(/[.…](?:[ \u00a0]?[.…])*/g, (dots) => {
    const count = dots.replaceAll('…', '...').replace(/[^.]/g, '').length
    return count === 3 || count === 4 ? Array(count).fill('.').join('\u00a0') : dots
  })
}
