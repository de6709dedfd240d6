/** The web page of a story: a standalone file, its markup shared with the e-book, its facts as JSON-LD besides. */
import ejs from 'ejs'
import { toHtml } from 'hast-util-to-html'
import type { NewsArticle, WithContext } from 'schema-dts'
import { z } from 'zod'
import { defineRenderer } from '../define.ts'
import { markupOf } from '../markup.ts'
import type { Edition, Meta, Story } from '../story.ts'
import type { Template } from '../template.ts'
import { picturesBeside } from './pictures.ts'

export const html = defineRenderer({
  name: 'html',
  summary: 'Write each story as a standalone web page.',
  options: z.strictObject({}),
  rules: {},

  render(edition, _options, press) {
    const page = pageOf(press.template)
    const pages = edition.stories.map((story) => ({
      path: `${story.data.meta.slug}.html`,
      mediaType: 'text/html',
      body: page(fieldsOf(story, edition, press.template)),
    }))
    return [...pages, ...picturesBeside(edition, press.outputs)]
  },
})

const compiled = new WeakMap<Template, ejs.TemplateFunction>()

function pageOf(template: Template): ejs.TemplateFunction {
  const known = compiled.get(template)
  if (known) return known
  const page = ejs.compile(template.text('page.html.ejs'))
  compiled.set(template, page)
  return page
}

/** What page.html.ejs can name. */
function fieldsOf(story: Story, { pictures }: Edition, template: Template): Record<string, unknown> {
  const { meta } = story.data
  return {
    meta,
    article: markupOf(story, pictures)
      .children.map((node) => toHtml(node))
      .join('\n'),
    css: template.text('style.css'),
    // A "</script>" in a headline must not end the script.
    jsonLd: JSON.stringify(articleOf(meta)).replaceAll('<', '\\u003c'),
  }
}

/** schema.org: what the wire says, and no more. */
function articleOf(meta: Meta): WithContext<NewsArticle> {
  const { dateline } = meta
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: meta.headline,
    inLanguage: meta.language,
    wordCount: meta.wordCount,
    ...(meta.headlineExtended && { alternativeHeadline: meta.headlineExtended }),
    ...(meta.bylines.length > 0 && {
      author: meta.bylines.map((person) => ({
        '@type': 'Person',
        name: person.name,
        ...(person.title && { jobTitle: person.title }),
        ...(person.org && { affiliation: { '@type': 'Organization', name: person.org } }),
      })),
    }),
    ...(meta.creditLine && { creditText: meta.creditLine }),
    ...(dateline && {
      dateline: dateline.raw,
      ...(dateline.places[0] && {
        locationCreated: {
          '@type': 'Place',
          name: [dateline.places.join('/'), dateline.region].filter(Boolean).join(', '),
        },
      }),
    }),
    ...(meta.firstCreated && { datePublished: meta.firstCreated }),
    ...(meta.versionCreated && { dateModified: meta.versionCreated }),
    ...(meta.section && { articleSection: meta.section }),
    ...(meta.keywords && { keywords: meta.keywords }),
    ...(meta.copyrightNotice && { copyrightNotice: meta.copyrightNotice }),
    ...(meta.usageTerms && { usageInfo: meta.usageTerms }),
  }
}
