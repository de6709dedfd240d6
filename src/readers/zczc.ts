/**
 * Frames of telegraph offices, ZCZC and NNNN, as many wires still have them.
 *
 *     ZCZC                                AAP: the first sign of a line says which field it is
 *     :Ferries                            keyword
 *     =Update                             take key
 *     ^Island ferry fares to double       headline
 *     $a   *X   &A   +04015000            category, text or table, service level, subject
 *     NNNN                                or at the end of the last line: GMT nnnn
 *
 * Where there are no such fields (Xinhua, ANSA) the lines are read as plain copy.
 */
import * as z from 'zod'
import { defineReader } from '../define.ts'
import { spoolRules } from './spool/spool-rules.ts'

export const zczc = defineReader({
  name: 'zczc',
  summary: 'Read telegraph frames, ZCZC to NNNN, one or a spool of them.',
  options: z.strictObject({}),
  rules: spoolRules,

  detect(file) {
    const [first = ''] = String(file.value).slice(0, 4000).trimStart().split('\n', 1)
    return /^[\0-\x1f]*zczc(?![a-z])/i.test(first)
      ? { score: 0.93, because: 'it begins with ZCZC' }
      : { score: 0, because: 'it does not begin with ZCZC' }
  },

  async read(file, _options, report) {
    const [{ readSpool }, { zczcSpool }] = await Promise.all([
      import('./spool/spool.ts'),
      import('./spool/zczc-message.ts'),
    ])
    return readSpool(file, report, zczcSpool)
  },
})
