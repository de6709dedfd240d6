/**
 * Signs that typewriters and old gateways lack, and what stands for them.
 *
 *     <<Oui>>, dit-il     ->  «Oui», dit-il
 *     ,,Ja“, sagte sie    ->  „Ja“, sagte sie
 *     ﬁnal                ->  final      (the typesetter makes ligatures)
 */
import * as z from 'zod'
import { editCopy } from '../copy.ts'
import { defineStage } from '../define.ts'

export const signs = defineStage({
  name: 'signs',
  summary: 'Set the signs that typewriters and old gateways have others for.',
  options: z.strictObject({}),
  rules: {},

  edit(story) {
    editCopy(story, (copy) =>
      /<<|>>|,,|[ﬀ-ﬆ]/.test(copy)
        ? copy
            .replace(/(?<!<)<<(?!<)/g, '«')
            .replace(/(?<!>)>>(?!>)/g, '»')
            .replace(/(?<=^|[\s(«]),,(?=[^\s,])/g, '„')
            .replace(/[ﬀ-ﬆ]/g, (ligature) => ligature.normalize('NFKC'))
        : copy,
    )
  },
})
