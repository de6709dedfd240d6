/** ninjs 1.x, 2.x and 3.x (IPTC): news in JSON. */

import * as z from 'zod'
import { defineReader } from '../define.ts'
import { fails, informs } from '../report.ts'

export const ninjsRules = {
  json: fails('A source is no JSON.'),
  broken: fails('A message or an item of it cannot be read, and is left out; its neighbors are read.'),
  'no-copy': fails('A message or an item of it holds no copy.'),
  'no-text': informs('An item is no text, and is left out.'),
}

export const ninjs = defineReader({
  name: 'ninjs',
  summary: 'Read ninjs 1.x, 2.x and 3.x, one item or several.',
  options: z.strictObject({}),
  rules: ninjsRules,

  detect(file) {
    const start = String(file.value).trimStart().slice(0, 4000)
    if (!/^[[{]\s*(?:["{[\]}]|$)/.test(start)) return { score: 0, because: 'it does not begin as JSON' }
    return /"(?:uri|guid|ninjs|headlines?|bod(?:y_\w+|ies)|version_?created|article_html)"\s*:/i.test(start)
      ? { score: 0.95, because: 'it is JSON with the names of ninjs' }
      : { score: 0.6, because: 'it is JSON' }
  },

  async read(file, _options, report) {
    const { readNinjs } = await import('./markup/ninjs-story.ts')
    return readNinjs(file, report)
  },
})
