/**
 * epub-gen-memory, with all four templates, the style sheets and the container ours. The only file that imports it.
 *
 * Left to itself it fetches what content points at, stamps the time and a random identifier on the book, and makes up a
 * copyright line. So content never reaches it but through our page template, and every method that opens a socket is
 * overridden.
 */
import ejs from 'ejs'
import { EPub } from 'epub-gen-memory'
import type { Template } from '../../template.ts'
import type { Book } from './book.ts'
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
    const page = pageOf(template)
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
    const chapters = book.stories.map((story) => ({
      title: story.title,
      filename: story.file,
      content: '',
      page: page({ story }),
    }))
    super(options, chapters)
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

const compiled = new WeakMap<Template, ejs.TemplateFunction>()

function pageOf(template: Template): ejs.TemplateFunction {
  const known = compiled.get(template)
  if (known) return known
  const page = ejs.compile(template.text('epub/page.xhtml.ejs'))
  compiled.set(template, page)
  return page
}
