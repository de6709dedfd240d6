/** The standards that a file may be made to: what it claims, and what stands in it for that. */
import { describe, expect, test } from 'vitest'
import { type Conformance, conformances } from '../../src/renderers/pdf/conformance.ts'
import { paint } from '../../src/renderers/pdf/paint.ts'
import { entry, find, open, refs, sourceOf } from './opened.ts'
import { sampleComposition, sampleEdition } from './setting.ts'

function printed(conformance: Conformance, attachSource = true) {
  const bytes = paint(sampleEdition(), sampleComposition(), attachSource, new Map(), conformance)
  const file = open(bytes)
  const catalog = find(file, /\/Type \/Catalog/).source
  const xmp = file.objects.get(refs(entry(catalog, 'Metadata'))[0] ?? 0)?.stream?.toString() ?? ''
  const claims = [...xmp.matchAll(/<(pdf(?:ua|a)id:\w+)>(\w+)</g)].map(
    ([, name, value]) => `${name} ${value}`,
  )
  const tree = sourceOf(file, refs(entry(catalog, 'StructTreeRoot'))[0])
  return { file, catalog, xmp, claims, tree, version: Buffer.from(bytes).toString('latin1', 5, 8) }
}

test.each([
  ['a3a+ua1', ['pdfaid:part 3', 'pdfaid:conformance A', 'pdfuaid:part 1']],
  ['a2a+ua1', ['pdfaid:part 2', 'pdfaid:conformance A', 'pdfuaid:part 1']],
  [
    'a4f+ua2',
    ['pdfaid:part 4', 'pdfaid:conformance F', 'pdfaid:rev 2020', 'pdfuaid:part 2', 'pdfuaid:rev 2024'],
  ],
  ['none', []],
] as const)('%s claims what it is', (conformance, claims) => {
  expect(printed(conformance).claims).toEqual(claims)
})

test('only PDF/A-2a encloses nothing', () => {
  const enclosing = conformances.filter((conformance) => printed(conformance).catalog.includes('/AF '))
  expect(enclosing).toEqual(['a3a+ua1', 'a4f+ua2', 'none'])
})

test('a PDF/A-4 that encloses nothing does not claim to', () => {
  expect(printed('a4f+ua2', false).claims).not.toContain('pdfaid:conformance F')
})

test('an output intent stands in what is to be archived', () => {
  const intending = conformances.filter((conformance) =>
    printed(conformance).catalog.includes('/OutputIntents'),
  )
  expect(intending).toEqual(['a3a+ua1', 'a2a+ua1', 'a4f+ua2'])
})

describe('PDF 2.0', () => {
  const { file, catalog, tree, xmp, version } = printed('a4f+ua2')

  test('says so, and has its facts in XMP alone', () => {
    expect(version).toBe('2.0')
    expect(entry(file.trailer, 'Info')).toBeUndefined()
    expect(xmp).toContain('AT&amp;T &lt;x&gt; sets new fares')
    expect(xmp).not.toContain('pdfaExtension:schemas')
  })

  test('has elements of its own namespace, and none that this does not know', () => {
    const [namespace = 0] = refs(entry(tree, 'Namespaces'))
    expect(sourceOf(file, namespace)).toContain('(http://iso.org/pdf2/ssn)')
    expect(tree).not.toContain('/RoleMap')
    const elements = [...file.objects.values()].filter(({ source }) => source.includes('/Type /StructElem'))
    expect(elements.length).toBeGreaterThan(3)
    for (const { source } of elements) {
      expect(entry(source, 'NS')).toBe(`${namespace} 0 R`)
      expect(entry(source, 'S')).not.toMatch(/^\/(Art|BlockQuote|Code)$/)
    }
  })

  test('has an outline that leads to elements', () => {
    const outline = sourceOf(file, refs(entry(catalog, 'Outlines'))[0])
    const item = sourceOf(file, refs(entry(outline, 'First'))[0])
    const [element = 0] = refs(/\/SD \[(.*)\]/.exec(item)?.[1])
    expect(sourceOf(file, element)).toContain('/Type /StructElem')
    expect(entry(item, 'S')).toBe('/GoTo')
  })
})

test('the others are PDF 1.7', () => {
  for (const conformance of ['a3a+ua1', 'a2a+ua1', 'none'] as const) {
    expect(printed(conformance).version).toBe('1.7')
    expect(printed(conformance).tree).toContain('/RoleMap')
  }
})
