/** What a renderer made, as files that a browser shows: the pages of an e-book are taken out of it. */
import { createHash } from 'node:crypto'
import type { Output } from '../../story.ts'

export const viewNames = ['html', 'pdf', 'epub', 'markdown'] as const
export type ViewName = (typeof viewNames)[number]

/** A file in memory. */
export interface ShownFile {
  mediaType: string
  body: string | Uint8Array
}

export interface Shown {
  /** By their paths. */
  files: Map<string, ShownFile>
  /** The path of each story’s first page, by the name of its files. */
  pages: Record<string, string>
  /** Of all files: a view of the same hash looks the same. */
  hash: string
}

const mediaTypes: Record<string, string> = {
  css: 'text/css',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  xhtml: 'application/xhtml+xml',
}

/** `slugs`: the names of the files of each story. */
export async function shownOf(outputs: readonly Output[], slugs: readonly string[]): Promise<Shown> {
  const files = new Map<string, ShownFile>()
  const pages: Record<string, string> = {}
  for (const output of outputs) {
    const isBook = output.mediaType === 'application/epub+zip'
    const opened = isBook ? await openedBook(output) : [[output.path, output] as const]
    for (const [path, { mediaType, body }] of opened) files.set(path, { mediaType, body })
    const slug = slugs.find((name) => output.path.startsWith(`${name}.`))
    const page = opened.find(([path]) => !isBook || /\/story-[^/]+\.xhtml$/.test(path))
    if (slug && page) pages[slug] = page[0]
  }
  return { files, pages, hash: hashOf(files) }
}

/** The files of a book that its pages are made of, in folders under its name. */
async function openedBook({ path, body }: Output): Promise<[string, ShownFile][]> {
  const { unzipSync } = await import('fflate')
  return Object.entries(unzipSync(Buffer.from(body))).flatMap(([name, bytes]): [string, ShownFile][] => {
    const mediaType = mediaTypes[name.slice(name.lastIndexOf('.') + 1)]
    return mediaType ? [[`${path}/${name}`, { mediaType, body: bytes }]] : []
  })
}

function hashOf(files: ReadonlyMap<string, ShownFile>): string {
  const hash = createHash('sha256')
  for (const [path, { body }] of files) hash.update(path).update(body)
  return hash.digest('hex').slice(0, 12)
}
