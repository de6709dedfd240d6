/**
 * The web: of a story its page, of an edition a site.
 *
 *     fields.ts   what templates may name         page.ts    a page and the story on it
 *     site.ts     first page, sections, archive   feeds.ts   Atom, RSS, JSON Feed, sitemap
 *     article.ts  JSON-LD                         terms.ts   the pages’ own words
 *
 * A page needs no script and nothing from elsewhere; links are relative, so a site works wherever it lies.
 */
import * as z from 'zod'
import { defineRenderer } from '../../define.ts'
import { picturesBeside } from '../pictures.ts'

export const html = defineRenderer({
  name: 'html',
  summary: 'Write each story as a web page, an edition as a site.',
  turn: 2,
  options: z.strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .transform((url) => (url.endsWith('/') ? url : `${url}/`))
      .optional()
      .describe(
        'Where the first page will be: with it, pages have canonical addresses, and a site has feeds and a sitemap.',
      ),
  }),
  rules: {},

  async render(edition, { url }, { template, outputs, singles }) {
    const isAlone = edition.stories.length === 1 && edition.stories[0]?.data.meta.slug === edition.slug
    // An edition is named by its title, a story by itself.
    const pages = isAlone
      ? (await import('./page.ts')).lonePage(edition, template, url, outputs)
      : (await import('./site.ts')).siteOf(edition, template, url, outputs, singles)
    return [...pages, ...picturesBeside(edition, outputs)]
  },
})
