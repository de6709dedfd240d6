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

/** Wires of desks that had charsets of their own, without a word of which. */
const wires = {
  russian:
    'Мост через Ветлугу закрыли на ремонт\n\nЗАРЕЧЬЕ, 12 марта. Городские власти закрыли движение по старому мосту, ' +
    'после того как инженеры нашли трещины в двух опорах.\n',
  polish:
    'Most nad Wierzbną zamknięty do jesieni\n\nZARZECZE, 12 marca (PAP) - Władze miasta zamknęły stary most po tym, ' +
    'jak inżynierowie znaleźli pęknięcia w dwóch przęsłach.\n',
  czech:
    'Most přes Vlčavu zavřeli do podzimu\n\nZÁŘEČÍ 12. března - Město uzavřelo starý most poté, co technici našli ' +
    'trhliny ve dvou pilířích.\n',
  hungarian:
    'Őszig lezárták a Verőcei hidat\n\nTÚLPART, március 12. - A város lezárta a régi hidat, miután a mérnökök ' +
    'repedéseket találtak két pillérben.\n',
  lithuanian:
    'Senasis tiltas uždarytas iki rudens\n\nUŽUPIS, kovo 12 d. - Miesto valdžia uždarė senąjį tiltą, kai inžinieriai ' +
    'aptiko įtrūkių.\n',
  greek:
    'Κλειστή έως το φθινόπωρο η γέφυρα του Βερνά\n\nΚΑΤΩ ΟΧΘΗ, 12 Μαρτίου - Ο δήμος έκλεισε την παλιά γέφυρα, αφού ' +
    'οι μηχανικοί εντόπισαν ρωγμές.\n',
  turkish:
    'Söğütlü Köprüsü kapatıldı\n\nKARŞIYAKA, 12 Mart - Belediye, mühendislerin iki ayakta çatlak bulmasının ardından ' +
    'köprüyü trafiğe kapattı.\n',
  hebrew:
    'הגשר הישן נסגר לתנועה עד הסתיו\n\nהעירייה סגרה ביום שלישי את הגשר הישן לאחר שמהנדסים מצאו סדקים.\n',
  arabic: 'إغلاق جسر النهر القديم حتى الخريف\n\nأغلقت البلدية الجسر القديم بعد أن عثر المهندسون على شقوق.\n',
  thai: 'ปิดสะพานเก่าถึงฤดูฝน\n\nเทศบาลสั่งปิดสะพานเก่าหลังจากวิศวกรพบรอยร้าวที่ตอม่อสองแห่ง\n',
  japanese: '旧橋、秋まで通行止め\n\n市は12日、技術者が橋脚2本に亀裂を見つけたため、古い橋の通行を止めた。\n',
  simplified: '旧桥封闭至秋季\n\n市政府星期二宣布，工程师在两座桥墩上发现裂缝后，老桥已停止通行。\n',
  traditional: '舊橋封閉至秋天\n\n市政府今天宣布，工程師在兩座橋墩上發現裂縫後，老橋已經停止通行。\n',
  korean:
    '옛 다리 가을까지 통행 금지\n\n시는 12일 교각 두 곳에서 균열이 발견됨에 따라 옛 다리의 통행을 금지했다.\n',
}
type Language = keyof typeof wires

const charsetsOf: [Language, ...string[]][] = [
  ['russian', 'koi8-r', 'windows-1251', 'iso-8859-5', 'cp866'],
  ['polish', 'windows-1250', 'iso-8859-2', 'cp852'],
  ['czech', 'windows-1250', 'iso-8859-2'],
  ['hungarian', 'windows-1250', 'iso-8859-2'],
  ['lithuanian', 'windows-1257'],
  ['greek', 'windows-1253', 'iso-8859-7'],
  ['turkish', 'windows-1254'],
  ['hebrew', 'windows-1255'],
  ['arabic', 'windows-1256'],
  ['thai', 'windows-874'],
  ['japanese', 'shift_jis', 'euc-jp'],
  ['simplified', 'gb18030'],
  ['traditional', 'big5'],
  ['korean', 'euc-kr'],
]

test.each(
  charsetsOf.flatMap(([language, ...charsets]) =>
    ['utf-16le', 'utf-16be', ...charsets].map((charset) => [language, charset] as const),
  ),
)('%s in %s', async (language, charset) => {
  for (const head of ['', 'BC-Bridge, 1st Ld\nPhoto on file: example.com/a1\n\n']) {
    const copy = head + wires[language]
    const file = await decode({ path: 'x', bytes: iconv.encode(copy, charset, { addBOM: false }) })
    expect(String(file.value)).toBe(copy)
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['charset'])
  }
})

test('Japanese of seven bits', async () => {
  const bytes = Buffer.from('\x1b$B5l66!"=)$^$GDL9T;_$a\x1b(B (Kyodo)\n', 'latin1')
  expect(await textOf(bytes)).toBe('旧橋、秋まで通行止め (Kyodo)\n')
  expect(await rulesOf(bytes)).toEqual(['charset'])
})

test.each([
  ['page', '<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head><p>'],
  ['XML', '<?xml version="1.0" encoding="KOI8-R"?><p>'],
  ['mail', 'From: desk@example.org\nContent-Type: text/plain;\n charset="koi8-r"\n\n'],
])('what a %s declares is believed, however few its letters', async (_name, head) => {
  const bytes = iconv.encode(`${head}хц`, 'koi8-r')
  expect(await textOf(bytes)).toBe(`${head}хц`)
  expect(await rulesOf(bytes)).toEqual(['charset'])
})

test('signs too few to tell their charset by are said to be', async () => {
  const { messages } = await decode({ path: 'x', bytes: iconv.encode('Mijn cliënt vroeg', 'cp850') })
  expect(messages.map(({ ruleId, reason }) => [ruleId, reason])).toEqual([
    ['doubtful', 'Read as cp850, but it may be macintosh'],
  ])
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

test('framed copy of eight bits is no binary', async () => {
  const bytes = iconv.encode(`\x01a0587\x1fru\r\n\x02${wires.russian}\x03\r\n\x04`, 'windows-1251')
  const { data, value } = await decode({ path: 'x', bytes })
  expect(data.source).toMatchObject({ charset: 'windows-1251' })
  expect(value).toContain(wires.russian.trim())
})

test.each([
  ['empty', Buffer.from(' \n\t\n')],
  ['binary', Buffer.from([0x50, 0x4b, 3, 4, 0, 0])],
  ['binary', Buffer.from([0x1f, 0x8b, 8, 0, 0x41, 0x42])],
  ['binary', Buffer.from('%PDF-1.7\n\u0001 1 0 obj')],
  ['binary', Buffer.from('{\\rtf1\\ansi WASHINGTON}')],
  // A tone, in samples of sixteen bits; a table of numbers.
  ['binary', Buffer.from(Int16Array.from({ length: 2048 }, (_, at) => 9000 * Math.sin(at / 7)).buffer)],
  ['binary', Buffer.from(Uint32Array.from({ length: 512 }, (_, at) => at * 12).buffer)],
  // Every byte as often as any other, and SOH the first.
  ['binary', Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 97 + 1) % 256))],
  ['too-large', Buffer.alloc(16 * 1024 * 1024 + 1, 'x')],
])('%s fails', async (rule, bytes) => {
  expect(await rulesOf(bytes)).toEqual([rule])
})
