/** NewsML-G2 (IPTC): news items, messages, packages. */
import { z } from 'zod'
import { defineReader } from '../define.ts'
import { rootNamed, xmlRules } from './xml.ts'

export const g2Rules = { ...xmlRules, 'no-text': 'info', broken: 'fail', 'no-copy': 'fail' } as const

export const newsmlG2 = defineReader({
  name: 'newsml-g2',
  summary: 'Read NewsML-G2: news items, messages and packages.',
  options: z.strictObject({}),
  rules: g2Rules,

  detect: (file) => rootNamed(file, ['newsMessage', 'newsItem', 'packageItem', 'itemSet']),

  async read(file, _options, report) {
    const { readNewsmlG2 } = await import('./newsml-g2-story.ts')
    return readNewsmlG2(file, report)
  },
})
