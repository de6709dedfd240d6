/**
 * What the IPTC's standards allow of that which the house writes. Its schemas are not ours to enclose, so these are made
 * from them: the JSON Schema of ninjs 3.1 and the XML Schema of NITF 3.6, as far as a story goes. What is not named here
 * is a fault, also where the standard would allow it.
 */
import type { Element } from 'hast'
import { z } from 'zod'
import { elementsOfXml } from '../src/readers/markup/xml-elements.ts'

const words = z.string().min(1)
const uri = z.url().or(z.string().regex(/^[a-z][a-z\d+.-]*:[\w.~:/?#@!$&'()*+,;=%[\]-]+$/i))
const dateTime = z.iso.datetime({ offset: true })
const named = z.strictObject({ name: words.optional(), role: words.optional() })
const count = z.int().min(0)

/** ninjs 3.1, ninjsType: `unevaluatedProperties` and every `additionalProperties` are false. */
export const ninjsItem = z.strictObject({
  standard: z.strictObject({
    name: z.literal('ninjs'),
    version: z.literal('3.1'),
    schema: z.literal('http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#'),
  }),
  uri,
  altIds: z.array(z.strictObject({ role: words, value: words })).optional(),
  type: z.literal('text'),
  representationType: z.enum(['full', 'partial']),
  version: words.optional(),
  firstCreated: dateTime.optional(),
  versionCreated: dateTime.optional(),
  embargoedUntil: dateTime.optional(),
  expires: dateTime.optional(),
  pubStatus: z.enum(['usable', 'withheld', 'canceled']).optional(),
  urgency: z.int().min(1).max(9).optional(),
  language: words,
  headlines: z.array(z.strictObject({ role: words, value: words })).optional(),
  by: words.optional(),
  slugline: words.optional(),
  located: words.optional(),
  copyrightHolder: words.optional(),
  copyrightNotice: words.optional(),
  usageTerms: words.optional(),
  edNote: words.optional(),
  infoSources: z.array(named).optional(),
  subjects: z
    .array(
      z.strictObject({
        name: words.optional(),
        rel: words.optional(),
        uri: uri.optional(),
        literal: words.optional(),
      }),
    )
    .optional(),
  genres: z.array(named.omit({ role: true })).optional(),
  bodies: z
    .array(
      z.strictObject({
        role: words,
        contentType: z.enum(['text/html', 'text/plain']),
        charCount: count,
        wordCount: count,
        value: words,
      }),
    )
    .optional(),
})

/** What an element may hold, in this order or in any, and what is said of it; `*` marks what may stand several times. */
interface Model {
  order?: string
  any?: string
  attributes?: string
}

const block = 'p hl2 table media ol ul bq fn note pre hr'
const enriched = '#text a br em num lang'
const part: Model = { any: enriched, attributes: 'class' }

/** NITF 3.6. */
const models: Record<string, Model> = {
  nitf: { order: 'head body', attributes: 'version baselang' },
  head: { order: 'title meta* tobject docdata pubdata*' },
  title: { any: '#text' },
  meta: { attributes: 'name content' },
  tobject: { order: 'tobject.property* tobject.subject*' },
  'tobject.property': { attributes: 'tobject.property.type' },
  'tobject.subject': {
    attributes: 'tobject.subject.refnum tobject.subject.type tobject.subject.matter tobject.subject.detail',
  },
  docdata: {
    any: 'correction doc-id urgency date.issue date.release date.expire du-key doc.copyright key-list identified-content',
    attributes: 'management-status',
  },
  correction: {},
  'doc-id': { attributes: 'id-string' },
  urgency: { attributes: 'ed-urg' },
  'date.issue': { attributes: 'norm' },
  'date.release': { attributes: 'norm' },
  'date.expire': { attributes: 'norm' },
  'du-key': { attributes: 'key version' },
  'doc.copyright': { attributes: 'holder' },
  'key-list': { any: 'keyword' },
  keyword: { attributes: 'key' },
  'identified-content': { any: 'classifier' },
  classifier: { any: '#text', attributes: 'type value' },
  pubdata: { attributes: 'position.section' },
  body: { order: 'body.head body.content* body.end' },
  'body.head': { order: 'hedline* note* rights byline* distributor dateline*' },
  hedline: { order: 'hl1 hl2*' },
  hl1: part,
  hl2: part,
  note: { order: 'body.content*', attributes: 'class noteclass type' },
  rights: { any: '#text' },
  byline: { any: '#text byttl' },
  byttl: { any: '#text' },
  distributor: { any: '#text' },
  dateline: { any: '#text location story.date' },
  location: { any: '#text' },
  'story.date': { any: '#text' },
  'body.content': { any: `${block} block` },
  block: { any: block },
  p: { any: enriched, attributes: 'class optional-text' },
  ul: { any: 'li' },
  ol: { any: 'li', attributes: 'seqnum' },
  li: { any: `${enriched} ${block}` },
  bq: { any: 'block' },
  fn: { order: 'body.content*', attributes: 'class' },
  media: { order: 'media-reference* media-caption', attributes: 'media-type' },
  'media-reference': { attributes: 'mime-type source alternate-text width height' },
  'media-caption': { any: `${enriched} ${block}` },
  pre: { any: '#text' },
  hr: {},
  table: { order: 'thead tbody' },
  thead: { any: 'tr' },
  tbody: { any: 'tr' },
  tr: { any: 'th td' },
  th: { any: enriched, attributes: 'align' },
  td: { any: enriched, attributes: 'align' },
  a: { any: enriched, attributes: 'href title' },
  br: {},
  lang: { any: enriched, attributes: 'iso' },
  em: part,
  num: { any: '#text sup' },
  sup: { any: '#text' },
  'body.end': { order: 'tagline' },
  tagline: { any: enriched, attributes: 'type' },
}

/** NMTOKEN (XML 1.0, 2.3); NITF's dates. */
const values: Record<string, RegExp> = {
  'tobject.subject.refnum': /^[\p{L}\p{N}._:-]+$/u,
  'ed-urg': /^[1-9]$/,
  norm: /^\d{8}(?:T\d{6}(?:\.\d+)?(?:Z|[+-]\d{4})?)?$/,
  'management-status': /^(?:usable|embargoed|withheld|canceled)$/,
  noteclass: /^(?:cpyrt|editorsnote)$/,
  type: /^(?:std|pa|category|subject)$/,
  'media-type': /^image$/,
  seqnum: /^\d+$/,
  align: /^(?:left|center|right)$/,
}

/** What is wrong with a NITF document. Throws where it is no XML. */
export function nitfFaults(xml: string): string[] {
  return faultsOf(elementsOfXml(xml))
}

function faultsOf({ tagName, properties, children }: Element): string[] {
  const model = models[tagName]
  if (!model) return [`there is no ${tagName}`]
  const { order, any = '', attributes = '' } = model
  const inside = children.flatMap((child) =>
    child.type === 'element' ? [child.tagName] : child.type === 'text' && child.value.trim() ? ['#text'] : [],
  )
  const isRight = order
    ? new RegExp(`^${order.split(' ').map(inOrder).join('')}$`).test(
        inside.map((name) => `${name} `).join(''),
      )
    : inside.every((name) => any.split(' ').includes(name))
  return [
    ...(isRight ? [] : [`${tagName} holds ${inside.join(' ')}`]),
    ...Object.entries(properties).flatMap(([name, value]) =>
      attributes.split(' ').includes(name) && (values[name]?.test(String(value)) ?? value !== '')
        ? []
        : [`${tagName} has ${name}="${value}"`],
    ),
    ...children.flatMap((child) => (child.type === 'element' ? faultsOf(child) : [])),
  ]
}

function inOrder(name: string): string {
  const plain = name.replace('*', '').replaceAll('.', '\\.')
  return `(?:${plain} )${name.endsWith('*') ? '*' : '?'}`
}
