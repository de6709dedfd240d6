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
  ]
  const add = (fault: string) => void faults.push(fault)
  for (const element of page.elements) {
    addFaults(element, page, add)
    addNestings(element, add)
  }
  return faults.map((fault) => `${page.name} ${fault}`)
}

/** At most one of the first level, for a story may have no headline; and no level left out on the way down. */
function headingFaults({ elements }: Document): string[] {
  const levels = elements.flatMap((element) => /^h([1-6])$/.exec(element.name)?.[1] ?? []).map(Number)
  const firsts = levels.filter((level) => level === 1).length
  const isSkipped = levels.some((level, index) => level > (levels[index - 1] ?? 1) + 1)
  return [
    ...(firsts <= 1 ? [] : ['has more than one heading of the first level']),
    ...(isSkipped ? ['leaves out a level of headings'] : []),
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
const lone = /^(?:a|header|footer|main|p)$/
const blocks =
  /^(?:p|div|figure|figcaption|ul|ol|li|table|aside|section|article|header|footer|address|blockquote|pre|h[1-6])$/
const wordsOnly = /^(?:p|h[1-6]|span|a|sup|em|strong|del)$/

type Add = (fault: string) => void

/** What it is. Asked of every element of every page: without lists that stay empty. */
function addFaults(element: Element, page: Document, add: Add): void {
  const { name, attributes } = element
  const { role, 'epub:type': type, 'aria-labelledby': label, href } = attributes
  if (active.test(name) && attributes.rel !== 'stylesheet') add(`has an element ${name}`)
  if (role !== undefined && !roles[name]?.test(role)) add(`gives ${name} the role ${role}`)
  if (type !== undefined && !types.test(type)) add(`has the unknown type ${type}`)
  if (label !== undefined && !page.ids.has(label)) add(`is labeled by ${label}, which is not there`)
  if (name === 'img' && !isWorded(element)) add('has a picture without words')
  if (name === 'th' && !attributes.scope) add('has a table head without scope')
  if (type === 'noteref' && !isNote(href, page)) add(`has a reference to ${href}, which is no note`)
  for (const key in attributes) if (/^on|^style$/.test(key)) add(`has an active ${name}`)
}

/** A figure's words may be all in its caption. */
function isWorded(image: Element): boolean {
  const { alt } = image.attributes
  return alt === undefined ? false : alt !== '' || within(image, 'figure') !== undefined
}

/** Where it stands. */
function addNestings(element: Element, add: Add): void {
  const { name, parent } = element
  if (!parent) return
  if (lone.test(name) && within(element, name)) add(`has ${name} within ${name}`)
  if (wordsOnly.test(parent.name) && blocks.test(name)) add(`has ${name} within ${parent.name}`)
  if (name === 'figcaption' && parent.name !== 'figure') add('has a caption without figure')
  if (name === 'li' && !/^[ou]l$/.test(parent.name)) add('has an item outside a list')
  // In the navigation's lists an item holds a link and a list, nothing else (EPUB 3.3, 7.3).
  if (parent.name === 'li' && name !== 'a' && name !== 'ol' && within(parent, 'nav'))
    add(`has ${name} in an item of the contents`)
}

function isNote(href: string | undefined, page: Document): boolean {
  const target = page.elements.find(({ attributes: { id } }) => `#${id}` === href)
  return target?.attributes['epub:type'] === 'footnote'
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
  // Where some picture has no words, text alone does not say it all.
  const isTold = !elementsOf(opf, 'meta').some(
    ({ attributes, words }) => attributes.property === 'schema:accessModeSufficient' && /visual/.test(words),
  )
  const wrong = [
    features.has('pageNavigation') !== hasPages ? 'pageNavigation' : '',
    features.has('alternativeText') !== (hasPictures && isTold) ? 'alternativeText' : '',
  ]
  return wrong.filter((claim) => claim !== '').map((claim) => `The package is wrong on ${claim}`)
}
