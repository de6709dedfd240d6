/** Moments as wires state them. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { compareMoments, isMoment, isZoned, momentOf, statedFirst } from '../src/dates.ts'

/** A Tuesday. */
const near = '2015-01-20T10:00:00Z'
/** The same each time: what it finds, anyone can find again. */
const seed = 7901

const figures: [stated: string, moment: string][] = [
  ['20131020T192751+1100', '2013-10-20T19:27:51+11:00'],
  ['20151210T191044Z', '2015-12-10T19:10:44Z'],
  ['20141126T152703', '2014-11-26T15:27:03'],
  ['19940615T000000', '1994-06-15T00:00:00'],
  ['20490902T141105+0100', '2049-09-02T14:11:05+01:00'],
  ['2016-04-13 04:52:21+00:00', '2016-04-13T04:52:21Z'],
  ['2020-09-07T14:45:26', '2020-09-07T14:45:26'],
  ['2020-09-07', '2020-09-07'],
  ['2020-09-07+02:00', '2020-09-07'],
  ['2022-07-11 18:33', '2022-07-11T18:33:00'],
  ['2022-07-11 06:33 pm', '2022-07-11T18:33:00'],
  ['2016-01-12 12:35:40', '2016-01-12T12:35:40'],
  ['2017-10-11T10:41:00+0100', '2017-10-11T10:41:00+01:00'],
  ['2017-01-31T03:47:30.000Z', '2017-01-31T03:47:30Z'],
  ['131137 GMT Nov 13', '2013-11-13T11:37:00Z'],
  ['131137Z Nov 13', '2013-11-13T11:37:00Z'],
  ['071341 GMT Okt 15', '2015-10-07T13:41:00Z'],
  ['091214 gmt SEP 2015', '2015-09-09T12:14:00Z'],
  ['091223 dec 18', '2018-12-09T12:23:00'],
  ['050932 sep 14EDT', '2014-09-05T09:32:00-04:00'],
  ['310001 JUL 97', '1997-07-31T00:01:00'],
  ['241852 Sep 24', '2024-09-24T18:52:00'],
  ['101712 dec 18\r\n', '2018-12-10T17:12:00'],
  ['101712 MESZ MÄR 18', '2018-03-10T17:12:00+02:00'],
  ['101712 MEZ FÉV 18', '2018-02-10T17:12:00+01:00'],
  ['101712 Aou 18', '2018-08-10T17:12:00'],
  ['101712 ENE 18', '2018-01-10T17:12:00'],
  ['AP-WF-11-13-13 1509GMT', '2013-11-13T15:09:00Z'],
  ['\t   \u0003AP-WF-03-14-14 1109GMT<\r\n', '2014-03-14T11:09:00Z'],
  ['AP-NY-12-03-99 1234EST<', '1999-12-03T12:34:00-05:00'],
  ['AP-NY-06-01-92 0911EDT<', '1992-06-01T09:11:00-04:00'],
  ['NYT-06-01-98 0002EDT &QL;', '1998-06-01T00:02:00-04:00'],
  ['KWS-21:37-09-12-18', '2018-12-09T21:37:00+09:00'],
  ['16:35ET 31-10-14', '2014-10-31T16:35:00-04:00'],
  ['16:35ET 03-11-14', '2014-11-03T16:35:00-05:00'],
  ['16:35 12-31-14', '2014-12-31T16:35:00'],
  ['=02090354 09/02/95 04:03 GMT nnnn', '1995-02-09T04:03:00Z'],
  ['l0229 29Aou94', '1994-08-29T02:29:00'],
  ['Tue, 9 Jun 2020 09:30:58 -0400 (EDT)', '2020-06-09T09:30:58-04:00'],
  ['Tue, 09 Jun 2020 09:31:11 EST', '2020-06-09T09:31:11-05:00'],
  ['9 Jun 2020 09:31 -0000', '2020-06-09T09:31:00Z'],
  ['20150228T240000Z', '2015-03-01T00:00:00Z'],
  ['20150630T235960Z', '2015-06-30T23:59:59Z'],
  ['010000 JAN 70', '1970-01-01T00:00:00'],
  ['010000 JAN 69', '2069-01-01T00:00:00'],
]

const words: [stated: string, moment: string][] = [
  ['March 3, 2015, 6:14 a.m. EST', '2015-03-03T06:14:00-05:00'],
  ['12noon Tuesday March 3, 2015', '2015-03-03T12:00:00'],
  ['1800 BST 4 March 2015', '2015-03-04T18:00:00+01:00'],
  ['June 19, 2019, 21:14 IST', '2019-06-19T21:14:00'],
  ['12 a.m. on March 3, 2015', '2015-03-03T00:00:00'],
  ['12 p.m. on March 3rd, 2015', '2015-03-03T12:00:00'],
  ['midnight, March 3, 2015', '2015-03-04T00:00:00'],
  ['Dienstag, 6. April 2049, 11.00 Uhr', '2049-04-06T11:00:00'],
  ['Di., 6. April 2049, 19 Uhr (MESZ)', '2049-04-06T19:00:00+02:00'],
  ['6.4.2049 11.00 Uhr MESZ', '2049-04-06T11:00:00+02:00'],
  ['1. Jänner 2015', '2015-01-01'],
  ['3 mars 2015 à 18h30', '2015-03-03T18:30:00'],
  ['le 1er août 2015 à midi', '2015-08-01T12:00:00'],
  ['23 de enero de 2015, 19:00 horas', '2015-01-23T19:00:00'],
  ['3 marzo 2015, ore 18', '2015-03-03T18:00:00'],
  ['3 de março de 2015, às 6h', '2015-03-03T06:00:00'],
  ['dinsdag 3 maart 2015 06.00 uur', '2015-03-03T06:00:00'],
  ['tirsdag 3. mars 2015 kl. 06.00', '2015-03-03T06:00:00'],
  ['lørdag 7. marts 2015 kl. 06.00', '2015-03-07T06:00:00'],
  ['3. maaliskuuta 2015 klo 6.00', '2015-03-03T06:00:00'],
  ['23/04/15 10:00', '2015-04-23T10:00:00'],
]

const byNear: [stated: string, moment: string][] = [
  ['Sperrfrist 23. Januar 19.00 Uhr', '2015-01-23T19:00:00'],
  ['0001 Wednesday September 9', '2015-09-09T00:01:00'],
  ['6 a.m. EST, March 4', '2015-03-04T06:00:00-05:00'],
  ['December 1', '2014-12-01'],
  ['November 21', '2014-11-21'],
  ['November 20', '2015-11-20'],
  ['29 February', '2016-02-29'],
  ['6.4., 11 Uhr', '2015-04-06T11:00:00'],
  ['noon', '2015-01-20T12:00:00'],
  ['midnight', '2015-01-21T00:00:00'],
  ['0002EDT', '2015-01-20T00:02:00-04:00'],
  ['7.30 p.m. Thursday', '2015-01-22T19:30:00'],
  ['6 P.M. EST THURSDAY', '2015-01-22T18:00:00-05:00'],
  ['Tuesday', '2015-01-20'],
  ['Monday', '2015-01-26'],
]

const none = `nothing|2015|in 2015|March 2015|1995-13-01|31 April 2015|2015-02-29|00.01.2015|0001-01-01
20150228T250000Z|20150228T240001Z|20150228T236000Z|99991231T240000Z|2015-02-28T10:00:00+15:00|20/13/15|03/04/15
311137 GMT Nov 13|131137 GMT Foo 13|AP-WF-13-13-13 1509GMT|Friday, March 4, 2015|Tue, 10 Jun 2020 09:31:11 EST
13 p.m. Tuesday|17.30 p.m. Tuesday|6 a.m. and 7 p.m. Tuesday|7 Uhr abends|1 March to 3 March 2015|6 p.m. tomorrow`
  .split(/[|\n]/)
  .concat('', ' ', `March 3, 2015${' '.repeat(200)}`)

describe.each(['Asia/Kathmandu', 'America/St_Johns'])('by the clock of %s', (zone) => {
  beforeEach(() => vi.stubEnv('TZ', zone))
  afterEach(() => vi.unstubAllEnvs())

  test('which it is', () => expect(new Date(Date.UTC(2015, 0)).getHours()).not.toBe(0))

  test.each([...figures, ...words])('%j is %s', (stated, moment) => {
    expect(momentOf(stated)).toBe(moment)
    expect(momentOf(stated, { near })).toBe(moment)
  })

  test.each(byNear)('%j, of January 20, 2015, is %s', (stated, moment) => {
    expect(momentOf(stated, { near })).toBe(moment)
    expect(momentOf(stated)).toBeUndefined()
    expect(isMoment(stated)).toBe(true)
  })

  test.each(none)('%j is none', (stated) => {
    expect(momentOf(stated, { near })).toBeUndefined()
  })
})

test('a day in figures is read as the service writes it', () => {
  expect(momentOf('03/04/15', { order: 'dmy' })).toBe('2015-04-03')
  expect(momentOf('03/04/15', { order: 'mdy' })).toBe('2015-03-04')
  expect(momentOf('16:35 03-11-14', { order: 'dmy' })).toBe('2014-11-03T16:35:00')
  expect(momentOf('AP-WF-03-11-14 1635GMT', { order: 'dmy' })).toBe('2014-03-11T16:35:00Z')
})

describe('a time without a day', () => {
  test.each([
    ['of near’s own day where no zone is known', '11 p.m.', '2015-03-06T02:00:00Z', '2015-03-06T23:00:00'],
    ['of the day in the zone it names', '11 p.m. EST', '2015-03-06T02:00:00Z', '2015-03-05T23:00:00-05:00'],
    ['of the day in the zone it names', '9 a.m. JST', '2015-03-05T20:00:00Z', '2015-03-06T09:00:00+09:00'],
    ['of the day, where near is a day', '9 a.m.', '2015-03-05', '2015-03-05T09:00:00'],
    ['none, where near is no moment', '9 a.m.', 'Thursday', undefined],
  ])('is %s: %s', (_name, stated, when, moment) => {
    expect(momentOf(stated, { near: when })).toBe(moment)
  })

  test('is the next one where it lies ahead', () => {
    const about = { near: '2015-03-05T16:00:00Z', ahead: true }
    expect(momentOf('0001', about)).toBe('2015-03-06T00:01:00')
    expect(momentOf('6 p.m.', about)).toBe('2015-03-05T18:00:00')
    expect(momentOf('10 a.m. EST', about)).toBe('2015-03-06T10:00:00-05:00')
    expect(momentOf('12 noon EST', about)).toBe('2015-03-05T12:00:00-05:00')
    expect(momentOf('7 a.m. Thursday', about)).toBeUndefined()
    expect(momentOf('7 a.m. Friday', about)).toBe('2015-03-06T07:00:00')
    expect(momentOf('Thursday', about)).toBe('2015-03-05')
  })
})

describe('zones', () => {
  const offsets =
    'GMT Z, WEZ Z, BST +01:00, CEST +02:00, EEST +03:00, SAST +02:00, HKT +08:00, AEDT +11:00, pdt -07:00'
  test.each([...offsets.split(', '), 'IST', 'XYZ'].map((each) => each.split(' ')))(
    '%s is %s',
    (zone, offset = '') => {
      expect(momentOf(`2015-03-04 10:00 ${zone}`)).toBe(`2015-03-04T10:00:00${offset}`)
    },
  )

  test('ET, CT, MT and PT keep the daylight time of their year', () => {
    const cities = { ET: 'New_York', CT: 'Chicago', MT: 'Denver', PT: 'Los_Angeles' }
    const style = { dateStyle: 'short', timeStyle: 'medium' } as const
    const clockIn = (city: string) => new Intl.DateTimeFormat('sv', { ...style, timeZone: `America/${city}` })
    const clocks = Object.entries(cities).map(([zone, city]) => [zone, clockIn(city)] as const)
    fc.assert(
      fc.property(
        fc.constantFrom(...clocks),
        fc.date({ min: new Date(0), max: new Date(Date.UTC(2037, 0)), noInvalidDate: true }),
        ([zone, clock], date) => {
          const local = clock.format(date)
          const moment = momentOf(`${local} ${zone}`) ?? ''
          const [, time = '', sign = '', hours = ''] = /^(.{19})([+-])(\d\d):00$/.exec(moment) ?? []
          const instant = new Date(`${time}Z`).getTime() - Number(`${sign}${hours}`) * 3_600_000
          expect(clock.format(instant), moment).toBe(local)
        },
      ),
      { seed, numRuns: 2000 },
    )
  })

  const turns =
    '2014-03-09T01:59:00-05, 2014-03-09T03:00:00-04, 2014-11-02T01:30:00-04, 2014-11-02T02:00:00-05'
  const summers =
    '2006-04-01T12:00:00-05, 2006-10-28T12:00:00-04, 1986-04-28T12:00:00-04, 1974-01-07T12:00:00-04'
  test.each(`${turns}, ${summers}`.split(', '))('ET is %s', (moment) => {
    expect(momentOf(`${moment.slice(0, 19)} ET`)).toBe(`${moment}:00`)
    expect(momentOf('1966-07-01 12:00 ET')).toBe('1966-07-01T12:00:00')
  })
})

test('isZoned', () => {
  expect(['2015-03-04T10:00:00Z', '2015-03-04T10:00:00-05:00'].every(isZoned)).toBe(true)
  expect(['2015-03-04T10:00:00', '2015-03-04', 'Z', ''].some(isZoned)).toBe(false)
})

describe('compareMoments', () => {
  test('goes by instant; without zone as in UTC', () => {
    const sorted = [
      '2015-03-04T10:00:00+09:00',
      '2015-03-04T02:00:00+01:00',
      '2015-03-04T03:00:00',
      '2015-03-04T00:00:00-05:00',
      '2015-03-05',
    ]
    expect([...sorted].reverse().sort(compareMoments)).toEqual([sorted[1], sorted[0], ...sorted.slice(2)])
    expect(compareMoments('2015-03-04T10:00:00Z', '2015-03-04T05:00:00-05:00')).toBe(0)
    expect(compareMoments('2015-03-04', '2015-03-04T00:00:00.000Z')).toBe(0)
  })

  test.each(['', 'tomorrow', '2015-02-30', '2015-03-04T25:00:00Z'])('%j throws', (moment) => {
    expect(() => compareMoments('2015-03-04', moment)).toThrow('is no moment')
  })
})

test.each([
  ['6 a.m. EST, March 4, when it is opened', '6 a.m. EST, March 4', ', when it is opened'],
  ['Sunday, Aug. 3, and thereafter', 'Sunday, Aug. 3', ', and thereafter'],
  ['12noon Tuesday March 3, 2015', '12noon Tuesday March 3, 2015', ''],
  ['las 7 de la tarde', 'las 7', ' de la tarde'],
  ['the minister rises', '', 'the minister rises'],
])('%j begins with %j', (copy, stated, rest) => {
  expect(statedFirst(copy)).toEqual({ stated, rest })
})

const iso = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?$/
const pieces = fc.constantFrom(
  ...'0 1 2 3 12 19 20 29 30 31 99 2015 0001 : . - / , ( ) T Z + GMT EST ET MEZ IST March sep. Okt de of at Uhr h a.m. p.m. noon midnight Thursday mo. sábado le'.split(
    ' ',
  ),
)

describe('whatever is stated', () => {
  test.each([
    ['any text', fc.string({ unit: 'binary', maxLength: 220 })],
    ['pieces of moments', fc.array(pieces, { maxLength: 9 }).map((each) => each.join(' '))],
    ['pieces of moments, glued', fc.array(pieces, { maxLength: 9 }).map((each) => each.join(''))],
    [
      'wires, changed',
      fc
        .tuple(fc.constantFrom(...figures, ...words, ...byNear), fc.nat(30), pieces)
        .map(([[stated], at, piece]) => stated.slice(0, at) + piece + stated.slice(at + 1)),
    ],
  ])('%s: nothing, or ISO 8601 that reads as itself', (_name, copies) => {
    fc.assert(
      fc.property(
        copies,
        fc.constantFrom(undefined, near, '2015-01-20', '9999-12-31T23:00:00Z', 'x'),
        (copy, when) => {
          const moment = momentOf(copy, { near: when }) ?? '2015-01-01'
          expect(moment).toMatch(iso)
          expect(momentOf(moment)).toBe(moment)
          expect(compareMoments(moment, moment)).toBe(0)
          statedFirst(copy)
        },
      ),
      { seed, numRuns: 2000 },
    )
  })

  test.each(['0', '1 ', '12:', 'March ', 'a ', '(', ', ', 'uhr ', '12.12.', '- ', '@ A', 'GMT', 'e\u0301'])(
    // Where the time grew with the power of the length, it would never.
    'a long row of %j ends',
    (piece) => {
      for (const length of [199, 200, 20_000]) {
        const row = piece.repeat(length).slice(0, length)
        momentOf(row, { near })
        const { stated, rest } = statedFirst(row)
        expect(stated.length + rest.length).toBeLessThanOrEqual(row.length)
      }
    },
  )
})

test.each(['dates.ts', 'zones.ts', 'recognize/embargo.ts'])(
  '%s asks no clock and no zone of its own',
  (file) => {
    const source = readFileSync(new URL(`../src/${file}`, import.meta.url), 'utf8')
    expect(source).not.toMatch(
      /Date\.parse|Date\.now|new Date\(\)|new Date\(['"`]|Intl\.|\.get(?!UTC)(?:\w+)\(\)|\.toLocale/,
    )
  },
)
