/** What a font file says of itself, and what becomes of words in it. */
import { describe, expect, test } from 'vitest'
import { readFace } from '../../src/typeset/faces.ts'
import { loadShaper } from '../../src/typeset/shape.ts'
import { template } from './stories.ts'

const body = readFace('body', template.font('body'))
const sans = readFace('sans', template.font('sans'))
const { shapeIn } = await loadShaper()

describe('faces', () => {
  test('know their metrics', () => {
    const { bytes: _, advanceOf: __, ...facts } = body
    expect(facts).toEqual({
      role: 'body',
      postScriptName: 'SourceSerif4-Regular',
      unitsPerEm: 1000,
      ascent: 1036,
      descent: -335,
      capHeight: 670,
      xHeight: 475,
      box: facts.box,
      italicAngle: 0,
      weight: 400,
      isSerif: true,
      isFixedPitch: false,
    })
    expect(sans).toMatchObject({ postScriptName: 'SourceSans3-Regular', isSerif: false })
    expect(readFace('italic', template.font('bodyItalic')).italicAngle).toBeLessThan(0)
  })

  test('tell a file that is none', () => {
    expect(() => readFace('body', new Uint8Array(40))).toThrow('The file of the face body has no table head')
  })
})

describe('shaping', () => {
  const shape = shapeIn(body, [])

  test('gives each letter to one glyph', () => {
    const office = shape('office')
    expect(office.glyphs.map((glyph) => glyph.copy)).toEqual(['o', 'ffi', 'c', 'e'])
    expect(office.width).toBe(office.glyphs.reduce((sum, glyph) => sum + glyph.advance, 0))
  })

  test('kerns', () => {
    expect(shape('AV').width).toBeLessThan(shape('A').width + shape('V').width)
  })

  test('holds what it shaped', () => {
    expect(shape('again')).toBe(shape('again'))
    expect(shapeIn(body, [])).toBe(shape)
  })

  test('sees the hyphen of a line’s end, and tells it from the copy’s own', () => {
    const [own, brought] = [shape('near-').glyphs.at(-1), shape('near\u00ad').glyphs.at(-1)]
    expect(brought).toEqual({ ...own, copy: '\u00ad' })
  })

  test('sets small capitals', () => {
    const capitals = shapeIn(body, ['smcp', 'c2sc'])('ANSLEY')
    expect(capitals.glyphs.map((glyph) => glyph.copy).join('')).toBe('ANSLEY')
    expect(capitals.width).toBeLessThan(shape('ANSLEY').width)
  })

  test('sets figures of one width', () => {
    const [plain, tabular] = [shapeIn(sans, ['pnum']), shapeIn(sans, ['tnum'])]
    expect(plain('1,111').width).toBeLessThan(plain('8,888').width)
    expect(tabular('1,111').width).toBe(tabular('8,888').width)
  })
})
