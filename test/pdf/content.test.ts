import { expect, test } from 'vitest'
import { contentOf } from '../../src/renderers/pdf/content.ts'
import { Font } from '../../src/renderers/pdf/fonts.ts'
import type { Line, Page, Piece } from '../../src/typeset/page.ts'
import { codesIn } from './opened.ts'
import { body, bold, glyphOf, line, pieces, shape, tagIn } from './setting.ts'

const paragraph = tagIn(undefined, 'P')

function write(...marks: Page['marks']): string {
  const fonts = new Map([body, bold].map((face, index) => [face, new Font(`F${index + 1}`, face)]))
  let mcid = 0
  return contentOf(
    { width: 300, height: 400, folio: '1', marks },
    {
      fontOf: (face) => fonts.get(face) ?? new Font('F9', face),
      mark: ({ type }) => `/${type} <</MCID ${mcid++}>>BDC`,
      nameOf: () => 'Im1',
      figure: () => {},
      link: () => {},
    },
  )
}

const set = (...given: Piece[][]): Line => line(paragraph, 50, 100, ...given)

test('writes a line once its state is set, from the bottom up', () => {
  const content = write({ ...set(pieces(body, 10, 'ab')), scale: 1.02, tracking: 0.1 })
  expect(content).toBe(
    'BT\n50 300 Td\n102 Tz\n0.1 Tc\n/P <</MCID 0>>BDC\n/F1 10 Tf\n[(\0\x01\0\x02)]TJ\nEMC\nET\n',
  )
})

test('states nothing twice, and moves from line to line without drift', () => {
  const lines = Array.from({ length: 50 }, (_, index) =>
    line(paragraph, 50 + index / 3, 20 + index * 7.0007, pieces(body, 9, 'a')),
  )
  const content = write(...lines)
  expect(content.match(/Tf/g)).toHaveLength(1)
  expect(content.match(/BDC/g)).toHaveLength(1)
  const moves = [...content.matchAll(/^(\S+) (\S+) Td$/gm)]
  const x = moves.reduce((sum, [, across]) => sum + Number(across), 0)
  const y = moves.reduce((sum, [, , up]) => sum + Number(up), 0)
  expect(x).toBeCloseTo(50 + 49 / 3, 3)
  expect(y).toBeCloseTo(400 - (20 + 49 * 7.0007), 3)
})

/** The glyphs of a line, by their codes less one. */
const glyphsOf = (set: Piece[]) => [
  ...new Set(set.flatMap(({ shaped }) => shaped.glyphs.map(({ id }) => id))),
]

/** Where the pen ends: the widths of the glyphs less the shifts, in points. */
function penOf(content: string, size: number, set: Piece[]): number {
  const glyphs = glyphsOf(set)
  return [...content.matchAll(/\[([\s\S]*?)\]TJ/g)].reduce((sum, [, shown = '']) => {
    const shifts = [...shown.matchAll(/(?:^|\))([-\d.]+)(?=\()/g)].map(([, shift]) => Number(shift))
    const widths = codesIn(shown).map((code) => body.advanceOf(glyphs[code - 1] ?? 0))
    return (
      sum +
      ((widths.reduce((one, other) => one + other, 0) - shifts.reduce((one, other) => one + other, 0)) *
        size) /
        1000
    )
  }, 0)
}

test('sets spaces as glyphs and gives them the room that they take', () => {
  const justified = pieces(body, 9.4, 'to be or not to be or so ', undefined, 3.3333)
  const all = [...justified, ...pieces(body, 9.4, 'x')]
  const content = write(set(all))
  const wanted =
    justified.reduce((sum, piece) => sum + piece.advance, 0) +
    (body.advanceOf(glyphOf(body, 0x78)) * 9.4) / 1000
  expect(penOf(content, 9.4, all)).toBeCloseTo(wanted, 2)
  const spaces = codesIn(content.replace(/^[\s\S]*\[|\]TJ[\s\S]*$/g, '')).filter(
    (code) => glyphsOf(all)[code - 1] === glyphOf(body, 0x20),
  )
  expect(spaces).toHaveLength(8)
})

test('adds letterspace and scale to that', () => {
  const words = pieces(body, 9.4, 'to be or not to be or so', undefined, 2.6183)
  const tracking = 0.0437
  const content = write({ ...set(words), tracking, scale: 0.98765 })
  const glyphs = words.reduce((sum, { shaped }) => sum + shaped.glyphs.length, 0)
  const wanted = words.reduce((sum, { advance }) => sum + advance, glyphs * tracking) * 0.98765
  const stated = (operator: string) => Number(new RegExp(`(\\S+) ${operator}`).exec(content)?.[1])
  expect((penOf(content, 9.4, words) + glyphs * stated('Tc')) * (stated('Tz') / 100)).toBeCloseTo(wanted, 2)
})

test('kerns within a word', () => {
  expect(write(set(pieces(body, 10, 'Avon')))).toMatch(/\[\(\0[^)]\)60\(/)
  expect(shape(body, 'Avon').glyphs[0]?.advance).toBe(body.advanceOf(glyphOf(body, 0x41)) - 60)
})

test('raises, changes face, and goes back', () => {
  const high = pieces(bold, 6, 'c').map((piece) => ({ ...piece, rise: 3 }))
  const content = write(set(pieces(body, 10, 'ab'), high, pieces(body, 10, 'd')))
  const operators = [...content.matchAll(/^.* (T[fs])$/gm)].map(([all]) => all)
  expect(operators).toEqual(['/F1 10 Tf', '/F2 6 Tf', '3 Ts', '/F1 10 Tf', '0 Ts'])
})

test('marks each run by its owner, and what has none as an artifact', () => {
  const emphasis = tagIn(paragraph, 'Em')
  const content = write(
    { kind: 'rule', x: 10, y: 20, width: 100, height: 0.5, ink: [1, 0, 0] },
    { kind: 'rule', x: 10, y: 30, width: 100, height: 0.5, ink: [1, 0, 0] },
    line(undefined, 10, 15, pieces(body, 8, 'Ledger')),
    set(pieces(body, 10, 'a '), pieces(body, 10, 'b', emphasis), pieces(body, 10, ' c')),
  )
  expect(content.replace(/^.*(Td|Tf|TJ)$/gm, '$1')).toBe(
    [
      '/Artifact <</Type/Layout>>BDC',
      '1 0 0 rg',
      '10 379.5 100 0.5 re f',
      'EMC',
      '/Artifact <</Type/Layout>>BDC',
      '10 369.5 100 0.5 re f',
      'EMC',
      ...['BT', 'Td', '0 0 0 rg', '/Artifact <</Type/Pagination>>BDC', 'Tf', 'TJ'],
      ...['Td', 'EMC', '/P <</MCID 0>>BDC', 'Tf', 'TJ', 'EMC'],
      ...['/Em <</MCID 1>>BDC', 'TJ', 'EMC', '/P <</MCID 2>>BDC', 'TJ', 'EMC', 'ET', ''],
    ].join('\n'),
  )
})

test('escapes what would end a string', () => {
  const glyphs = Array.from({ length: 0x5c }, (_, id) => ({ id, copy: 'x', advance: body.advanceOf(id) }))
  const content = write(set([{ shaped: { ...shape(body, 'a'), glyphs }, size: 10, advance: 1 }]))
  for (const sign of ['\0\n', '\0\\r', '\0\\(\0\\)', '\0\\\\)]TJ']) expect(content).toContain(sign)
  expect(codesIn(content)).toEqual(glyphs.map(({ id }) => id + 1))
})
