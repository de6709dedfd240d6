/** Messages of every format that name a picture, and what becomes of them. */
import type { Image, Nodes } from 'mdast'
import { resolveConfig } from '../../src/config.ts'
import { copyOf } from '../../src/copy.ts'
import { convert, type Printed } from '../../src/pipeline.ts'
import { allRenderers } from '../../src/renderers/index.ts'
import { jpeg } from './made.ts'

const config = resolveConfig({ renderers: allRenderers() }, process.cwd())
const now = '2026-11-25T12:00:00Z'
export const lede =
  'ASHMERE, Vt. (AP) — A college museum has given back a bronze bell, 71 years after a professor took it.'

export const only = (files: Record<string, Uint8Array>) => (name: string) =>
  Object.hasOwn(files, name) ? files[name] : undefined
export const bell = only({ 'bell.jpg': jpeg() })

export async function printed(name: string, body: string, pictures = bell): Promise<Printed> {
  for await (const each of convert([{ path: name, bytes: Buffer.from(body), pictures }], config, { now }))
    return each
  throw new Error('nothing was converted')
}

/** What stands in the story, in words: pictures as [url|alt]. */
export const shown = ({ stories }: Printed) =>
  stories.flatMap(({ children }) => children.map((node) => imageIn(node) ?? copyOf(node)))
const imageIn = (node: Nodes) => {
  const [image] = 'children' in node ? node.children : []
  return image?.type === 'image' ? `[${(image as Image).url}|${(image as Image).alt}]` : undefined
}
export const remarks = ({ file }: Printed) =>
  file.messages.map(({ source, ruleId, reason }) => `${source}:${ruleId} ${reason}`)

export const nitf = (
  media: string,
) => `<nitf><body><body.head><hedline><hl1>A bell goes home</hl1></hedline></body.head>
<body.content>${media}<p>${lede}</p></body.content></body></nitf>`
export const media = (source: string, more = '') =>
  `<media media-type="image"><media-reference source="${source}" alternate-text="A bell"/>${more}</media>`
export const html = (inner: string) =>
  `<!doctype html><html><body><article><h1>A bell goes home</h1>${inner}<p>${lede}</p></article></body></html>`
export const ninjs = (item: object) =>
  JSON.stringify({ uri: 'urn:x:1', headline: 'A bell goes home', body_text: lede, ...item })
export const newsml1 = `<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:x:1</PublicIdentifier></NewsIdentifier>
</Identification><NewsComponent><NewsLines><HeadLine>A bell goes home</HeadLine></NewsLines>
<NewsComponent><Role FormalName="Main"/><ContentItem><DataContent><p>${lede}</p></DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Photo"/><NewsLines><ByLine>Lars Quennell</ByLine></NewsLines><NewsComponent>
<Role FormalName="Caption"/><ContentItem><DataContent><p>The bell.</p><p>It is cracked.</p></DataContent></ContentItem></NewsComponent>
<ContentItem Href="bell.jpg"/></NewsComponent></NewsComponent></NewsItem></NewsML>`
export const g2 = (
  link: string,
  remote: string,
  others = '',
) => `<newsMessage><itemSet><newsItem guid="urn:x:1"><itemMeta>
<itemClass qcode="ninat:text"/>${link}</itemMeta><contentMeta><headline>A bell goes home</headline></contentMeta><contentSet>
<inlineXML><html><body><p>${lede}</p></body></html></inlineXML>${remote}</contentSet></newsItem>${others}</itemSet></newsMessage>`
export const pictureItem = (
  status: string,
) => `<newsItem guid="urn:x:2"><itemMeta><itemClass qcode="ninat:picture"/>
<pubStatus qcode="stat:${status}"/></itemMeta><contentMeta><creditline>AP</creditline><headline>Bell</headline>
<description role="drol:caption">The bell.</description></contentMeta><contentSet><remoteContent href="http://127.0.0.1:9/small.jpg"
width="10"/><remoteContent href="http://127.0.0.1:9/bell.jpg" width="9"/></contentSet></newsItem>`
