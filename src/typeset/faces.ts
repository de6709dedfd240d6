/** A TrueType file's own account of itself: the tables that a typesetter and a painter need, read once. */
import type { Face } from './page.ts'

/** Read the face that a file holds. */
export function readFace(role: string, bytes: Uint8Array): Face {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = tablesOf(view)
  const at = (tag: string) => {
    const offset = tables.get(tag)
    if (offset === undefined) throw new Error(`The file of the face ${role} has no table ${tag}`)
    return offset
  }
  const [head, hhea, os2, post] = [at('head'), at('hhea'), at('OS/2'), at('post')]
  const unitsPerEm = view.getUint16(head + 18)
  const milli = (offset: number) => (view.getInt16(offset) * 1000) / unitsPerEm
  const hasHeights = view.getUint16(os2) >= 2

  return {
    role,
    postScriptName: postScriptNameOf(view, at('name')) || role,
    bytes,
    unitsPerEm,
    ascent: milli(hhea + 4),
    descent: milli(hhea + 6),
    capHeight: hasHeights ? milli(os2 + 88) : 700,
    xHeight: hasHeights ? milli(os2 + 86) : 500,
    box: [milli(head + 36), milli(head + 38), milli(head + 40), milli(head + 42)],
    italicAngle: view.getInt32(post + 4) / 65536,
    weight: view.getUint16(os2 + 4),
    isSerif: isSerif(view, os2),
    isFixedPitch: view.getUint32(post + 12) !== 0,
    advanceOf: advances(view, at('hmtx'), view.getUint16(hhea + 34), unitsPerEm),
  }
}

function tablesOf(view: DataView): Map<string, number> {
  const tables = new Map<string, number>()
  const count = view.byteLength < 12 ? 0 : view.getUint16(4)
  for (let entry = 12; entry < 12 + count * 16; entry += 16) {
    tables.set(asciiOf(view, entry, 4, 1), view.getUint32(entry + 8))
  }
  return tables
}

/** Past the last long metric, every glyph is as wide as that one. */
function advances(view: DataView, hmtx: number, count: number, unitsPerEm: number) {
  return (glyph: number) => (view.getUint16(hmtx + Math.min(glyph, count - 1) * 4) * 1000) / unitsPerEm
}

/** PANOSE, where it is filled in, else the family class. */
function isSerif(view: DataView, os2: number): boolean {
  const [family, serifs] = [view.getUint8(os2 + 32), view.getUint8(os2 + 33)]
  if (family === 2 && serifs >= 2) return serifs < 11
  const group = view.getUint8(os2 + 30)
  return group >= 1 && group <= 7
}

function postScriptNameOf(view: DataView, name: number): string {
  const count = view.getUint16(name + 2)
  const words = name + view.getUint16(name + 4)
  for (let entry = name + 6; entry < name + 6 + count * 12; entry += 12) {
    if (view.getUint16(entry + 6) !== 6) continue
    const isWide = view.getUint16(entry) !== 1
    return asciiOf(view, words + view.getUint16(entry + 10), view.getUint16(entry + 8), isWide ? 2 : 1)
  }
  return ''
}

function asciiOf(view: DataView, from: number, length: number, width: number): string {
  let letters = ''
  for (let at = from + width - 1; at < from + length; at += width)
    letters += String.fromCharCode(view.getUint8(at))
  return letters
}
