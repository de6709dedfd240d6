/**
 * A composition set by hand for the painter's tests: a cmap look-up, one ligature, one kern, fixed lines. Small
 * enough to see through, and no work of the typesetter that it stands in for.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Edition, Meta } from '../../src/story.ts'
import { readFace } from '../../src/typeset/faces.ts'
import type { Composition, Face, Glyph, Line, Page, Piece, Shaped, Tag } from '../../src/typeset/page.ts'

const require = createRequire(import.meta.url)
const faceOf = (role: string, file: string): Face =>
  readFace(role, readFileSync(require.resolve(`@expo-google-fonts/source-serif-4/${file}`)))

export const body = faceOf('body', '400Regular/SourceSerif4_400Regular.ttf')
export const bold = faceOf('headline', '700Bold/SourceSerif4_700Bold.ttf')

/** The glyph of a sign, by a cmap of format 4 (OpenType, table cmap). */
export function glyphOf(face: Face, sign: number): number {
  const file = new DataView(face.bytes.buffer, face.bytes.byteOffset, face.bytes.byteLength)
  const entries = Array.from({ length: file.getUint16(4) }, (_, index) => 12 + 16 * index)
  const entry = entries.find((at) => file.getUint32(at) === 0x636d6170) ?? 0
  const cmap = file.getUint32(entry + 8)
  for (let at = cmap + 4; ; at += 8) {
    const map = cmap + file.getUint32(at + 4)
    if (file.getUint16(map) !== 4) continue
    const count = file.getUint16(map + 6)
    for (let segment = map + 14; ; segment += 2) {
      if (sign > file.getUint16(segment)) continue
      const start = file.getUint16(segment + count + 2)
      if (sign < start) return 0
      const delta = file.getUint16(segment + 2 * count + 2)
      const range = segment + 3 * count + 2
      const offset = file.getUint16(range)
      if (offset === 0) return (sign + delta) & 0xffff
      const glyph = file.getUint16(range + offset + 2 * (sign - start))
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
  }
}

const held = new Map<Face, Map<string, Shaped>>()

/** Shape a word. A final U+00AD shows as a hyphen. */
export function shape(face: Face, copy: string): Shaped {
  const words = held.get(face) ?? new Map<string, Shaped>()
  held.set(face, words)
  const known = words.get(copy)
  if (known) return known
  const glyphs: Glyph[] = (copy.match(/fi|./gsu) ?? []).map((said) => {
    const sign = said === 'fi' ? 0xfb01 : said === '\u00ad' ? 0x2d : (said.codePointAt(0) ?? 0)
    const id = glyphOf(face, sign)
    return { id, copy: said, advance: face.advanceOf(id) }
  })
  for (const [index, glyph] of glyphs.entries()) {
    if (glyph.copy === 'A' && glyphs[index + 1]?.copy === 'v') glyph.advance -= 60
  }
  const width = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0)
  const word = { face, copy, glyphs, width }
  words.set(copy, word)
  return word
}

/** Words and spaces, as pieces. `gap` is the room of a space, natural if absent. */
export function pieces(face: Face, size: number, copy: string, tag?: Tag, gap?: number): Piece[] {
  return (copy.match(/ |[^ ]+/g) ?? []).map((word) => {
    const shaped = shape(face, word)
    const natural = (shaped.width * size) / 1000
    return { shaped, size, advance: word === ' ' ? (gap ?? natural) : natural, ...(tag && { tag }) }
  })
}

export function tagIn(parent: Tag | undefined, type: Tag['type'], facts: Partial<Tag> = {}): Tag {
  const tag: Tag = { type, children: [], ...(parent && { parent }), ...facts }
  parent?.children.push(tag)
  return tag
}

export function line(tag: Tag | undefined, x: number, y: number, ...set: Piece[][]): Line {
  return { kind: 'line', ...(tag && { tag }), x, y, scale: 1, tracking: 0, pieces: set.flat() }
}

/** A headline, a paragraph with a link and a hyphen, a list, a table with an empty cell; on two pages. */
export function sampleComposition(): Composition {
  const root = tagIn(undefined, 'Document')
  const art = tagIn(root, 'Art')
  const paper = { width: 595.276, height: 841.89 }
  return {
    root,
    pages: [
      { ...paper, folio: '1', marks: firstMarks(art) },
      { ...paper, folio: '2', marks: secondMarks(art) },
    ],
  }
}

function firstMarks(art: Tag): Page['marks'] {
  const headline = tagIn(art, 'H1', { title: 'Harbor board sets new fares' })
  const lede = tagIn(art, 'P')
  const link = tagIn(lede, 'Link', { href: 'https://example.org/fares?zone=1&lang=é' })
  const strong = tagIn(lede, 'Strong')
  const second = line(lede, 60, 164, pieces(body, 10, 'charge from Monday, and the first '))
  return [
    { ...line(undefined, 60, 40, pieces(body, 8, 'Port Ansley Ledger')), ink: [0.4, 0.4, 0.4] },
    { kind: 'rule', x: 60, y: 46, width: 475, height: 0.5 },
    line(headline, 60, 100, pieces(bold, 24, 'Harbor board sets new fares')),
    line(lede, 60, 150, pieces(body, 10, 'Avon Ferry riders will pay a well-known five-cent sur\u00ad')),
    { ...second, scale: 1.012, tracking: 0.05 },
    line(lede, 60, 178, pieces(body, 10, 'office will post the full list at the ', undefined, 3.117)),
    line(
      lede,
      60,
      192,
      pieces(body, 10, 'port '),
      pieces(body, 10, 'web page of the', link),
      pieces(body, 10, ' '),
    ),
    line(
      lede,
      60,
      206,
      pieces(body, 10, 'harbor', link),
      pieces(body, 10, ' in '),
      pieces(bold, 10, 'May', strong),
      pieces(body, 10, '.'),
    ),
    line(undefined, 290, 810, pieces(body, 8, '1')),
  ]
}

function secondMarks(art: Tag): Page['marks'] {
  const subhead = tagIn(art, 'H2', { title: 'What changes' })
  const item = tagIn(tagIn(art, 'L'), 'LI')
  const label = tagIn(item, 'Lbl')
  const text = tagIn(item, 'LBody')
  const table = tagIn(art, 'Table')
  const row = tagIn(tagIn(table, 'THead'), 'TR')
  const [zone, , fare] = [0, 1, 2].map(() => tagIn(row, 'TH', { scope: 'Column' }))
  const cells = tagIn(tagIn(table, 'TBody'), 'TR')
  const one = tagIn(cells, 'TH', { scope: 'Row' })
  tagIn(cells, 'TD')
  const cents = tagIn(cells, 'TD')
  const close = tagIn(art, 'P', { language: 'fr' })
  return [
    line(subhead, 60, 100, pieces(bold, 12, 'What changes')),
    line(label, 60, 120, pieces(body, 10, '1.')),
    line(text, 75, 120, pieces(body, 10, 'Fares for zone A–B (all) rise.')),
    line(zone, 60, 150, pieces(bold, 9, 'Zone')),
    line(fare, 160, 150, pieces(bold, 9, 'Cents')),
    { kind: 'rule', x: 60, y: 154, width: 150, height: 0.5, ink: [0, 0, 0] },
    line(one, 60, 164, pieces(body, 9, 'A')),
    line(cents, 160, 164, pieces(body, 9, '5')),
    line(close, 60, 190, pieces(body, 10, 'Fin du récit.')),
    line(undefined, 290, 810, pieces(body, 8, '2')),
  ]
}

export function sampleEdition(): Edition {
  const meta: Meta = {
    uri: 'urn:example:harbor',
    slug: 'harbor-fares',
    language: 'en-US',
    headline: 'AT&T <x> sets new fares',
    headlineExtended: 'A “deck” & more',
    bylines: [
      { name: 'Ada Quill', raw: 'By Ada Quill' },
      { name: 'Bo Stern', raw: 'By Bo Stern' },
    ],
    keywords: ['ferries', 'R&D'],
    wordCount: 40,
    source: { format: 'plain', charset: 'utf-8', sha256: '00' },
  }
  return {
    id: '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
    title: meta.headline,
    slug: meta.slug,
    language: meta.language,
    modified: '2026-03-14T09:26:53Z',
    stories: [{ type: 'root', children: [], data: { meta } }],
    pictures: new Map(),
    sources: [
      { path: '/wire/in/harbor.txt', bytes: Buffer.from('BC-Harbor, 40\n') },
      { path: 'C:\\wire\\harbor.txt', bytes: Buffer.from('BC-Harbor, second take\n') },
      { path: 'élan.xml', bytes: Buffer.from('<nitf/>') },
    ],
  }
}
