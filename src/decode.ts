/**
 * Bytes to text: the charset, line ends, and what is no copy at all.
 *
 *     57 41 53 48 20 97 20    ->  "WASH — "     (windows-1252)
 *     EF BB BF 57 0D 0A       ->  "W\n"         (UTF-8 with a byte order mark)
 */
import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { VFile } from 'vfile'
import { reportOn, type Severities } from './report.ts'
import type { Source, SourceFacts } from './story.ts'

declare module 'vfile' {
  interface DataMap {
    source: Omit<SourceFacts, 'format'>
  }
}

/** The largest source that is read, in bytes; a wire story is some thousand. */
export const sizeLimit = 16 * 1024 * 1024

export const decodeRules = {
  empty: 'fail',
  binary: 'fail',
  'too-large': 'fail',
  charset: 'info',
  mojibake: 'info',
} as const

/** The text of a source with line feeds only, or a failed file. Valid UTF-8 is taken as it is. */
export function decode(source: Source, severities: Severities = {}): VFile {
  const { bytes } = source
  const file = new VFile({ path: source.path })
  const report = reportOn(file, 'decode', decodeRules, severities)
  const charset = charsetOf(bytes)
  const text = charset === 'binary' ? '' : decoders[charset](bytes)

  if (bytes.length > sizeLimit) report('too-large', `The source is over ${sizeLimit / 1024 / 1024} MiB`)
  else if (charset === 'binary') report('binary', 'The source holds binary data, not copy')
  else if (text.trim() === '') report('empty', 'The source holds no copy')
  else if (charset !== 'utf-8') report('charset', `Read as ${charset}`)

  const mended = charset === 'utf-8' ? mendMojibake(text) : text
  if (mended !== text)
    report('mojibake', 'UTF-8 had been read as windows-1252 and written as UTF-8 again; undone')
  file.value = mended.replace(/\r\n?/g, '\n')
  file.data.source = { charset, sha256: createHash('sha256').update(bytes).digest('hex') }
  return file
}

type Charset = keyof typeof decoders

const decoders = {
  'utf-8': (bytes: Uint8Array) => new TextDecoder('utf-8').decode(bytes),
  'utf-16le': (bytes: Uint8Array) => new TextDecoder('utf-16le').decode(bytes),
  'utf-16be': (bytes: Uint8Array) => new TextDecoder('utf-16be').decode(bytes),
  'windows-1252': decodeWindows1252,
}

function charsetOf(bytes: Uint8Array): Charset | 'binary' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (isBinary(bytes)) return 'binary'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

/** Wire framing uses control characters by the dozen, never by the hundredth part; NUL it does not use. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192)
  const controls = sample.filter((byte) => byte < 0x20 && !(byte >= 0x07 && byte <= 0x0d)).length
  return sample.includes(0) || controls > Math.max(32, sample.length / 20)
}

/** “CafÃ©” -> “Café”: undone only where the whole text bears it out. */
function mendMojibake(text: string): string {
  if (!mojibake.test(text)) return text
  const high = text.match(/[^\0-\x7f]+/g) ?? []
  const mended = high.map(asUtf8)
  if (mended.filter((run) => run !== undefined).length < high.length * 0.9) return text
  return text.replace(/[^\0-\x7f]+/g, (run) => asUtf8(run) ?? run)
}

// A lead byte of UTF-8 and a byte that goes on, both as windows-1252 shows them.
const mojibake = /[Â-ô][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/

/** A run of high signs taken as windows-1252 bytes, where those are UTF-8. */
function asUtf8(run: string): string | undefined {
  const bytes = Array.from(run, (sign) => {
    const place = windows1252.indexOf(sign)
    return place >= 0 ? 0x80 + place : (sign.codePointAt(0) ?? 256)
  })
  if (bytes.some((byte) => byte > 255)) return undefined
  const buffer = Buffer.from(bytes)
  return isUtf8(buffer) ? buffer.toString('utf8') : undefined
}

// Node 20's TextDecoder leaves 80-9F of windows-1252 as control characters, and there stand the quotation marks.
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' // 80-9F, WHATWG Encoding, index-windows-1252

function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (sign) => windows1252[sign.charCodeAt(0) - 0x80] ?? sign)
}
