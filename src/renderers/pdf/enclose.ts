/** The wire as it came, enclosed in the file as its source (ISO 19005-3, 6.8 and annex E). */
import type { Source } from '../../story.ts'
import { type Container, deflate, text } from './port.ts'

/** By extension; wire copy without one is text. */
const mediaTypes: Record<string, string> = {
  html: 'text/html',
  htm: 'text/html',
  json: 'application/json',
  md: 'text/markdown',
  xml: 'application/xml',
  nitf: 'application/xml',
}

export function enclose(container: Container, sources: readonly Source[], modified: string): void {
  if (sources.length === 0) return
  const taken = new Set<string>()
  const files = sources.map(({ path, bytes }) => {
    const name = freeName(baseNameOf(path), taken)
    const content = container.deflated(
      {
        Type: 'EmbeddedFile',
        Subtype: nameOf(mediaTypeOf(name)),
        Params: { ModDate: new Date(modified), Size: bytes.length },
      },
      deflate(bytes),
    )
    const file = container.object({
      Type: 'Filespec',
      AFRelationship: 'Source',
      F: text(name),
      UF: text(name),
      Desc: text('The story as it came over the wire'),
      EF: { F: content, UF: content },
    })
    return { name, key: keyOf(name), file }
  })
  container.catalog.AF = files.map(({ file }) => file)
  const sorted = files.sort((one, other) => (one.key < other.key ? -1 : 1))
  container.names.EmbeddedFiles = { Names: sorted.flatMap(({ name, file }) => [text(name), file]) }
}

/** A name as its bytes will stand in the file, one sign each: name trees are sorted by them (ISO 32000-1, 7.9.6). */
function keyOf(name: string): string {
  if (!/[^\0-\x7f]/.test(name)) return name
  return `\xfe\xff${Buffer.from(name, 'utf16le').swap16().toString('latin1')}`
}

/** The last part of a path, of whichever system, without what a file name cannot hold. */
function baseNameOf(path: string): string {
  const name = path
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[\0-\x1f\x7f:*?"<>|]/g, '')
  return name && name !== '-' ? name : 'source.txt'
}

/** strike.txt, strike-2.txt, … */
function freeName(name: string, taken: Set<string>): string {
  const stem = name.replace(/(?<=.)\.[^.]*$/, '')
  let free = name
  for (let count = 2; taken.has(free.toLowerCase()); count++)
    free = `${stem}-${count}${name.slice(stem.length)}`
  taken.add(free.toLowerCase())
  return free
}

const mediaTypeOf = (name: string) => mediaTypes[name.replace(/^.*\./, '').toLowerCase()] ?? 'text/plain'

/** A name has no bare slash (ISO 32000-1, 7.3.5). */
const nameOf = (mediaType: string) => mediaType.replaceAll('/', '#2f')
