/**
 * The logical structure of one file (ISO 32000-1, 14.7): which marks belong to which tag, written as structure tree
 * and parent tree, with the link annotations that hang on it.
 */
import type { Tag } from '../../typeset/page.ts'
import {
  type Container,
  type Dictionary,
  type OutlineItem,
  type Ref,
  type Sheet,
  text,
  type Value,
} from './port.ts'

/** Left, bottom, right, top, from the page's bottom left corner. */
export type Box = [number, number, number, number]

/** What stands in an element: marks of a page, a link's annotation, or an element beneath. */
type Kid = Mark | Annotation | Tag
interface Mark {
  page: number
  mcid: number
}
interface Annotation {
  page: number
  annotation: Ref
}

const isTag = (kid: Kid): kid is Tag => 'children' in kid

export class Structure {
  /** What was painted of each tag, in painting order. */
  readonly #kids = new Map<Tag, Kid[]>()
  /** The owners of each page's marks; their index is the marked-content identifier. */
  readonly #owners: Tag[][] = []
  readonly #links: { tag: Tag; page: number; box: Box }[] = []
  readonly #boxes = new Map<Tag, Box>()
  /** Where each tag begins. */
  readonly #starts = new Map<Tag, { page: number; top: number }>()
  /** The first words of each list label. */
  readonly #labels = new Map<Tag, string>()
  /** What headings are written as, of the stories up to here. */
  readonly #levels = new Map<Tag, number>()
  readonly #open: number[] = []
  #leveled = 0

  readonly #root: Tag
  readonly #version: '1.7' | '2.0'
  #namespace: Ref | undefined
  /** The elements, once they are written. */
  #written = new Map<Tag, Ref>()

  constructor(root: Tag, version: '1.7' | '2.0' = '1.7') {
    this.#version = version
    this.#root = root
  }

  beginPage(): void {
    this.#owners.push([])
    for (const story of this.#root.children.slice(this.#leveled)) this.#level(story)
    this.#leveled = this.#root.children.length
  }

  /** Headings step down one level at a time, and the first is H1 (PDF/UA-1, 7.4.2); copy does not always. */
  #level(tag: Tag): void {
    if (/^H\d$/.test(tag.type)) {
      const depth = Number(tag.type.slice(1))
      while ((this.#open.at(-1) ?? 0) >= depth) this.#open.pop()
      this.#levels.set(tag, this.#open.push(depth))
    }
    for (const child of tag.children) this.#level(child)
  }

  /** A run of marks of a tag begins; returns the operator that says so (ISO 32000-1, 14.7.4.2). */
  mark(tag: Tag, top: number, copy: string): string {
    const page = this.#owners.length - 1
    const mcid = (this.#owners[page]?.push(tag) ?? 0) - 1
    this.#kidsOf(tag).push({ page, mcid })
    if (!this.#starts.has(tag)) this.#starts.set(tag, { page, top })
    if (tag.type === 'Lbl' && !this.#labels.has(tag)) this.#labels.set(tag, copy)
    return `/${this.#typeOf(tag)} <</MCID ${mcid}>>BDC`
  }

  /** Where a figure stands. */
  figure(tag: Tag, box: Box): void {
    this.#boxes.set(tag, box)
  }

  /** A link that leads somewhere covers part of a line. */
  link(tag: Tag, box: Box): void {
    this.#links.push({ tag, page: this.#owners.length - 1, box })
  }

  #typeOf(tag: Tag): string {
    const level = this.#levels.get(tag)
    if (level !== undefined) return `H${level}`
    return this.#version === '2.0' ? (inPdf2[tag.type] ?? tag.type) : tag.type
  }

  #kidsOf(tag: Tag): Kid[] {
    const known = this.#kids.get(tag)
    if (known) return known
    const kids: Kid[] = []
    this.#kids.set(tag, kids)
    if (tag.parent) this.#kidsOf(tag.parent).push(tag)
    return kids
  }

  /** The headings that have a title, each beneath the last that is higher; after the tree is written. */
  outlineOf(): OutlineItem[] {
    const items: OutlineItem[] = []
    const open = [{ level: 0, items }]
    for (const { tag, title, start } of this.#titled(this.#root)) {
      const level = this.#levels.get(tag) ?? 1
      while ((open.at(-1)?.level ?? 0) >= level) open.pop()
      const element = this.#version === '2.0' ? this.#written.get(tag) : undefined
      const item = { title, ...start, element, items: [] }
      open.at(-1)?.items.push(item)
      open.push({ level, items: item.items })
    }
    return items
  }

  *#titled(tag: Tag): Generator<{ tag: Tag; title: string; start: { page: number; top: number } }> {
    const start = this.#starts.get(tag)
    if (tag.title !== undefined && start) yield { tag, title: tag.title, start }
    for (const child of tag.children) yield* this.#titled(child)
  }

  /** Write the tree, the annotations and what leads from marks to elements. */
  write(container: Container, sheets: readonly Sheet[]): void {
    const tree = container.structure
    if (this.#version === '2.0') this.#namespace = container.object({ Type: 'Namespace', NS: text(pdf2) })
    const elements = this.#elements(container, tree)
    this.#written = elements
    const elementOf = (tag: Tag) => elements.get(tag) ?? null
    const owners: Value[] = this.#owners.map((tags) => tags.map(elementOf))
    for (const [page, sheet] of sheets.entries()) sheet.dictionary.data.StructParents = page

    for (const { tag, page, box } of this.#links) {
      const annotation = container.object(annotationOf(tag, box, owners.length))
      owners.push(elementOf(tag))
      this.#kidsOf(tag).push({ page, annotation })
      sheets[page]?.annotations.push(annotation)
    }
    for (const [tag, element] of elements) {
      const kids = this.#order(tag)
      // Marks of this page need no more than their number.
      const home = kids.find((kid) => 'mcid' in kid)?.page
      if (home !== undefined) element.data.Pg = sheets[home]?.dictionary
      element.data.K = kids.map((kid) => {
        if (isTag(kid)) return elementOf(kid)
        if ('mcid' in kid && kid.page === home) return kid.mcid
        return reference(kid, sheets[kid.page]?.dictionary)
      })
      element.end()
    }
    const namespace = this.#namespace
    tree.data = {
      Type: 'StructTreeRoot',
      K: elementOf(this.#root),
      ParentTree: { Nums: owners.flatMap((owner, key) => [key, owner]) },
      ParentTreeNextKey: owners.length,
      ...(namespace ? { Namespaces: [namespace] } : { RoleMap: roles }),
    }
  }

  /** An open object for each tag, still without its kids. */
  #elements(container: Container, tree: Ref): Map<Tag, Ref> {
    const elements = new Map<Tag, Ref>()
    const add = (tag: Tag, parent: Ref) => {
      const element = container.ref({
        Type: 'StructElem',
        S: this.#typeOf(tag),
        ...(this.#namespace && { NS: this.#namespace }),
        P: parent,
        ...(tag.language && { Lang: text(tag.language) }),
        ...this.#attributesOf(tag),
      })
      elements.set(tag, element)
      for (const child of tag.children) add(child, element)
    }
    add(this.#root, tree)
    return elements
  }

  /** ISO 32000-1, 14.8.5.4, 14.8.5.5 and 14.8.5.7. */
  #attributesOf(tag: Tag): Dictionary {
    const box = this.#boxes.get(tag)
    if (box)
      return { Alt: text(tag.alt ?? ''), A: { O: 'Layout', Placement: 'Block', BBox: box.map(hundredth) } }
    if (tag.type === 'TH') return { A: { O: 'Table', Scope: tag.scope ?? 'Column' } }
    const label = tag.type === 'L' ? tag.children[0]?.children.find(({ type }) => type === 'Lbl') : undefined
    if (!label) return {}
    const isNumbered = /\d/.test(this.#labels.get(label) ?? '')
    return { A: { O: 'List', ListNumbering: isNumbered ? 'Decimal' : 'Disc' } }
  }

  /** Where marks stand between tags, painting tells the order; else the declared order holds. */
  #order(tag: Tag): Kid[] {
    const painted = this.#kids.get(tag) ?? []
    if (painted.every(isTag)) return tag.children
    const order = [...painted]
    for (const [index, child] of tag.children.entries()) {
      if (order.includes(child)) continue
      const sibling = tag.children[index - 1]
      order.splice(sibling ? order.indexOf(sibling) + 1 : 0, 0, child)
    }
    return order
  }
}

/** The link that a tag is or stands in. */
export function linkAbove(tag: Tag | undefined): Tag | undefined {
  return !tag || tag.type === 'Link' ? tag : linkAbove(tag.parent)
}

/** The namespace of PDF 2.0 (ISO 32000-2, 14.8.6), */
const pdf2 = 'http://iso.org/pdf2/ssn'
/** and the types of ours that it does not have, as those that it has. */
const inPdf2: Partial<Record<string, string>> = { Art: 'Sect', BlockQuote: 'Div', Code: 'P' }

/** Types of ours that ISO 32000-1, 14.8.4 does not know, as those that it knows. */
const roles = { Aside: 'Div', Em: 'Span', Strong: 'Span' }

/** Marks or an annotation on a page (ISO 32000-1, 14.7.4.2 and 14.7.4.3). */
const reference = (kid: Mark | Annotation, Pg: Ref | undefined) =>
  'mcid' in kid ? { Type: 'MCR', Pg, MCID: kid.mcid } : { Type: 'OBJR', Pg, Obj: kid.annotation }

/** ISO 32000-1, 12.5.6.5; printed as PDF/A-3, 6.3.2 asks, and described as PDF/UA-1, 7.18.5 asks. */
function annotationOf({ href = '' }: Tag, box: Box, key: number): Dictionary {
  return {
    Type: 'Annot',
    Subtype: 'Link',
    Rect: box.map(hundredth),
    Border: [0, 0, 0],
    F: 4,
    Contents: text(href),
    StructParent: key,
    A: { S: 'URI', URI: text(asciiOf(href)) },
  }
}

const hundredth = (edge: number) => Math.round(100 * edge) / 100

/** A URI has ASCII signs only (ISO 32000-1, 12.6.4.7). */
const asciiOf = (href: string) =>
  href.replace(/\p{Surrogate}/gu, '').replace(/[^\x21-\x7e]+/g, (signs) => encodeURIComponent(signs))
