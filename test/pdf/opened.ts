/**
 * A PDF file read back, as far as the painter's tests need it: objects by the cross-reference table, streams
 * inflated, the words of each marked run, and the structure tree.
 */
import { inflateSync } from 'node:zlib'

export interface Opened {
  /** Objects by their number: the dictionary as written, the stream inflated. */
  objects: Map<number, { source: string; stream: Buffer | undefined }>
  trailer: string
}

export function open(bytes: Uint8Array): Opened {
  const file = Buffer.from(bytes).toString('latin1')
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1])
  const [, table = '', trailer = ''] =
    /^xref\n0 \d+\n([\s\S]*?)trailer\n([\s\S]*?)startxref/.exec(file.slice(start)) ?? []
  const offsets = table
    .trim()
    .split('\n')
    .map((row) => Number.parseInt(row, 10))
  const objects: Opened['objects'] = new Map()
  for (const [id, offset] of offsets.entries()) {
    if (id > 0) objects.set(id, objectAt(file, id, offset))
  }
  return { objects, trailer }
}

function objectAt(file: string, id: number, offset: number) {
  const head = `${id} 0 obj\n`
  if (!file.startsWith(head, offset)) throw new Error(`Object ${id} is not where the table says`)
  const from = offset + head.length
  const end = file.indexOf('endobj\n', from)
  const at = file.indexOf('\nstream\n', from)
  if (at === -1 || at > end) return { source: file.slice(from, end), stream: undefined }
  const source = file.slice(from, at)
  const length = Number(/\/Length (\d+)/.exec(source)?.[1])
  const raw = Buffer.from(file.slice(at + 8, at + 8 + length), 'latin1')
  if (!file.startsWith('\nendstream\nendobj', at + 8 + length))
    throw new Error(`Object ${id} has a wrong length`)
  return { source, stream: source.includes('/FlateDecode') ? inflateSync(raw) : raw }
}

/** The one object whose dictionary matches. */
export function find(
  { objects }: Opened,
  pattern: RegExp,
): { id: number; source: string; stream: Buffer | undefined } {
  const found = [...objects].filter(([, { source }]) => pattern.test(source))
  const [first] = found
  if (!first || found.length > 1) throw new Error(`${found.length} objects match ${pattern}`)
  return { id: first[0], ...first[1] }
}

/** The entry of a dictionary: its value up to the line's end. */
export const entry = (source: string, key: string) => new RegExp(`/${key} (.*)`).exec(source)?.[1]
export const refs = (source = '') => [...source.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id))
export const sourceOf = ({ objects }: Opened, id = 0) => objects.get(id)?.source ?? ''

/** Pages in order. */
export function pagesOf(file: Opened): number[] {
  return refs(entry(find(file, /\/Type \/Pages\b/).source, 'Kids'))
}

/** A run of marks: its tag or `Artifact`, its identifier, what its codes say. */
export interface Run {
  tag: string
  mcid: number | undefined
  copy: string
}

export function runsOf(file: Opened, page: number): Run[] {
  const source = sourceOf(file, page)
  const fonts = fontsOf(file, sourceOf(file, refs(entry(source, 'Resources'))[0]))
  const content = file.objects.get(refs(entry(source, 'Contents'))[0] ?? 0)?.stream?.toString('latin1') ?? ''
  const runs: Run[] = []
  let said = new Map<number, string>()
  const token = /\/(\w+) <<(.*?)>>BDC\n|\/(F\d+) [\d.]+ Tf\n|\[((?:[-\d.]+|\((?:\\[\s\S]|[^\\)])*\))*)\]TJ\n/g
  for (const [, tag, facts, font, shown] of content.matchAll(token)) {
    if (tag) runs.push({ tag, mcid: numberIn(facts), copy: '' })
    if (font) said = fonts.get(font) ?? new Map()
    const run = runs.at(-1)
    if (shown && run)
      run.copy += codesIn(shown)
        .map((code) => said.get(code) ?? '\ufffd')
        .join('')
  }
  return runs
}

const numberIn = (facts = '') =>
  /MCID (\d+)/.test(facts) ? Number(/MCID (\d+)/.exec(facts)?.[1]) : undefined

/** The two-byte codes of the strings of a TJ array. */
export function codesIn(shown: string): number[] {
  return [...shown.matchAll(/\(((?:\\[\s\S]|[^\\)])*)\)/g)].flatMap(([, string = '']) => {
    const signs = string.replace(/\\([\s\S])/g, (_, sign) => (sign === 'r' ? '\r' : sign))
    return Array.from(
      { length: signs.length / 2 },
      (_, at) => signs.charCodeAt(2 * at) * 256 + signs.charCodeAt(2 * at + 1),
    )
  })
}

/** What the codes of each font of a page say. */
function fontsOf(file: Opened, resources: string): Map<string, Map<number, string>> {
  const fonts = new Map<string, Map<number, string>>()
  for (const [, name = '', id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = file.objects.get(refs(entry(sourceOf(file, Number(id)), 'ToUnicode'))[0] ?? 0)?.stream
    fonts.set(name, saidBy(map?.toString('latin1') ?? ''))
  }
  return fonts
}

export function saidBy(toUnicode: string): Map<number, string> {
  const pairs = [
    ...toUnicode.slice(toUnicode.indexOf('beginbfchar')).matchAll(/^<([0-9a-f]{4})><([0-9a-f]*)>$/gm),
  ]
  return new Map(
    pairs.map(([, code = '', copy = '']) => [
      Number.parseInt(code, 16),
      Buffer.from(copy, 'hex').swap16().toString('utf16le'),
    ]),
  )
}

type Kid = { page: number; mcid: number } | { annotation: number } | { element: number }

/** What an element holds, in order. */
export function kidsOf(file: Opened, id: number): Kid[] {
  const source = sourceOf(file, id)
  const home = pageIn(source.replace(/\/K \[[\s\S]*/, ''))
  const kids = source.slice(source.indexOf('/K [')).match(/<<[\s\S]*?>>|\d+ 0 R|\d+/g) ?? []
  return kids.map((kid) => {
    if (kid.endsWith('R')) return { element: Number.parseInt(kid, 10) }
    if (kid.includes('/OBJR')) return { annotation: refs(entry(kid, 'Obj'))[0] ?? 0 }
    return kid.startsWith('<<')
      ? { page: pageIn(kid), mcid: Number(entry(kid, 'MCID')) }
      : { page: home, mcid: Number(kid) }
  })
}

const pageIn = (source: string) => refs(entry(source, 'Pg'))[0] ?? 0

/** The structure tree as text, two spaces a level; marks in quotation marks. */
export function treeOf(file: Opened): string {
  const runs = new Map(pagesOf(file).map((page) => [page, runsOf(file, page)]))
  const lines: string[] = []
  const walk = (id: number, depth: number) => {
    const indent = '  '.repeat(depth)
    lines.push(indent + entry(sourceOf(file, id), 'S')?.slice(1))
    for (const kid of kidsOf(file, id)) {
      if ('element' in kid) walk(kid.element, depth + 1)
      else if ('annotation' in kid)
        lines.push(`${indent}  -> ${entry(sourceOf(file, kid.annotation), 'Contents')}`)
      else lines.push(`${indent}  "${runs.get(kid.page)?.find(({ mcid }) => mcid === kid.mcid)?.copy}"`)
    }
  }
  for (const id of refs(entry(find(file, /\/StructTreeRoot\n/).source, 'K'))) walk(id, 0)
  return lines.join('\n')
}
