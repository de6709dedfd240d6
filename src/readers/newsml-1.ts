/** NewsML 1.x (IPTC). */
import { z } from 'zod'
import { defineReader } from '../define.ts'
import { rootNamed, xmlRules } from './xml.ts'

export const newsml1Rules = { ...xmlRules, broken: 'fail', 'no-copy': 'fail' } as const

export const newsml1 = defineReader({
  name: 'newsml-1',
  summary: 'Read NewsML 1.x.',
  options: z.strictObject({}),
  rules: newsml1Rules,

  detect: (file) => rootNamed(file, ['NewsML']),

  async read(file, _options, report) {
    const { readNewsml1 } = await import('./newsml-1-story.ts')
    return readNewsml1(file, report)
  },
})
