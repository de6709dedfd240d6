/** The byte formats, piece by piece: heads with all that wires make of them, keyword lines, fractions. */
import { describe, expect, test } from 'vitest'
import { anpaHead } from '../../src/readers/spool/anpa-head.ts'
import { withFractions } from '../../src/readers/spool/fractions.ts'
import { keywordOf } from '../../src/readers/spool/keyword-line.ts'

describe('the head of ANPA 1312', () => {
  test.each([
    [
      '\x16\x16\x01a0412\x1f-----\nr n\x13\x11 BC-ME--FerryStrike 1stLd-Writethru a0405 03-14 0388\n',
      'a0412 r n BC-ME--FerryStrike 1stLd-Writethru a0405',
    ],
    ['\x01a0105KYODO\x1fkoko-\nr i\x13\x11 Takanomori-kiln  09-12 \n', 'a0105 KYODO r i Takanomori-kiln'],
    ['W2422asian\nr a BC-10ThingstoKnow-Today     09-04 0813\n', 'W2422 r a BC-10ThingstoKnow-Today'],
    ['\x01s1182\x1f-----\nr f\x13\x12 Earns-Calder-Rail      31-10 1049\n', 's1182 r f Earns-Calder-Rail'],
    ['\x01s3160\x1f\nr s\x14\x12 BC-Standings\n', 's3160 r s BC-Standings agate'],
    ['A4420 \x1f taf-z\nu s \x13 \x11 BC-ROWING-NYT 06-20 0152\n', 'A4420 u s BC-ROWING-NYT'],
    ['r n BC-ID--SmokeJumpers 08-21 0240\n', 'r n BC-ID--SmokeJumpers'],
    [
      '\x01V1200\x1fv----\nb a\x13\x11 BC-US--OrchardFraud KILL a0388 05-09 0036\x02text',
      'V1200 b a BC-US--OrchardFraud KILL a0388',
    ],
  ])('%j', (copy, stated) => {
    const head = anpaHead(copy)
    const { number, provider, priority, category, keyword, version = [], isAgate } = head ?? {}
    const fields = [number, provider, priority, category, keyword, ...version, isAgate && 'agate']
    expect(fields.filter(Boolean).join(' ')).toBe(stated)
  })

  test.each(['', 'a', 'Ferries idle\nBy ANN LEE\n', '\x01!!@#\x02', 'a b c d\n'])('none: %j', (copy) => {
    expect(anpaHead(copy)).toBeUndefined()
  })
})

test.each([
  [
    'BC-ME--Ferry Strike-Harbor Talks, 1st Ld-Writethru, a0405,0388',
    'BC-ME--Ferry Strike-Harbor Talks',
    { version: '1st Ld-Writethru', lead: 1, refers: 'a0405' },
  ],
  ['PM-Glass Bridge, Bjt, 2 Takes,0390', 'PM-Glass Bridge', { version: 'Bjt', take: 0, takes: 2 }],
  ['PM-Glass Bridge, 1st Add, a0571,0061', 'PM-Glass Bridge', { take: 1, refers: 'a0571', signals: ['add'] }],
  ['AM-Ferry, 2nd Ld-1st Add,0100', 'AM-Ferry', { lead: 2, take: 1 }],
  ['BC-Ferry, Writethru,0100', 'BC-Ferry', { lead: 1, signals: ['writethru'] }],
  ['BC-US--Orchard Fraud, KILL,0039', 'BC-US--Orchard Fraud', { signals: ['kill'] }],
  ['BC-IN--Canal Lease, CORRECTIVE,0051', 'BC-IN--Canal Lease', { signals: ['correction'] }],
  ['BC-MI--Lee, Ann, Obit,0200', 'BC-MI--Lee, Ann, Obit', { lead: 0, signals: [] }],
  ['BC-Kill Devil Hills Fire,0200', 'BC-Kill Devil Hills Fire', { signals: [] }],
  ['BC-MARSH-ADD1-NYT', 'BC-MARSH-ADD1-NYT', { take: 1 }],
  ['ferry 2ndld-writethru 6-17 0104', 'ferry', { lead: 2 }],
])('the keyword line %s', (copy, slugline, stated) => {
  expect(keywordOf(copy)).toMatchObject({ slugline, ...stated })
})

test.each([
  ['the first in 6{ years, up 3\\ percent; a 10{-inch', 'the first in 6½ years, up 3¼ percent; a 10½-inch'],
  ['up \\ cent, or {, to 12], from 2~ and 3[', 'up ¼ cent, or ½, to 12⅜, from 2⅞ and 3⅛'],
  ['Salt Fork;3{;{;8-2', 'Salt Fork;3½;½;8-2'],
  ['9} miles in 2| hours', '9¾ miles in 2⅝ hours'],
  ['[The mayor] spoke on page 3 [of 4], in 1996[sic]', '[The mayor] spoke on page 3 [of 4], in 1996[sic]'],
  ['user12{@mail.example http://x.example/~u/7{/{id}', 'user12{@mail.example http://x.example/~u/7{/{id}'],
  ['C:\\dir, 1\\2, a{b}, {1,2}, about ~5', 'C:\\dir, 1\\2, a{b}, {1,2}, about ~5'],
  ['Team | W | L', 'Team | W | L'],
  ['[it goes\non to page 3] and 3]', '[it goes\non to page 3] and 3⅜'],
])('fractions: %s', (copy, set) => {
  expect(withFractions(copy)).toBe(set)
  expect(withFractions(set)).toBe(set)
})
