/**
 * Bytes to text: the charset, line ends, and what is no copy at all.
 *
 *     57 41 53 48 20 97 20    ->  "WASH — "     (windows-1252)
 *     EF BB BF 57 0D 0A       ->  "W\n"         (UTF-8 with a byte order mark)
 */
import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { VFile } from 'vfile'
import type { Reading } from './charsets.ts'
import { Shelf } from './pictures.ts'
import { fails, informs, type Report, reportOn, type Severities, warns } from './report.ts'
import { kindOf } from './signatures.ts'
import type { Source, SourceFacts } from './story.ts'

declare module 'vfile' {
  interface DataMap {
    source: Omit<SourceFacts, 'format'>
    /** What an editor says that lines are. */
    roles: NonNullable<Source['roles']>
    /** How many lines at its head are no copy, but say so. */
    matter: number
    /** As it came: for formats that hold several charsets. */
    bytes: Uint8Array
    /** The words of a format that has markup or frames, as its reader found them: what the ledger compares with. */
    copy: string
  }
}

/** The largest source that is read, in bytes; a wire story is some thousand. */
export const sizeLimit = 16 * 1024 * 1024

export const sidecarRules = {
  unheard: warns(
    'What an editor says of a line is not heard: its reader asks nobody, or there is no such line.',
  ),
}

export const decodeRules = {
  empty: fails('A source holds no copy.'),
  binary: fails('A source holds binary data, not copy.'),
  'too-large': fails('A source is larger than any wire.'),
  charset: informs('A source is not in UTF-8; which charset it was read in.'),
  doubtful: warns('Which charset a source is in cannot be told for sure; which it was read in.'),
  stray: informs('Bytes of windows-1252 in UTF-8 were read as such.'),
  mojibake: informs('UTF-8 that had been misread on its way was put right.'),
  controls: informs('Characters that steer terminals were left out.'),
  invisible: informs('Signs that nobody sees are left out: soft hyphens, zero-width and directional signs.'),
}

/** The text of a source with line feeds only, or a failed file. Valid UTF-8 is taken as it is. */
export async function decode(source: Source, severities: Severities = {}): Promise<VFile> {
  const { bytes } = source
  const file = new VFile({ path: source.path })
  const report = reportOn(file, 'decode', decodeRules, severities)
  const kind = kindOf(bytes)
  const marked = markedCharset(bytes)
  const isBinary = kind || (!marked && holdsBinary(bytes))
  const fault = bytes.length > sizeLimit ? 'too-large' : isBinary ? 'binary' : undefined
  const { charset, text, stray = 0, doubt } = fault ? unread : await textOf(bytes, marked)

  if (fault === 'too-large') report('too-large', `The source is over ${sizeLimit / 1024 / 1024} MiB`)
  else if (fault === 'binary')
    report('binary', `The source ${kind ? `is ${kind}` : 'holds binary data'}, not copy`)
  else if (text.trim() === '') report('empty', 'The source holds no copy')
  else if (doubt) report('doubtful', `Read as ${charset}, but ${doubt}`)
  else if (charset !== 'utf-8') report('charset', `Read as ${charset}`)
  else if (stray > 0) report('stray', `Read as utf-8, but for ${stray} of its bytes as windows-1252`)

  const clean = withoutControls(text)
  if (clean !== text) report('controls', 'Characters that steer terminals were left out')
  const mended = mendMojibake(clean)
  if (mended !== clean)
    report('mojibake', 'UTF-8 had been read as windows-1252 and written as UTF-8 again; undone')
  // Some gateways put a carriage return before each line end that they see.
  file.value = mended.replace(/\r+\n|\r/g, '\n')
  sayInvisible(file.value, report)
  file.data.bytes = bytes
  if (source.roles) file.data.roles = source.roles
  if (source.pictures) file.data.pictures = new Shelf(source.pictures)
  file.data.source = { charset, sha256: createHash('sha256').update(bytes).digest('hex') }
  return file
}

const unread: Reading = { charset: 'unknown', text: '' }

/** A byte order mark, or bytes that are UTF-8, settle it; else what the source declares; else what makes the best words. */
async function textOf(bytes: Uint8Array, marked: string | undefined): Promise<Reading> {
  if (marked) return { charset: marked, text: new TextDecoder(marked).decode(bytes) }
  if (isUtf8(bytes)) return { charset: 'utf-8', text: new TextDecoder('utf-8').decode(bytes) }
  const { decodedAs, likeliestCharset } = await import('./charsets.ts')
  const label = declaredCharset(bytes)
  return (label ? decodedAs(label, bytes) : undefined) ?? likeliestCharset(bytes)
}

/**
 * What XML (XML 1.0, 4.3.3), a web page (HTML, 13.2.3.2) or mail (RFC 2045, 5.1) says of itself at its beginning; wires are
 * often wrong, so UTF-8 is tried first.
 */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  return declared
    .exec(start)
    ?.slice(1)
    .find((label) => label !== undefined)
}

const declared =
  /<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]{2,40})["']|<meta[^>]{0,200}\bcharset\s*=\s*["']?([\w.:-]{2,40})|^content-type:[^\r\n]{0,200}(?:\r?\n[ \t][^\r\n]{0,200})?\bcharset="?([\w.:-]{2,40})/im

/** What a byte order mark says, or the escapes of ISO 2022-JP (RFC 1468), or that signs of sixteen bits make copy. */
function markedCharset(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = Buffer.from(bytes.subarray(0, 8192))
  if (sample.includes('\x1b$B') || sample.includes('\x1b$@')) return 'iso-2022-jp'
  // Blanks and line ends have a NUL, in any script.
  if (sample.length < 16 || !sample.includes(0)) return undefined
  const [surest] = ['utf-16le', 'utf-16be']
    .map((charset) => ({ charset, text: new TextDecoder(charset).decode(sample) }))
    .filter(({ text }) => (text.match(printed)?.length ?? 0) > text.length * 0.98)
    .map(({ charset, text }) => ({ charset, blanks: text.match(/[ \n]/g)?.length ?? 0 }))
    .sort((one, other) => other.blanks - one.blanks)
  return surest && surest.blanks > 0 ? surest.charset : undefined
}

/** Latin, Greek, Cyrillic, Hebrew, Arabic, Thai, marks, kana, Han, Hangul, full width: a third of all there is. */
const printed =
  /[\t\n\f\r -~\xa0-\u024f\u0370-\u052f\u05b0-\u06ff\u0e00-\u0e5b\u2010-\u2044\u20ac\u2100-\u2312\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]/g

/** Wire framing uses control characters by the dozen, never by the hundredth part; NUL it does not use. */
function holdsBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192)
  let [controls, nuls] = [0, 0]
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at] ?? 0
    if (byte === 0) nuls++
    else if (byte < 0x20 && !(byte >= 0x07 && byte <= 0x0d)) controls++
  }
  // Lines fill up with a NUL here and there; agate in frames is padded with fixed spaces.
  if (isFramed(sample)) return Math.max(nuls, controls) > sample.length / 5
  return nuls > Math.max(1, sample.length / 50) || controls > Math.max(32, sample.length / 20)
}

/**
 * SOH opens the header of ANPA 1312 and IPTC 7901, US ends its first line, STX opens the text. Of any bytes, one of these
 * is soon among them; but half of those have eight bits, and controls of every kind. Frames have a few kinds, in copy of
 * seven bits or in Cyrillic of eight.
 */
function isFramed(sample: Uint8Array): boolean {
  const isOpened = sample.subarray(0, 240).some((byte) => byte === 0x01 || byte === 0x02 || byte === 0x1f)
  if (!isOpened) return false
  const kinds = new Set(sample.filter((byte) => byte < 0x20))
  return kinds.size <= 10 || sample.filter((byte) => byte > 0x7f).length < sample.length / 3
}

/** NUL, and whole sequences that set colors or titles (ECMA-48, 5.4; OSC as xterm has it). */
function withoutControls(text: string): string {
  return text.replace(escapes, '')
}

/** What readers and stages take out of copy, by its kind. Joiners stay: some scripts are spelled with them. */
const invisible: readonly [signs: RegExp, one: string, several: string][] = [
  [/\u00ad/g, 'soft hyphen', 'soft hyphens'],
  [/[\u200b\u2060-\u2064\ufeff]/g, 'zero-width sign', 'zero-width signs'],
  [/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, 'directional sign', 'directional signs'],
]

function sayInvisible(text: string, report: Report<keyof typeof decodeRules>): void {
  for (const [signs, one, several] of invisible) {
    const at = text.search(signs)
    if (at < 0) continue
    const count = text.match(signs)?.length ?? 0
    const above = text.slice(0, at).split('\n')
    report('invisible', count === 1 ? `1 ${one} is left out` : `${count} ${several} are left out`, {
      line: above.length,
      column: (above.at(-1)?.length ?? 0) + 1,
    })
  }
}

export const escapes = /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\)?|\0/g

/** C1 where a decoder took windows-1252 for ISO 8859-1: U+0093 is “. */
export function withoutC1(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (sign) => windows1252[sign.charCodeAt(0) - 0x80] ?? '')
}

/** UTF-8 may have been misread more than once on its way. */
const mostMends = 3

/** “CafÃ©” -> “Café”: undone only where the whole text bears it out. */
function mendMojibake(text: string): string {
  let mended = text
  for (let round = 0; round < mostMends && mojibake.test(mended); round++) {
    const high = mended.match(/[^\0-\x7f]+/g) ?? []
    const utf8 = high.filter((run) => asUtf8(run) !== undefined)
    if (utf8.length < high.length * 0.9) break
    mended = mended.replace(/[^\0-\x7f]+/g, (run) => asUtf8(run) ?? run)
  }
  return mended
}

// A lead byte of UTF-8 and a byte that goes on, both as windows-1252 shows them.
const mojibake = /[Â-ô][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/

/** A run of high signs taken as windows-1252 bytes, where those are UTF-8. */
function asUtf8(run: string): string | undefined {
  const bytes = Array.from(run, (sign) => {
    // What has no sign in windows-1252 is often lost as U+FFFD: the 9D that closes a quotation.
    const place = windows1252.indexOf(sign === '\ufffd' ? '\u009d' : sign)
    return place >= 0 ? 0x80 + place : (sign.codePointAt(0) ?? 256)
  })
  if (bytes.some((byte) => byte > 255)) return undefined
  const buffer = Buffer.from(bytes)
  return isUtf8(buffer) ? buffer.toString('utf8') : undefined
}

// 80-9F of windows-1252 (WHATWG Encoding, index-windows-1252).
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
