/**
 * epub-gen-memory, with all its templates, the style sheets and the container ours. The only file that imports it.
 *
 * Left to itself it fetches what content points at, stamps the time and a random identifier on the book, and makes up a
 * copyright line. So content never reaches it but through our page template, and every method that opens a socket is
 * overridden.
 */
import ejs from 'ejs'
import { EPub } from 'epub-gen-memory'
import type { Template } from '../../template.ts'
import type { Book, BookPage } from './book.ts'
import { Container } from './ocf.ts'

/** The files of a book, ready to be zipped. */
export async function pack(book: Book, template: Template): Promise<Container> {
  const engine = new Engine(book, template)
  await engine.render()
  return engine.container
}

class Engine extends EPub {
  readonly container = new Container()
  readonly #modern: string

  constructor(book: Book, template: Template) {
    const options = {
      title: book.title,
      lang: book.language,
      css: template.text('epub/base.css'),
      contentOPF: template.text('epub/content.opf.ejs'),
      tocXHTML: template.text('epub/nav.xhtml.ejs'),
      tocNCX: template.text('epub/toc.ncx.ejs'),
      chapterXHTML: '<%- page %>',
      book,
    }
    super(options, pagesOf(book, template))
    if (this.images.length > 0) throw new Error('Content has reached the image loader')
    this.uuid = book.identifier
    this.#modern = template.text('epub/modern.css')
    this.container.file('mimetype', 'application/epub+zip')
    // The few methods of JSZip that the engine calls, of our own container.
    this.zip = this.container as unknown as typeof this.zip
  }

  protected override async downloadAllFonts(): Promise<void> {}

  protected override async downloadAllImages(): Promise<void> {
    this.container.folder('OEBPS').file('modern.css', this.#modern)
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
  const [frame, front, story, colophon] = ['page', 'section', 'story', 'colophon'].map((name) =>
    compiledOf(template, `epub/${name}.xhtml.ejs`),
  ) as [Print, Print, Print, Print]
  const framed = (page: BookPage, body: string, place?: Place): Chapter => ({
    title: page.title,
    filename: page.file,
    content: '',
    page: frame({ book, page, body, place }),
  })
  const chapters = book.sections.flatMap((section) => [
    ...(section.front ? [framed(section.front, front({ book, section }))] : []),
    ...section.stories.map((page) =>
      framed(page, story({ book, story: page }), placeOf(page, section, book)),
    ),
  ])
  return book.colophon ? [...chapters, framed(book.colophon, colophon({ book }))] : chapters
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

type Print = ejs.TemplateFunction
const compiled = new WeakMap<Template, Map<string, Print>>()

function compiledOf(template: Template, file: string): Print {
  const known = compiled.get(template) ?? new Map<string, Print>()
  compiled.set(template, known)
  const page = known.get(file) ?? ejs.compile(template.text(file))
  known.set(file, page)
  return page
}
