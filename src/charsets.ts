/**
 * Charsets that no mark tells apart: the bytes are read in each, and the one that makes the best words of any language is
 * taken. Loaded when a source is not UTF-8.
 *
 *     63 61 66 E9   ->  café  (windows-1252)        63 61 66 8E   ->  café  (macintosh)        63 61 66 82   ->  café  (ibm437)
 *     CD CF D3 D4   ->  мост  (koi8-r)              EC EE F1 F2   ->  мост  (windows-1251)
 */
import iconv from 'iconv-lite'
import { type Alphabet, alphabets, type Writing } from './alphabets.ts'

/** How a source was read. */
export interface Reading {
  charset: string
  text: string
  /** How many bytes of UTF-8 were none, and read as windows-1252. */
  stray?: number
  /** What charset makes other words of it that are about as good. */
  rival?: string
}

/** What a charset must be ahead by to be sure; points are natural logarithms: e^3 is twenty to one. */
const sure = 3

export function likeliestCharset(bytes: Uint8Array): Reading {
  const strewn = strewnUtf8(bytes)
  if (strewn) return { charset: 'utf-8', ...strewn }
  const sample = tellingLines(bytes)
  const readings = alphabets
    .flatMap((alphabet, group) =>
      alphabet.charsets.map((charset, place) => {
        const { text, points } = pointsIn(alphabet, charset, sample)
        return { charset, text, points: points - (group > 0 ? 2 : 0) - place / 2 }
      }),
    )
    .sort((one, other) => other.points - one.points)
  const [best, ...others] = readings
  const { charset, points, text } = best ?? { charset: 'windows-1252', points: 0, text: '' }
  const rival = others.find((other) => other.text !== text && other.points > points - sure)?.charset
  return { charset, text: decodedIn(charset, bytes), ...(rival && { rival }) }
}

// UTF-8 (RFC 3629, 4), or a byte that is none of it, in bytes shown as Latin-1.
const sequence =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[\x80-\xff]/g

/**
 * UTF-8 with some bytes of windows-1252, as a desk leaves it that pastes from two sources: as those, and how many there
 * are. Nothing where they are not few: signs of other charsets look like UTF-8 by chance.
 */
function strewnUtf8(bytes: Uint8Array): { text: string; stray: number } | undefined {
  let [signs, stray] = [0, 0]
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(sequence, (found) => {
      const one = Buffer.from(found, 'latin1')
      if (found.length === 1) stray++
      else signs++
      return found.length === 1 ? iconv.decode(one, 'windows-1252') : one.toString('utf8')
    })
  return signs > 0 && signs >= 2 * stray ? { text: text.replace(/^\ufeff/, ''), stray } : undefined
}

/**
 * The text in a charset by its label, or nothing where there is none of that name. ISO 8859-1 is windows-1252 (WHATWG
 * Encoding, 4.2), which Node 20 has wrong; the others it has right.
 */
export function decodedAs(label: string, bytes: Uint8Array): { charset: string; text: string } | undefined {
  if (/^(?:iso[-_]?8859-?1|latin-?1|us-ascii|ascii|windows-1252|cp1252)$/i.test(label))
    return { charset: 'windows-1252', text: iconv.decode(Buffer.from(bytes), 'windows-1252') }
  // It is not UTF-8, whatever it says, nor of sixteen bits.
  if (/^utf/i.test(label)) return undefined
  try {
    const decoder = new TextDecoder(label)
    return { charset: decoder.encoding, text: decoder.decode(bytes) }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The lines that are not ASCII, so many as are needed. No byte of a longer sign is a line feed in any of these charsets. */
function tellingLines(bytes: Uint8Array): Buffer {
  const lines = Buffer.from(bytes).toString('latin1').match(/[^\n]*[\x80-\xff][^\n]*/g) ?? []
  return Buffer.from(lines.join('\n').slice(0, sampleLimit), 'latin1')
}

const sampleLimit = 8192

const isWide = (charset: string) =>
  alphabets.some(({ writing, charsets }) => writing === 'wide' && charsets.includes(charset))

/** The tables of two bytes are Node's: iconv-lite's take long to load. */
function decodedIn(charset: string, bytes: Uint8Array): string {
  return isWide(charset) ? (decodedAs(charset, bytes)?.text ?? '') : iconv.decode(Buffer.from(bytes), charset)
}

/** The points of the language that the sample is likeliest in. */
function pointsIn(alphabet: Alphabet, charset: string, sample: Buffer): { text: string; points: number } {
  const text = decodedIn(charset, sample)
  const signs = [...text.matchAll(/[^\0-\x7f]/gu)].map(({ 0: sign, index }) => ({
    sign,
    before: text[index - 1] ?? ' ',
    after: text[index + sign.length] ?? ' ',
  }))
  const points = alphabet.languages.map((language) => {
    const worths = worthsOf(language, alphabet.writing)
    return signs.reduce((sum, sign) => sum + worthOf(sign, worths, alphabet.writing), 0)
  })
  return { text, points: Math.max(...points) }
}

interface Sign {
  sign: string
  before: string
  after: string
}

/**
 * How much likelier each letter is than any byte at that place. The counts of letters fall off about as powers do: the
 * last of an alphabet is a twentieth of the first.
 */
function worthsOf(language: string, writing: Writing): ReadonlyMap<string, number> {
  const letters = [...language]
  if (writing === 'wide') return new Map(letters.map((letter) => [letter, 4]))
  const share = 1 - Math.exp(-3 / letters.length)
  return new Map(letters.map((letter, rank) => [letter, Math.log(128 * share) - (3 * rank) / letters.length]))
}

function worthOf(sign: Sign, worths: ReadonlyMap<string, number>, writing: Writing): number {
  const kind = kinds.find(([shape]) => shape.test(sign.sign))
  if (kind) {
    const [, good, points, otherwise] = kind
    return good.test(sign.before + sign.sign + sign.after) ? points : otherwise
  }
  if (!/[\p{L}\p{M}]/u.test(sign.sign)) return worths.get(sign.sign) ?? -3
  const worth = worths.get(sign.sign) ?? worths.get(sign.sign.toLowerCase())
  if (writing === 'wide') return worth ?? -1
  return (worth ?? -3) + caseOf(sign) + placeOf(sign, writing)
}

/** Capitals begin words, or words are all of them; none follows a small letter. */
function caseOf({ sign, before }: Sign): number {
  if (!/\p{Lu}/u.test(sign)) return 0
  return /\p{Ll}/u.test(before) ? -6 : /\p{Lu}/u.test(before) ? 0 : -2
}

/** Letters with accents stand among ASCII letters, those of other scripts never; final ones end words. */
function placeOf({ sign, before, after }: Sign, writing: Writing): number {
  if (/[ςךםןףץ]/.test(sign) && /\p{L}/u.test(after)) return -5
  const isByAscii = /[a-z]/i.test(before + after)
  if (writing === 'own') return isByAscii ? -5 : 0
  return isByAscii ? 0 : -1.5
}

/** What a mark is worth between its neighbors: each kind has a place where it stands, and one where it never does. */
const kinds: readonly [sign: RegExp, good: RegExp, points: number, otherwise: number][] = [
  [/[\x80-\x9f\ufffd]/, /^$/, 0, -6],
  [/[‘“«„‚¿¡]/, /^[\s([—–“‘].\S/, 2, -2],
  [/[’”»]/, /^[\p{L}\p{N}.,!?…’\s]/u, 2, -2],
  [/[—–]/, /./, 1, 0],
  [/[°£€½¼¾§]/, /^\P{L}/u, 1, -3],
  [/[…•©®\u00a0·×]/, /^\P{Ll}|.\P{Ll}$/u, 1, -2],
]
