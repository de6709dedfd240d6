/** The contract with pdfkit: what the port relies on, most of it private. If this fails after an upgrade, read port.ts. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openContainer, text } from '../../src/renderers/pdf/port.ts'
import { entry, find, open, pagesOf, refs, sourceOf } from './opened.ts'

const info = {
  Title: 'One',
  Creator: 'C',
  Producer: 'P',
  CreationDate: new Date('2026-01-02T03:04:05Z'),
  ModDate: new Date('2026-01-02T03:04:05Z'),
}
const id = Uint8Array.from({ length: 16 }, (_, index) => index)

/** A file of one sheet. */
function printed(): Buffer {
  const container = openContainer('en-GB', info, id)
  const sheet = container.addSheet(300, 400)
  container.fill(sheet, Buffer.from('BT ET'))
  container.outline([
    { title: 'A', page: 0, top: 390, items: [{ title: 'B', page: 0, top: 90, items: [] }] },
    { title: 'Ö', page: 0, top: 50, items: [] },
  ])
  container.structure.data = { Type: 'StructTreeRoot', Mine: true }
  container.catalog.Metadata = container.stream({ Type: 'Metadata' }, Buffer.from('<x/>'))
  container.names.Mine = container.object({ Words: text('(a\\b)') })
  return Buffer.from(container.end())
}

test('is held to the version that it was written for', () => {
  const require = createRequire(import.meta.url)
  const folder = path.dirname(path.dirname(require.resolve('pdfkit')))
  expect(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version).toBe('0.20.2')
})

test('writes a file whose every object is where the table says', () => {
  const bytes = printed()
  expect(bytes.subarray(0, 15).toString('latin1')).toBe('%PDF-1.7\n%\xff\xff\xff\xff\n')
  const file = open(bytes)
  expect(entry(file.trailer, 'Size')).toBe(String(file.objects.size + 1))
  expect(entry(file.trailer, 'ID')).toBe(
    '[<000102030405060708090a0b0c0d0e0f> <000102030405060708090a0b0c0d0e0f>]',
  )
  for (const { source } of file.objects.values()) {
    for (const ref of refs(source)) expect(file.objects.has(ref)).toBe(true)
  }
})

test('fills the catalog and leaves nothing of its own in a page', () => {
  const file = open(printed())
  const catalog = find(file, /\/Type \/Catalog/).source
  expect(entry(catalog, 'Lang')).toBe('(en-GB)')
  expect(sourceOf(file, refs(entry(catalog, 'MarkInfo'))[0])).toContain('/Marked true')
  expect(sourceOf(file, refs(entry(catalog, 'ViewerPreferences'))[0])).toContain('/DisplayDocTitle true')
  expect(sourceOf(file, refs(entry(catalog, 'StructTreeRoot'))[0])).toContain('/Mine true')
  expect(file.objects.get(refs(entry(catalog, 'Metadata'))[0] ?? 0)?.stream?.toString()).toBe('<x/>')
  expect(sourceOf(file, refs(entry(catalog, 'Names'))[0])).toContain('/Mine')
  expect(find(file, /Words/).source).toContain('(\\(a\\\\b\\))')

  const [page] = pagesOf(file)
  const source = sourceOf(file, page)
  expect(entry(source, 'MediaBox')).toBe('[0 0 300 400]')
  expect(entry(source, 'Tabs')).toBe('/S')
  expect(file.objects.get(refs(entry(source, 'Contents'))[0] ?? 0)?.stream?.toString()).toBe('BT ET')
  expect([...file.objects.values()].some(({ source }) => source.includes('/Type /Font'))).toBe(false)
})

test('counts the outline and leads to the place', () => {
  const file = open(printed())
  const root = sourceOf(file, refs(entry(find(file, /\/Type \/Catalog/).source, 'Outlines'))[0])
  expect(entry(root, 'Count')).toBe('3')
  const first = sourceOf(file, refs(entry(root, 'First'))[0])
  expect(first).toContain(`/Dest [${pagesOf(file)[0]} 0 R /XYZ null 390 null]`)
  expect(entry(first, 'Count')).toBe('1')
  expect(entry(sourceOf(file, refs(entry(root, 'Last'))[0]), 'Title')).toBe('(\xfe\xff\x00\xd6)')
})

test('writes the information dictionary as it is given', () => {
  const file = open(printed())
  const facts = sourceOf(file, refs(entry(file.trailer, 'Info'))[0])
  expect(facts.match(/\/\w+/g)).toEqual(['/Producer', '/Creator', '/CreationDate', '/Title', '/ModDate'])
  expect(sourceOf(file, refs(entry(facts, 'CreationDate'))[0]).trim()).toBe('(D:20260102030405Z)')
})
