/**
 * Charsets of one byte that no mark tells apart: the bytes are read in each, and the one that makes the best words is
 * taken. Loaded when a source is not UTF-8.
 *
 *     63 61 66 E9   ->  café  (windows-1252)        63 61 66 8E   ->  café  (macintosh)        63 61 66 82   ->  café  (ibm437)
 */
import iconv from 'iconv-lite'

/** The most common first: of equally good ones it is taken. */
const charsets = ['windows-1252', 'macintosh', 'cp850', 'cp437'] as const

export function likeliestCharset(bytes: Uint8Array): { charset: string; text: string } {
  const buffer = Buffer.from(bytes)
  const readings = charsets.map((charset) => {
    const text = iconv.decode(buffer, charset)
    return { charset, text, points: pointsOf(text) }
  })
  return readings.reduce((best, reading) => (reading.points > best.points ? reading : best))
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
