import { expect, test } from 'vitest'
import { paint } from '../../src/renderers/pdf/paint.ts'
import { factsOf, infoOf, xmpOf } from '../../src/renderers/pdf/profile.ts'
import { srgbProfile } from '../../src/renderers/pdf/srgb.ts'
import { entry, find, open, refs, sourceOf } from './opened.ts'
import { sampleComposition, sampleEdition } from './setting.ts'

const edition = sampleEdition()

test('escapes what XML would take for markup, and drops what it cannot hold', () => {
  const facts = factsOf(edition)
  expect(xmpOf(facts)).toContain('<rdf:li xml:lang="x-default">AT&amp;T &lt;x&gt; sets new fares</rdf:li>')
  expect(xmpOf({ ...facts, title: 'a\u0007b\ud800c😀' })).toContain('>abc😀<')
})

test('claims both standards, and describes what PDF/A does not know', () => {
  const xmp = xmpOf(factsOf(edition))
  expect(xmp).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
  expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(xmp).toContain('<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>')
  // Well formed: every tag that opens closes, in order.
  const open: string[] = []
  for (const [, slash, name, self] of xmp.matchAll(/<(\/?)([a-zA-Z]+:[a-zA-Z]+)[^>]*?(\/?)>/g)) {
    if (slash) expect(open.pop()).toBe(name)
    else if (name && !self) open.push(name)
  }
  expect(open).toEqual([])
})

test('says the same in both places', () => {
  const facts = factsOf(edition)
  expect(infoOf(facts)).toEqual({
    Title: 'AT&T <x> sets new fares',
    Author: 'Ada Quill, Bo Stern',
    Subject: 'A “deck” & more',
    Keywords: 'ferries, R&D',
    Creator: 'Linecaster',
    Producer: 'Linecaster',
    CreationDate: new Date('2026-03-14T09:26:53Z'),
    ModDate: new Date('2026-03-14T09:26:53Z'),
  })
  const xmp = xmpOf(facts)
  expect(xmp).toContain(
    '<dc:creator><rdf:Seq><rdf:li>Ada Quill</rdf:li><rdf:li>Bo Stern</rdf:li></rdf:Seq></dc:creator>',
  )
  expect(xmp).toContain('<dc:language><rdf:Bag><rdf:li>en-US</rdf:li></rdf:Bag></dc:language>')
  expect(xmp).toContain('<pdf:Keywords>ferries, R&amp;D</pdf:Keywords>')
  expect(xmp.match(/2026-03-14T09:26:53Z/g)).toHaveLength(3)
})

test('holds an sRGB profile whose tags are where its table says', () => {
  const bytes = srgbProfile()
  const view = new DataView(bytes.buffer)
  const ascii = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
  expect(view.getUint32(0)).toBe(bytes.length)
  expect(ascii(36)).toBe('acsp')
  const types = Array.from({ length: view.getUint32(128) }, (_, index) => {
    const row = 132 + 12 * index
    expect(view.getUint32(row + 4) % 4).toBe(0)
    expect(view.getUint32(row + 4) + view.getUint32(row + 8)).toBeLessThanOrEqual(bytes.length)
    return `${ascii(row)} ${ascii(view.getUint32(row + 4)).trim()}`
  })
  expect(types.join(', ')).toBe(
    'desc mluc, cprt mluc, wtpt XYZ, chad sf32, rXYZ XYZ, gXYZ XYZ, bXYZ XYZ, rTRC para, gTRC para, bTRC para',
  )
  // The three primaries add up to white (ISO 15076-1, annex F).
  const sum = (axis: number) =>
    ['rXYZ', 'gXYZ', 'bXYZ'].reduce((total, name) => {
      const row = 132 + 12 * types.findIndex((type) => type.startsWith(name))
      return total + view.getInt32(view.getUint32(row + 4) + 8 + 4 * axis) / 65536
    }, 0)
  expect(sum(0)).toBeCloseTo(0.9642, 3)
  expect(sum(1)).toBeCloseTo(1, 3)
  expect(sum(2)).toBeCloseTo(0.8249, 3)
})

const file = open(paint(edition, sampleComposition(), true))

test('states the output intent', () => {
  const catalog = find(file, /\/Type \/Catalog/).source
  const intent = sourceOf(file, refs(entry(catalog, 'OutputIntents'))[0])
  expect(entry(intent, 'S')).toBe('/GTS_PDFA1')
  const [profile = 0] = refs(entry(intent, 'DestOutputProfile'))
  expect(file.objects.get(profile)?.stream?.equals(srgbProfile())).toBe(true)
})

test('encloses the sources under names of their own', () => {
  const catalog = find(file, /\/Type \/Catalog/).source
  const names = sourceOf(file, refs(entry(catalog, 'Names'))[0])
  expect(entry(names, 'Names')?.match(/\((.*?)\)/g)).toEqual([
    '(harbor-2.txt)',
    '(harbor.txt)',
    '(\xfe\xff\0é\0l\0a\0n\0.\0x\0m\0l)',
  ])
  expect(refs(entry(names, 'Names')).toSorted()).toEqual(refs(entry(catalog, 'AF')))
  const files = refs(entry(catalog, 'AF')).map((id) => {
    const source = sourceOf(file, id)
    const body = refs(entry(source, 'F'))[0] ?? refs(/\/EF <<\n\/F (.*)/.exec(source)?.[1])[0] ?? 0
    expect(entry(source, 'AFRelationship')).toBe('/Source')
    const { source: facts = '', stream } = file.objects.get(body) ?? {}
    expect(facts).toContain('/ModDate (D:20260314092653Z)')
    return [entry(source, 'UF'), entry(facts, 'Subtype'), stream?.toString()]
  })
  expect(files).toEqual([
    ['(harbor.txt)', '/text#2fplain', 'BC-Harbor, 40\n'],
    ['(harbor-2.txt)', '/text#2fplain', 'BC-Harbor, second take\n'],
    ['(\xfe\xff\0é\0l\0a\0n\0.\0x\0m\0l)', '/application#2fxml', '<nitf/>'],
  ])
})

test('leaves them out on demand', () => {
  const bare = open(paint(edition, sampleComposition(), false))
  expect([...bare.objects.values()].some(({ source }) => source.includes('/Filespec'))).toBe(false)
})
