/** The package document: what the wire says about itself, and not a word more. */

import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { epub } from '../../src/renderers/epub/epub.ts'
import { nameOf } from '../../src/renderers/epub/ids.ts'
import { reportOn } from '../../src/report.ts'
import { loadTemplate } from '../../src/template.ts'
import { editionOf, filesOf, paragraph, printAloud, storyOf, unzipped } from './story.ts'

const silent = Object.assign(() => {}, reportOn(new VFile(), 'epub', {}))

const opfOf = async (...given: Parameters<typeof editionOf>) =>
  (await filesOf(editionOf(...given))).get('OEBPS/content.opf') ?? ''

const valuesOf = (opf: string, tag: RegExp) =>
  [...opf.matchAll(new RegExp(`<(?:${tag.source})[^>]*>([^<]*)<`, 'g'))].map(([, value]) => value)

test('says what the wire says', async () => {
  const opf = await opfOf([
    storyOf({
      headlineExtended: 'The tower had waited',
      creditLine: 'Valley News Service',
      copyrightNotice: 'Copyright 2026 Valley News & Sons',
      firstCreated: '2026-03-14T08:00:00Z',
    }),
  ])
  expect(valuesOf(opf, /dc:identifier/)).toEqual([
    expect.stringMatching(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
  ])
  expect(valuesOf(opf, /dc:title/)).toEqual(['Bees return a lost bell'])
  expect(valuesOf(opf, /dc:language/)).toEqual(['en'])
  expect(valuesOf(opf, /meta property="dcterms:modified"/)).toEqual(['2026-03-14T09:00:00Z'])
  expect(valuesOf(opf, /dc:date/)).toEqual(['2026-03-14T08:00:00Z'])
  expect(valuesOf(opf, /dc:creator/)).toEqual(['Ottilie Marsh'])
  expect(valuesOf(opf, /meta refines="#author-1" property="role" scheme="marc:relators"/)).toEqual(['aut'])
  expect(valuesOf(opf, /dc:contributor/)).toEqual(['Valley News Service'])
  expect(valuesOf(opf, /dc:description/)).toEqual(['The tower had waited'])
  expect(valuesOf(opf, /dc:source/)).toEqual(['urn:newsml:vns.example:20260314:bell:1'])
  expect(valuesOf(opf, /dc:rights/)).toEqual(['Copyright 2026 Valley News &amp; Sons'])
})

test('makes nothing up', async () => {
  const opf = await opfOf([storyOf({ bylines: [] })])
  expect(opf).not.toMatch(/dc:(?:creator|contributor|publisher|rights|description|date)\b/)
  expect(opf).not.toMatch(/copyright|anonymous/i)
})

test('claims what is in it, and no more', async () => {
  const summary = /meta property="schema:accessibilitySummary"/
  const features = /meta property="schema:accessibilityFeature"/
  const whole = await opfOf([storyOf()])
  expect(valuesOf(whole, summary)).toEqual([
    'Text with headings and tables with marked heads; no images; no sound, no movement.',
  ])
  expect(valuesOf(whole, features)).toContain('structuralNavigation')
  const plain = await opfOf([storyOf({}, [paragraph('It rang. <table> <h1>')])])
  expect(valuesOf(plain, summary)).toEqual(['Text; no images; no sound, no movement.'])
  expect(valuesOf(plain, features)).toEqual(['tableOfContents', 'readingOrder', 'displayTransformability'])
  expect(valuesOf(plain, /meta property="schema:accessMode"/)).toEqual(['textual'])
  expect(valuesOf(plain, /meta property="schema:accessibilityHazard"/)).toEqual(['none'])
})

test('an edition names the authors, source and language of each story', async () => {
  const hugo = [{ name: 'Hugo Vane', raw: 'Von Hugo Vane' }]
  const stories = [storyOf(), storyOf({ slug: 'glocke', uri: 'urn:b', language: 'de', bylines: hugo })]
  const files = await filesOf(editionOf(stories, { title: 'Morning Wire' }))
  const opf = files.get('OEBPS/content.opf') ?? ''
  const refining = (property: string) =>
    valuesOf(opf, new RegExp(`meta refines="#${nameOf('story', 'urn:b')}" property="dcterms:${property}"`))
  expect(valuesOf(opf, /dc:creator/)).toEqual(['Ottilie Marsh', 'Hugo Vane'])
  expect(refining('creator')).toEqual(['Hugo Vane'])
  expect(refining('source')).toEqual(['urn:b'])
  expect(valuesOf(opf, /dc:source/)).toEqual([])
  expect(valuesOf(opf, /dc:language/)).toEqual(['en', 'de'])
  expect(files.get('OEBPS/toc.xhtml')).toContain(
    `href="${nameOf('story', 'urn:b')}.xhtml" xml:lang="de" lang="de"`,
  )
  expect(files.get(`OEBPS/${nameOf('story', 'urn:b')}.xhtml`)).toMatch(
    /^<html [^>]*xml:lang="de" lang="de">$/m,
  )
})

test('says that it conforms only where someone vouches, and nothing was left out', async () => {
  const opfIn = async (story: ReturnType<typeof storyOf>) => {
    const press = { template: loadTemplate('article'), report: silent, outputs: [] }
    const [output] = await epub({ certifiedBy: 'Valley & Sons' }).render(editionOf([story]), press)
    return unzipped(output?.body as Uint8Array).get('OEBPS/content.opf') ?? ''
  }
  const opf = await opfIn(storyOf())
  expect(valuesOf(opf, /meta id="conformance" property="dcterms:conformsTo"/)).toEqual([
    'EPUB Accessibility 1.1 - WCAG 2.2 Level AA',
  ])
  expect(valuesOf(opf, /meta refines="#conformance" property="a11y:certifiedBy"/)).toEqual([
    'Valley &amp; Sons',
  ])
  const image = { type: 'image' as const, url: 'a.png', alt: '' }
  const pictured = storyOf({}, [{ type: 'paragraph', children: [image] }])
  for (const other of [await opfIn(pictured), await opfOf([storyOf()])])
    expect(other).not.toMatch(/conformsTo|certified/)
})

test('a book that mail gateways refuse is written, with a warning', async () => {
  const bytes = new Uint8Array(50_000_000).fill(0xff)
  bytes.set([0xff, 0xd8, 0xff])
  const picture = { mediaType: 'image/jpeg', width: 9, height: 9, orientation: 1, bytes } as const
  const figure = paragraph('')
  figure.data = { part: 'figure' }
  figure.children = [{ type: 'image', url: 'pictures/a.jpg', alt: 'A bell' }]
  const edition = {
    ...editionOf([storyOf({}, [figure])]),
    pictures: new Map([['pictures/a.jpg', picture]]),
  }
  const { body, remarks } = await printAloud(edition)
  expect(body.length).toBeGreaterThan(50_000_000)
  expect(remarks).toEqual(['The book is over 50 MB: mail and Send to Kindle refuse it'])
})
