/** The cover and the face of the headlines: drawn and cut by us, the same bytes every time, never in the way. */

import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { coverOf } from '../../src/renderers/epub/cover.ts'
import { epub } from '../../src/renderers/epub/epub.ts'
import { loadSubsetter } from '../../src/renderers/epub/fonts.ts'
import { loadPens } from '../../src/renderers/epub/pen.ts'
import { reportOn } from '../../src/report.ts'
import type { Edition } from '../../src/story.ts'
import { loadTemplate } from '../../src/template.ts'
import { editionOf, entriesIn, storyOf } from './story.ts'

const template = loadTemplate('article')
const edition = editionOf([storyOf(), storyOf({ uri: 'urn:b', headline: 'A second bell' })], {
  title: 'Morning Wire',
  date: '2026-03-14',
})

async function printed(given: Edition, options: Parameters<typeof epub>[0] = {}) {
  const file = new VFile()
  const renderer = epub(options)
  const [output] = await renderer.render(given, {
    template,
    report: reportOn(file, 'epub', renderer.rules),
    outputs: [],
  })
  return { files: entriesIn(output?.body as Uint8Array), remarks: file.messages.map(({ reason }) => reason) }
}

const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset)
  return [view.getUint32(16), view.getUint32(20)]
}

test('is a PNG of 1600 by 2560, the same each time', async () => {
  const front = { name: 'Morning Wire', day: 'Saturday', headline: 'Bees', others: ['One', 'Two'] }
  const [one, two] = [await coverOf(front, template), await coverOf(front, template)]
  expect(sizeOf(one ?? new Uint8Array(24))).toEqual([1600, 2560])
  expect(Buffer.from(one ?? '').equals(Buffer.from(two ?? ''))).toBe(true)
})

test('holds what fits, however much there is', async () => {
  const others = Array.from(
    { length: 300 },
    (_, index) => `Headline ${index} of the bells, and ${'so '.repeat(index)} on`,
  )
  const long = 'A headline that will not end '.repeat(40)
  const cover = await coverOf({ name: long, headline: long, deck: long, others }, template)
  expect(sizeOf(cover ?? new Uint8Array(24))).toEqual([1600, 2560])
})

test('an edition has one, described; a story only where it is asked for', async () => {
  const book = (await printed(edition)).files
  expect(book.get('OEBPS/cover.png')).toBeInstanceOf(Uint8Array)
  expect(book.get('OEBPS/cover.xhtml')).toContain(
    'alt="Morning Wire. Saturday, March 14, 2026. Bees return a lost bell"',
  )
  const opf = String(book.get('OEBPS/content.opf'))
  expect(opf).toContain('href="cover.png" media-type="image/png" properties="cover-image"')
  expect(opf).toContain('<meta name="cover" content="cover-image"/>')
  expect(opf).toContain('<meta property="schema:accessMode">visual</meta>')
  const story = editionOf([storyOf()])
  expect((await printed(story)).files.has('OEBPS/cover.png')).toBe(false)
  expect((await printed(story, { cover: 'always' })).files.has('OEBPS/cover.png')).toBe(true)
  expect((await printed(edition, { cover: 'never' })).files.has('OEBPS/cover.png')).toBe(false)
})

test('no cover rather than one of empty boxes', async () => {
  const { files, remarks } = await printed({ ...edition, title: '朝の鐘' })
  expect(files.has('OEBPS/cover.png')).toBe(false)
  expect(remarks).toEqual(['The face of the headlines lacks a sign of the title: no cover'])
})

test('the face holds the letters of the headlines, and few others', async () => {
  const subset = await loadSubsetter()
  const full = template.font('headline')
  const face = subset(full, 'Bees return')
  expect(face.length).toBeLessThan(full.length / 20)
  expect(Buffer.from(subset(full, 'Bees return')).equals(Buffer.from(face))).toBe(true)
  const pen = (await loadPens())(face)
  expect([pen.has('Bees return'), pen.has('x')]).toEqual([true, false])
  expect(pen.widthOf('Bees')).toBeCloseTo((await loadPens())(full).widthOf('Bees'), 6)
  const embedded = (await printed(edition)).files.get('OEBPS/headline.ttf')
  expect(
    (await loadPens())(embedded as Uint8Array).has('Bees return a lost bellMorning WireA second bell'),
  ).toBe(true)
})
