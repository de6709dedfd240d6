import * as harfbuzz from 'harfbuzzjs'
import { expect, test } from 'vitest'
import { subsetOf, tablesOf } from '../../src/renderers/pdf/subset.ts'
import { body, glyphOf } from './setting.ts'

const signs = [...'Aaé½ﬁ-a'].map((sign) => glyphOf(body, sign.codePointAt(0) ?? 0))
const cut = subsetOf(body.bytes, signs)

const opened = (bytes: Uint8Array) => new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(bytes)))
const whole = opened(body.bytes)
const part = opened(cut)
const widthOf = (id: number) =>
  ((tablesOf(cut)
    .get('hmtx')
    ?.getUint16(4 * id) ?? 0) *
    1000) /
  body.unitsPerEm

test('gives outlines and widths the ids from 1 on, in the order that is asked for', () => {
  for (const [index, glyph] of [0, ...signs].entries()) {
    expect(part.glyphToPath(index)).toBe(whole.glyphToPath(glyph))
    expect(widthOf(index)).toBe(body.advanceOf(glyph))
  }
  expect(part.glyphToPath(3)).not.toBe('')
})

test('holds no other glyph than those and what they are made of', () => {
  const count = tablesOf(cut).get('maxp')?.getUint16(4)
  // .notdef, those, the two parts of é and the five of the fraction.
  expect(count).toBe(1 + signs.length + 2 + 5)
  expect(cut.length).toBeLessThan(4_000)
  expect([...tablesOf(cut).keys()].join(' ')).toBe('glyf head hhea hmtx loca maxp prep')
})

test('adds up to the check sum that sfnt files have', () => {
  const view = new DataView(cut.buffer, cut.byteOffset, cut.byteLength)
  let sum = 0
  for (let at = 0; at < cut.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  expect(sum).toBe(0xb1b0afba)
})

test('takes the long form of loca when the outlines need it', () => {
  const total = tablesOf(body.bytes).get('maxp')?.getUint16(4) ?? 0
  const all = subsetOf(
    body.bytes,
    Array.from({ length: total }, (_, id) => id),
  )
  const [, , accented = 0] = signs
  expect(opened(all).glyphToPath(accented + 1)).toBe(whole.glyphToPath(accented))
  const many = Array.from({ length: 4000 }, () => glyphOf(body, 0x57))
  const long = opened(subsetOf(body.bytes, many))
  expect(long.glyphToPath(4000)).toBe(whole.glyphToPath(glyphOf(body, 0x57)))
})

test('says so when a font has no outlines of this kind', () => {
  expect(() => subsetOf(Buffer.from('OTTO\0\0\0\0\0\0\0\0', 'latin1'), [])).toThrow('no table glyf')
})
