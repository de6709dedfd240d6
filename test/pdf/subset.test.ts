import * as harfbuzz from 'harfbuzzjs'
import { expect, test } from 'vitest'
import { subsetOf, tablesOf } from '../../src/renderers/pdf/subset.ts'
import { body, glyphOf } from './setting.ts'

const signs = [...'Aaé½ﬁ-'].map((sign) => glyphOf(body, sign.codePointAt(0) ?? 0))
const [, , accented = 0, , , hyphen = 0] = signs
const cut = subsetOf(body.bytes, signs, [hyphen, accented])

const opened = (bytes: Uint8Array) => new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(bytes)))
const whole = opened(body.bytes)
const part = opened(cut)
const widthOf = (id: number) =>
  ((tablesOf(cut)
    .get('hmtx')
    ?.getUint16(4 * id) ?? 0) *
    1000) /
  body.unitsPerEm

test('keeps the outlines and widths of what is used, under the same ids', () => {
  for (const id of [0, ...signs]) {
    expect(part.glyphToPath(id)).toBe(whole.glyphToPath(id))
    expect(widthOf(id)).toBe(body.advanceOf(id))
  }
  expect(part.glyphToPath(accented)).not.toBe('')
})

test('appends aliases that look the same', () => {
  for (const [index, id] of [hyphen, accented].entries()) {
    expect(part.glyphToPath(body.glyphCount + index)).toBe(whole.glyphToPath(id))
    expect(widthOf(body.glyphCount + index)).toBe(body.advanceOf(id))
  }
})

test('drops what is not used', () => {
  expect(part.glyphToPath(glyphOf(body, 0x51))).toBe('')
  expect(cut.length).toBeLessThan(12_000)
  expect([...tablesOf(cut).keys()].join(' ')).toBe('glyf head hhea hmtx loca maxp prep')
})

test('adds up to the check sum that sfnt files have', () => {
  const view = new DataView(cut.buffer, cut.byteOffset, cut.byteLength)
  let sum = 0
  for (let at = 0; at < cut.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  expect(sum).toBe(0xb1b0afba)
})

test('is the same whatever the order of the glyphs', () => {
  expect(subsetOf(body.bytes, signs.toReversed(), [hyphen, accented])).toEqual(cut)
})

test('takes the long form of loca when the outlines need it', () => {
  const all = subsetOf(
    body.bytes,
    Array.from({ length: body.glyphCount }, (_, id) => id),
    [],
  )
  const long = opened(
    subsetOf(
      body.bytes,
      [],
      Array.from({ length: 4000 }, () => glyphOf(body, 0x57)),
    ),
  )
  expect(opened(all).glyphToPath(accented)).toBe(whole.glyphToPath(accented))
  expect(long.glyphToPath(body.glyphCount + 3999)).toBe(whole.glyphToPath(glyphOf(body, 0x57)))
})

test('says so when a font has no outlines of this kind', () => {
  expect(() => subsetOf(Buffer.from('OTTO\0\0\0\0\0\0\0\0', 'latin1'), [], [])).toThrow('no table glyf')
})
