/** What a book claims of its accessibility (EPUB Accessibility 1.1, 2.2): what its pages hold, and no more. */
import type { Book } from './book.ts'

type Claim = [property: string, value: string]

/** Properties of schema.org and their values, in order. */
export function accessibilityOf({ stories, sections, pages, cover }: Book): Claim[] {
  // Copy holds no such thing: its brackets are escaped.
  const holds = (tag: string) => stories.some(({ article }) => article.includes(tag))
  const hasHeadings = sections.some(({ front }) => front) || holds('<h1') || holds('<h2')
  const feature = (name: string, isThere: boolean): Claim[] =>
    isThere ? [['accessibilityFeature', name]] : []
  const parts = [
    ...(hasHeadings ? ['headings'] : []),
    ...(holds('<table') ? ['tables with marked heads'] : []),
    ...(holds('doc-noteref') ? ['notes'] : []),
  ]
  const text = ['Text', parts.join(', ').replace(/, ([^,]*)$/, ' and $1')].filter(Boolean).join(' with ')
  const pictures = cover ? 'no images but the cover, which is described in words' : 'no images'
  return [
    ['accessMode', 'textual'],
    ...(cover ? [['accessMode', 'visual'] satisfies Claim] : []),
    ['accessModeSufficient', 'textual'],
    ...feature('alternativeText', cover !== undefined),
    ...feature('structuralNavigation', hasHeadings),
    ['accessibilityFeature', 'tableOfContents'],
    ['accessibilityFeature', 'readingOrder'],
    ['accessibilityFeature', 'displayTransformability'],
    ...feature('pageNavigation', pages.length > 0),
    ...feature('pageBreakMarkers', pages.length > 0),
    ['accessibilityHazard', 'none'],
    ['accessibilitySummary', `${text}; ${pictures}; no sound, no movement.`],
  ]
}
