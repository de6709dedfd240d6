/** NITF 3.x, the News Industry Text Format (IPTC). */
import { z } from 'zod'
import { defineReader } from '../define.ts'
import { rootNamed, xmlRules } from './xml.ts'

export const nitfRules = { ...xmlRules, 'no-body': 'fail' } as const

export const nitf = defineReader({
  name: 'nitf',
  summary: 'Read NITF 3.x.',
  options: z.strictObject({}),
  rules: nitfRules,

  detect: (file) => rootNamed(file, ['nitf']),

  async read(file, _options, report) {
    const { readNitf } = await import('./nitf-story.ts')
    return readNitf(file, report)
  },
})
