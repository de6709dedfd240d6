/** schema.org: what the wire says of a story, and no more. */
import type { NewsArticle, WithContext } from 'schema-dts'
import { copyOf } from '../../copy.ts'
import type { Byline, Meta, Story } from '../../story.ts'

/** `address`: of its page, and `image`: of its picture, where there is a site. */
export function articleOf(story: Story, address?: string, image?: string): WithContext<NewsArticle> {
  const { meta } = story.data
  const corrections = correctionsIn(story)
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: meta.headline,
    inLanguage: meta.language,
    wordCount: meta.wordCount,
    ...(address && { url: address, mainEntityOfPage: address }),
    ...(image && { image }),
    ...(meta.headlineExtended && { alternativeHeadline: meta.headlineExtended }),
    ...(meta.bylines.length > 0 && { author: meta.bylines.map(personOf) }),
    ...(meta.creditLine && { creditText: meta.creditLine }),
    ...placeOf(meta),
    ...(meta.firstCreated && { datePublished: meta.firstCreated }),
    ...(meta.versionCreated && { dateModified: meta.versionCreated }),
    ...(meta.section && { articleSection: meta.section }),
    ...(meta.keywords && { keywords: meta.keywords }),
    ...(corrections.length > 0 && { correction: corrections }),
    ...(meta.copyrightNotice && { copyrightNotice: meta.copyrightNotice }),
    ...(meta.copyrightHolder && { copyrightHolder: { '@type': 'Organization', name: meta.copyrightHolder } }),
    ...(meta.usageTerms && { usageInfo: meta.usageTerms }),
  }
}

function personOf({ name, title, org }: Byline) {
  return {
    '@type': 'Person' as const,
    name,
    ...(title && { jobTitle: title }),
    ...(org && { affiliation: { '@type': 'Organization' as const, name: org } }),
  }
}

function placeOf({ dateline }: Meta) {
  if (!dateline) return {}
  const [place] = dateline.places
  return {
    dateline: dateline.raw,
    ...(place && {
      locationCreated: {
        '@type': 'Place' as const,
        name: [dateline.places.join('/'), dateline.region].filter(Boolean).join(', '),
      },
    }),
  }
}

function correctionsIn(story: Story): string[] {
  return story.children
    .filter((node) => node.type === 'paragraph' && node.data?.part === 'correction')
    .map((node) => copyOf(node))
}
