/**
 * Cuts a TrueType file down to some of its glyphs. Glyphs keep their ids, so that a word's codes are the same in
 * every file; what is not used becomes empty. Copies of glyphs can be appended: aliases, which look the same and
 * say something else.
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

/** A font file holding `glyphs` and their components; `aliases[i]` is copied to the id after the last plus i. */
export function subsetOf(font: Uint8Array, glyphs: Iterable<number>, aliases: readonly number[]): Uint8Array {
  const tables = tablesOf(font)
  const source = outlinesOf(tables)
  const used = withComponents(source, [0, ...glyphs, ...aliases])
  const cut = new Map(tables)

  const sources = new Map([...used].sort((one, other) => one - other).map((id) => [id, id]))
  for (const [index, id] of aliases.entries()) sources.set(source.count + index, id)
  const count = source.count + aliases.length
  const { glyf, loca, isLong } = packed(source, sources, count)
  cut.set('glyf', glyf)
  cut.set('loca', loca)
  cut.set('hmtx', metricsOf(tables, sources, count))
  cut.set('head', edited(table(tables, 'head'), [[50, isLong ? 1 : 0]]))
  cut.set('hhea', edited(table(tables, 'hhea'), [[34, count]]))
  cut.set('maxp', edited(table(tables, 'maxp'), [[4, count]]))
  return assembled(kept.flatMap((tag) => (cut.has(tag) ? [[tag, table(cut, tag)] as const] : [])))
}

type Tables = Map<string, DataView>

interface Outlines {
  count: number
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
    count: table(tables, 'maxp').getUint16(4),
    outline: (id) => new DataView(glyf.buffer, glyf.byteOffset + start(id), start(id + 1) - start(id)),
  }
}

function withComponents(source: Outlines, glyphs: Iterable<number>): Set<number> {
  const used = new Set(glyphs)
  // A set hands out what is added while it is walked.
  for (const id of used) for (const component of componentsOf(source.outline(id))) used.add(component)
  return used
}

function componentsOf(outline: DataView): number[] {
  const isComposite = outline.byteLength > 0 && outline.getInt16(0) < 0
  if (!isComposite) return []
  const components: number[] = []
  let flags = moreComponents
  for (let at = 10; flags & moreComponents; ) {
    flags = outline.getUint16(at)
    components.push(outline.getUint16(at + 2))
    at += 4 + (flags & wordArguments ? 4 : 2)
    at += flags & oneScale ? 2 : flags & twoScales ? 4 : flags & matrix ? 8 : 0
  }
  return components
}

/** The outlines one after another, and where each begins; the short form counts in pairs of bytes. */
function packed(source: Outlines, sources: Map<number, number>, count: number) {
  const outlines = [...sources].map(([id, original]) => ({ id, outline: source.outline(original) }))
  const size = outlines.reduce((sum, { outline }) => sum + even(outline.byteLength), 0)
  const isLong = size > 2 * 0xffff
  const glyf = new Uint8Array(size)
  const starts = isLong ? new Uint32Array(count + 1) : new Uint16Array(count + 1)
  let at = 0
  for (const { id, outline } of outlines) {
    glyf.set(bytesOf(outline), at)
    at += even(outline.byteLength)
    // Where it ends, all that follow begin, until the next one says otherwise.
    starts.fill(isLong ? at : at / 2, id + 1)
  }
  return { glyf: new DataView(glyf.buffer), loca: bigEndian(starts), isLong }
}

const even = (length: number) => length + (length % 2)

function bigEndian(numbers: Uint16Array | Uint32Array): DataView {
  const view = new DataView(new ArrayBuffer(numbers.byteLength))
  const width = numbers.BYTES_PER_ELEMENT
  for (const [index, number] of numbers.entries()) {
    if (width === 2) view.setUint16(2 * index, number)
    else view.setUint32(4 * index, number)
  }
  return view
}

/** Advance width and left side bearing of each glyph in full; nothing for those left out. */
function metricsOf(tables: Tables, sources: Map<number, number>, count: number): DataView {
  const source = table(tables, 'hmtx')
  const full = table(tables, 'hhea').getUint16(34)
  const metrics = new DataView(new ArrayBuffer(4 * count))
  for (const [id, from] of sources) {
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
