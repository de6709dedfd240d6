/**
 * The OCF container (EPUB 3.3, 4.2): a ZIP whose bytes depend on its files alone. mimetype is first and stored; the rest
 * stand in a fixed order with a fixed date, deflated by fflate, which gives the same bytes on any machine.
 */
import { strToU8, type Zippable, zipSync } from 'fflate'

const first = ['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf']

/** As much of JSZip as epub-gen-memory uses. */
export class Container {
  readonly entries: Map<string, string>
  readonly #path: string

  constructor(entries = new Map<string, string>(), path = '') {
    this.entries = entries
    this.#path = path
  }

  folder(name: string): Container {
    return new Container(this.entries, `${this.#path}${name}/`)
  }

  file(name: string, words: string): this {
    const path = this.#path + name
    if (this.entries.has(path)) throw new Error(`Two files of the book are named ${path}`)
    this.entries.set(path, words)
    return this
  }

  zipped(): Uint8Array {
    const names = [...this.entries.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    const files: Zippable = {}
    for (const name of names) {
      // In local time, which is what ZIP has: the same date in every zone.
      const mtime = new Date(1980, 0, 1)
      files[name] = [strToU8(this.entries.get(name) ?? ''), { mtime, level: name === 'mimetype' ? 0 : 6 }]
    }
    return zipSync(files)
  }
}

function rank(name: string): number {
  const place = first.indexOf(name)
  return place < 0 ? first.length : place
}
