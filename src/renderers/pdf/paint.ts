/** Paints set type: a composition to the bytes of a PDF file. */
import { directionOf } from '../../direction.ts'
import type { Edition, Picture } from '../../story.ts'
import type { Composition, Face, Page } from '../../typeset/page.ts'
import { type Conformance, standards } from './conformance.ts'
import { contentOf } from './content.ts'
import { enclose } from './enclose.ts'
import { Font } from './fonts.ts'
import { embed, type Plate } from './plates.ts'
import { type Dictionary, openContainer, type Ref, type Sheet, text } from './port.ts'
import { claim, factsOf, infoOf } from './profile.ts'
import { Structure } from './tags.ts'

/** `plates`: the pictures that the pages show. A page is let go when it is painted. */
export function paint(
  edition: Edition,
  { pages, root }: Composition<Iterable<Page>>,
  attachSource: boolean,
  plates: ReadonlyMap<Picture, Plate> = new Map(),
  conformance: Conformance = 'a3a+ua1',
): Uint8Array {
  const { version, encloses } = standards[conformance]
  const facts = factsOf(edition)
  const id = Buffer.from(edition.id, 'hex').subarray(0, 16)
  const container = openContainer(edition.language, infoOf(facts), id, version)
  const structure = new Structure(root, version)
  const fonts = new Map<Face, Font>()
  const fontOf = (face: Face) => {
    const font = fonts.get(face) ?? new Font(`F${fonts.size + 1}`, face)
    fonts.set(face, font)
    return font
  }

  const cuts = new Map<Picture, { name: string; ref: Ref }>()
  const cutOf = (picture: Picture) => {
    const plate = plates.get(picture)
    if (!plate) throw new RangeError('A picture of a page has no plate')
    const cut = { name: `Im${cuts.size + 1}`, ref: embed(container, plate) }
    cuts.set(picture, cut)
    return cut
  }

  const sheets: Sheet[] = []
  const folios: string[] = []
  for (const page of pages) {
    structure.beginPage()
    folios.push(page.folio)
    const sheet = container.addSheet(page.width, page.height)
    const nameOf = (picture: Picture) => {
      const { name, ref } = cuts.get(picture) ?? cutOf(picture)
      sheet.xobjects[name] = ref
      return name
    }
    const marks = contentOf(page, {
      fontOf,
      mark: (tag, top, copy) => structure.mark(tag, top, copy),
      link: (tag, box) => structure.link(tag, box),
      nameOf,
      figure: (tag, box) => structure.figure(tag, box),
    })
    container.fill(sheet, Buffer.from(marks, 'latin1'))
    sheets.push(sheet)
  }
  for (const font of fonts.values()) {
    const object = font.embed(container)
    for (const sheet of sheets) sheet.fonts[font.name] = object
  }
  structure.write(container, sheets)
  container.outline(structure.outlineOf())
  container.catalog.PageLabels = { Nums: labelsOf(folios) }
  // One story needs no panel beside it; an edition does.
  container.catalog.PageMode = edition.stories.length > 1 ? 'UseOutlines' : 'UseNone'
  if (directionOf(edition.language) === 'rtl') container.readLeftward()
  const sources = attachSource && encloses ? edition.sources : []
  enclose(container, sources, edition.modified)
  claim(container, facts, conformance, sources.length > 0)
  return container.end()
}

/** ISO 32000-1, 12.4.2: a label where counting on from the last page does not give the folio. */
function labelsOf(folios: readonly string[]): (number | Dictionary)[] {
  let next: number | undefined
  return folios.flatMap((folio, index) => {
    const number = /^[1-9]\d{0,8}$/.test(folio) ? Number(folio) : undefined
    const isNext = number !== undefined && number === next
    next = number === undefined ? undefined : number + 1
    if (isNext) return []
    return [index, number === undefined ? { P: text(folio) } : { S: 'D', St: number }]
  })
}
