/** The page that shows a preview, and pdf.js where it is installed. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { house } from '../../template.ts'
import type { ShownFile } from './views.ts'

const own: [path: string, file: string, mediaType: string][] = [
  ['/', 'preview.html', 'text/html'],
  ['/preview.css', 'preview.css', 'text/css'],
  ['/panes.css', 'panes.css', 'text/css'],
  ['/preview.js', 'preview.js', 'text/javascript'],
  ['/frame.js', 'frame.js', 'text/javascript'],
  ['/pdf.js', 'pdf.js', 'text/javascript'],
  ['/wire.js', 'wire.js', 'text/javascript'],
  ['/words.js', 'words.js', 'text/javascript'],
]

const pdfjs = ['pdf.min.mjs', 'pdf.worker.min.mjs']

/** `cwd`: the folder of the project, which may have pdf.js. */
export async function assetsIn(cwd: string): Promise<Map<string, ShownFile>> {
  const assets = new Map<string, ShownFile>()
  for (const [at, file, mediaType] of own)
    assets.set(at, { mediaType, body: await readFile(new URL(`preview/${file}`, house)) })
  const library = pdfjsIn([path.join(cwd, 'package.json'), import.meta.url])
  for (const file of library ? pdfjs : []) {
    const body = await readFile(path.join(library ?? '', 'build', file))
    assets.set(`/pdfjs/${file}`, { mediaType: 'text/javascript', body })
  }
  return assets
}

/** The folder of pdfjs-dist as one of these finds it: it is large, so who wants it installs it. */
function pdfjsIn(places: readonly string[]): string | undefined {
  for (const place of places) {
    try {
      return path.dirname(createRequire(place).resolve('pdfjs-dist/package.json'))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error
    }
  }
  return undefined
}
