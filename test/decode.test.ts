/** Bytes to text. */
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decode } from '../src/decode.ts'

const textOf = async (bytes: Uint8Array) => String((await decode({ path: 'x', bytes })).value)
const rulesOf = async (bytes: Uint8Array) =>
  (await decode({ path: 'x', bytes })).messages.map((message) => message.ruleId)

/** As a gateway reads UTF-8 that takes it for windows-1252. */
const misread = (copy: string) => iconv.decode(Buffer.from(copy), 'windows-1252')

test('valid UTF-8 is taken as it is, but for line ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (copy) => {
      fc.pre(!/[\0-\x08\x0e-\x1f\r\ufeff]/.test(copy))
      expect(await textOf(Buffer.from(copy))).toBe(copy)
    }),
  )
})

test.each([
  ['UTF-8 with a byte order mark', Buffer.from('\ufeffWASH — “so”'), 'WASH — “so”', []],
  ['UTF-16, little end first', Buffer.from('\ufeffWASH — “so”', 'utf16le'), 'WASH — “so”', ['charset']],
  ['UTF-16, big end first', Buffer.from('\ufeffWASH — “so”', 'utf16le').swap16(), 'WASH — “so”', ['charset']],
  ['windows-1252', Buffer.from([0x57, 0x20, 0x97, 0x20, 0x93, 0x73, 0x6f, 0x94]), 'W — “so”', ['charset']],
  ['UTF-16 without a mark', Buffer.from('HAVEN, Maine (AP)', 'utf16le'), 'HAVEN, Maine (AP)', ['charset']],
  [
    'Macintosh',
    iconv.encode('The chef’s “crème brûlée” — $9', 'macintosh'),
    'The chef’s “crème brûlée” — $9',
    ['charset'],
  ],
  [
    'DOS, of the United States',
    iconv.encode('QUÉBEC (CP) -- Café à 4°', 'cp437'),
    'QUÉBEC (CP) -- Café à 4°',
    ['charset'],
  ],
  ['DOS, of western Europe', iconv.encode('Schwäne stören Möß', 'cp850'), 'Schwäne stören Möß', ['charset']],
  [
    'UTF-8 with a byte or two of windows-1252',
    Buffer.concat([
      Buffer.from('“Café” — “so,” she '),
      Buffer.from([0x97]),
      Buffer.from(' and Renée'),
      Buffer.from([0x92, 0x73]),
    ]),
    '“Café” — “so,” she — and Renée’s',
    ['stray'],
  ],
  [
    'windows-1252 in which two signs look like UTF-8',
    iconv.encode('«CAFÉ» Ã© à côté, été', 'windows-1252'),
    '«CAFÉ» Ã© à côté, été',
    ['charset'],
  ],
  ['UTF-8 misread once', Buffer.from(misread('Renée’s “café”')), 'Renée’s “café”', ['mojibake']],
  ['UTF-8 misread twice', Buffer.from(misread(misread('Begoña abrió'))), 'Begoña abrió', ['mojibake']],
  [
    'what XML declares',
    iconv.encode('<?xml version="1.0" encoding="windows-1251"?><p>Мост</p>', 'windows-1251'),
    '<?xml version="1.0" encoding="windows-1251"?><p>Мост</p>',
    ['charset'],
  ],
  [
    'UTF-8 that XML declares otherwise',
    Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><p>Øya</p>'),
    '<?xml version="1.0" encoding="ISO-8859-1"?><p>Øya</p>',
    [],
  ],
  [
    'ISO 8859-1 that is windows-1252',
    iconv.encode('<meta charset=iso-8859-1><p>“œ”</p>', 'windows-1252'),
    '<meta charset=iso-8859-1><p>“œ”</p>',
    ['charset'],
  ],
  [
    'what steers a terminal',
    Buffer.from('Bell \x1b[31mreturns\x1b[0m, \x1b]0;owned\x07a\0 month on'),
    'Bell returns, a month on',
    ['controls'],
  ],
  ['CRLF and lone CR', Buffer.from('one\r\ntwo\rthree'), 'one\ntwo\nthree', []],
] as const)('%s', async (_name, bytes, text, rules) => {
  expect(await textOf(bytes)).toBe(text)
  expect(await rulesOf(bytes)).toEqual(rules)
})

test('signs that nobody sees are counted by kind, with the place of the first', async () => {
  const copy = 'Recount\n\nRepre\u00adsen\u00adtatives \u202aof\u202c the \u200bvalley'
  const { messages, value } = await decode({ path: 'x', bytes: Buffer.from(copy) })
  expect(value).toBe(copy)
  expect(messages.map(({ ruleId, reason, line, column }) => [ruleId, reason, line, column])).toEqual([
    ['invisible', '2 soft hyphens are left out', 3, 6],
    ['invisible', '1 zero-width sign is left out', 3, 28],
    ['invisible', '2 directional signs are left out', 3, 19],
  ])
})

test.each([
  ['empty', Buffer.from(' \n\t\n')],
  ['binary', Buffer.from([0x50, 0x4b, 3, 4, 0, 0])],
  ['binary', Buffer.from([0x1f, 0x8b, 8, 0, 0x41, 0x42])],
  ['binary', Buffer.from('%PDF-1.7\n\u0001 1 0 obj')],
  ['binary', Buffer.from('{\\rtf1\\ansi WASHINGTON}')],
  // Every byte as often as any other, and SOH the first.
  ['binary', Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 97 + 1) % 256))],
  ['too-large', Buffer.alloc(16 * 1024 * 1024 + 1, 'x')],
])('%s fails', async (rule, bytes) => {
  expect(await rulesOf(bytes)).toEqual([rule])
})
