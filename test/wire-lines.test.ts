/** Bylines, datelines and last lines in the forms of many desks, each on a story that is otherwise the same. */
import { expect, test } from 'vitest'
import { resolveConfig } from '../src/config.ts'
import { readAndEdit } from '../src/pipeline.ts'
import { plain } from '../src/readers/index.ts'
import { readingOf } from './score.ts'

const config = resolveConfig({ readers: [plain()] }, '.')
const headline = 'Ferry meets sandbar, and stays'
const lede =
  'The ferry Maud Ellison ran aground at dawn Tuesday on a sandbar that was not there on Monday, the harbor office said.'
const body = [
  lede,
  '“It moves,” said Capt. Rolf Denning, who has run the crossing since 1988. “We move too.”',
  'No one was hurt.',
  'Service will resume Thursday, tide permitting.',
]

async function read({ head = [] as string[], dateline = '', foot = [] as string[] }) {
  const words = [headline, ...head, `${dateline}${lede}`, ...body.slice(1), ...foot].join('\n\n')
  const { stories } = await readAndEdit({ path: 'a.txt', bytes: Buffer.from(`${words}\n`) }, config)
  const [story] = stories
  if (!story) throw new Error('no story was read')
  return readingOf(story)
}

test.each([
  ['By Ann Lee and Bo Ek, Staff Writers', 'Ann Lee|Bo Ek'],
  ['By Ann Lee in Port Clement and Bo Ek in Duluth', 'Ann Lee|Bo Ek'],
  ['Ann Lee in Port Clement', 'Ann Lee'],
  ['By Ann Lee at the Racecourse Field', 'Ann Lee'],
  ['By KENJI TAKEUCHI/ Staff Writer', 'Kenji Takeuchi'],
  ['Story and photos by Ann Lee', 'Ann Lee'],
  ['Posted by Ann Lee on June 4, 2013 at 5:00pm', 'Ann Lee'],
  ['By ANN LEE       JUNE 4, 2013', 'Ann Lee'],
  ['Interview: Ann Lee', 'Ann Lee'],
  ['Text: Ann Lee und Bo Ek', 'Ann Lee|Bo Ek'],
  ['Author Ann Lee', 'Ann Lee'],
])('%s is a byline', async (line, names) => {
  const reading = await read({ head: [line] })
  expect([reading.headline, reading.byline, reading.body]).toEqual([headline, names, body])
})

test.each([
  ['NEW DELHI: ', 'NEW DELHI', null],
  ['Lahore: ', 'Lahore', null],
  ['BRISBANE, AAP - ', 'BRISBANE', 'AAP'],
  ['MOSCOW. Sept 5 (Interfax) - ', 'MOSCOW', 'Interfax'],
  ['LONDON, Tuesday, June 4 (AP) -- ', 'LONDON', 'AP'],
  ['WASHINGTON - June 4, 2019 - ', 'WASHINGTON', null],
  ['PORT CLEMENT, MN / ACCESSWIRE / June 4, 2019 / ', 'PORT CLEMENT, MN', 'ACCESSWIRE'],
  ['PORT CLEMENT, ON, June 4, 2019 /CNW/ - ', 'PORT CLEMENT, ON', 'CNW'],
  ['Horní Lipan (Lipansko) 5. dubna (ČTK) - ', 'Horní Lipan (Lipansko)', 'ČTK'],
  ['Borkowo, 14.06.2018 (PAP) - ', 'Borkowo', 'PAP'],
  ['(CNN) ', null, 'CNN'],
])('%sis a dateline', async (dateline, place, agency) => {
  const reading = await read({ dateline })
  expect([reading.place, reading.agency, reading.body]).toEqual([place, agency, body])
})

test.each([
  'Ann Lee',
  '- Ann Lee',
  '* Ann Lee is on Twitter: @annlee',
  'Ann Lee, a former pilot, lives in Port Clement.',
  'This report by The Canadian Press was first published June 4, 2019.',
  '--With assistance from Bo Ek in Duluth.',
  'To contact the reporter on this story: Ann Lee in Duluth at alee@hw.example',
  '(This story has not been edited by our staff and is auto-generated from a syndicated feed.)',
  'To read more, visit www.hw.example.',
  'Read or Share this story: http://hw.example/2bHq0',
  '/ritzau/',
  '-- BERNAMA',
])('%s beneath the copy is none of it', async (line) => {
  const reading = await read({ head: ['By Ann Lee'], foot: [line] })
  expect([reading.byline, reading.body]).toEqual(['Ann Lee', body])
})

test.each([
  'For tickets, call 555-0144 or visit the Grange Hall.',
  'Follow the tracks past the cannery and you will see the sign.',
  'Contact with passengers, he said, was the best part of it.',
  'Print was never the business of the ferry office.',
  'Posted speeds do not apply to sandbars.',
  'Photo opportunities were many.',
  'Subscribe to no theory, he said.',
  'Sign up was slow.',
  'Under embargo rules, the sand could not be moved.',
  'Reporting by radio, the captain gave his position.',
  'Contact was lost at dawn.',
  'The author of the report is a geologist.',
])('%s is copy', async (line) => {
  const reading = await read({ head: ['By Ann Lee'], foot: [line, 'Both ferries are for sale.'] })
  expect(reading.body).toEqual([...body, line, 'Both ferries are for sale.'])
})

test.each([
  'FERRY MEETS SANDBAR',
  'By the sea, a ferry stops',
  'Ferry stuck (photos)',
  'Contact with ferry lost',
])('%s is a headline', async (line) => {
  const words = [line, `PORT CLEMENT, Minn. (AP) — ${lede}`, ...body.slice(1)].join('\n\n')
  const { stories } = await readAndEdit({ path: 'a.txt', bytes: Buffer.from(words) }, config)
  expect(stories.map((story) => readingOf(story).headline)).toEqual([line])
})

test.each([
  'This is a carousel. Use Next and Previous buttons to navigate',
  'You have 3 free articles remaining',
  'We use cookies to improve your experience.',
  'Do Not Sell My Personal Information',
  'Your email address will not be published.',
  'ALSO ON HARBOR WEEKLY',
  'Support local journalism.',
  'Posted in News',
  '0:35',
  'Buy Now',
  'Annonse',
  'Les også: Sauer tok toget til Voss',
  'Déjà abonné ? Se connecter',
  'Empfohlener externer Inhalt',
  "Don't miss: Sandbars of the North",
])('%s between paragraphs is left out', async (line) => {
  const words = [headline, 'By Ann Lee', ...body.slice(0, 3), line, ...body.slice(3)].join('\n\n')
  const { stories } = await readAndEdit({ path: 'a.txt', bytes: Buffer.from(words) }, config)
  expect(stories.map((story) => readingOf(story).body)).toEqual([body])
})
