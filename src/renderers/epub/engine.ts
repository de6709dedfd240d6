/**
 * epub-gen-memory, with all its templates, the style sheets and the container ours. The only file that imports it.
 *
 * Left to itself it fetches what content points at, stamps the time and a random identifier on the book, and makes up a
 * copyright line. So content never reaches it but through our page template, and every method that opens a socket is
 * overridden.
 */
import { EPub } from 'epub-gen-memory'
import type { Template } from '../../template.ts'
import { fill } from '../fill.ts'
import { accessibilityOf } from './access.ts'
import type { Book, BookPage } from './book.ts'
import { Container } from './ocf.ts'

/** What a book holds besides pages: files by their names beside the package document. */
export type Assets = Record<string, string | Uint8Array>

/** The files of a book, ready to be zipped. */
export async function pack(book: Book, template: Template, assets: Assets): Promise<Container> {
  const engine = new Engine(book, template, assets)
  await engine.render()
  return engine.container
}

class Engine extends EPub {
  readonly container = new Container()
  readonly #assets: Assets

  constructor(book: Book, template: Template, assets: Assets) {
    const options = {
      title: book.title,
      lang: book.language,
      css: ['base', 'edition', ...(book.stories.some(({ direction }) => direction === 'rtl') ? ['rtl'] : [])]
        .map((name) => template.text(`epub/${name}.css`))
        .join('\n'),
      // The engine compiles what it is given each time; ours are compiled once.
      contentOPF: '<%- opf %>',
      tocXHTML: '<%- nav %>',
      tocNCX: '<%- ncx %>',
      chapterXHTML: '<%- page %>',
      opf: fill(template, 'epub/content.opf.ejs', { book, accessibility: accessibilityOf(book) }),
      nav: fill(template, 'epub/nav.xhtml.ejs', { book }),
      ncx: fill(template, 'epub/toc.ncx.ejs', { book }),
    }
    super(options, pagesOf(book, template))
    if (this.images.length > 0) throw new Error('Content has reached the image loader')
    this.uuid = book.identifier
    this.#assets = { 'modern.css': template.text('epub/modern.css'), ...assets }
    this.container.file('mimetype', 'application/epub+zip')
    // The few methods of JSZip that the engine calls, of our own container.
    this.zip = this.container as unknown as typeof this.zip
  }

  protected override async downloadAllFonts(): Promise<void> {}

  protected override async downloadAllImages(): Promise<void> {
    const folder = this.container.folder('OEBPS')
    for (const [name, content] of Object.entries(this.#assets)) folder.file(name, content)
  }

  protected override async makeCover(): Promise<void> {}
}

interface Chapter {
  title: string
  filename: string
  content: ''
  /** The whole document. */
  page: string
}

/** Every page but the contents: each body in the one frame, section fronts before their stories. */
function pagesOf(book: Book, template: Template): Chapter[] {
  const print = (name: string, fields: object) =>
    fill(template, `epub/${name}.xhtml.ejs`, { book, ...fields })
  const framed = (page: BookPage, body: string, place?: Place): Chapter => ({
    title: page.title,
    filename: page.file,
    content: '',
    page: print('page', { page, body, place }),
  })
  return [
    ...(book.cover ? [framed(book.cover, print('cover', {}))] : []),
    ...book.sections.flatMap((section) => [
      ...(section.front ? [framed(section.front, print('section', { section }))] : []),
      ...section.stories.map((story) =>
        framed(story, print('story', { story }), placeOf(story, section, book)),
      ),
    ]),
    ...(book.colophon ? [framed(book.colophon, print('colophon', {}))] : []),
  ]
}

/** Where a story stands among others: what its bar leads to. */
interface Place {
  section?: BookPage
  previous?: BookPage
  next?: BookPage
}

function placeOf(story: BookPage, { front }: Book['sections'][number], { stories }: Book): Place | undefined {
  if (stories.length < 2) return undefined
  const index = stories.findIndex(({ id }) => id === story.id)
  const [previous, next] = [stories[index - 1], stories[index + 1]]
  return { ...(front && { section: front }), ...(previous && { previous }), ...(next && { next }) }
}
