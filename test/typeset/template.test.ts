/** Templates: what is wrong with one is said in a sentence. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { length, loadTemplate } from '../../src/template.ts'
import { template } from './stories.ts'

test.each([
  [12, 12],
  ['12pt', 12],
  ['1pica', 12],
  ['1in', 72],
  ['25.4mm', 72],
  ['-2.54cm', -72],
])('the length %s is %d points', (given, points) => {
  expect(length.parse(given)).toBeCloseTo(points, 9)
})

test('every style is set in a face that the template has', () => {
  for (const [name, style] of Object.entries(template.styles))
    expect([name, Object.keys(template.faces)]).toEqual([name, expect.arrayContaining([style.face])])
})

test('columns stand on both papers with margins left and right', () => {
  const { columns, measure, gutter } = template.grid
  const width = columns * measure + (columns - 1) * gutter
  for (const [sheet] of Object.values(template.page.papers)) expect(sheet - width).toBeGreaterThan(60)
})

test.each([
  ['leading', '12pt', 'twelve', 'a length, such as 18mm or 12pt'],
  ['columns', 2, 0, 'grid.columns'],
  ['summary', 'One story on a page of two columns.', 7, 'summary'],
])('a wrong %s is named', (key, right, wrong, said) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'template-'))
  cpSync(new URL('../../templates/article/', import.meta.url), folder, { recursive: true })
  const file = path.join(folder, 'template.json')
  const json = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    json.replace(`"${key}": ${JSON.stringify(right)}`, `"${key}": ${JSON.stringify(wrong)}`),
  )
  expect(() => loadTemplate(folder)).toThrow(said)
})
