/**
 * The web: of a story its page, of an edition a site.
 *
 *     fields.ts   what templates may name         page.ts    a page and the story on it
 *     site.ts     first page, sections, archive   feeds.ts   Atom, RSS, JSON Feed, sitemap
 *     article.ts  JSON-LD                         terms.ts   the pages’ own words
 *
 * A page needs no script and nothing from elsewhere; links are relative, so a site works wherever it lies.
 */
import { z } from 'zod'
import { defineRenderer } from '../../define.ts'
import type { Edition, Output } from '../../story.ts'
import { picturesBeside } from '../pictures.ts'
import { downloadsIn, hrefTo, type Paper, storyPage } from './page.ts'

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
    const paper: Paper = {
      template,
      pictures: edition.pictures,
      fonts: [],
      href: hrefTo,
      ...(url && { url }),
    }
    const pages = isSite(edition)
      ? (await import('./site.ts')).siteOf(edition, paper, outputs, singles)
      : [lonePage(edition, paper, outputs)]
    return [...pages, ...picturesBeside(edition, outputs)]
  },
})

/** An edition is named by its title, a story by itself. */
function isSite({ stories, slug }: Edition): boolean {
  return stories.length !== 1 || stories[0]?.data.meta.slug !== slug
}

function lonePage(edition: Edition, paper: Paper, outputs: readonly Output[]): Output {
  const [story] = edition.stories
  if (!story) throw new RangeError('An edition holds at least one story')
  const path = `${story.data.meta.slug}.html`
  return storyPage(story, path, paper, { downloads: downloadsIn(outputs, (file) => hrefTo(file, path)) })
}
