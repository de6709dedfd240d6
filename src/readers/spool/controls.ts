/**
 * The control characters of newspapers’ wires (ANPA 1312, and the sets of ISO-IR that re-assign some), and how archives
 * wrote them down.
 *
 *     &UR; TIDE DECIDES A RACE &LR; &QL;   ->   ␎ TIDE DECIDES A RACE ␏ <
 *     four five␘ games                     ->   four games                   KW kills the word before it
 *     Cape␐ Dory                           ->   Cape Dory                    a band space
 */
import { type Cleaned, dropped } from './type-marks.ts'

export const [soh, stx, etx, eot, ff, del] = ['\x01', '\x02', '\x03', '\x04', '\x0c', '\x7f']

/** Upper rail and lower rail: between them the type is bold. */
export const [upper, lower] = ['\x0e', '\x0f']

/** A bracket that archives wrote as such, until the fractions are set. */
export const [openBracket, closeBracket] = ['\ue010', '\ue011']

const written: Record<string, string> = {
  QL: '<',
  QC: '=',
  QR: '<',
  UR: upper,
  LR: lower,
  HT: '\t',
  MD: '—',
  EM: '\x1f',
  EN: '\x1e',
  lsqb: openBracket,
  rsqb: closeBracket,
  lcub: '{',
  rcub: '}',
  amp: '&',
  lt: '<',
  gt: '>',
}

/** Whether an archive has written control characters down: the collections of the LDC have them so. */
export function isWritten(text: string): boolean {
  return /&(?:Cx[\da-f]{2}|QL|QC|UR|LR|HT);/.test(text)
}

/** Control characters that were written down, as they were. */
export function unwritten(text: string): string {
  return text.replace(/&(?:Cx([\da-f]{2})|([A-Z]{2}|[lr]sqb|[lr]cub|amp|[lg]t));/g, (whole, hex, name) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (written[name] ?? whole),
  )
}

/** Copy as type: killed words are gone, band spaces are blanks, and what only steers a machine is left out. */
export function typed(raw: string): Cleaned {
  if (raw.search(steering) < 0 && !raw.includes('\x10')) return { copy: raw, dropped: [] }
  const { copy, words } = raw.includes('\x18') ? withoutKilled(raw) : { copy: raw, words: [] }
  return { copy: copy.replace(/ ?\x10 ?/g, ' ').replace(steering, ''), dropped: dropped('killed', words) }
}

// HT, LF, BS, the rails and the fixed spaces are left.
const steering = /[\0-\x07\x0b\x0c\x11-\x18\x1a-\x1c\x7f]/g

function withoutKilled(raw: string): { copy: string; words: string[] } {
  const words: string[] = []
  let copy = ''
  for (const [index, piece] of raw.split('\x18').entries()) {
    const [killed = ''] = index > 0 ? (/ ?\S{1,80} ?$/.exec(copy.slice(-82)) ?? []) : []
    if (killed) words.push(killed.trim())
    copy = copy.slice(0, copy.length - killed.length) + piece
  }
  return { copy, words }
}

/** Whether there is a word in it. */
export function hasWords(copy: string): boolean {
  return /[\p{L}\p{N}]/u.test(copy)
}
