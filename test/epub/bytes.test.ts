/** The same edition gives the same bytes: again, in any zone, in any language. */
import { unzipSync } from 'fflate'
import { afterEach, expect, test } from 'vitest'
import { nameOf } from '../../src/renderers/epub/ids.ts'
import { editionOf, pageOf, print, storyOf } from './story.ts'

const { TZ } = process.env
afterEach(() => {
  // An undefined variable would become the word “undefined”.
  if (TZ === undefined) delete process.env.TZ
  else process.env.TZ = TZ
})

const edition = editionOf([storyOf(), storyOf({ uri: 'urn:b', section: 'World' })])

test('the same bytes in every zone', async () => {
  const bytes = Buffer.from(await print(edition))
  for (const zone of ['UTC', 'Asia/Tokyo', 'America/New_York', 'Pacific/Apia']) {
    process.env.TZ = zone
    expect(Buffer.from(await print(edition)).equals(bytes)).toBe(true)
  }
})

test('files stand in a fixed order, dated 1980', async () => {
  const bytes = await print(edition)
  expect(Object.keys(unzipSync(bytes))).toEqual([
    'mimetype',
    'META-INF/container.xml',
    'OEBPS/content.opf',
    'OEBPS/colophon.xhtml',
    'OEBPS/cover.png',
    'OEBPS/cover.xhtml',
    'OEBPS/headline.ttf',
    'OEBPS/modern.css',
    `OEBPS/${nameOf('section', 'World')}.xhtml`,
    ...edition.stories.map(pageOf).sort(),
    'OEBPS/style.css',
    'OEBPS/toc.ncx',
    'OEBPS/toc.xhtml',
  ])
  // Stored, dated 1 January 1980 at midnight, without extra fields (APPNOTE 4.3.7).
  const head = Buffer.from(bytes)
  expect(head.readUInt32LE(10)).toBe(((1 << 5) | 1) << 16)
  expect([head.readUInt16LE(8), head.readUInt16LE(28)]).toEqual([0, 0])
})
