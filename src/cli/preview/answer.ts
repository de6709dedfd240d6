/**
 * What the preview’s server answers. Nothing but what is in memory: a path of an address is looked up, never opened.
 *
 *     /                      the page, with its style sheet and scripts
 *     /sources               what can be chosen
 *     /source/<id>           the lines of one, and what was remarked on it
 *     /source/<id>/html      a view of it: its pages and remarks
 *     /view/<id>/html/…      the files of that view
 */
import type { Proof } from './proof.ts'
import { type ShownFile, type ViewName, viewNames } from './views.ts'

/** Where pdf.js lies, where it is installed. */
export const pdfjsPath = '/pdfjs/pdf.min.mjs'

export interface Asked {
  method: string
  /** The path and query of the request. */
  url: string
  /** What the request says that this server is called. */
  host: string | undefined
  /** The page that asks, where a browser names it. */
  origin: string | undefined
}

export interface Answer {
  status: number
  headers: Record<string, string>
  body: string | Uint8Array
}

/** What is shown. */
export interface Desk {
  /** The page and what it loads, by their paths. */
  assets: ReadonlyMap<string, ShownFile>
  sources(): { sources: { id: string; path: string }[]; fault?: string }
  proof(id: string): Promise<Proof> | undefined
}

/** Why a request is refused, if it is. A page of elsewhere whose name leads here (DNS rebinding) is told by its Host. */
export function refusalOf({ method, host, origin }: Asked, hosts: readonly string[]): Answer | undefined {
  if (!host || !hosts.includes(host)) return sentence(403, 'This server answers to its own address only.')
  if (origin !== undefined && !hosts.some((own) => origin === `http://${own}`))
    return sentence(403, 'This server answers to its own page only.')
  if (method !== 'GET' && method !== 'HEAD') {
    const refused = sentence(405, 'There is nothing here but to read.')
    return { ...refused, headers: { ...refused.headers, allow: 'GET, HEAD' } }
  }
  return undefined
}

export async function answer({ url }: Asked, desk: Desk): Promise<Answer> {
  const path = pathIn(url)
  const asset = desk.assets.get(path)
  if (asset) return found(asset, pagePolicy)
  if (path === '/sources') return json({ ...desk.sources(), hasPdfjs: desk.assets.has(pdfjsPath) })
  const [, place, id = '', rest] = /^\/(source|view)\/([0-9a-f]{12})(?:\/(.+))?$/.exec(path) ?? []
  const proof = place && (await desk.proof(id))
  if (!proof) return nothing
  if (place === 'view') return await fileOf(proof, rest)
  if (rest === undefined) return json(proof)
  const view = isView(rest) && (await proof.view(rest))
  if (!view) return nothing
  const { pages, hash, remarks } = view
  return json({ pages, hash, remarks })
}

async function fileOf(proof: Proof, rest = ''): Promise<Answer> {
  const cut = rest.indexOf('/')
  const name = rest.slice(0, cut)
  const file = isView(name) && (await proof.view(name)).files.get(rest.slice(cut + 1))
  return file ? found(file, viewPolicy) : nothing
}

function isView(name: string): name is ViewName {
  return (viewNames as readonly string[]).includes(name)
}

/** As a URL has it, dots resolved and escapes read; nothing where it cannot be read. */
function pathIn(url: string): string {
  try {
    return decodeURIComponent(new URL(url, 'http://preview').pathname)
  } catch {
    return ''
  }
}

const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What is shown may have its styles in it, and no script; a browser’s own viewer of PDFs is an object. */
const viewPolicy = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "object-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

function found({ mediaType, body }: ShownFile, policy: string): Answer {
  const isText = /^text\/|json$/.test(mediaType)
  const type = isText ? `${mediaType}; charset=utf-8` : mediaType
  return { status: 200, headers: headersOf(type, policy), body }
}

function json(value: unknown): Answer {
  return found({ mediaType: 'application/json', body: JSON.stringify(value) }, pagePolicy)
}

function sentence(status: number, words: string): Answer {
  return { status, headers: headersOf('text/plain; charset=utf-8', pagePolicy), body: `${words}\n` }
}

const nothing = sentence(404, 'There is nothing of this name.')

/** What every answer says. */
export function headersOf(type: string, policy = pagePolicy): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  }
}
