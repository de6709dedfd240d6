/** An edition as the e-book's templates see it: every fact ready to print, nothing that the wire did not say. */
import type { Edition, Story } from '../../story.ts'
import { articleOf, printable } from './xhtml.ts'

export interface BookStory {
  /** Of its manifest item. */
  id: string
  /** Its page, relative to the package document. */
  file: string
  title: string
  /** BCP 47. */
  language: string
  authors: string[]
  /** The agency's identifier of what it was made from. */
  source: string
  /** As the wire gave it. */
  rights?: string
  /** Well-formed XHTML: an article element. */
  article: string
}

export interface Book {
  /** A URN (RFC 9562, version 8: of the edition's hash). */
  identifier: string
  title: string
  language: string
  languages: string[]
  /** In UTC, to the second. */
  modified: string
  date?: string
  authors: string[]
  credits: string[]
  description?: string
  rights: string[]
  /** Properties of schema.org, in order (EPUB Accessibility 1.1, 2.2). */
  accessibility: [property: string, value: string][]
  stories: BookStory[]
}

export function bookOf(edition: Edition): Book {
  const metas = edition.stories.map((story) => story.data.meta)
  const [only] = metas.length === 1 ? metas : []
  return {
    identifier: urnOf(edition.id),
    title: printable(edition.title),
    language: edition.language,
    languages: distinct([edition.language, ...metas.map((meta) => meta.language)]),
    modified: edition.modified,
    ...(only?.firstCreated && { date: only.firstCreated }),
    ...(only?.headlineExtended && { description: printable(only.headlineExtended) }),
    authors: distinct(metas.flatMap((meta) => meta.bylines.map((person) => printable(person.name)))),
    credits: distinct(metas.flatMap((meta) => (meta.creditLine ? [printable(meta.creditLine)] : []))),
    rights: distinct(
      metas.flatMap((meta) => (meta.copyrightNotice ? [printable(meta.copyrightNotice)] : [])),
    ),
    accessibility: accessibilityOf(edition),
    stories: edition.stories.map(bookStoryOf),
  }
}

function bookStoryOf(story: Story, index: number): BookStory {
  const { meta } = story.data
  const number = String(index + 1).padStart(3, '0')
  return {
    id: `story-${number}`,
    file: `story-${number}-${meta.slug}.xhtml`,
    title: printable(meta.headline),
    language: meta.language,
    authors: meta.bylines.map((person) => printable(person.name)),
    source: printable(meta.uri),
    ...(meta.copyrightNotice && { rights: printable(meta.copyrightNotice) }),
    article: articleOf(story),
  }
}

/** What holds for text with headings; nothing is claimed that is not there. */
function accessibilityOf(edition: Edition): [string, string][] {
  const hasTables = edition.stories.some((story) => story.children.some((node) => node.type === 'table'))
  return [
    ['accessMode', 'textual'],
    ['accessModeSufficient', 'textual'],
    ['accessibilityFeature', 'structuralNavigation'],
    ['accessibilityFeature', 'tableOfContents'],
    ['accessibilityFeature', 'readingOrder'],
    ['accessibilityFeature', 'displayTransformability'],
    ['accessibilityHazard', 'none'],
    [
      'accessibilitySummary',
      `Text with headings${hasTables ? ' and tables with marked heads' : ''}; no images, sound or movement.`,
    ],
  ]
}

function urnOf(sha256: string): string {
  const variant = ((Number.parseInt(sha256.charAt(16), 16) & 3) | 8).toString(16)
  const groups = [
    sha256.slice(0, 8),
    sha256.slice(8, 12),
    `8${sha256.slice(13, 16)}`,
    variant + sha256.slice(17, 20),
    sha256.slice(20, 32),
  ]
  return `urn:uuid:${groups.join('-')}`
}

function distinct(values: string[]): string[] {
  return [...new Set(values)]
}
