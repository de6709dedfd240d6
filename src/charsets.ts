/**
 * Charsets of one byte that no mark tells apart: the bytes are read in each, and the one that makes the best words is
 * taken. Loaded when a source is not UTF-8.
 *
 *     63 61 66 E9   ->  café  (windows-1252)        63 61 66 8E   ->  café  (macintosh)        63 61 66 82   ->  café  (ibm437)
 */
import iconv from 'iconv-lite'

/** The most common first: of equally good ones it is taken. */
const charsets = ['windows-1252', 'macintosh', 'cp850', 'cp437'] as const

/** `stray`: how many bytes of UTF-8 were none, and read as windows-1252. */
export function likeliestCharset(bytes: Uint8Array): { charset: string; text: string; stray?: number } {
  const strewn = strewnUtf8(bytes)
  if (strewn) return { charset: 'utf-8', ...strewn }
  const buffer = Buffer.from(bytes)
  const readings = charsets.map((charset) => {
    const text = iconv.decode(buffer, charset)
    return { charset, text, points: pointsOf(text) }
  })
  return readings.reduce((best, reading) => (reading.points > best.points ? reading : best))
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

/** Letters and marks of the wires' languages where they stand as those do; whatever has no place in copy counts against it. */
function pointsOf(text: string): number {
  let points = 0
  for (const { 0: sign, index } of text.matchAll(/[^\0-\x7f]/gu)) {
    points += worthOf(sign, text[index - 1] ?? ' ', text[index + 1] ?? ' ')
  }
  return points
}

/** What a sign is worth between its neighbors: each kind has a place where it stands, and one where it never does. */
const kinds: readonly [sign: RegExp, good: RegExp, points: number, otherwise: number][] = [
  [/[\x80-\x9f]/, /^$/, 0, -6],
  [/[a-zß-öø-ÿœšž]/, /^\p{L}|\p{L}$/u, 2, 0],
  // A capital never follows a small letter.
  [/\p{Lu}/u, /^\P{Ll}.\p{L}/u, 1, -3],
  [/[‘“«„‚¿¡]/, /^[\s([—–“‘].\S/, 2, -2],
  [/[’”»]/, /^[\p{L}\p{N}.,!?…’\s]/u, 2, -2],
  [/[—–]/, /./, 1, 0],
  [/[…•°£€©®½¼¾§\u00a0·×]/, /^\P{Ll}|.\P{Ll}$/u, 1, -2],
]

function worthOf(sign: string, before: string, after: string): number {
  const kind = kinds.find(([shape]) => shape.test(sign))
  if (!kind) return -3
  const [, good, points, otherwise] = kind
  return good.test(before + sign + after) ? points : otherwise
}
