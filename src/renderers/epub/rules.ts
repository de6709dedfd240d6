/** What must hold within a page and in the package’s facts: what EPUBCheck and Ace ask, and some that neither asks. */
import { type Document, type Element, elementsOf, within } from './parsed.ts'

/** A page: its language, its one heading of the first level, and nothing that a reader would refuse. */
export function pageFaults(page: Document): string[] {
  const [root] = page.elements
  const { lang, 'xml:lang': xmlLang } = root?.attributes ?? {}
  const faults = [
    ...(lang && lang === xmlLang ? [] : ['does not state one language']),
    ...(elementsOf(page, 'title')[0]?.words.trim() ? [] : ['has no title']),
    ...(elementsOf(page, 'main').length === 1 ? [] : ['has not one main part']),
    ...headingFaults(page),
    ...page.elements.flatMap((element) => elementFaults(element, page)),
  ]
  return faults.map((fault) => `${page.name} ${fault}`)
}

/** One first heading, and no level left out on the way down. A cover has none. */
function headingFaults({ name, elements }: Document): string[] {
  const levels = elements.flatMap((element) => /^h([1-6])$/.exec(element.name)?.[1] ?? []).map(Number)
  const firsts = levels.filter((level) => level === 1).length
  const isSkipped = levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1)
  return [
    ...(firsts <= 1 ? [] : ['has more than one heading of the first level']),
    ...(isSkipped && !name.endsWith('cover.xhtml') ? ['leaves out a level of headings'] : []),
  ]
}

/** Roles by element (ARIA in HTML, 4; DPUB-ARIA 1.1), as far as our pages have any. */
const roles: Partial<Record<string, RegExp>> = {
  a: /^doc-(?:noteref|backlink)$/,
  aside: /^(?:note|doc-pullquote|doc-footnote)$/,
  img: /^doc-cover$/,
  nav: /^doc-(?:toc|pagelist)$/,
  span: /^doc-pagebreak$/,
}

/** Of the EPUB Structural Semantics Vocabulary 1.1. */
const types = /^(?:toc|landmarks|page-list|cover|bodymatter|colophon|pagebreak|pullquote|noteref|footnote)$/

const active = /^(?:script|iframe|object|embed|form|input|button|base|link|style|font|center)$/
const blocks = /^(?:p|div|ul|ol|li|table|aside|section|article|header|footer|address|blockquote|pre|h[1-6])$/
const wordsOnly = /^(?:p|h[1-6]|span|a|sup|em|strong|del)$/

function elementFaults(element: Element, page: Document): string[] {
  const { name, attributes, parent } = element
  const { role, 'epub:type': type, 'aria-labelledby': label } = attributes
  const isSheet = name === 'link' && attributes.rel === 'stylesheet'
  const doubled = /^(?:a|header|footer|main|p)$/.test(name) && within(element, name)
  return [
    ...(active.test(name) && !isSheet ? [`has an element ${name}`] : []),
    ...(Object.keys(attributes).some((key) => /^on|^style$/.test(key)) ? [`has an active ${name}`] : []),
    ...(role !== undefined && !roles[name]?.test(role) ? [`gives ${name} the role ${role}`] : []),
    ...(type !== undefined && !types.test(type) ? [`has the unknown type ${type}`] : []),
    ...(label !== undefined && !page.ids.has(label) ? [`is labeled by ${label}, which is not there`] : []),
    ...(name === 'img' && !attributes.alt ? ['has a picture without words'] : []),
    ...(name === 'th' && !attributes.scope ? ['has a table head without scope'] : []),
    ...(doubled ? [`has ${name} within ${name}`] : []),
    ...(parent && blocks.test(name) && wordsOnly.test(parent.name)
      ? [`has ${name} within ${parent.name}`]
      : []),
    ...(name === 'li' && parent && !/^[ou]l$/.test(parent.name) ? ['has an item outside a list'] : []),
    ...listFaults(element),
    ...noteFaults(element, page),
  ]
}

/** In the navigation’s lists, an item holds a link and a list, nothing else (EPUB 3.3, 7.3). */
function listFaults({ name, parent, attributes }: Element): string[] {
  const isOdd = parent?.name === 'li' && within(parent, 'nav') && name !== 'a' && name !== 'ol'
  const isEmpty = name === 'a' && attributes.href === ''
  return [
    ...(isOdd ? [`has ${name} in an item of the contents`] : []),
    ...(isEmpty ? ['has an empty link'] : []),
  ]
}

function noteFaults({ attributes }: Element, page: Document): string[] {
  if (attributes['epub:type'] !== 'noteref') return []
  const target = page.elements.find(({ attributes: { id } }) => `#${id}` === attributes.href)
  return target?.attributes['epub:type'] === 'footnote'
    ? []
    : [`has a reference to ${attributes.href}, which is no note`]
}

/** What EPUB Accessibility 1.1, 2.2 asks for, or advises. */
const claims = [
  'accessMode',
  'accessModeSufficient',
  'accessibilityFeature',
  'accessibilityHazard',
  'accessibilitySummary',
]

export function packageFaults(opf: Document | undefined, ncx: Document | undefined): string[] {
  if (!opf) return []
  const words = (name: string) => elementsOf(opf, name).map((element) => element.words.trim())
  const metas = elementsOf(opf, 'meta')
  const values = (property: string) =>
    metas.filter(({ attributes }) => attributes.property === property).map((meta) => meta.words.trim())
  const modified = values('dcterms:modified')
  const isDated = modified.length === 1 && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(modified[0] ?? '')
  const empty = opf.elements.filter(
    (element) => element.name.startsWith('dc:') && element.words.trim() === '',
  )
  const [root] = opf.elements
  const identifier = elementsOf(opf, 'dc:identifier').find(
    ({ attributes }) => attributes.id === root?.attributes['unique-identifier'],
  )
  const uid = elementsOf(ncx, 'meta').find(({ attributes }) => attributes.name === 'dtb:uid')
  const required = ['dc:title', 'dc:language'].filter((name) => words(name).length === 0)
  return [
    ...(isDated ? [] : ['The package does not say once when it was modified, in UTC']),
    ...empty.map(({ name }) => `The package has an empty ${name}`),
    ...required.map((name) => `The package has no ${name}`),
    ...(identifier ? [] : ['The package’s unique identifier is not there']),
    ...(uid?.attributes.content === identifier?.words ? [] : ['NCX and package are not identified alike']),
    ...claims
      .filter((property) => values(`schema:${property}`).length === 0)
      .map((property) => `The package says nothing of ${property}`),
    ...claimFaults(opf, new Set(values('schema:accessibilityFeature'))),
  ]
}

/** A claim needs what it claims. */
function claimFaults(opf: Document, features: ReadonlySet<string>): string[] {
  const hasPages = elementsOf(opf, 'meta').some(({ attributes }) => attributes.property === 'source-of')
  const hasPictures = elementsOf(opf, 'item').some(({ attributes }) =>
    attributes['media-type']?.startsWith('image/'),
  )
  const wrong = [
    features.has('pageNavigation') !== hasPages ? 'pageNavigation' : '',
    features.has('alternativeText') !== hasPictures ? 'alternativeText' : '',
  ]
  return wrong.filter((claim) => claim !== '').map((claim) => `The package is wrong on ${claim}`)
}
