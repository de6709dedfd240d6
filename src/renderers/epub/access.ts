/** What a book claims of its accessibility (EPUB Accessibility 1.1, 2.2): what its pages hold, and no more. */
import type { Book } from './book.ts'

type Claim = [property: string, value: string]

/** Properties of schema.org and their values, in order. */
export function accessibilityOf({ stories, sections, pages, cover, pictures }: Book): Claim[] {
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
  const isTold = isDescribed(stories)
  const hasPictures = cover !== undefined || pictures.length > 0
  const covered = cover ? 'no images but the cover, which is described in words' : 'no images'
  const told = isTold ? 'pictures, described in words' : 'pictures, some of them without words'
  return [
    ['accessMode', 'textual'],
    ...(hasPictures ? [['accessMode', 'visual'] satisfies Claim] : []),
    ['accessModeSufficient', isTold ? 'textual' : 'textual,visual'],
    ...feature('alternativeText', hasPictures && isTold),
    ...feature('structuralNavigation', hasHeadings),
    ['accessibilityFeature', 'tableOfContents'],
    ['accessibilityFeature', 'readingOrder'],
    ['accessibilityFeature', 'displayTransformability'],
    ...feature('pageNavigation', pages.length > 0),
    ...feature('pageBreakMarkers', pages.length > 0),
    ['accessibilityHazard', 'none'],
    ['accessibilitySummary', `${text}; ${pictures.length > 0 ? told : covered}; no sound, no movement.`],
  ]
}

/** Whether each picture has words: its own, or its figure's caption. */
export function isDescribed(stories: readonly { article: string }[]): boolean {
  const figures = stories.flatMap(({ article }) => article.match(/<figure>.*?<\/figure>/gs) ?? [])
  return figures.every((figure) => !/ alt=""/.test(figure) || figure.includes('<figcaption'))
}
