/** A web page with an article. */

import * as z from 'zod'
import { defineReader } from '../define.ts'
import { fails } from '../report.ts'

export const pageRules = {
  html: fails('A page cannot be read.'),
  'no-copy': fails('A page holds no copy.'),
}

export const html = defineReader({
  name: 'html',
  summary: 'Read a web page with an article.',
  options: z.strictObject({}),
  rules: pageRules,

  detect(file) {
    const start = String(file.value).trimStart().slice(0, 2000)
    return /^(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<!--[\s\S]{0,400}?-->\s*<(?:!doctype html|html))/i.test(
      start,
    )
      ? { score: 0.9, because: 'it begins as a web page' }
      : /^<(?:article|body|div|p|h1)\b[^<>]*>/i.test(start)
        ? { score: 0.5, because: 'it begins with an element of HTML' }
        : { score: 0, because: 'it does not begin as a web page' }
  },

  async read(file, _options, report) {
    const { readPage } = await import('./markup/html-story.ts')
    return readPage(file, report)
  },
})
