/** What a book claims of its accessibility (EPUB Accessibility 1.1, 2.2): what is in it, counted, and no more. */
import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Edition } from '../../story.ts'

const pageFeatures: [string, string][] = [
  ['accessibilityFeature', 'pageNavigation'],
  ['accessibilityFeature', 'pageBreakMarkers'],
]

/** Properties of schema.org and their values, in order. */
export function accessibilityOf(edition: Edition, hasPages: boolean): [property: string, value: string][] {
  const kinds = new Set<Nodes['type']>()
  for (const story of edition.stories) visit(story, (node) => void kinds.add(node.type))
  const has = ['Text with headings', ...(kinds.has('table') ? ['tables with marked heads'] : [])]
  return [
    ['accessMode', 'textual'],
    ['accessModeSufficient', 'textual'],
    ['accessibilityFeature', 'structuralNavigation'],
    ['accessibilityFeature', 'tableOfContents'],
    ['accessibilityFeature', 'readingOrder'],
    ['accessibilityFeature', 'displayTransformability'],
    ...(hasPages ? pageFeatures : []),
    ['accessibilityHazard', 'none'],
    ['accessibilitySummary', `${has.join(' and ')}; no images, sound or movement.`],
  ]
}
