/**
 * Cuts a TrueType file down to some of its glyphs, in an order of its own: a file has the id of each glyph as its code,
 * and the same glyph may stand twice, to say two things.
 *
 * Only what ISO 32000-1, 9.9 asks of a CIDFontType2 program is kept: glyf head hhea hmtx loca maxp, cvt fpgm prep.
 */

const kept = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep']

/** OpenType, table glyf: flags of a component. */
const wordArguments = 0x0001
const oneScale = 0x0008
const moreComponents = 0x0020
const twoScales = 0x0040
const matrix = 0x0080

/** A font file holding `glyphs` at the ids from 1 on, and after them the components that they are made of. */
export function subsetOf(font: Uint8Array, glyphs: readonly number[]): Uint8Array {
  const tables = tablesOf(font)
  const source = outlinesOf(tables)
  const ids = withComponents(source, [0, ...glyphs])
  const { glyf, loca, isLong } = packed(source, ids)
  const cut = new Map(tables)
  cut.set('glyf', glyf)
  cut.set('loca', loca)
  cut.set('hmtx', metricsOf(tables, ids))
  cut.set('head', edited(table(tables, 'head'), [[50, isLong ? 1 : 0]]))
  cut.set('hhea', edited(table(tables, 'hhea'), [[34, ids.length]]))
  cut.set('maxp', edited(table(tables, 'maxp'), [[4, ids.length]]))
  return assembled(kept.flatMap((tag) => (cut.has(tag) ? [[tag, table(cut, tag)] as const] : [])))
}

type Tables = Map<string, DataView>

interface Outlines {
  outline(id: number): DataView
}

export function tablesOf(font: Uint8Array): Tables {
  const directory = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const tables: Tables = new Map()
  for (let index = 0; index < directory.getUint16(4); index++) {
    const entry = 12 + 16 * index
    const tag = String.fromCharCode(...font.subarray(entry, entry + 4))
    const [start, length] = [directory.getUint32(entry + 8), directory.getUint32(entry + 12)]
    tables.set(tag, new DataView(font.buffer, font.byteOffset + start, length))
  }
  return tables
}

function table(tables: Tables, tag: string): DataView {
  const view = tables.get(tag)
  if (!view) throw new Error(`The font has no table ${tag.trim()}: PDF needs TrueType outlines`)
  return view
}

export function outlinesOf(tables: Tables): Outlines {
  const glyf = table(tables, 'glyf')
  const loca = table(tables, 'loca')
  const isLong = table(tables, 'head').getInt16(50) === 1
  const start = (id: number) => (isLong ? loca.getUint32(4 * id) : 2 * loca.getUint16(2 * id))
  return {
    outline: (id) => new DataView(glyf.buffer, glyf.byteOffset + start(id), start(id + 1) - start(id)),
  }
}

function withComponents(source: Outlines, glyphs: readonly number[]): number[] {
  const ids = [...glyphs]
  const known = new Set(ids)
  // An array hands out what is added while it is walked.
  for (const id of ids)
    for (const at of componentsOf(source.outline(id))) {
      const component = source.outline(id).getUint16(at)
      if (!known.has(component)) ids.push(component)
      known.add(component)
    }
  return ids
}

/** Where an outline names the glyphs that it is made of. */
function componentsOf(outline: DataView): number[] {
  const isComposite = outline.byteLength > 0 && outline.getInt16(0) < 0
  if (!isComposite) return []
  const places: number[] = []
  let flags = moreComponents
  for (let at = 10; flags & moreComponents; ) {
    flags = outline.getUint16(at)
    places.push(at + 2)
    at += 4 + (flags & wordArguments ? 4 : 2)
    at += flags & oneScale ? 2 : flags & twoScales ? 4 : flags & matrix ? 8 : 0
  }
  return places
}

/** The outlines one after another, and where each begins; the short form counts in pairs of bytes. */
function packed(source: Outlines, ids: readonly number[]) {
  const outlines = ids.map((id) => source.outline(id))
  const size = outlines.reduce((sum, outline) => sum + even(outline.byteLength), 0)
  const isLong = size > 2 * 0xffff
  const glyf = new DataView(new ArrayBuffer(size))
  const loca = new DataView(new ArrayBuffer((isLong ? 4 : 2) * (ids.length + 1)))
  let at = 0
  for (const [id, outline] of outlines.entries()) {
    bytesOf(glyf).set(bytesOf(outline), at)
    for (const place of componentsOf(outline))
      glyf.setUint16(at + place, ids.indexOf(outline.getUint16(place)))
    at += even(outline.byteLength)
    if (isLong) loca.setUint32(4 * id + 4, at)
    else loca.setUint16(2 * id + 2, at / 2)
  }
  return { glyf, loca, isLong }
}

const even = (length: number) => length + (length % 2)

/** Advance width and left side bearing of each glyph in full. */
function metricsOf(tables: Tables, ids: readonly number[]): DataView {
  const source = table(tables, 'hmtx')
  const full = table(tables, 'hhea').getUint16(34)
  const metrics = new DataView(new ArrayBuffer(4 * ids.length))
  for (const [id, from] of ids.entries()) {
    metrics.setUint16(4 * id, source.getUint16(4 * Math.min(from, full - 1)))
    metrics.setInt16(4 * id + 2, source.getInt16(from < full ? 4 * from + 2 : 2 * (from + full)))
  }
  return metrics
}

function edited(view: DataView, changes: readonly [at: number, value: number][]): DataView {
  const copy = new DataView(bytesOf(view).slice().buffer)
  for (const [at, value] of changes) copy.setUint16(at, value)
  return copy
}

/** An sfnt file: directory, tables on four-byte boundaries, check sums. */
function assembled(tables: (readonly [tag: string, content: DataView])[]): Uint8Array {
  const start = 12 + 16 * tables.length
  const size = tables.reduce((sum, [, content]) => sum + padded(content.byteLength), start)
  const bytes = new Uint8Array(size)
  const file = new DataView(bytes.buffer)
  const power = 31 - Math.clz32(tables.length)
  file.setUint32(0, 0x00010000)
  file.setUint16(4, tables.length)
  file.setUint16(6, 16 << power)
  file.setUint16(8, power)
  file.setUint16(10, 16 * tables.length - (16 << power))

  let at = start
  let head = 0
  for (const [index, [tag, content]] of tables.entries()) {
    bytes.set(bytesOf(content), at)
    if (tag === 'head') {
      head = at
      file.setUint32(head + 8, 0)
    }
    const entry = 12 + 16 * index
    for (let sign = 0; sign < 4; sign++) file.setUint8(entry + sign, tag.charCodeAt(sign))
    file.setUint32(entry + 4, sumOf(file, at, padded(content.byteLength)))
    file.setUint32(entry + 8, at)
    file.setUint32(entry + 12, content.byteLength)
    at += padded(content.byteLength)
  }
  file.setUint32(head + 8, 0xb1b0afba - sumOf(file, 0, size))
  return bytes
}

const padded = (length: number) => (length + 3) & ~3

function sumOf(file: DataView, start: number, length: number): number {
  let sum = 0
  for (let at = start; at < start + length; at += 4) sum = (sum + file.getUint32(at)) | 0
  return sum >>> 0
}

const bytesOf = (view: DataView) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
