import { expect, test } from 'vitest'
import { paint } from '../../src/renderers/pdf/paint.ts'
import { entry, find, type Opened, open, refs, saidBy, sourceOf } from './opened.ts'
import { body, glyphOf, line, pieces, sampleComposition, sampleEdition, tagIn } from './setting.ts'

const file = open(paint(sampleEdition(), sampleComposition(), true))
const regular = (file: Opened) => find(file, /Type0[\s\S]*SourceSerif4-Regular/).source
const said = (file: Opened) =>
  saidBy(file.objects.get(refs(entry(regular(file), 'ToUnicode'))[0] ?? 0)?.stream?.toString() ?? '')

test('gives a glyph with two meanings two codes', () => {
  const codes = said(file)
  const copies = [...codes.values()]
  expect([...codes.keys()]).toEqual(copies.map((_, index) => index + 1))
  expect(copies).toEqual(expect.arrayContaining(['-', '\u00ad', 'fi']))
  expect(new Set(copies).size).toBe(copies.length)
})

test('states the width of every code', () => {
  const descendant = sourceOf(file, refs(entry(regular(file), 'DescendantFonts'))[0])
  const [, widths = ''] = /\/W \[1 \[([\d. ]+)\]\]/.exec(descendant) ?? []
  const glyphs = [...said(file).values()].map((copy) =>
    glyphOf(body, (copy === 'fi' ? '\ufb01' : copy.replace('\u00ad', '-')).codePointAt(0) ?? 0),
  )
  expect(widths.split(' ').map(Number)).toEqual(
    glyphs.map((glyph) => Math.round(10 * body.advanceOf(glyph)) / 10),
  )
})

test('lets an accent say itself, and says nothing where there is nothing to say', () => {
  const root = tagIn(undefined, 'Document')
  const [x, accent] = [glyphOf(body, 0x78), glyphOf(body, 0x302)]
  const glyphs = ['x\u0302', '', ''].map((copy, index) => ({
    id: index === 0 ? x : accent,
    copy,
    advance: 500,
  }))
  const shaped = { face: body, copy: 'x\u0302', glyphs, width: 1500 }
  const marks = [line(tagIn(root, 'P'), 20, 20, [{ shaped, size: 10, advance: 15 }])]
  const file = open(
    paint(sampleEdition(), { root, pages: [{ width: 300, height: 40, folio: '1', marks }] }, false),
  )
  expect([...said(file)]).toEqual([
    [1, 'x'],
    [2, '\u0302'],
    [3, '\u2060'],
  ])
})

test('describes the face', () => {
  const descriptor = find(file, /FontDescriptor\n[\s\S]*SourceSerif4-Regular/).source
  expect(entry(descriptor, 'Flags')).toBe(String(2 + 4))
  expect(entry(descriptor, 'FontWeight')).toBe('400')
  expect(entry(descriptor, 'CapHeight')).toBe(String(body.capHeight))
})

test('names a subset by its glyphs', () => {
  const nameIn = (words: string) => {
    const root = tagIn(undefined, 'Document')
    const marks = [line(tagIn(root, 'P'), 20, 20, pieces(body, 10, words))]
    const file = open(
      paint(sampleEdition(), { root, pages: [{ width: 300, height: 40, folio: '1', marks }] }, false),
    )
    return entry(regular(file), 'BaseFont')
  }
  expect(nameIn('tone')).toMatch(/^\/[A-Z]{6}\+SourceSerif4-Regular$/)
  expect(nameIn('tone')).toBe(nameIn('tone to tone'.replaceAll(' ', '')))
  expect(nameIn('tone')).not.toBe(nameIn('tones'))
})
