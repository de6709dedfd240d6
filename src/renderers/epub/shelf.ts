/** A book as a catalogue lists it: read from the package document, whoever made it. */
import { strFromU8, unzipSync } from 'fflate'
import type { Source } from '../../story.ts'
import { urnOf } from './ids.ts'
import { type Document, elementsOf, parse } from './parsed.ts'

export interface ShelfBook {
  /** Of its file. */
  name: string
  size: number
  identifier: string
  title: string
  authors: string[]
  contributors: string[]
  languages: string[]
  /** In UTC. */
  modified: string
  date?: string
  description?: string
  subjects: string[]
  rights: string[]
  cover?: { body: Uint8Array; mediaType: string }
}

/** Nothing where the file is no EPUB. */
export function shelfBookOf({ path, bytes }: Source): ShelfBook | undefined {
  const files = filesIn(bytes)
  const container = files['META-INF/container.xml']
  const [, packageName = ''] = /full-path="([^"]+)"/.exec(container ? strFromU8(container) : '') ?? []
  const packed = files[packageName]
  if (!packed) return undefined
  const opf = parse(packageName, strFromU8(packed))
  const values = (name: string) => elementsOf(opf, name).map(({ words }) => words.trim())
  const [identifier, title] = [values('dc:identifier')[0], values('dc:title')[0]]
  const modified = elementsOf(opf, 'meta').find(
    ({ attributes }) => attributes.property === 'dcterms:modified',
  )
  if (!identifier || !title || !modified) return undefined
  const [[date], [description]] = [values('dc:date'), values('dc:description')]
  const cover = coverIn(opf, files, packageName.replace(/[^/]*$/, ''))
  return {
    name: path.replace(/^.*[\\/]/, ''),
    size: bytes.length,
    // Atom and OPDS want an IRI; an ISBN is none.
    identifier: /^[a-z][a-z\d+.-]*:/i.test(identifier) ? identifier : urnOf(identifier),
    title,
    authors: values('dc:creator'),
    contributors: values('dc:contributor'),
    languages: values('dc:language'),
    modified: modified.words.trim(),
    ...(date && { date }),
    ...(description && { description }),
    subjects: values('dc:subject'),
    rights: values('dc:rights'),
    ...(cover && { cover }),
  }
}

type Files = Record<string, Uint8Array>

/** Only what is looked at is inflated. */
function filesIn(bytes: Uint8Array): Files {
  try {
    return unzipSync(bytes, { filter: ({ name }) => /\.(?:opf|xml|png|jpe?g)$/.test(name) })
  } catch (error) {
    // fflate's word for what is no ZIP, or a broken one.
    if (error instanceof Error && 'code' in error) return {}
    throw error
  }
}

function coverIn(opf: Document, files: Files, folder: string): ShelfBook['cover'] {
  const item = elementsOf(opf, 'item').find(({ attributes }) => attributes.properties === 'cover-image')
  const { href = '', 'media-type': mediaType = '' } = item?.attributes ?? {}
  const body = files[folder + href]
  return body && { body, mediaType }
}
