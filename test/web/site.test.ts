/** An edition as a site: which pages there are, where they lead, what machines read of it, and what templates may name. */
import path from 'node:path/posix'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, test } from 'vitest'
import { resolveConfig } from '../../src/config.ts'
import { convert } from '../../src/pipeline.ts'
import { html } from '../../src/renderers/html/html.ts'
import { TemplateFault } from '../../src/template.ts'
import { derby, editionOf, ferry, note, pagesOf, regatta, site, storyOf, templateWith } from './story.ts'

const url = 'https://ledger.example/news'
const stories = ['ferries-sail.html', 'late-derby.html', 'regatta.html', 'a-note.html']

/** All that pages lead to or load, by the page. */
function linksIn(page: string): string[] {
  return [...page.matchAll(/(?:href|src)="([^"]*)"|url\("([^"]*)"\)/g)].map(
    ([, one, other]) => one ?? other ?? '',
  )
}

describe('a site', () => {
  test('has a first page, sections, months, stories, and its faces', async () => {
    const pages = await pagesOf(site)
    const names = [...pages.keys()].filter((name) => !name.startsWith('fonts/'))
    expect(names).toEqual([
      'index.html',
      'sections/world.html',
      'sections/sports.html',
      'archive.html',
      'archive/2026-04.html',
      'archive/2026-03.html',
      ...stories,
    ])
    expect(pages.size - names.length).toBe(5)
  })

  test.each([undefined, url])('leads to nothing that is not there; its address: %s', async (address) => {
    const pages = await pagesOf(site, { url: address })
    const asked = new Set<string>()
    for (const [name, page] of pages) {
      if (!name.endsWith('.html')) continue
      for (const link of linksIn(page).filter((each) => !each.startsWith('#'))) {
        const target = link.startsWith(`${url}/`)
          ? link.slice(url.length + 1) || 'index.html'
          : path.join(path.dirname(name), link)
        expect([name, link, pages.has(target)]).toEqual([name, link, true])
        asked.add(target)
      }
    }
    const unasked = [...pages.keys()].filter((name) => !asked.has(name))
    expect(unasked).toEqual(address ? ['404.html', 'sitemap.xml', 'robots.txt'] : [])
  })

  test('shows six stories of a section on its first page, and says how many there are besides', async () => {
    const many = Array.from({ length: 9 }, (_, at) =>
      storyOf({ uri: `urn:${at}`, slug: `story-${at}`, headline: `Story ${at}`, section: 'World' }),
    )
    const pages = await pagesOf(editionOf(many, { title: 'Wire', slug: 'wire' }))
    const shown = linksIn(pages.get('index.html') ?? '').filter((link) => link.startsWith('story-'))
    expect(shown).toEqual(many.slice(0, 7).map(({ data }) => `${data.meta.slug}.html`))
    expect(pages.get('index.html')).toContain('<a href="sections/world.html">2 more in World</a>')
    expect(
      linksIn(pages.get('sections/world.html') ?? '').filter((link) => link.includes('story-')),
    ).toHaveLength(9)
  })

  test('keeps its own pages from stories that are called so', async () => {
    const config = resolveConfig({ renderers: [html()], bind: 'edition', title: 'Wire' }, process.cwd())
    const copy =
      'Archive\n\nBy Ann Lee\n\nALDER CREEK, Mont. (AP) — The bees held up fine, Ruth Amdahl said on Monday.\n'
    const paths: string[] = []
    for await (const { outputs } of convert([{ path: 'a.txt', bytes: Buffer.from(copy) }], config))
      paths.push(...outputs.map((output) => output.path))
    expect(paths.filter((each) => each.endsWith('.html'))).toEqual(['index.html', 'archive-2.html'])
  })

  test('leads from story to story, in the order of the edition', async () => {
    const pages = await pagesOf(site)
    const neighbors = stories.map((name) =>
      [...(pages.get(name) ?? '').matchAll(/rel="(prev|next)" href="([^"]+)"/g)].map(([, rel, href]) => [
        rel,
        href,
      ]),
    )
    expect(neighbors).toEqual([
      [['next', 'late-derby.html']],
      [
        ['prev', 'ferries-sail.html'],
        ['next', 'regatta.html'],
      ],
      [
        ['prev', 'late-derby.html'],
        ['next', 'a-note.html'],
      ],
      [['prev', 'regatta.html']],
    ])
  })

  test('names what was made of it in other formats', async () => {
    const book = { path: 'morning-wire.epub', mediaType: 'application/epub+zip', body: '' }
    const own = { path: 'regatta.pdf', mediaType: 'application/pdf', body: '' }
    const pages = await pagesOf(site, {}, [book], undefined, new Map([[regatta, [own]]]))
    expect(linksIn(pages.get('sections/world.html') ?? '')).toContain('../morning-wire.epub')
    expect(linksIn(pages.get('regatta.html') ?? '')).toContain('regatta.pdf')
    expect(linksIn(pages.get('a-note.html') ?? '')).not.toContain('regatta.pdf')
  })

  test('speaks the language of each story, and its direction', async () => {
    const farsi = storyOf({ uri: 'urn:fa', slug: 'fa', headline: 'خبر', language: 'fa' })
    const pages = await pagesOf(editionOf([derby, farsi], { title: 'Wire', slug: 'wire' }))
    expect(pages.get('late-derby.html')).toContain('<html lang="de">')
    expect(pages.get('late-derby.html')).toContain(
      '<time datetime="2026-04-02T10:00:00Z">Donnerstag, 2. April 2026',
    )
    expect(pages.get('fa.html')).toContain('<html lang="fa" dir="rtl">')
    expect(pages.get('index.html')).toContain('<div class="teaser" lang="fa" dir="rtl">')
  })

  test('runs no script and asks nothing from elsewhere', async () => {
    for (const [name, page] of await pagesOf(site, { url })) {
      if (!name.endsWith('.html')) continue
      const scripts = [...page.matchAll(/<script[^>]*>/g)].map(String)
      expect(scripts.every((script) => script === '<script type="application/ld+json">')).toBe(true)
      const loaded = [
        ...page.matchAll(/<link rel="(?:preload|stylesheet)" href="([^"]+)"|src="([^"]+)"|url\("([^"]+)"\)/g),
      ]
      const elsewhere = loaded
        .map(([, one, two, three]) => one ?? two ?? three ?? '')
        .filter((link) => /^https?:/.test(link))
      expect([name, elsewhere]).toEqual([name, []])
      expect(Buffer.byteLength(page)).toBeLessThan(60_000)
    }
  })
})

describe('a story’s page', () => {
  test('says what the wire says, to machines too', async () => {
    const page = (await pagesOf(site, { url })).get('ferries-sail.html') ?? ''
    const facts = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? '')
    expect(facts).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Ferries sail </script> & “on”',
      inLanguage: 'en',
      wordCount: 60,
      url: `${url}/ferries-sail.html`,
      mainEntityOfPage: `${url}/ferries-sail.html`,
      author: [{ '@type': 'Person', name: 'Ottilie Marsh' }],
      datePublished: '2026-03-14T06:09:00+01:00',
      dateModified: '2026-03-15T06:09:00+01:00',
      articleSection: 'World',
      keywords: ['ferries'],
      correction: ['An earlier story gave the bell another name.'],
      usageInfo: 'Not for use in print',
    })
    expect(page).toContain(`<link rel="canonical" href="${url}/ferries-sail.html">`)
    expect(page).toContain('<meta property="og:title" content="Ferries sail &lt;/script&gt; &amp; “on”">')
    expect(page).toContain('<meta property="article:modified_time" content="2026-03-15T06:09:00+01:00">')
    expect(page).toContain('Updated <time datetime="2026-03-15T06:09:00+01:00">Sunday, March 15, 2026</time>')
    expect(fromHtml(page).data).toMatchObject({ quirksMode: false })
  })

  test('stands alone where there is one story: no faces, no site', async () => {
    const pages = await pagesOf(editionOf([note], { slug: 'a-note' }))
    expect([...pages.keys()]).toEqual(['a-note.html'])
    expect(linksIn(pages.get('a-note.html') ?? '')).toEqual([])
    expect(pages.get('a-note.html')).not.toContain('class="masthead"')
  })
})

describe('feeds', () => {
  const made = pagesOf(site, { url })
  const textOf = async (name: string) => (await made).get(name) ?? ''
  const newestFirst = [derby, ferry, regatta, note].map(({ data }) => data.meta.headline)

  test('Atom', async () => {
    const feed = parseAtomFeed(await textOf('feed.xml'))
    expect(feed).toMatchObject({
      title: { value: 'Morning Wire' },
      updated: '2026-04-02T10:00:00Z',
      authors: [{ name: 'Morning Wire' }],
    })
    expect(feed.entries?.map(({ title }) => title?.value)).toEqual(newestFirst)
    // A wire’s own identifier that is no IRI is none of a feed’s.
    expect(feed.entries?.map(({ id }) => id)).toEqual([
      `${url}/late-derby.html`,
      'urn:ferry',
      'urn:regatta',
      'urn:note',
    ])
    expect(feed.entries?.[1]).toMatchObject({
      published: '2026-03-14T05:09:00Z',
      updated: '2026-03-15T05:09:00Z',
      authors: [{ name: 'Ottilie Marsh' }],
      categories: [{ term: 'World' }, { term: 'ferries' }],
      summary: { value: 'It rang.' },
    })
  })

  test('RSS', async () => {
    const feed = parseRssFeed(await textOf('rss.xml'))
    expect(feed.items?.map(({ title }) => title)).toEqual(newestFirst)
    expect(feed.items?.[1]).toMatchObject({
      guid: { value: 'urn:ferry', isPermaLink: false },
      link: `${url}/ferries-sail.html`,
    })
    expect(feed.items?.[1]?.pubDate).toBe('Sat, 14 Mar 2026 05:09:00 GMT')
  })

  test('JSON Feed', async () => {
    const feed = parseJsonFeed(JSON.parse(await textOf('feed.json')))
    expect(feed.items?.map(({ title }) => title)).toEqual(newestFirst)
    expect(feed.items?.[1]).toMatchObject({
      url: `${url}/ferries-sail.html`,
      tags: ['World', 'ferries'],
      language: 'en',
    })
  })

  test('a sitemap names every story, and robots.txt the sitemap', async () => {
    const places = [...(await textOf('sitemap.xml')).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, place]) => place)
    expect(places).toEqual([`${url}/`, ...stories.map((name) => `${url}/${name}`)])
    expect(await textOf('robots.txt')).toContain(`Sitemap: ${url}/sitemap.xml`)
  })
})

describe('a template', () => {
  test.each([
    [
      'web/story.html.ejs',
      'a\n<%= story.headlin %>',
      'web/story.html.ejs, line 2: There is no field story.headlin; did you mean “headline”?',
    ],
    ['web/story.html.ejs', '<%= headline %>', 'web/story.html.ejs, line 1: headline is not defined'],
    [
      'web/foot.html.ejs',
      '\n\n<%= words.hom %>',
      'web/foot.html.ejs, line 3: There is no field words.hom; did you mean “home”?',
    ],
    ['web/page.html.ejs', '<% if (title { %>', 'web/page.html.ejs: '],
  ])('that names what there is not is told where: %s', async (file, text, sentence) => {
    const template = templateWith({ [file]: text })
    const made = pagesOf(site, {}, [], template)
    await expect(made).rejects.toThrow(TemplateFault)
    await expect(made).rejects.toMatchObject({ sentence: expect.stringContaining(sentence) })
  })

  test('sets custom properties of its own', async () => {
    const template = templateWith({})
    template.web = { ...template.web, properties: { ...template.web.properties, measure: '30rem' } }
    const page = (await pagesOf(editionOf([note], { slug: 'a-note' }), {}, [], template)).get('a-note.html')
    expect(page).toContain('--measure: 30rem;')
  })

  test('an address that is none is refused', () => {
    expect(() => html({ url: 'ftp://ledger.example' })).toThrow('html: url')
  })
})
