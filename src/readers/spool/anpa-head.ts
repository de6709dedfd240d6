/**
 * The head of a message of ANPA 1312, two lines, with all that wires make of them.
 *
 *     a0412␟-----                                                       service a, number 0412, selector
 *     r n␓␑ BC-ME--FerryStrike-Harbo 1stLd-Writethru a0405 03-14 0388   priority, category, keyword, version, …
 *
 * NAA 89-3: the keyword has at most 24 signs and no blanks; DC3 and DC4 are the format ids of text and of agate.
 */
import { isVersion } from './keyword-line.ts'

export interface AnpaHead {
  /** Service letter and number: "a0412". */
  number: string | undefined
  /** Who sent it, where the line says so: "KYODO". */
  provider: string | undefined
  priority: string | undefined
  category: string | undefined
  isAgate: boolean
  keyword: string
  /** Version and reference, as they stand. */
  version: string[]
  /** Signs that the head takes. */
  length: number
}

const first = /^([A-Za-z])(\d{3,5}) ?([A-Z][A-Z .]{1,14})? ?(?:[-a-z]{0,8}\x1f[^\x1f]{0,12}|[-a-z]{0,8})$/
const second =
  /^([A-Za-z])(?:[ \t]+([A-Za-z]))?(?:[ \t]*([\x13\x14])[ \t]*[\x11\x12]?|[ \t]*[\x11\x12])?(?:[ \t]+(\S.*))?$/
const dated = /\d\d-\d\d(?: +\d{1,5})?$/

/** Where a message begins whose SOH was lost: its two lines, or the second where that has its codes. */
export const anpaHeads =
  /^[\0-\x08\x0b-\x0f\x15-\x1e\x7f ]*(?:[A-Za-z]\d{3,5}[^\n]{0,24}\n\s{0,4})?[A-Za-z] [A-Za-z](?: ?[\x13\x14][^\n]{0,90}| [^\n]{2,80}\d\d-\d\d(?: +\d{1,5})?[ \t]*)$/gm

/** What the head says, or nothing where neither of its lines can be read. */
export function anpaHead(copy: string): AnpaHead | undefined {
  const lines = linesOf(copy.slice(0, 600)).filter(({ words }) => words !== '')
  let one: RegExpExecArray | null = null
  let at = 0
  for (; at < lines.length && !one; at++) one = first.exec(lines[at]?.words ?? '')
  const next = one ? lines[at] : lines[0]
  const two = next ? secondOf(next.words, one !== null) : null
  if (!one && !two) return undefined
  const { keyword, version } = fieldsOf(two?.[4] ?? '')
  return {
    number: one ? `${one[1]}${one[2]}` : undefined,
    provider: one?.[3]?.trim(),
    priority: two?.[1]?.toLowerCase(),
    category: two?.[2]?.toLowerCase(),
    isAgate: two?.[3] === '\x14',
    keyword,
    version,
    length: (two ? next : lines[at - 1])?.end ?? 0,
  }
}

function secondOf(words: string, hasFirst: boolean): RegExpExecArray | null {
  const isCoded = /[\x11-\x14]/.test(words)
  return isCoded || (hasFirst ? /^\S \S /.test(words) : dated.test(words)) ? second.exec(words) : null
}

interface HeadLine {
  words: string
  /** Where the next line begins. */
  end: number
}

/** The first lines, up to the text, without the signs that frame them. */
function linesOf(copy: string): HeadLine[] {
  const lines: HeadLine[] = []
  for (let at = 0; at < copy.length && lines.length < 8; ) {
    const end = copy.indexOf('\n', at)
    const to = end < 0 ? copy.length : end
    const [raw = '', text] = copy.slice(at, to).split('\x02')
    const words = raw.replace(/[\0-\x08\x0b-\x10\x15-\x1e\x7f]/g, '').trim()
    at = text === undefined ? to + 1 : at + raw.length
    lines.push({ words, end: Math.min(at, copy.length) })
    if (text !== undefined) break
  }
  return lines
}

/** Keyword, version, reference, date and count of words; from the end, for any may be missing. */
function fieldsOf(rest: string): Pick<AnpaHead, 'keyword' | 'version'> {
  const fields = rest
    .replace(/(?:^|\s)\d\d-\d\d(?:\s+\d{1,5})?\s*$/, '')
    .split(/\s+/)
    .filter(Boolean)
  const isStated = (field: string) => isVersion(field) || /^[A-Za-z]\d{3,5}$/.test(field)
  const from = fields.findIndex((field, index) => index > 0 && isStated(field))
  const keyword = from < 0 ? fields : fields.slice(0, from)
  return { keyword: keyword.join(' '), version: from < 0 ? [] : fields.slice(from) }
}

/** Whether a line of the text is the keyword line: it has the head's keyword, of which there blanks and the end are cut. */
export function isKeywordLine(copy: string, keyword: string): boolean {
  const bare = copy.replace(/^[\s^\x0e]+/, '')
  if (/^(?:AM|PM|BC|AP)-{1,2}\S/.test(bare) || /^[A-Z]{2,5}--\S/.test(bare)) return true
  const [own, stated] = [lettersIn(bare), lettersIn(keyword)]
  return stated.length >= 4 && own.startsWith(stated.slice(0, 20))
}

function lettersIn(copy: string): string {
  return copy.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
