/**
 * What the catalogues must be, written from the standards as far as ours go: what is not named here is a fault, also where
 * a standard would allow it. Atom is RFC 4287; its profile, OPDS Catalog 1.2; the JSON, OPDS 2.0 and the Readium Web
 * Publication Manifest that it is made of.
 */
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm'
import { z } from 'zod'

const attribute = (name: string, inside = '<text/>') => `<attribute name="${name}">${inside}</attribute>`
const element = (name: string, inside: string) => `<element name="${name}">${inside}</element>`
const some = (inside: string) => `<oneOrMore>${inside}</oneOrMore>`
const any = (inside: string) => `<zeroOrMore>${inside}</zeroOrMore>`
const maybe = (inside: string) => `<optional>${inside}</optional>`
const value = (words: string) => `<value>${words}</value>`
const words = '<data type="string"><param name="minLength">1</param></data>'
const data = (type: string, pattern: string) =>
  `<data type="${type}"><param name="pattern">${pattern}</param></data>`
/** RFC 4287, 3.3: a date with its zone, in upper case. */
const moment = data('dateTime', '.*T.*(Z|[+\\-]\\d\\d:\\d\\d)')
/** RFC 4287, 4.2.6: absolute. */
const iri = data('anyURI', '[A-Za-z][A-Za-z0-9+.\\-]*:.+')
const link = (rels: string, types: string, more = '') =>
  element('link', attribute('rel', rels) + attribute('href', words) + attribute('type', types) + more)
const either = (...given: string[]) => `<choice>${given.map(value).join('')}</choice>`
const person = (name: string) => element(name, element('name', words))
const catalog = 'application/atom+xml;profile=opds-catalog;kind=acquisition'
const opdsRel = 'http://opds-spec.org/'

/** RFC 4287, 4.1.2; OPDS 1.2, 5: an entry has something to acquire. In the order in which ours have it: Atom has none. */
const entry = element(
  'entry',
  [
    element('id', iri),
    element('title', words),
    element('updated', moment),
    any(person('author')),
    any(person('contributor')),
    some(element('dc:language', data('language', '.+'))),
    maybe(element('dc:issued', data('string', '\\d{4}(-\\d\\d(-\\d\\d(T.+)?)?)?'))),
    any(element('category', attribute('term', words) + attribute('label', words))),
    maybe(element('rights', words)),
    maybe(element('summary', words)),
    link(
      value(`${opdsRel}acquisition/open-access`),
      value('application/epub+zip'),
      attribute('length', '<data type="positiveInteger"/>'),
    ),
    // 5.2.2: image/gif, image/jpeg, image/png.
    link(value(`${opdsRel}image`), either('image/png', 'image/jpeg')),
    link(value(`${opdsRel}image/thumbnail`), either('image/png', 'image/jpeg')),
  ].join(''),
)

/** RFC 4287, 4.1.1; OPDS 1.2, 2 and 6.1. */
const feed = element(
  'feed',
  [
    element('id', iri) + element('title', words) + element('updated', moment),
    person('author'),
    link(value('self'), value(catalog)) + link(value('start'), value(catalog)),
    link(value('alternate'), value('application/opds+json')),
    any(entry),
  ].join(''),
)

const grammar = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes" xmlns:dc="http://purl.org/dc/terms/">
  <start>${feed}</start></grammar>`

/** Throws where a feed is none. */
export function checkAtom(xml: string): void {
  const validator = RelaxNGValidator.fromDoc(XmlDocument.fromString(grammar))
  const document = XmlDocument.fromString(xml)
  validator.validate(document)
  document.dispose()
  validator.dispose()
}

const dateTime = z.iso.datetime({ offset: true })
/** BCP 47, or as much as it takes to tell it from a name. */
const language = z.string().regex(/^[a-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/)
const named = z.array(z.strictObject({ name: z.string().min(1) })).min(1)
const pictureLink = z.strictObject({ href: z.string().min(1), type: z.enum(['image/png', 'image/jpeg']) })
const feedLink = z.strictObject({
  rel: z.enum(['self', 'alternate']),
  href: z.string().min(1),
  type: z.enum(['application/opds+json', catalog]),
})

/** OPDS 2.0, 2: a title and a link to itself; 3: something to acquire, and a picture of each. */
export const opds2 = z.strictObject({
  metadata: z.strictObject({
    title: z.string().min(1),
    modified: dateTime,
    numberOfItems: z.int().positive(),
  }),
  links: z
    .array(feedLink)
    .refine((links) => links.filter(({ rel }) => rel === 'self').length === 1, 'a link to itself'),
  publications: z
    .array(
      z.strictObject({
        metadata: z.strictObject({
          '@type': z.url({ protocol: /^https?$/ }),
          identifier: z.url(),
          title: z.string().min(1),
          author: named.optional(),
          contributor: named.optional(),
          language: z.array(language).min(1),
          modified: dateTime,
          published: z.iso.date().or(dateTime).optional(),
          description: z.string().min(1).optional(),
          subject: z.array(z.string().min(1)).min(1).optional(),
        }),
        links: z
          .array(
            z.strictObject({
              rel: z.literal(`${opdsRel}acquisition/open-access`),
              href: z.string().min(1),
              type: z.literal('application/epub+zip'),
            }),
          )
          .min(1),
        images: z.array(pictureLink).min(1),
      }),
    )
    .min(1),
})
