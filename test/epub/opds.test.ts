/** Catalogues of e-books: one entry a book, the newest first, addresses that lead to what is written. */
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { opds } from '../../src/renderers/epub/opds.ts'
import { loadTemplate } from '../../src/template.ts'
import { editionOf, print, storyOf } from './story.ts'

const template = loadTemplate('article')
const story = storyOf({ creditLine: 'Valley News Service', headlineExtended: 'The tower & the flood' })
const sports = storyOf({ uri: 'urn:b', section: 'Sports', copyrightNotice: '(c) Valley News' })
const sources = async () => [
  { path: 'bees.epub', bytes: await print(editionOf([story])) },
  { path: 'no book.epub', bytes: Buffer.from('PK, but no more') },
  {
    path: 'morning wire.epub',
    bytes: await print(
      editionOf([story, sports], {
        title: 'Morning Wire',
        date: '2026-03-15',
        modified: '2026-03-15T06:00:00Z',
      }),
    ),
  },
]

const listed = async () => {
  const { outputs, skipped } = await opds(await sources(), 'Bells & books', template)
  const body = (path: string) => String(outputs.find((output) => output.path === path)?.body)
  return {
    skipped,
    paths: outputs.map(({ path }) => path),
    atom: body('opds.xml'),
    json: JSON.parse(body('opds.json')),
  }
}

test('what is no EPUB is left out, and said', async () => {
  const { skipped, paths } = await listed()
  expect(skipped).toEqual(['no book.epub'])
  expect(paths).toEqual(['opds.xml', 'opds.json', 'covers/morning wire.png', 'covers/plain.png'])
})

test('OPDS 1.2', async () => {
  const { atom } = await listed()
  const parser = new SaxesParser({ xmlns: true })
  parser.write(atom).close()
  expect([...atom.matchAll(/<title>(.*?)<\/title>/g)].map(([, title]) => title)).toEqual([
    'Bells &#x26; books',
    'Morning Wire, Sunday, March 15, 2026',
    'Bees return a lost bell',
  ])
  expect(atom).toContain('<updated>2026-03-15T06:00:00Z</updated>')
  expect(atom).toContain('<category term="Sports" label="Sports" />')
  expect(atom).toContain('<dc:issued>2026-03-15</dc:issued>')
  expect(atom).toContain('<summary>The tower &#x26; the flood</summary>')
  expect(atom).toContain('rel="http://opds-spec.org/acquisition/open-access" href="morning%20wire.epub"')
  expect(atom).toContain('rel="http://opds-spec.org/image" href="covers/morning%20wire.png" type="image/png"')
  expect(atom.match(/<id>/g)).toHaveLength(3)
})

test('OPDS 2.0', async () => {
  const { json } = await listed()
  expect(json.metadata).toEqual({
    title: 'Bells & books',
    modified: '2026-03-15T06:00:00Z',
    numberOfItems: 2,
  })
  const [edition, single] = json.publications
  expect(edition.metadata).toMatchObject({
    title: 'Morning Wire, Sunday, March 15, 2026',
    author: [{ name: 'Ottilie Marsh' }],
    language: ['en'],
    published: '2026-03-15',
    subject: ['Sports'],
  })
  expect(edition.images).toEqual([{ href: 'covers/morning%20wire.png', type: 'image/png' }])
  expect(single.images).toEqual([{ href: 'covers/plain.png', type: 'image/png' }])
  expect(single.links).toEqual([
    { rel: 'http://opds-spec.org/acquisition/open-access', href: 'bees.epub', type: 'application/epub+zip' },
  ])
})

test('the same books give the same catalogues', async () => {
  const [one, two] = [await listed(), await listed()]
  expect(one).toEqual(two)
})
