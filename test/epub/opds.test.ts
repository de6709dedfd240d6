/** Catalogues of e-books: one entry a book, the newest first, addresses that lead to what is written. */
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { opds } from '../../src/renderers/epub/opds.ts'
import { narrowed } from '../../src/renderers/epub/resvg.ts'
import { loadTemplate } from '../../src/template.ts'
import { checkAtom, opds2 } from './opds-standards.ts'
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

let held: ReturnType<typeof list> | undefined
const listed = () => (held ??= list())

async function list() {
  const { outputs, skipped } = await opds(await sources(), 'Bells & books', template)
  const body = (path: string) => String(outputs.find((output) => output.path === path)?.body)
  return {
    skipped,
    outputs,
    paths: outputs.map(({ path }) => path),
    atom: body('opds.xml'),
    json: JSON.parse(body('opds.json')),
  }
}

test('what is no EPUB is left out, and said', async () => {
  const { skipped, paths } = await listed()
  expect(skipped).toEqual(['no book.epub'])
  expect(paths).toEqual([
    'opds.xml',
    'opds.json',
    'covers/morning wire.png',
    'thumbnails/morning wire.png',
    'covers.png',
    'thumbnails.png',
  ])
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
  expect(atom).toContain('rel="http://opds-spec.org/image/thumbnail" href="thumbnails/morning%20wire.png"')
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
  const pictures = (paths: string[]) => paths.map((href) => ({ href, type: 'image/png' }))
  expect(edition.images).toEqual(pictures(['covers/morning%20wire.png', 'thumbnails/morning%20wire.png']))
  expect(single.images).toEqual(pictures(['covers.png', 'thumbnails.png']))
  expect(single.links).toEqual([
    { rel: 'http://opds-spec.org/acquisition/open-access', href: 'bees.epub', type: 'application/epub+zip' },
  ])
})

test('the same books give the same catalogues', async () => {
  expect(await list()).toEqual(await listed())
})

test('both are what their standards ask for, and lead to files that are written', async () => {
  const { atom, json, paths } = await listed()
  checkAtom(atom)
  expect(opds2.safeParse(json).error?.issues ?? []).toEqual([])
  const ids = [...atom.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const leads = [...`${atom}${JSON.stringify(json)}`.matchAll(/href(?:=|":)"([^"]+)"/g)]
  const there = [...paths, 'bees.epub', 'morning wire.epub']
  for (const [, href = ''] of leads) expect(there).toContain(decodeURI(href))
})

test.each([
  [/<id>.*?<\/id>/, ''],
  [/<updated>.*?<\/updated>/, '<updated>2026-03-15</updated>'],
  [/<author>.*?<\/author>/, ''],
  [/<title>Morning.*?<\/title>/, ''],
  [/<link rel="http:\/\/opds-spec.org\/acquisition[^>]*>/, ''],
  [/<link rel="self"[^>]*>/, ''],
  [/<dc:language>en/, '<dc:language>English, mostly'],
  [/term="Sports"/, ''],
  [/type="image\/png"/, 'type="image/webp"'],
])('an Atom feed with %s as “%s” is none', async (pattern, other) => {
  const { atom } = await listed()
  const broken = atom.replace(pattern, other)
  expect(broken).not.toBe(atom)
  expect(() => checkAtom(broken)).toThrow()
})

test('a thumbnail is as wide as a shelf shows it, and its own cover where that is small', async () => {
  const { outputs } = await listed()
  const sizes = outputs.flatMap(({ path, body }) => (path.endsWith('.png') ? [[path, sizeOf(body)]] : []))
  expect(Object.fromEntries(sizes)).toEqual({
    'covers/morning wire.png': [1600, 2560],
    'thumbnails/morning wire.png': [240, 384],
    'covers.png': [1600, 2560],
    'thumbnails.png': [240, 384],
  })
  const small = outputs.find(({ path }) => path === 'thumbnails.png')?.body
  expect(await narrowed(Buffer.from(small ?? ''), 240)).toBeUndefined()
  expect(await narrowed(Buffer.from('no picture'), 240)).toBeUndefined()
})

function sizeOf(body: string | Uint8Array): [number, number] {
  const png = Buffer.from(body as Uint8Array)
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}
