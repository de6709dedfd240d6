/** NewsML 1.x (IPTC). */

import * as z from 'zod'
import { defineReader } from '../define.ts'
import { fails } from '../report.ts'
import { rootNamed, xmlRules } from './markup/xml.ts'

export const newsml1Rules = {
  ...xmlRules,
  broken: fails('A message or an item of it cannot be read, and is left out; its neighbors are read.'),
  'no-copy': fails('A message or an item of it holds no copy.'),
}

export const newsml1 = defineReader({
  name: 'newsml-1',
  summary: 'Read NewsML 1.x.',
  options: z.strictObject({}),
  rules: newsml1Rules,

  detect: (file) => rootNamed(file, ['NewsML']),

  async read(file, _options, report) {
    const { readNewsml1 } = await import('./markup/newsml-1-story.ts')
    return readNewsml1(file, report)
  },
})
