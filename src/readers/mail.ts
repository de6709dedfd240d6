/** Mail with wire copy in it (RFC 5322). */

import * as z from 'zod'
import { defineReader } from '../define.ts'
import { fails, informs } from '../report.ts'
import { spoolRules } from './spool/spool-rules.ts'

export const mailRules = {
  ...spoolRules,
  mail: fails('A mail cannot be read.'),
  'no-copy': fails('A mail holds no copy.'),
  attachment: informs('Attachments of a mail are left out.'),
}

const field = /^(?:[\w-]{1,60}:[ \t].*|[ \t]+\S.*)$/
const telling =
  /^(?:received|delivered-to|return-path|from|to|cc|subject|date|message-id|mime-version|content-type|dkim-signature|x-[\w-]+)$/i

export const mail = defineReader({
  name: 'rfc822',
  summary: 'Read mail: RFC 5322 with MIME.',
  options: z.strictObject({}),
  rules: mailRules,

  detect(file) {
    const names = headNames(String(file.value))
    return names.filter((name) => telling.test(name)).length >= 3
      ? { score: 0.92, because: `it begins with the fields of a mail: ${names.slice(0, 3).join(', ')}` }
      : { score: 0, because: 'it does not begin with the fields of a mail' }
  },

  async read(file, _options, report) {
    const { readMail } = await import('./markup/mail-story.ts')
    return readMail(file, report)
  },
})

/** The names of the fields at the top of a text, up to its first blank line. */
function headNames(text: string): string[] {
  const lines = text
    .slice(0, 8000)
    .trimStart()
    .replace(/^From \S+ .*\n/, '')
    .split('\n')
  const end = lines.findIndex((line) => !field.test(line))
  const head = lines.slice(0, end < 0 ? lines.length : end)
  return head.flatMap((line) => /^([\w-]+):/.exec(line)?.[1] ?? [])
}
