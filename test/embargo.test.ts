/** Lines that withhold a story, and lines that do not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { embargoIn } from '../src/recognize/embargo.ts'

/** A Monday. */
const near = '2015-03-02T10:00:00Z'
/** The same each time: what it finds, anyone can find again. */
const seed = 7901

describe('until', () => {
  test.each([
    ['STRICTLY EMBARGOED. Not for public release until 12noon Tuesday March 3, 2015', '2015-03-03T12:00:00'],
    ['STRICTLY EMBARGOED: not for use before 7.30 p.m. Thursday.', '2015-03-05T19:30:00'],
    ['EMBARGOED for publication until 6 p.m. EST Thursday, March 5. Eds: art.', '2015-03-05T18:00:00-05:00'],
    ['EMBARGOED UNTIL 6PM GMT THURSDAY', '2015-03-05T18:00:00Z'],
    ['Embargoed to 0001 Wednesday September 9', '2015-09-09T00:01:00'],
    ['UNDER EMBARGO UNTIL 00:01 GMT, 5 MARCH 2015', '2015-03-05T00:01:00Z'],
    ['Strictly embargoed to 00.01 hrs Thursday 5 March 2015', '2015-03-05T00:01:00'],
    ['EMBARGO: 4 March 2015, 00:01 GMT', '2015-03-04T00:01:00Z'],
    ['EMBARGO: Not for publication until 6 a.m. GMT March 5', '2015-03-05T06:00:00Z'],
    ['Embargo lifts 6 a.m. GMT March 4', '2015-03-04T06:00:00Z'],
    ['Not for release before 6 a.m. EST, March 4', '2015-03-04T06:00:00-05:00'],
    ['NOT TO BE PUBLISHED BEFORE 6 A.M. TUESDAY', '2015-03-03T06:00:00'],
    ['For Release MON AMs, Aug. 3', '2015-08-03T00:01:00'],
    ['For Release MON PMs, Aug. 3', '2015-08-03T12:00:00'],
    ['For release Monday, Aug. 3, and thereafter', '2015-08-03T00:00:00'],
    ['Adv for Monday, Aug. 3', '2015-08-03T00:00:00'],
    ['Advance for release Monday, Aug. 3, and thereafter', '2015-08-03T00:00:00'],
    ['$Adv03', '2015-03-03T00:00:00'],
    ['ADV03', '2015-03-03T00:00:00'],
    ['ADV03-2 Takes', '2015-03-03T00:00:00'],
    ['$Adv01', '2015-04-01T00:00:00'],
    ['$Adv31', '2015-03-31T00:00:00'],
    ['$Adv03-For release Tuesday, March 3', '2015-03-03T00:00:00'],
    ['HFR Sunday, March 8', '2015-03-08T00:00:00'],
    ['HOLD FOR RELEASE UNTIL 9 A.M. EST MARCH 4', '2015-03-04T09:00:00-05:00'],
    ['Sperrfrist 23. Januar 19.00 Uhr', '2015-01-23T19:00:00'],
    ['Sperrfrist: Dienstag, 6. April 2049, 11.00 Uhr', '2049-04-06T11:00:00'],
    ['Sperrfrist: Di., 6. April 2049, 11.00 Uhr', '2049-04-06T11:00:00'],
    ['Sperrfrist für alle Medien: Donnerstag, 6 Uhr', '2015-03-05T06:00:00'],
    ['Nicht zur Veröffentlichung vor Donnerstag, 5. März, 6 Uhr', '2015-03-05T06:00:00'],
    ['Sous embargo jusqu’au 4 mars 2015 à 6h00', '2015-03-04T06:00:00'],
    ['Ne pas diffuser avant le jeudi 5 mars à 6 h', '2015-03-05T06:00:00'],
    ['Embargado hasta el 4 de marzo a las 06:00', '2015-03-04T06:00:00'],
    ['Bajo embargo hasta el jueves 5 de marzo, 6:00 h', '2015-03-05T06:00:00'],
    ['Embargo fino alle ore 18 del 4 marzo', '2015-03-04T18:00:00'],
    ['Embargado até 4 de março, às 6h', '2015-03-04T06:00:00'],
    ['Onder embargo tot woensdag 4 maart 06.00 uur', '2015-03-04T06:00:00'],
    ['Embargo til 4. mars kl. 06.00', '2015-03-04T06:00:00'],
    ['Embargo till onsdag 4 mars kl 6', '2015-03-04T06:00:00'],
    ['Klausulert til torsdag 5. mars kl. 06.00', '2015-03-05T06:00:00'],
    ['(EMBARGOED UNTIL 0001)', '2015-03-03T00:01:00'],
    ['^HOLD FOR RELEASE until 6 p.m. EDT Thursday, July 4, 2047=', '2047-07-04T18:00:00-04:00'],
    ['*** EMBARGOED UNTIL MIDNIGHT ***', '2015-03-03T00:00:00'],
    [
      '“Eds: Embargoed until 1800 GMT Wednesday, when the survey opens to 512 visitors”',
      '2015-03-04T18:00:00Z',
    ],
    ['ATTENTION: Sperrfrist 3.3., 11 Uhr', '2015-03-03T11:00:00'],
    ['(see also FLOODS) EMBARGOED: 6 p.m. GMT March 4', '2015-03-04T18:00:00Z'],
  ])('%s', (raw, until) => {
    expect(embargoIn(`  ${raw}\n`, near)).toEqual({ raw, until })
  })
})

describe('until nobody can say when', () => {
  test.each([
    'EMBARGOED for publication until …',
    'Embargoed until the minister rises',
    'Embargoed until lifted by the harbor board',
    'EMBARGO',
    'HFR',
    'Hold for release …',
    'Sperrfrist beachten!',
    'Sperrfrist: Redebeginn',
    'Embargado hasta nuevo aviso',
    // More of the moment may stand behind what can be read.
    'Embargoed until 6 p.m. tomorrow',
    'Embargoed until 7 on Thursday evening',
    'Embargoed until 7 p.m., that is on the evening of the 5th of March',
    'Embargoed until 6 p.m. Thursday on the west coast',
    'Embargoed until 6 p.m. Thursday for print, 9 a.m. Friday for broadcast',
    'Sperrfrist: Mittwoch 7 Uhr abends',
    'Embargado hasta las 7 de la tarde',
    // What is stated contradicts itself, or is over before it was sent.
    'Embargoed to 0001 Friday September 9',
    'For release Sunday, Aug. 3, and thereafter',
    '$Adv03-For release Tuesday, March 10',
    'NOT TO BE PUBLISHED BEFORE 6 A.M. MONDAY',
  ])('%s', (raw) => {
    expect(embargoIn(raw, near)).toEqual({ raw })
  })

  test.each([
    '$Adv03',
    'For Release MON AMs, Aug. 3',
    'Embargoed to 0001 Friday September 9',
    'Sperrfrist: Dienstag',
  ])('%s, sent nobody knows when', (raw) => {
    expect(embargoIn(raw)).toEqual({ raw })
  })
})

describe('none', () => {
  test.each([
    '',
    'For immediate release',
    'FOR IMMEDIATE RELEASE March 3, 2015',
    'Pour diffusion immédiate',
    'zur sofortigen Veröffentlichung',
    'Embargo lifted',
    'EMBARGO LIFTED at 6 p.m. March 4',
    'Embargoed: lifted by the harbor board',
    'Sperrfrist aufgehoben',
    'Sperrfrist: aufgehoben',
    'Sperrfrist: keine',
    'The arms embargo, which ends in March, is to be renewed.',
    'Das Embargo gegen Altmark endet am Dienstag, 6. April.',
    'L’embargo est levé le 4 mars à 6 h.',
    'Embargo on 25 ports lifted',
    'Embargo of 1973, explained',
    'Embargo bis 2030 verlängert',
    'Embargo gegen Altmark bis 6. April',
    'Embargo to end Thursday, minister says',
    'Embargo ends Thursday',
    'Embargoed oil still flows to ports',
    'Embargoed by its neighbors since 1962, the island grows its own.',
    'Embargoed-goods case opens',
    'Sous embargo depuis 1962, l’île vit de la pêche.',
    'Sperrfristen sollen bis März enden',
    'Not to be outdone before his home crowd, the captain scored twice.',
    'Not for release, publication or distribution in the United States',
    'Not for publication',
    'For use in schools, the book costs nothing.',
    'For release in May',
    'Adventure awaits until Thursday',
    'Advance for women in the harbor board',
    'Hold the line until Thursday',
    '“Embargoed” was the word he used.',
    `Embargoed until 6 p.m. March 4, 2015, ${'and thereafter '.repeat(20)}`,
  ])('%s', (copy) => {
    expect(embargoIn(copy, near)).toBeUndefined()
  })
})

const pieces = fc.constantFrom(
  ...'( * " Eds: ATTENTION: STRICTLY EMBARGOED embargo Sperrfrist sous onder $Adv03 HFR For Release until bis jusqu’au to not for use before 6 0001 p.m. noon Thursday 23. März 2015 AMs , . - EST lifted tomorrow the'.split(
    ' ',
  ),
)

describe('whatever comes', () => {
  test.each([
    ['any text', fc.string({ unit: 'binary', maxLength: 320 })],
    ['pieces of such lines', fc.array(pieces, { maxLength: 12 }).map((each) => each.join(' '))],
  ])('%s: nothing, or an embargo', (_name, copies) => {
    fc.assert(
      fc.property(copies, fc.constantFrom(undefined, near, 'x'), (copy, when) => {
        const { raw, until } = embargoIn(copy, when) ?? { raw: copy.trim() }
        expect(raw).toBe(copy.trim())
        expect(until ?? '2015-03-02T10:00:00').toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?$/)
      }),
      { seed, numRuns: 2000 },
    )
  })

  test.each(['until ', '1 ', '(', '12:', 'Eds: ', 'not for ', 'noon ', '- ', '6 p.m. '])(
    // Where the time grew with the power of the length, it would never.
    'a long row of %j ends',
    (piece) => {
      for (const first of ['', 'Embargoed until ', 'Embargoed until noon, ']) {
        const row = (first + piece.repeat(300)).slice(0, 300)
        expect(row).toContain(embargoIn(row, near)?.raw ?? '')
      }
    },
  )
})
