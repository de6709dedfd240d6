/** Bytes to text. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode } from '../src/decode.ts'

const textOf = (bytes: Uint8Array) => String(decode({ path: 'x', bytes }).value)
const rulesOf = (bytes: Uint8Array) => decode({ path: 'x', bytes }).messages.map((message) => message.ruleId)

test('valid UTF-8 is taken as it is, but for line ends', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (copy) => {
      fc.pre(!/[\0-\x08\x0e-\x1f\r\ufeff]/.test(copy))
      expect(textOf(Buffer.from(copy))).toBe(copy)
    }),
  )
})

test.each([
  ['UTF-8 with a byte order mark', Buffer.from('\ufeffWASH — “so”'), 'WASH — “so”', []],
  ['UTF-16, little end first', Buffer.from('\ufeffWASH — “so”', 'utf16le'), 'WASH — “so”', ['charset']],
  ['UTF-16, big end first', Buffer.from('\ufeffWASH — “so”', 'utf16le').swap16(), 'WASH — “so”', ['charset']],
  ['windows-1252', Buffer.from([0x57, 0x20, 0x97, 0x20, 0x93, 0x73, 0x6f, 0x94]), 'W — “so”', ['charset']],
  ['CRLF and lone CR', Buffer.from('one\r\ntwo\rthree'), 'one\ntwo\nthree', []],
] as const)('%s', (_name, bytes, text, rules) => {
  expect(textOf(bytes)).toBe(text)
  expect(rulesOf(bytes)).toEqual(rules)
})

test.each([
  ['empty', Buffer.from(' \n\t\n')],
  ['binary', Buffer.from([0x50, 0x4b, 3, 4, 0, 0])],
  ['too-large', Buffer.alloc(16 * 1024 * 1024 + 1, 'x')],
])('%s fails', (rule, bytes) => {
  expect(rulesOf(bytes)).toEqual([rule])
})
