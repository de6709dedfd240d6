import { expect, test } from 'vitest'
import { paint } from '../../src/renderers/pdf/paint.ts'
import type { Composition, Page } from '../../src/typeset/page.ts'
import { entry, find, kidsOf, type Opened, open, pagesOf, refs, runsOf, sourceOf, treeOf } from './opened.ts'
import { body, line, pieces, sampleComposition, sampleEdition, tagIn } from './setting.ts'

const file = open(paint(sampleEdition(), sampleComposition(), true))

test('holds the words in reading order, with their spaces', () => {
  expect(treeOf(file)).toBe(`Document
  Art
    H1
      "Harbor board sets new fares"
    P
      "Avon Ferry riders will pay a well-known five-cent sur\u00adcharge from Monday, and the first office will post the full list at the port "
      Link
        "web page of the"
        "harbor"
        -> (\xfe\xff${[...'https://example.org/fares?zone=1&lang=é'].map((sign) => `\0${sign}`).join('')})
        -> (\xfe\xff${[...'https://example.org/fares?zone=1&lang=é'].map((sign) => `\0${sign}`).join('')})
      " "
      " in "
      Strong
        "May"
      "."
    H2
      "What changes"
    L
      LI
        Lbl
          "1."
        LBody
          "Fares for zone A–B (all) rise."
    Table
      THead
        TR
          TH
            "Zone"
          TH
          TH
            "Cents"
      TBody
        TR
          TH
            "A"
          TD
          TD
            "5"
    P
      "Fin du récit."`)
})

test('leads from each run of marks to its element', () => {
  const parents = new Map(
    [...(find(file, /\/StructTreeRoot\n/).source.matchAll(/(\d+) \[([^[\]]*)\]/g) ?? [])].map(
      ([, key, owners]) => [Number(key), refs(owners)],
    ),
  )
  for (const [index, page] of pagesOf(file).entries()) {
    const owners = parents.get(Number(entry(sourceOf(file, page), 'StructParents'))) ?? []
    const runs = runsOf(file, page).filter(({ mcid }) => mcid !== undefined)
    expect(runs.map(({ mcid }) => mcid)).toEqual(runs.map((_, at) => at))
    expect(owners.map((id) => entry(sourceOf(file, id), 'S'))).toEqual(runs.map(({ tag }) => `/${tag}`))
    for (const [mcid, owner] of owners.entries()) expect(kidsOf(file, owner)).toContainEqual({ page, mcid })
    expect(index).toBe(Number(entry(sourceOf(file, page), 'StructParents')))
  }
})

test('lays a link over its words on each line', () => {
  const [page = 0] = pagesOf(file)
  const annotations = refs(entry(sourceOf(file, page), 'Annots')).map((id) => sourceOf(file, id))
  expect(annotations).toHaveLength(2)
  const [first = '', second = ''] = annotations
  expect(entry(first, 'URI')).toBe('(https://example.org/fares?zone=1&lang=%C3%A9)')
  const [left = 0, bottom = 0, right = 0, top = 0] = boxOf(first)
  const before = pieces(body, 10, 'port ').reduce((sum, { advance }) => sum + advance, 60)
  expect(left).toBeCloseTo(before, 1)
  expect(right).toBeCloseTo(
    pieces(body, 10, 'web page of the').reduce((sum, { advance }) => sum + advance, before),
    1,
  )
  expect(bottom).toBeLessThan(841.89 - 192)
  expect(top).toBeGreaterThan(841.89 - 192)
  expect(boxOf(second)[0]).toBe(60)

  const root = find(file, /\/StructTreeRoot\n/).source
  const link = find(file, /\/S \/Link/).id
  for (const key of annotations.map((annotation) => entry(annotation, 'StructParent'))) {
    expect(root).toMatch(new RegExp(`[[ ]${key} ${link} 0 R`))
  }
})

const boxOf = (annotation: string) => (entry(annotation, 'Rect') ?? '').match(/[\d.]+/g)?.map(Number) ?? []

test('says what screen readers ask for', () => {
  expect(find(file, /\/S \/TH[\s\S]*\/Scope \/Row/).source).toContain('/O /Table')
  expect(find(file, /\/S \/L\n/).source).toContain('/ListNumbering /Decimal')
  expect(find(file, /\/S \/P\n[\s\S]*\/Lang/).source).toContain('/Lang (fr)')
  expect(find(file, /\/StructTreeRoot\n/).source).toContain('/Strong /Span')
})

test('has an outline and page labels', () => {
  const catalog = find(file, /\/Type \/Catalog/).source
  const [first] = refs(entry(sourceOf(file, refs(entry(catalog, 'Outlines'))[0]), 'First'))
  const headline = sourceOf(file, first)
  expect(entry(headline, 'Title')).toBe('(Harbor board sets new fares)')
  expect(entry(headline, 'Dest')).toBe(`[${pagesOf(file)[0]} 0 R /XYZ null 765.89 null]`)
  expect(entry(sourceOf(file, refs(entry(headline, 'First'))[0]), 'Title')).toBe('(What changes)')
  expect(catalog).toMatch(/\/PageLabels <<\n\/Nums \[0 <<\n\/S \/D\n\/St 1\n>>\]\n>>/)
  expect(entry(catalog, 'PageMode')).toBe('/UseNone')
})

/** A composition of one page. */
function painted(root: Composition['root'], ...marks: Page['marks']): Opened {
  return open(
    paint(sampleEdition(), { root, pages: [{ width: 300, height: 400, folio: 'iv', marks }] }, false),
  )
}

test('keeps what was never painted in its place, and takes the declared order where marks do not tell', () => {
  const root = tagIn(undefined, 'Document')
  const row = tagIn(root, 'TR')
  const [one, two] = [tagIn(row, 'TD'), tagIn(row, 'TD')]
  const words = tagIn(root, 'P')
  tagIn(words, 'Em')
  const emphasis = tagIn(words, 'Em')
  tagIn(words, 'Span')
  const file = painted(
    root,
    line(two, 100, 20, pieces(body, 10, 'two')),
    line(one, 20, 20, pieces(body, 10, 'one')),
    line(words, 20, 40, pieces(body, 10, 'a'), pieces(body, 10, 'b', emphasis), pieces(body, 10, 'c')),
  )
  const tree = treeOf(file).replace(/\n */g, ' ')
  expect(tree).toBe('Document TR TD "one" TD "two" P Em "a" Em "b" Span "c"')
  expect(find(file, /\/Type \/Catalog/).source).toContain('/P (iv)')
})

test('lets no heading skip a level', () => {
  const root = tagIn(undefined, 'Document')
  const types = ['H2', 'H3', 'H1', 'H3', 'H3', 'H2'] as const
  const tags = types.map((type) => tagIn(root, type, { title: type }))
  const file = painted(root, ...tags.map((tag, at) => line(tag, 20, 20 + at, pieces(body, 10, tag.type))))
  expect(treeOf(file).replace(/\n */g, ' ')).toBe('Document H1 "H2" H2 "H3" H1 "H1" H2 "H3" H2 "H3" H2 "H2"')
  expect(runsOf(file, pagesOf(file)[0] ?? 0).map(({ tag }) => tag)).toEqual([
    'H1',
    'H2',
    'H1',
    'H2',
    'H2',
    'H2',
  ])
})

test('follows a paragraph from page to page', () => {
  const root = tagIn(undefined, 'Document')
  const paragraph = tagIn(root, 'P')
  const pages = ['one ', 'two ', 'three'].map((words, index) => ({
    ...{ width: 300, height: 400, folio: String(index + 7) },
    marks: [line(paragraph, 20, 20, pieces(body, 10, words))],
  }))
  const file = open(paint(sampleEdition(), { root, pages }, false))
  expect(treeOf(file).replace(/\n */g, ' ')).toBe('Document P "one " "two " "three"')
  expect(find(file, /\/Type \/Catalog/).source).toContain('/St 7')
})

test('writes an edition of nothing', () => {
  const file = painted(tagIn(undefined, 'Document'))
  expect(treeOf(file)).toBe('Document')
})
