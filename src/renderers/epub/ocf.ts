/**
 * The OCF container (EPUB 3.3, 4.2): a ZIP whose bytes depend on its files alone. mimetype is first and stored; the rest
 * stand in a fixed order with a fixed date, deflated by fflate, which gives the same bytes on any machine.
 */
import { strToU8, type Zippable, zipSync } from 'fflate'

/** The files of a book, by their paths. */
export type Entries = Map<string, string | Uint8Array>

/** What is deflated already, and what must not be (EPUB 3.3, 4.2.3). */
const stored = /^mimetype$|\.(?:png|jpg)$/

const first = ['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf']

/** As much of JSZip as epub-gen-memory uses. */
export class Container {
  readonly entries: Entries
  readonly #path: string

  constructor(entries: Entries = new Map(), path = '') {
    this.entries = entries
    this.#path = path
  }

  folder(name: string): Container {
    return new Container(this.entries, `${this.#path}${name}/`)
  }

  file(name: string, content: string | Uint8Array): this {
    const path = this.#path + name
    if (this.entries.has(path)) throw new Error(`Two files of the book are named ${path}`)
    this.entries.set(path, content)
    return this
  }

  zipped(): Uint8Array {
    const names = [...this.entries.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    const files: Zippable = {}
    for (const name of names) {
      // In local time, which is what ZIP has: the same date in every zone.
      const mtime = new Date(1980, 0, 1)
      const content = this.entries.get(name) ?? ''
      const bytes = typeof content === 'string' ? strToU8(content) : content
      files[name] = [bytes, { mtime, level: stored.test(name) ? 0 : 6 }]
    }
    return zipSync(files)
  }
}

function rank(name: string): number {
  const place = first.indexOf(name)
  return place < 0 ? first.length : place
}
