/** What a book claims of its accessibility (EPUB Accessibility 1.1, 2.2): what is in it, counted, and no more. */
import type { Edition } from '../../story.ts'

const pageFeatures: [string, string][] = [
  ['accessibilityFeature', 'pageNavigation'],
  ['accessibilityFeature', 'pageBreakMarkers'],
]

/** Properties of schema.org and their values, in order. */
export function accessibilityOf(edition: Edition, hasPages: boolean): [property: string, value: string][] {
  const hasTables = edition.stories.some(({ children }) => children.some(({ type }) => type === 'table'))
  const text = `Text with headings${hasTables ? ' and tables with marked heads' : ''}`
  return [
    ['accessMode', 'textual'],
    ['accessModeSufficient', 'textual'],
    ['accessibilityFeature', 'structuralNavigation'],
    ['accessibilityFeature', 'tableOfContents'],
    ['accessibilityFeature', 'readingOrder'],
    ['accessibilityFeature', 'displayTransformability'],
    ...(hasPages ? pageFeatures : []),
    ['accessibilityHazard', 'none'],
    ['accessibilitySummary', `${text}; no images, sound or movement.`],
  ]
}

/** The same claims for a book whose one picture, the cover, is described in words. */
export function withPicture(claims: readonly [string, string][]): [property: string, value: string][] {
  return claims.flatMap(([property, value]): [string, string][] => {
    if (property === 'accessMode')
      return [
        [property, value],
        [property, 'visual'],
      ]
    if (value === 'structuralNavigation')
      return [
        [property, 'alternativeText'],
        [property, value],
      ]
    return [[property, value.replace('no images', 'no images but the cover, which is described')]]
  })
}
