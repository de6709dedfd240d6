/**
 * The port to pdfkit: the only file that imports it.
 *
 * pdfkit is the container here: objects, pages, cross-reference table, trailer, outline. Words, fonts, tags and
 * metadata we write ourselves, through the part of pdfkit that is declared below. Much of it is private, so the
 * version is pinned and test/pdf/port.test.ts holds it to this contract.
 */
import { zlibSync } from 'fflate'
// @ts-expect-error: pdfkit ships no types.
import PDFDocument from 'pdfkit'

/** An object of a PDF file (ISO 32000-1, 7.3). A plain string is a name; a text string is made by `text`. */
export type Value = null | boolean | number | string | string | Uint8Array | Date | Ref | Value[] | Dictionary
export interface Dictionary {
  [key: string]: Value | undefined
}

/** An indirect object; a stream once it is written to. */
export interface Ref {
  readonly id: number
  data: Dictionary
  write(chunk: Uint8Array | string): void
  end(): void
}

interface KitPage {
  readonly dictionary: Ref
  readonly content: Ref & { buffer: Uint8Array[] }
  readonly fonts: Dictionary
  readonly xobjects: Dictionary
  readonly annotations: Ref[]
}

interface KitOutline {
  outlineData: Dictionary
  children: KitOutline[]
  addItem(title: string, options: { pageNumber: number }): KitOutline
}

interface KitDocument {
  readonly _root: { data: Dictionary & { Names: Ref; ViewerPreferences: Ref } }
  readonly outline: KitOutline
  page: KitPage
  info: Info | Record<string, never>
  _info: Ref | undefined
  _id: Uint8Array
  push(chunk: Uint8Array | null): boolean
  ref(data: Dictionary): Ref
  addPage(options: { size: [number, number]; margin: 0 }): void
  endMetadata(): void
  getStructTreeRoot(): Ref
  _finalize(): void
  end(): void
}

interface KitOptions {
  pdfVersion: '1.7'
  /** Without a default font: an unembedded one breaks PDF/A-3, 6.2.11.4.1. */
  font: null
  autoFirstPage: false
  compress: false
  bufferPages: true
  tagged: true
  displayTitle: true
  lang: string
}

/** The document information dictionary (ISO 32000-1, 14.3.3). */
export interface Info {
  Title: string
  Author?: string
  Subject?: string
  Keywords?: string
  Creator: string
  Producer: string
  CreationDate: Date
  ModDate: Date
}

const Kit: new (options: KitOptions) => KitDocument = PDFDocument

/** A page's objects, to be filled. */
export type Sheet = Pick<KitPage, 'dictionary' | 'fonts' | 'xobjects' | 'annotations' | 'content'>

export interface OutlineItem {
  title: string
  /** Index of the page, and how far up on it. */
  page: number
  top: number
  /** The element that it leads to, where the file's version has such a way (ISO 32000-2, 12.3.2.3). */
  element?: Ref | undefined
  items: OutlineItem[]
}

/** A PDF file in the making. */
export interface Container {
  readonly catalog: Dictionary
  /** The name dictionary (ISO 32000-1, 7.7.4). */
  readonly names: Dictionary
  /** Pages are read from right to left (ISO 32000-1, table 150). */
  readLeftward(): void
  /** The root of the structure tree; pdfkit writes it. */
  readonly structure: Ref
  ref(data: Dictionary): Ref
  /** A finished object. */
  object(data: Dictionary): Ref
  /** A finished stream. */
  stream(data: Dictionary, bytes: Uint8Array): Ref
  /** A finished stream of bytes that `deflate` made. */
  deflated(data: Dictionary, bytes: Uint8Array): Ref
  addSheet(width: number, height: number): Sheet
  /** Compress a sheet's marks into its content. */
  fill(sheet: Sheet, marks: Uint8Array): void
  outline(items: OutlineItem[]): void
  /** Close the file. */
  end(): Uint8Array
}

/** A text string (ISO 32000-1, 7.9.2.2): ASCII or UTF-16, as pdfkit writes `String` objects. */
export const text = (copy: string): string => Object(copy)

/** Compressed in JavaScript: the same bytes on every machine, which zlib's builds do not promise. */
export const deflate = (bytes: Uint8Array): Uint8Array => zlibSync(bytes, { level: 6 })

export function openContainer(
  language: string,
  info: Info,
  id: Uint8Array,
  version: '1.7' | '2.0' = '1.7',
): Container {
  const kit = new Kit({
    pdfVersion: '1.7',
    font: null,
    autoFirstPage: false,
    compress: false,
    bufferPages: true,
    tagged: true,
    displayTitle: true,
    lang: language,
  })
  kit._id = id
  // Given to the constructor, all of it would go into an id that is not used.
  Object.assign(kit.info, info)
  // The metadata stream is ours (profile.ts): pdfkit's own is not escaped.
  kit.endMetadata = () => {}
  // An empty tree of destinations stands there.
  kit._root.data.Names.data = {}
  const chunks: Uint8Array[] = [headerOf(version)]
  if (version === '2.0') leaveOutInfo(kit)
  kit.push = (chunk) => chunk !== null && chunks.push(chunk) > 0

  const sheets: Sheet[] = []
  const stream = (data: Dictionary, bytes: Uint8Array): Ref => {
    const ref = kit.ref(data)
    if (bytes.length > 0) ref.write(bytes)
    ref.end()
    return ref
  }
  return {
    catalog: kit._root.data,
    names: kit._root.data.Names.data,
    readLeftward() {
      kit._root.data.ViewerPreferences.data.Direction = 'R2L'
    },
    structure: kit.getStructTreeRoot(),
    ref: (data) => kit.ref(data),
    object: (data) => stream(data, nothing),
    stream,
    deflated: (data, bytes) => stream({ ...data, Filter: 'FlateDecode' }, bytes),
    addSheet(width, height) {
      kit.addPage({ size: [width, height], margin: 0 })
      // pdfkit turns each page upside down first; we count from the bottom, as PDF does.
      kit.page.content.buffer = []
      sheets.push(kit.page)
      return kit.page
    },
    fill({ content }, marks) {
      content.data.Filter = 'FlateDecode'
      content.write(deflate(marks))
    },
    outline: (items) => addItems(kit.outline, items, sheets),
    end() {
      kit.end()
      return Buffer.concat(chunks)
    },
  }
}

const nothing = new Uint8Array()

/** What pdfkit's constructor writes before the sink is in place (ISO 32000-1, 7.5.2); as long as its own. */
const headerOf = (version: string) => Buffer.from(`%PDF-${version}\n%\xff\xff\xff\xff\n`, 'latin1')

/** PDF/A-4, 6.1.3: the facts stand in XMP alone. */
function leaveOutInfo(kit: KitDocument): void {
  const finalize = kit._finalize.bind(kit)
  kit.info = {}
  kit._finalize = () => {
    kit._info = undefined
    finalize()
  }
}

/** PDF/UA-2, 8.8 wants a way to the element; who does not know that goes to the page. */
function leadTo(element: Ref, item: Dictionary, place: Value[]): void {
  item.A = { S: 'GoTo', D: item.Dest, SD: [element, ...place] }
  item.Dest = undefined
}

/** All items stand open, so a count is that of all beneath (ISO 32000-1, table 153). */
function addItems(parent: KitOutline, items: OutlineItem[], sheets: Sheet[]): number {
  let count = items.length
  for (const { title, page, top, element, items: beneath } of items) {
    const item = parent.addItem(title, { pageNumber: page })
    const place: Value[] = ['XYZ', null, top, null]
    item.outlineData.Dest = [sheets[page]?.dictionary ?? null, ...place]
    if (element) leadTo(element, item.outlineData, place)
    count += addItems(item, beneath, sheets)
  }
  if (count > 0) parent.outlineData.Count = count
  return count
}
