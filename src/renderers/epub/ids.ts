/**
 * Names that stand when an edition is issued again: of files by what a story is, of paragraphs by what they say.
 *
 * A reader’s place and highlights hang on them. So nothing here counts stories or paragraphs, only equals among them.
 */
import { hash } from 'node:crypto'
import { ledeOf } from '../../lede.ts'
import { slugOf } from '../../slug.ts'
import type { Edition, Story } from '../../story.ts'

/** The wire’s own identifier; else a name, since a source’s hash changes with every comma. */
function identityOf({ data: { meta } }: Story, name: string): string {
  return meta.uri.startsWith('urn:sha256:') ? name || meta.slug : meta.uri
}

/**
 * What stories are called in a book, each otherwise: a plain wire by its headline. Those of one headline are told apart
 * by how they begin, whichever comes first and whatever comes between; where that is the same, by their files.
 */
export function storyNames(stories: readonly Story[]): string[] {
  let identities = stories.map((story) => identityOf(story, slugOf(story.data.meta.headline)))
  for (const tell of [ledeOf, ({ data }: Story) => data.meta.slug]) {
    const counts = new Map<string, number>()
    for (const identity of identities) counts.set(identity, (counts.get(identity) ?? 0) + 1)
    identities = stories.map((story, index) => {
      const identity = identities[index] ?? ''
      return counts.get(identity) === 1 ? identity : `${identity}\n${tell(story)}`
    })
  }
  return identities.map((identity) => nameOf('story', identity))
}

/** Of a story alone, the story, by the name of its file; of several, the title and the day. */
export function identityOfEdition({ stories, title, date = '' }: Edition): string {
  const [only] = stories.length === 1 ? stories : []
  if (!only) return `${title}\n${date}`
  return `${identityOf(only, only.data.meta.slug)}\n${only.data.meta.firstCreated ?? ''}`
}

/** "story-9f86d081884c": what it is, and 48 bits of the SHA-256 of its identity. */
export function nameOf(kind: string, identity: string): string {
  return `${kind}-${hash('sha256', identity).slice(0, 12)}`
}

/** Of the place where a page of print begins. */
export function pageId(page: string): string {
  return `page-${page}`
}

/** A URN (RFC 9562, version 8) of an identity’s SHA-256. */
export function urnOf(identity: string): string {
  const hex = hash('sha256', identity)
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ]
  return `urn:uuid:${groups.join('-')}`
}

/** Names each element of a page by its words; of equals the second is "p-…-2". */
export function paragraphNames(): (words: string) => string {
  const counts = new Map<string, number>()
  return (words) => {
    const name = nameOf('p', words)
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name}-${count}`
  }
}
