/** NITF 3.x, the News Industry Text Format (IPTC). */

import * as z from 'zod'
import { defineReader } from '../define.ts'
import { fails } from '../report.ts'
import { rootNamed, xmlRules } from './markup/xml.ts'

export const nitfRules = { ...xmlRules, 'no-body': fails('A NITF document has no body.content.') }

export const nitf = defineReader({
  name: 'nitf',
  summary: 'Read NITF 3.x.',
  options: z.strictObject({}),
  rules: nitfRules,

  detect: (file) => rootNamed(file, ['nitf']),

  async read(file, _options, report) {
    const { readNitf } = await import('./markup/nitf-story.ts')
    return readNitf(file, report)
  },
})
