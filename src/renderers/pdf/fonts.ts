/**
 * The faces of one file: which glyphs it uses, the codes that write them, and the font objects
 * (ISO 32000-1, 9.7 and 9.8).
 *
 * Codes count from 1 in order of first use, and are the ids of the glyphs in the face that is enclosed (Identity-H). Each
 * says one thing, so a glyph that is met with a second meaning gets a second code: a hyphen at a line's end says U+00AD
 * and vanishes when the words are taken out of the file again.
 */
import { createHash } from 'node:crypto'
import type { Face, Glyph, Shaped } from '../../typeset/page.ts'
import { type Container, deflate, type Ref, text, type Value } from './port.ts'
import { subsetOf } from './subset.ts'

/** A word as it stands in a TJ array: strings of two-byte codes with kerns between, `AB)-12(C`. */
export interface Codes {
  string: string
  /** Where the pen comes to stand, in thousandths of an em. */
  width: number
  /** How many glyphs. */
  count: number
}

/** What a code shows and says. */
interface Sign {
  glyph: number
  copy: string
}

export class Font {
  readonly name: string
  readonly face: Face
  /** Code 1 stands first. */
  readonly #signs: Sign[] = []
  /** The first code of each glyph, and those that came later. */
  readonly #first = new Map<number, number>()
  readonly #later = new Map<string, number>()
  readonly #words = new Map<Shaped, Codes>()

  constructor(name: string, face: Face) {
    this.name = name
    this.face = face
  }

  codesOf(word: Shaped): Codes {
    const known = this.#words.get(word)
    if (known) return known
    const codes = this.#write(word)
    this.#words.set(word, codes)
    return codes
  }

  /** The code of each glyph, for those that are written one by one. */
  signsOf({ glyphs }: Shaped): string[] {
    const copies = copiesOf(glyphs)
    return glyphs.map(({ id }, index) => signsOf(this.#codeOf(id, copies[index] ?? silent)))
  }

  #write(word: Shaped): Codes {
    let string = ''
    let width = 0
    let pen = 0
    const copies = copiesOf(word.glyphs)
    for (const [index, glyph] of word.glyphs.entries()) {
      // Positive numbers move left (ISO 32000-1, 9.4.3).
      const shift = tenth(width - pen)
      if (shift !== 0) {
        string += `)${shift}(`
        width -= shift
      }
      string += signsOf(this.#codeOf(glyph.id, copies[index] ?? silent))
      width += widthOf(this.face, glyph.id)
      pen += glyph.advance
    }
    return { string, width, count: word.glyphs.length }
  }

  #codeOf(glyph: number, copy: string): number {
    const first = this.#first.get(glyph)
    if (first === undefined) {
      const code = this.#signs.push({ glyph, copy })
      this.#first.set(glyph, code)
      return code
    }
    if (this.#signs[first - 1]?.copy === copy) return first
    const key = `${glyph} ${copy}`
    const later = this.#later.get(key) ?? this.#signs.push({ glyph, copy })
    this.#later.set(key, later)
    return later
  }

  /** Write the font's objects. */
  embed(container: Container): Ref {
    const { face } = this
    const program = programOf(face, this.#signs)
    const BaseFont = `${program.tag}+${face.postScriptName}`
    const file = container.deflated({ Length1: program.size }, program.file)
    const descendant = container.object({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont,
      CIDSystemInfo: { Registry: text('Adobe'), Ordering: text('Identity'), Supplement: 0 },
      FontDescriptor: container.object({ ...descriptorOf(face), FontName: BaseFont, FontFile2: file }),
      W: program.widths,
      CIDToGIDMap: 'Identity',
    })
    return container.object({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: container.deflated({}, program.toUnicode),
    })
  }
}

/** What a glyph says that has nothing to say: readers show the code itself where they find no sign at all. */
const silent = '\u2060'

/** A neighbor that says more than one sign lets a glyph without copy have the rest: an accent over its letter. */
function copiesOf(glyphs: readonly Glyph[]): string[] {
  const copies = glyphs.map(({ copy }) => copy)
  if (!copies.includes('')) return copies
  for (const [index, copy] of copies.entries()) {
    if (copy !== '') continue
    const [first = '', ...rest] = copies[index - 1] ?? ''
    copies[index] = rest.join('') || silent
    if (rest.length > 0) copies[index - 1] = first
  }
  return copies
}

/** ISO 32000-1, table 123. Symbolic: it has glyphs beyond Adobe's Latin set. */
const fixedPitch = 1 << 0
const serif = 1 << 1
const symbolic = 1 << 2
const italic = 1 << 6

function descriptorOf(face: Face) {
  return {
    Type: 'FontDescriptor',
    Flags:
      symbolic |
      (face.isFixedPitch ? fixedPitch : 0) |
      (face.isSerif ? serif : 0) |
      (face.italicAngle === 0 ? 0 : italic),
    FontBBox: [...face.box],
    ItalicAngle: face.italicAngle,
    Ascent: face.ascent,
    Descent: face.descent,
    CapHeight: face.capHeight,
    XHeight: face.xHeight,
    FontWeight: face.weight,
    // No TrueType table holds it; readers use it only to imitate a face that they lack.
    StemV: Math.round(50 + (face.weight / 65) ** 2),
  }
}

/** What depends on the glyphs alone, so that it can be held for the next file. */
interface Program {
  tag: string
  /** Deflated; `size` is that before. */
  file: Uint8Array
  size: number
  toUnicode: Uint8Array
  widths: Value[]
}

/** Faces live as long as the run; each keeps its latest programs. */
const programs = new WeakMap<Face, Map<string, Program>>()
const programsHeld = 16

function programOf(face: Face, signs: readonly Sign[]): Program {
  const key = signs.map(({ glyph, copy }) => `${glyph} ${copy}`).join('\n')
  const held = programs.get(face) ?? new Map<string, Program>()
  programs.set(face, held)
  const program = held.get(key) ?? makeProgram(face, signs, key)
  // The latest used goes last, so the first is the one to drop.
  held.delete(key)
  held.set(key, program)
  const [oldest] = held.keys()
  if (held.size > programsHeld && oldest !== undefined) held.delete(oldest)
  return program
}

function makeProgram(face: Face, signs: readonly Sign[], key: string): Program {
  const glyphs = signs.map(({ glyph }) => glyph)
  const file = subsetOf(face.bytes, glyphs)
  return {
    tag: tagOf(face.postScriptName + key),
    file: deflate(file),
    size: file.length,
    toUnicode: deflate(Buffer.from(toUnicode(signs.map(({ copy }) => copy)), 'latin1')),
    widths: [1, glyphs.map((glyph) => widthOf(face, glyph))],
  }
}

/** Six letters that tell one subset of a face from another (ISO 32000-1, 9.6.4). */
function tagOf(key: string): string {
  const letters = [...createHash('sha256').update(key).digest().subarray(0, 6)]
  return String.fromCharCode(...letters.map((byte) => 65 + (byte % 26)))
}

/** What each code says, from 1 on (ISO 32000-1, 9.10.3); no block holds more than a hundred. */
function toUnicode(copies: readonly string[]): string {
  const blocks: string[] = []
  for (let start = 0; start < copies.length; start += 100) {
    const block = copies.slice(start, start + 100)
    const pairs = block.map((copy, index) => `<${hexOf(start + index + 1)}><${utf16(copy)}>`)
    blocks.push(`${block.length} beginbfchar\n${pairs.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

const utf16 = (copy: string) =>
  Array.from({ length: copy.length }, (_, at) => hexOf(copy.charCodeAt(at))).join('')

const hexOf = (code: number) => code.toString(16).padStart(4, '0')

/** Codes are written often: each is spelled once. */
const spelled: string[] = []

/** A code as two bytes of a literal string (ISO 32000-1, 7.3.4.2): half of what hexadecimal digits take. */
function signsOf(code: number): string {
  const known = spelled[code]
  if (known !== undefined) return known
  const signs = String.fromCharCode(code >> 8, code & 0xff)
  const string = signs.replace(/[()\\]/g, '\\$&').replaceAll('\r', '\\r')
  spelled[code] = string
  return string
}

const tenth = (value: number) => Math.round(10 * value) / 10

/** As /W states it, so that pen and reader agree. */
const widthOf = (face: Face, glyph: number) => tenth(face.advanceOf(glyph))
