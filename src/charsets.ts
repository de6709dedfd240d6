/**
 * Charsets that no mark tells apart: the bytes are read in each, and the one that makes the best words of any language is
 * taken. Loaded when a source is not UTF-8.
 *
 *     63 61 66 E9   ->  café  (windows-1252)        63 61 66 8E   ->  café  (macintosh)        63 61 66 82   ->  café  (ibm437)
 *     CD CF D3 D4   ->  мост  (koi8-r)              EC EE F1 F2   ->  мост  (windows-1251)
 */
import iconv from 'iconv-lite'
import { type Alphabet, alphabets, type Writing, western } from './alphabets.ts'

/** How a source was read. */
export interface Reading {
  charset: string
  text: string
  /** How many bytes of UTF-8 were none, and read as windows-1252. */
  stray?: number
  /** Why it may be wrong, where nothing is sure. */
  doubt?: string
}

/** What a charset must be ahead by to be sure; points are natural logarithms: e² is seven to one. */
const sure = 2

/** UTF-8 that bytes of windows-1252 are strewn in, else the charset that makes the best words. */
export function likeliestCharset(bytes: Uint8Array): Reading {
  const strewn = strewnUtf8(bytes)
  if (strewn) return { charset: 'utf-8', ...strewn }
  const sample = tellingCopy(bytes)
  const readings = alphabets
    .flatMap((alphabet) =>
      alphabet.charsets.map((charset, place) => ({ charset, ...pointsIn(alphabet, charset, place, sample) })),
    )
    // What makes no words in any is left to the west.
    .filter(({ charset, points }) => western.charsets.includes(charset) || points > 0)
    .sort((one, other) => other.points - one.points)
  const [best, ...others] = readings
  const { charset, points, text } = best ?? { charset: 'windows-1252', points: 0, text: '' }
  const rival = others.find((other) => other.text !== text && other.points > points - sure)
  const doubt = rival ? `it may be ${rival.charset}` : points < -4 ? 'it makes few words' : undefined
  return { charset, text: decodedIn(charset, bytes), ...(doubt && { doubt }) }
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

/**
 * The sentences that are not ASCII, from shortly before their first sign that is none, so many as are needed. No byte of a
 * longer sign is a line feed or a stop in any of these charsets.
 */
function tellingCopy(bytes: Uint8Array): Buffer {
  const sentences = Buffer.from(bytes)
    .toString('latin1')
    .split(/\n|(?<=[.!?]) /)
    .map((sentence) => ({ sentence, first: sentence.search(/[\x80-\xff]/) }))
    .filter(({ first }) => first >= 0)
    .map(({ sentence, first }) => sentence.slice(Math.max(0, first - 200)))
  return Buffer.from(sentences.join('\n').slice(0, sampleLimit), 'latin1')
}

const sampleLimit = 2048

const wide = alphabets.flatMap(({ writing, charsets }) => (writing === 'wide' ? charsets : []))

/** The tables of two bytes are Node's: iconv-lite's take long to load. */
function decodedIn(charset: string, bytes: Uint8Array): string {
  return wide.includes(charset)
    ? (decodedAs(charset, bytes)?.text ?? '')
    : iconv.decode(Buffer.from(bytes), charset)
}

/** The points of the language that the sample is likeliest in. */
function pointsIn(
  alphabet: Alphabet,
  charset: string,
  place: number,
  sample: Buffer,
): { text: string; points: number } {
  const text = decodedIn(charset, sample)
  const isWide = alphabet.writing === 'wide'
  const foreign = isWide ? -1 : -3
  const letters: string[] = []
  // Before a sign is read, the west is likelier, and of each the first.
  let points = (alphabet === western ? 0 : -3) - (place > 0 ? 1.5 + place / 2 : 0)
  for (const { 0: sign, index } of text.matchAll(/[^\0-\x7f]/gu)) {
    const at = { sign, before: text[index - 1] ?? ' ', after: text[index + sign.length] ?? ' ' }
    const mark = markOf(sign, text, index, alphabet.writing)
    if (mark === undefined) letters.push(sign)
    points += mark ?? caseOf(at)
    if (mark === undefined || isWide) points += placeOf(at, alphabet.writing)
  }
  const likeliest = alphabet.languages.map((language) => {
    const worths = worthsOf(language, alphabet.writing)
    return letters.reduce(
      (sum, letter) => sum + (worths.get(letter) ?? worths.get(letter.toLowerCase()) ?? foreign),
      0,
    )
  })
  const few = alphabet.writing === 'latin' && alphabet !== western ? fewness(text, letters.length) : 0
  return { text, points: points + Math.max(...likeliest) + few }
}

/** Of Central Europe's letters one in thirty has an accent, or more: by Poisson's law, how unlikely so few are. */
function fewness(text: string, accents: number): number {
  const expected = (text.match(/[a-z]/gi)?.length ?? 0) / 30
  return accents < expected ? accents * Math.log(expected / Math.max(accents, 1)) - expected + accents : 0
}

interface Sign {
  sign: string
  before: string
  after: string
}

/**
 * How much likelier than any byte a letter is, as logarithm. Counts of letters fall off about as powers do: the last of
 * an alphabet has a twentieth of the first.
 */
function worthsOf(language: string, writing: Writing): ReadonlyMap<string, number> {
  const known = worthsKnown.get(language)
  if (known) return known
  const letters = [...language]
  const most = Math.log(128 * (1 - Math.exp(-3 / letters.length)))
  const worths = new Map(
    letters.map((letter, rank) => [letter, writing === 'wide' ? 4 : most - (3 * rank) / letters.length]),
  )
  worthsKnown.set(language, worths)
  return worths
}

const worthsKnown = new Map<string, ReadonlyMap<string, number>>()

/** What a mark is worth where it stands; nothing for a letter. */
function markOf(sign: string, text: string, index: number, writing: Writing): number | undefined {
  if (/[\p{L}\p{M}]/u.test(sign)) return undefined
  if (writing === 'wide' && sign !== '\ufffd')
    return /[\u3000-\u3002\u3008-\u3011\u30fb（），．：；！？“”‘’—…·]/.test(sign) ? 4 : -3
  if (writing === 'own' && sign === '‘') return -2
  const kind = marks.find(([shape]) => shape.test(sign))
  if (!kind) return -3
  const [, place, points, otherwise] = kind
  place.lastIndex = index
  return place.test(text) ? points : otherwise
}

/** Capitals begin words, or words are all of them; none follows a small letter, nor a small one stands between two. */
function caseOf({ sign, before, after }: Sign): number {
  if (!/\p{Lu}/u.test(sign)) return /\p{Lu}/u.test(before) && /\p{Lu}/u.test(after) ? -4 : 0
  if (/\p{Lu}/u.test(before)) return /\p{Ll}/u.test(after) ? -3 : 0
  return /\p{Ll}/u.test(before) ? -6 : -2
}

/** Letters with accents stand among ASCII letters, those of other scripts never; some end words, some are words. */
function placeOf({ sign, before, after }: Sign, writing: Writing): number {
  if (writing === 'wide') return /[a-z]/i.test(before) && /[a-z]/i.test(after) ? -6 : 0
  const isByAscii = /[a-z]/i.test(before + after)
  if (writing === 'own') return isByAscii || (/[ςךםןףץ]/.test(sign) && /\p{L}/u.test(after)) ? -5 : 0
  if (isByAscii) return /[àìòù]/.test(sign) && /\p{L}/u.test(after) ? -1.5 : 0
  return /\d/.test(before) ? -5 : /[àáâåæèéíóôöøú]/i.test(sign) ? -1 : -3
}

// Behind words and stops; in contractions; in elisions.
const apostrophe =
  /(?<=[\p{L}\p{N}.,!?…”’]).(?!\p{L})|.(?=(?:[dmst]|ll|re|ve)(?!\p{L}))|(?<=(?<!\p{L})(?:[cdjlmnost]|qu|\p{L}{1,4}l|un)).(?=\p{L})/iuy

/** What each mark is worth in its place, which is looked for where it stands, and elsewhere. */
const marks: readonly [mark: RegExp, place: RegExp, points: number, otherwise: number][] = [
  [/[\x80-\x9f\ufffd]/, /(?!)/y, 0, -6],
  // In German, “ closes.
  [/[‘“„‚¿¡]/, /(?<![^\s([—–“‘-]).(?=\S)|(?<=[\p{L}.,!?…])“(?!\p{L})/uy, 3.5, -2],
  [/«/, /(?<![^\s([—–-])./y, 3, -2],
  [/’/, apostrophe, 4, -0.5],
  [/[”»]/, /(?<=[\p{L}\p{N}.,!?…’)%\s]).(?!\p{L})/uy, 3.5, -2],
  [/—/, /(?<!\p{Ll}).|.(?!\p{Ll})/uy, 3.5, 0.5],
  [/–/, /(?<!\p{Ll}).|.(?!\p{Ll})/uy, 3, -1],
  [/´/, /./y, 1, 0],
  [/[£€]/, /.(?=\d)|(?<=\d\s?)./y, 2.5, -3],
  [/[°½¼¾]/, /(?<=[\d\s])./y, 2.5, -3],
  [/[•■]/, /(?<!\S).(?=\s)/y, 2.5, -2],
  [/\u00ad/, /(?<=\p{Ll}).(?=\p{Ll})/uy, 2, -2],
  [/[\u2500-\u259f]/, /(?<=[\u2500-\u259f]).|.(?=[\u2500-\u259f])/y, 0, -3],
  [/\u00a0/, /(?<!\p{Ll}).|.(?!\p{Ll})/uy, 1.5, -2],
  [/[…©®§·×]/, /(?<!\p{L}).|.(?!\p{L})/uy, 1.5, -2],
]
