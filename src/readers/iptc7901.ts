/**
 * IPTC 7901: the code in which European news agencies send copy (Rev. 5, 1995).
 *
 *     SOH eca0214 4 i 138  dpa 0912                            4.2 source and number, 4.4 priority, 4.6 category, …
 *     Norway/animals/trade/                                    4.12 keywords
 *     STX Kaldvik seals win right of way at the fish market
 *     By Maren Holtby, dpa =                                   the head, up to the line that ends with =
 *     Kaldvik, Norway (dpa) - The harbour town …
 *     ETX 091214 GMT Sep 15                                    6.2 date-time group
 */
import * as z from 'zod'
import { defineReader } from '../define.ts'
import { hasWords } from './spool/controls.ts'
import { headLine } from './spool/iptc7901-line.ts'
import { spoolRules } from './spool/spool-rules.ts'

export const iptc7901 = defineReader({
  name: 'iptc7901',
  summary: 'Read IPTC 7901: messages of an agency’s wire, one or a spool of them.',
  options: z.strictObject({}),
  rules: spoolRules,

  detect(file) {
    const text = String(file.value).slice(0, 100_000)
    const match = new RegExp(headLine, 'm').exec(text)
    if (!match) return { score: 0, because: 'it has no head' }
    if (match[0].includes('\x01'))
      return { score: match.index < 64 ? 0.97 : 0.94, because: 'SOH and a head stand in it' }
    const above = text.slice(0, match.index).split('\n').filter(hasWords)
    if (above.length === 1 && /^zczc\b/i.test(above[0]?.trim() ?? ''))
      return { score: 0.94, because: 'a head stands under ZCZC' }
    return above.length < 3
      ? { score: 0.8, because: 'it begins with a head, without SOH' }
      : { score: 0, because: 'it does not begin with a head' }
  },

  async read(file, _options, report) {
    const [{ readSpool }, { iptc7901Spool }] = await Promise.all([
      import('./spool/spool.ts'),
      import('./spool/iptc7901-message.ts'),
    ])
    return readSpool(file, report, iptc7901Spool)
  },
})
