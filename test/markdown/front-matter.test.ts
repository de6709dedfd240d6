/**
 * What each generator’s own parser makes of our front matter: gray-matter for Eleventy (js-yaml 3), js-yaml 4 and the
 * schema of its blog template for Astro, yaml for Obsidian. Hugo is Go and Jekyll is Ruby, so a parser of YAML 1.1 and one
 * of 1.2 stand in for them.
 */
import matter from 'gray-matter'
import { load } from 'js-yaml'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { bind, epoch } from '../../src/bind.ts'
import { newMeta } from '../../src/readers/meta.ts'
import { markdown } from '../../src/renderers/index.ts'
import { type ProfileName, profileNames } from '../../src/renderers/markdown/profiles.ts'
import type { Meta, Output, Story } from '../../src/story.ts'
import { png } from '../pictures/made.ts'
import { press } from './press.ts'

const facts: Partial<Meta> = {
  headline: 'Ferries: “sail” at 12:30',
  headlineExtended: 'no',
  slug: 'ferries-sail',
  bylines: [{ name: 'Dana Quill', raw: 'DANA QUILL' }],
  firstCreated: '2026-03-14T23:30:00-05:00',
  versionCreated: '2026-03-15',
  keywords: ['no', '12:30', '1e3', '0123', '2001-01-01', '1,000', 'harbor commission', '~', 'on', ':sym'],
  section: 'Sports',
  version: '0x1F',
}

function storyOf(given: Partial<Meta>, copy = 'The boats sailed.'): Story {
  const meta: Meta = { ...newMeta(new VFile({ path: 'a.txt', value: copy }), 'plain', 'en'), ...given }
  return {
    type: 'root',
    data: { meta },
    children: [
      {
        type: 'heading',
        depth: 1,
        data: { part: 'headline' },
        children: [{ type: 'text', value: meta.headline }],
      },
      {
        type: 'paragraph',
        data: { part: 'figure' },
        children: [{ type: 'image', url: 'pictures/a.png', alt: 'A' }],
      },
      { type: 'paragraph', children: [{ type: 'text', value: copy }] },
      { type: 'code', value: copy, data: { part: 'agate' } },
    ],
  }
}

async function printed(profile: ProfileName, story: Story, url?: string, date = epoch): Promise<Output[]> {
  const edition = bind([story], [], { date, names: new Map() })
  const picture = {
    mediaType: 'image/png' as const,
    width: 1,
    height: 1,
    orientation: 1,
    bytes: png({ type: 6 }),
  }
  edition.pictures = new Map([['pictures/a.png', picture]])
  return markdown({ profile, ...(url && { url }) }).render(edition, press)
}

const bodyOf = async (...of: Parameters<typeof printed>) => String((await printed(...of))[0]?.body)
const yamlIn = (page: string) => /^---\n(.*?)^---$/ms.exec(page)?.[1] ?? ''
/** Moments as the days and times that they are, whatever a parser makes of them. */
const settled = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (_key, fact) =>
      typeof fact === 'string' && /^\d{4}-\d\d-\d\d(?:T|$)/.test(fact) ? new Date(fact).toISOString() : fact,
    ),
  )

describe.each(profileNames)('%s', (profile) => {
  test('is the same to parsers of YAML 1.1 and 1.2', async () => {
    const page = await bodyOf(profile, storyOf(facts))
    const found = settled(parse(yamlIn(page)))
    expect(settled(parse(yamlIn(page), { version: '1.1' }))).toEqual(found)
    expect(settled(load(yamlIn(page)))).toEqual(found)
    expect(settled(matter(page).data)).toEqual(found)
    expect(found.title).toBe(facts.headline)
    expect(found.description).toBe('no')
    expect(found.wire.version).toBe('0x1F')
    if (profile !== 'obsidian') expect(parse(yamlIn(page)).tags).toEqual(facts.keywords)
  })

  test('a day is no string, and stays that day', async () => {
    const yaml = yamlIn(await bodyOf(profile, storyOf({ ...facts, firstCreated: '2026-03-14' })))
    expect(yaml).toMatch(/^(?:date|created|pubDate): 2026-03-14$/m)
  })

  test('invents nothing', async () => {
    const { title, slug, layout, aliases, description, wire, ...rest } = matter(
      await bodyOf(profile, storyOf({ headline: 'Bees', slug: 'bees' })),
    ).data
    expect(rest).toEqual({})
  })
})

describe('the names and types of', () => {
  test('plain', async () => {
    const page = await bodyOf(
      'plain',
      storyOf({ ...facts, pubStatus: 'withheld' }),
      'https://example.org/news',
    )
    expect(parse(yamlIn(page))).toMatchObject({
      authors: ['Dana Quill'],
      date: '2026-03-14T23:30:00-05:00',
      lastmod: '2026-03-15',
      slug: 'ferries-sail',
      categories: ['Sports'],
      draft: true,
      canonicalURL: 'https://example.org/news/ferries-sail.html',
    })
  })

  test('Hugo, which publishes and unpublishes by itself', async () => {
    const limits = { embargoed: '2026-03-15T06:00:00Z', expires: '2026-04-01' }
    const found = parse(yamlIn(await bodyOf('hugo', storyOf({ ...facts, ...limits }))))
    expect(found).toMatchObject({
      publishDate: limits.embargoed,
      expiryDate: limits.expires,
      slug: 'ferries-sail',
    })
  })

  test('Jekyll, to which a time without a zone is a string', async () => {
    const yaml = yamlIn(
      await bodyOf('jekyll', storyOf({ ...facts, firstCreated: '2026-03-14T00:30:00', signals: ['hold'] })),
    )
    expect(yaml).toContain('\ndate: "2026-03-14T00:30:00"\n')
    expect(yaml).toContain('\nlast_modified_at: 2026-03-15\n')
    expect(parse(yaml)).toMatchObject({ layout: 'post', author: 'Dana Quill', published: false })
  })

  test('Astro, as the schema of its blog template has them', async () => {
    const blog = z.object({
      title: z.string(),
      description: z.string(),
      pubDate: z.coerce.date(),
      updatedDate: z.coerce.date().optional(),
    })
    const { headlineExtended, ...bare } = facts
    const found = blog.parse(load(yamlIn(await bodyOf('astro', storyOf(bare)))))
    expect(found.description).toBe('The boats sailed.')
    expect(found.pubDate).toEqual(new Date('2026-03-14T23:30:00-05:00'))
  })

  test('Obsidian, whose tags have no spaces and whose times no zones', async () => {
    const found = parse(yamlIn(await bodyOf('obsidian', storyOf({ ...facts, embargoed: 'unknown' }))))
    expect(found).toMatchObject({ aliases: [facts.headline], created: '2026-03-14T23:30:00', publish: false })
    expect(found.tags).toEqual(['no', '1e3', 'harbor-commission', 'on', 'sym'])
    expect(found.wire).toMatchObject({ firstCreated: facts.firstCreated, keywords: facts.keywords })
  })
})

test.each<[ProfileName, string, string, string]>([
  ['plain', 'ferries-sail.md', 'pictures/a.png', 'pictures/a.png'],
  [
    'hugo',
    'content/posts/ferries-sail/index.md',
    'content/posts/ferries-sail/pictures/a.png',
    'pictures/a.png',
  ],
  ['eleventy', 'posts/ferries-sail.md', 'pictures/a.png', '/pictures/a.png'],
  ['astro', 'src/content/blog/ferries-sail.md', 'src/content/blog/pictures/a.png', './pictures/a.png'],
  ['jekyll', '_posts/2026-03-14-ferries-sail.md', 'pictures/a.png', '/pictures/a.png'],
  ['obsidian', 'ferries-sail.md', 'pictures/a.png', 'pictures/a.png'],
])('the files of %s', async (profile, page, picture, way) => {
  const outputs = await printed(profile, storyOf(facts))
  expect(outputs.map(({ path }) => path)).toEqual([page, picture])
  expect(outputs[0]?.body).toContain(`![A](${way})`)
})

test('a story without a day is named by the day of the build, else it is a draft of Jekyll’s', async () => {
  const pathOf = async (date?: string) =>
    (await printed('jekyll', storyOf({ slug: 'bees' }), undefined, date))[0]?.path
  expect(await pathOf('2026-11-25T12:00:00Z')).toBe('_posts/2026-11-25-bees.md')
  expect(await pathOf()).toBe('_drafts/bees.md')
})

test('where code holds what is run over a page, that is turned off', async () => {
  const found = async (profile: ProfileName, copy: string) =>
    parse(yamlIn(await bodyOf(profile, storyOf(facts, copy))))
  expect((await found('eleventy', 'a {{ b }}')).templateEngineOverride).toBe('md')
  expect((await found('eleventy', 'a')).templateEngineOverride).toBeUndefined()
  expect((await found('jekyll', 'a {% b %}')).render_with_liquid).toBe(false)
  expect((await found('jekyll', 'a')).render_with_liquid).toBeUndefined()
})
