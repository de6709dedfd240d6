/** An edition as the e-book's templates see it: every fact ready to print, nothing that the wire did not say. */
import { printable } from '../../copy.ts'
import { dayIn } from '../../day.ts'
import { type Direction, directionOf } from '../../direction.ts'
import type { Edition, Meta, PageBreak, Story } from '../../story.ts'
import { identityOfEdition, nameOf, pageId, storyNames, urnOf } from './ids.ts'
import { type Terms, termsIn } from './terms.ts'
import { articleOf } from './xhtml.ts'

/** A page of the book that the contents list. */
export interface BookPage {
  /** Of its manifest item; it stands when the book is issued again. */
  id: string
  /** Its file, relative to the package document. */
  file: string
  title: string
  /** BCP 47. */
  language: string
  direction: Direction
}

export interface BookStory extends BookPage {
  deck?: string
  authors: string[]
  /** The byline as the wire had it. */
  by?: string
  credit?: string
  /** The agency's identifier of what it was made from. */
  source: string
  created?: string
  /** As the wire gave them. */
  rights: string[]
  /** Well-formed XHTML: an article element. */
  article: string
}

/** Stories under a title, which has a page of its own; those without one stand for themselves. */
export interface BookSection {
  front?: BookPage
  stories: BookStory[]
}

export interface Book {
  /** A URN. */
  identifier: string
  title: string
  /** With its day: what a shelf shows. */
  fullTitle: string
  language: string
  /** Which way its pages are turned. */
  direction: Direction
  languages: string[]
  /** In UTC, to the second. */
  modified: string
  date?: string
  /** The date in words. */
  day?: string
  authors: string[]
  credits: string[]
  description?: string
  rights: string[]
  /** Who vouches for WCAG 2.2 AA. */
  certifiedBy?: string
  sections: BookSection[]
  stories: BookStory[]
  /** The files that its figures show. */
  pictures: { id: string; file: string; mediaType: string }[]
  /** Of the print edition, in order: what each is called and where it begins. */
  pages: { page: string; href: string }[]
  /** The print edition's identifier. */
  print?: string
  cover?: BookPage
  /** What the cover says, for those who do not see it. */
  coverWords?: string
  /** Of an edition. */
  colophon?: BookPage
  terms: Terms
}

/** With the pages of the print edition, where there is one; `certifiedBy` vouches for all that is claimed. */
export function bookOf(edition: Edition, breaks: readonly PageBreak[] = [], certifiedBy?: string): Book {
  const metas = edition.stories.map((story) => story.data.meta)
  const [only] = metas.length === 1 ? metas : []
  const terms = termsIn(edition.language)
  const sections = sectionsOf(edition, breaks)
  const stories = sections.flatMap((section) => section.stories)
  const title = printable(edition.title).trim() || edition.slug
  const day = edition.date && dayIn(terms.language, edition.date)
  const date = only ? only.firstCreated : edition.date
  return {
    identifier: urnOf(identityOfEdition(edition)),
    title,
    fullTitle: day && !only && !/\d{4}/.test(title) ? `${title}, ${day}` : title,
    language: edition.language,
    direction: directionOf(edition.language),
    languages: distinct([edition.language, ...metas.map((meta) => meta.language)]),
    modified: edition.modified,
    ...(date && { date }),
    ...(day && { day }),
    authors: distinct(metas.flatMap(authorsOf)),
    credits: distinct(metas.map((meta) => meta.creditLine)),
    ...(only?.headlineExtended && { description: printable(only.headlineExtended) }),
    rights: distinct(metas.map((meta) => meta.copyrightNotice)),
    ...(certifiedBy && { certifiedBy: printable(certifiedBy) }),
    sections,
    stories,
    pictures: [...edition.pictures].map(([file, { mediaType }]) => ({
      id: file.replace(/[/.]/g, '-'),
      file,
      mediaType,
    })),
    pages: breaks.map(({ page, story }) => ({ page, href: `${stories[story]?.file}#${pageId(page)}` })),
    ...(breaks.length > 0 && { print: urnOf(edition.id) }),
    ...(!only && { colophon: pageOf('colophon', 'colophon', terms.colophon, terms.language) }),
    terms,
  }
}

/** Neighbors that share a section; an edition holds them so. */
function sectionsOf({ stories, language, pictures }: Edition, breaks: readonly PageBreak[]): BookSection[] {
  const sections: BookSection[] = []
  const names = storyNames(stories)
  let last: string | undefined
  for (const [index, story] of stories.entries()) {
    const title = stories.length > 1 ? story.data.meta.section : undefined
    if (sections.length === 0 || title !== last) {
      const name = title && printable(title).trim()
      sections.push({
        ...(name && { front: pageOf(nameOf('section', name), nameOf('section', name), name, language) }),
        stories: [],
      })
    }
    last = title
    sections.at(-1)?.stories.push(
      bookStoryOf(
        story,
        names[index] ?? '',
        breaks.filter((begins) => begins.story === index),
        pictures,
      ),
    )
  }
  return sections
}

function bookStoryOf(
  story: Story,
  name: string,
  breaks: readonly PageBreak[],
  pictures: Edition['pictures'],
): BookStory {
  const { meta } = story.data
  return {
    ...pageOf(name, name, printable(meta.headline).trim() || meta.slug || name, meta.language),
    ...(meta.headlineExtended && { deck: printable(meta.headlineExtended) }),
    authors: authorsOf(meta),
    ...(meta.by && { by: printable(meta.by) }),
    ...(meta.creditLine && { credit: printable(meta.creditLine) }),
    source: printable(meta.uri),
    ...(meta.firstCreated && { created: meta.firstCreated }),
    rights: distinct([meta.copyrightNotice, meta.usageTerms]),
    article: articleOf(story, breaks, pictures),
  }
}

function pageOf(id: string, name: string, title: string, language: string): BookPage {
  return { id, file: `${name}.xhtml`, title, language, direction: directionOf(language) }
}

function authorsOf({ bylines }: Meta): string[] {
  return distinct(bylines.map((person) => person.name))
}

function distinct(values: (string | undefined)[]): string[] {
  const words = values.map((value) => printable(value ?? ''))
  return [...new Set(words.filter((value) => value.trim() !== ''))]
}

/** The same book with a cover. */
export function withCover(book: Book): Book {
  const { terms, title, day, stories } = book
  return {
    ...book,
    cover: pageOf('cover', 'cover', terms.cover, book.language),
    coverWords: distinct([title, day, stories[0]?.title]).join('. '),
  }
}

/** Every letter that is set in the headlines’ face. */
export function headlineLetters({ title, stories, sections, colophon, terms }: Book): string {
  const fronts = sections.flatMap(({ front }) => front ?? [])
  const pages = [...stories, ...fronts, ...(colophon ? [colophon] : [])]
  return [title, terms.contents, ...pages.map((page) => page.title)].join('')
}
