/** NewsML-G2 (IPTC): news items, messages, packages. */

import * as z from 'zod'
import { defineReader } from '../define.ts'
import { fails, informs } from '../report.ts'
import { rootNamed, xmlRules } from './markup/xml.ts'

export const g2Rules = {
  ...xmlRules,
  'no-text': informs('An item is no text, and is left out.'),
  broken: fails('A message or an item of it cannot be read, and is left out; its neighbors are read.'),
  'no-copy': fails('A message or an item of it holds no copy.'),
}

export const newsmlG2 = defineReader({
  name: 'newsml-g2',
  summary: 'Read NewsML-G2: news items, messages and packages.',
  options: z.strictObject({}),
  rules: g2Rules,

  detect: (file) => rootNamed(file, ['newsMessage', 'newsItem', 'packageItem', 'itemSet']),

  async read(file, _options, report) {
    const { readNewsmlG2 } = await import('./markup/newsml-g2-story.ts')
    return readNewsmlG2(file, report)
  },
})
