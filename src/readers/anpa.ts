/**
 * ANPA 1312: the code in which American news agencies sent copy until 2023, and which archives are full of.
 *
 *     SYN SYN SOH a0412␟-----                                  service letter and number
 *     r n␓␑ BC-ME--FerryStrike-Harbo 1stLd-Writethru 03-14 0388
 *     STX ^BC-ME--Ferry Strike-Harbor Talks, 1st Ld-Writethru,0388<
 *     ^Ferry crews and island council reach deal at dawn<      rails: the head
 *     ⇥   QUARRY POINT, Maine (AP) _ Deckhands …               paragraphs
 *     ETX AP-WF-03-14-14 1109GMT<                              when it was sent
 */
import * as z from 'zod'
import { defineReader } from '../define.ts'
import { anpaHead } from './spool/anpa-head.ts'
import { isWritten, soh, unwritten } from './spool/controls.ts'
import { spoolRules } from './spool/spool-rules.ts'

export const anpa = defineReader({
  name: 'anpa1312',
  summary: 'Read ANPA 1312: messages of a newspapers’ wire, one or a spool of them.',
  options: z.strictObject({}),
  rules: spoolRules,

  detect(file) {
    const text = String(file.value)
    const start = startOf(text)
    if (start >= 0 && start < 64)
      return { score: 0.98, because: 'it begins with SOH and the two lines of a head' }
    if (start >= 0) return { score: 0.95, because: 'SOH and the two lines of a head stand in it' }
    const top = text.slice(0, 2000)
    const head = anpaHead((isWritten(top) ? unwritten(top) : top).trimStart())
    if (head?.number !== undefined && head.keyword !== '')
      return { score: 0.9, because: 'it begins with the two lines of a head, without SOH' }
    return head?.priority !== undefined && head.keyword !== ''
      ? { score: 0.85, because: 'it begins with the second line of a head' }
      : { score: 0, because: 'it has no head of two lines' }
  },

  async read(file, _options, report) {
    const [{ readSpool }, { anpaSpool }] = await Promise.all([
      import('./spool/spool.ts'),
      import('./spool/anpa-message.ts'),
    ])
    return readSpool(file, report, anpaSpool)
  },
})

/** Of the first SOH with a head behind it, or -1. */
function startOf(text: string): number {
  for (
    let at = text.indexOf(soh), tries = 0;
    at >= 0 && tries < 40;
    at = text.indexOf(soh, at + 1), tries++
  ) {
    if (anpaHead(text.slice(at, at + 600))) return at
  }
  return -1
}
