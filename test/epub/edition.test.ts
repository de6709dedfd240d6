/** An edition: sections with fronts of their own, the way from story to story, who wrote what, and names that stand. */
import { expect, test } from 'vitest'
import { nameOf, storyNames } from '../../src/renderers/epub/ids.ts'
import { editionOf, filesOf, pageOf, paragraph, storyOf } from './story.ts'

const ferry = storyOf({ uri: 'urn:ferry', headline: 'Ferries sail' })
const derby = storyOf({ uri: 'urn:derby', headline: 'Late derby', section: 'Sports', language: 'de' })
const regatta = storyOf({
  uri: 'urn:regatta',
  headline: 'Regatta & rain',
  section: 'Sports',
  by: 'By Ottilie Marsh',
  creditLine: 'Valley News Service',
  copyrightNotice: '(c) 2026 Valley News',
  usageTerms: 'Not for use in print',
})
const edition = editionOf([ferry, derby, regatta], { title: 'Morning Wire', date: '2026-03-14' })
const sports = `${nameOf('section', 'Sports')}.xhtml`
const fileOf = (story: typeof ferry) => pageOf(story).slice('OEBPS/'.length)

const hrefsIn = (xhtml = '') => [...xhtml.matchAll(/href="([^"]+\.xhtml)"/g)].map(([, href]) => href)

test('the contents are two levels deep, in NCX and navigation alike', async () => {
  const files = await filesOf(edition)
  const nav = files.get('OEBPS/toc.xhtml') ?? ''
  const [contents = ''] = nav.split('epub:type="landmarks"')
  expect(hrefsIn(contents)).toEqual([fileOf(ferry), sports, fileOf(derby), fileOf(regatta), 'colophon.xhtml'])
  expect(contents.replace(/\s*<(?:a|h1|h2|p)\b.*?<\/(?:a|h1|h2|p)>|\n/g, '')).toContain(
    '<li></li><li><ol><li></li><li></li></ol></li><li></li></ol>',
  )
  const ncx = files.get('OEBPS/toc.ncx') ?? ''
  expect(ncx).toContain('name="dtb:depth" content="2"')
  expect(
    ncx.replace(/<navPoint|<\/navPoint>|[\s\S]/g, (tag) =>
      tag === '<navPoint' ? '(' : tag === '</navPoint>' ? ')' : '',
    ),
  ).toBe('()(()())()')
})

test('a section’s front lists its stories', async () => {
  const front = (await filesOf(edition)).get(`OEBPS/${sports}`) ?? ''
  expect(front).toContain('<h1 class="title">Sports</h1>')
  expect(hrefsIn(front)).toEqual([fileOf(derby), fileOf(regatta)])
  expect(front).toContain('<li xml:lang="de" lang="de">')
  expect(front).toContain('<p class="byline">By Ottilie Marsh</p>')
})

test('each story leads to its neighbors, its section and the contents', async () => {
  const files = await filesOf(edition)
  const bar = (story: typeof ferry) =>
    hrefsIn(/<nav class="bar"[\s\S]*<\/nav>/.exec(files.get(pageOf(story)) ?? '')?.[0])
  expect(bar(ferry)).toEqual([fileOf(derby), 'toc.xhtml'])
  expect(bar(derby)).toEqual([fileOf(regatta), fileOf(ferry), sports, 'toc.xhtml'])
  expect(bar(regatta)).toEqual([fileOf(derby), sports, 'toc.xhtml'])
  const alone = await filesOf(editionOf([ferry]))
  expect(alone.get(pageOf(ferry))).not.toContain('<nav')
  expect([...alone.keys()].filter((name) => /colophon|section-/.test(name))).toEqual([])
})

test('the colophon credits as the wire did', async () => {
  const colophon = (await filesOf(edition)).get('OEBPS/colophon.xhtml') ?? ''
  const lines = [...colophon.matchAll(/<p(?: class="issue")?>(.*?)<\/p>/g)].map(([, line]) =>
    line?.replace(/<.*?>/g, ''),
  )
  expect(lines).toEqual([
    'Morning Wire',
    'Saturday, March 14, 2026',
    // The wire credits nobody with the others.
    'Regatta &amp; rain',
    'By Ottilie Marsh',
    'Valley News Service',
    '(c) 2026 Valley News',
    'Not for use in print',
  ])
})

test('the book speaks the language of the edition', async () => {
  const days: Record<string, string> = {
    de: 'Samstag, 14. März 2026',
    fr: 'samedi 14 mars 2026',
    es: 'sábado, 14 de marzo de 2026',
    it: 'sabato 14 marzo 2026',
    nl: 'zaterdag 14 maart 2026',
    pt: 'sábado, 14 de março de 2026',
    sv: 'Saturday, March 14, 2026',
  }
  for (const [language, day] of Object.entries(days)) {
    const nav = (await filesOf({ ...edition, language })).get('OEBPS/toc.xhtml') ?? ''
    expect(nav).toContain(`>${day}</p>`)
    expect(nav.includes('<h2 id="contents" xml:lang="en" lang="en">Contents</h2>')).toBe(language === 'sv')
  }
})

/** The ids of paragraphs, by their file and words; of equals each by its count. */
async function namesIn(given: typeof edition): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const [file, xhtml] of await filesOf(given)) {
    if (!file.includes('story-')) continue
    for (const [, id = '', words = ''] of xhtml.matchAll(/<p id="([^"]+)">([^<]*)/g)) {
      const place = `${file} ${words}`
      names.set(names.has(place) ? `${place} again` : place, id)
    }
  }
  return names
}

test('issued again, what was not touched keeps its name', async () => {
  const body = ['It rang.', 'It rang again.', 'It rang.', 'The keeper slept.'].map((words) =>
    paragraph(words),
  )
  const given = [ferry, derby, regatta].map((story) =>
    storyOf({ ...story.data.meta, section: 'Sports' }, body),
  )
  const before = await namesIn(editionOf(given, { title: 'Morning Wire' }))
  expect(new Set(before.values()).size).toBe(4)

  const [one, , three] = given
  if (!one || !three) throw new Error('three stories were given')
  const edited = storyOf({ ...one.data.meta, headline: 'Ferries sail again', version: '2' }, [
    paragraph('A new first paragraph.'),
    ...body.slice(0, 1),
    paragraph('It rang once more.'),
    ...body.slice(2),
  ])
  const fresh = storyOf({ uri: 'urn:fresh', section: 'Sports' }, body)
  const after = await namesIn(editionOf([fresh, three, edited], { title: 'Morning Wire' }))
  const kept = [...before].filter(([place]) => after.has(place))
  expect(kept).toHaveLength(body.length + body.length - 1)
  for (const [place, name] of kept) expect(after.get(place)).toBe(name)
})

test('a plain wire is known by its name, for its hash changes with every comma', () => {
  const plain = (sha: string) => storyOf({ uri: `urn:sha256:${sha}` })
  expect(pageOf(plain('a'))).toBe(pageOf(plain('b')))
})

test('plain wires of one headline keep their names in any order, with others between or gone', () => {
  const plain = (lede: string, sha: string, slug: string) =>
    storyOf({ uri: `urn:sha256:${sha}`, headline: 'Corrections', slug }, [paragraph(lede)])
  const [bell, bees, boat] = [
    plain('A bell.', 'a', 'c'),
    plain('Bees.', 'b', 'c-2'),
    plain('Boats.', 'c', 'c-3'),
  ]
  const namesOf = (stories: (typeof bell)[]) =>
    new Map(storyNames(stories).map((name, index) => [stories[index], name]))
  const before = namesOf([bell, bees])
  expect(new Set(before.values()).size).toBe(2)
  for (const stories of [
    [bees, bell],
    [boat, bees, ferry, bell],
    [bell, boat, bees],
  ]) {
    const after = namesOf(stories)
    expect(new Set(after.values()).size).toBe(stories.length)
    for (const [story, name] of before) expect(after.get(story)).toBe(name)
  }
  expect(namesOf([boat, bees]).get(bees)).toBe(before.get(bees))
  // The wire is sent again with another comma, and its file is another’s now.
  const resent = plain('A bell!', 'd', 'c-2')
  expect(namesOf([bees, resent]).get(resent)).toBe(before.get(bell))
  // What nothing tells apart is still two pages.
  expect(new Set(storyNames([bell, plain('A bell.', 'e', 'c-4')])).size).toBe(2)
})

test('an edition issued again is the same book; the next day’s is another', async () => {
  const idOf = async (facts: Partial<typeof edition>, stories = edition.stories) =>
    /<dc:identifier id="id">(.*)</.exec(
      (await filesOf({ ...edition, ...facts, stories })).get('OEBPS/content.opf') ?? '',
    )?.[1]
  const id = await idOf({})
  expect(await idOf({ id: 'f'.repeat(64), modified: '2026-03-14T12:00:00Z' }, [regatta, ferry])).toBe(id)
  expect(await idOf({ date: '2026-03-15' })).not.toBe(id)
  expect(await idOf({ title: 'Evening Wire' })).not.toBe(id)
})
