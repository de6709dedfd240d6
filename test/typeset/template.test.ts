/** Templates: what is wrong with one is said in a sentence. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { length, loadTemplate } from '../../src/template.ts'
import { compose } from './composed.ts'
import { editionOf, fixture, template } from './stories.ts'

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

describe.each(['article', 'galley', 'tabloid', 'broadsheet'])('%s', (name) => {
  const own = loadTemplate(name)

  test('has its pages for the web and the e-book', () => {
    for (const file of ['web/page.html.ejs', 'web/style.css', 'epub/page.xhtml.ejs']) {
      expect(own.text(file)).toBe(template.text(file))
    }
  })

  test('sets every style in a face that it has', () => {
    const styles = { ...own.styles, ...own.newspaper?.styles }
    for (const [style, { face }] of Object.entries(styles)) {
      expect([style, Object.keys(own.faces)]).toEqual([style, expect.arrayContaining([face])])
      expect(own.font(face).length).toBeGreaterThan(10_000)
    }
  })

  test('keeps its columns and the places of its front page on the sheet', () => {
    const { columns, measure, gutter } = own.grid
    for (const [sheet] of Object.values(own.page.papers)) {
      expect(sheet - columns * measure - (columns - 1) * gutter).toBeGreaterThan(60)
    }
    for (const place of own.newspaper?.modules ?? []) {
      expect(place.column - 1 + place.columns).toBeLessThanOrEqual(columns)
      expect(place.top + place.depth).toBeLessThanOrEqual(1)
    }
  })

  test('sets every part of a story without a remark', async () => {
    for (const fixed of ['agate', 'feature', 'parts']) {
      const { pages } = await compose(editionOf(fixture(fixed)), own, { paper: 'A4' }, (rule, reason) => {
        throw new Error(`${fixed}: ${rule}: ${reason}`)
      })
      expect(pages.length).toBeGreaterThan(0)
    }
  })
})

describe('a template that extends another', () => {
  function written(json: object): string {
    const folder = mkdtempSync(path.join(tmpdir(), 'template-'))
    writeFileSync(path.join(folder, 'template.json'), JSON.stringify(json))
    return folder
  }

  test('states what it wants otherwise, and has the rest from it', () => {
    const grid = { measure: '61mm' }
    const own = loadTemplate(
      written({ extends: 'galley', summary: 'Ours', grid, styles: { body: { size: 9 } } }),
    )
    const galley = loadTemplate('galley')
    expect(own.grid).toEqual({ ...galley.grid, measure: (61 * 72) / 25.4 })
    expect(own.styles.body).toEqual({ ...galley.styles.body, size: 9 })
    expect(own.styles.headline).toEqual(galley.styles.headline)
    expect(own.font('body')).toBe(galley.font('body'))
    expect(own.text('web/style.css')).toBe(galley.text('web/style.css'))
  })

  test('may have faces and files of its own', () => {
    const folder = written({ extends: 'galley', summary: 'Ours', faces: { headline: './own.ttf' } })
    writeFileSync(path.join(folder, 'own.ttf'), template.font('sansBold'))
    writeFileSync(path.join(folder, 'style.css'), 'p { margin: 0 }')
    const own = loadTemplate(folder)
    expect(own.font('headline')).toEqual(template.font('sansBold'))
    expect(own.text('style.css')).toBe('p { margin: 0 }')
  })

  test('is told which face of its own is not there', () => {
    const folder = written({ extends: 'galley', summary: 'Ours', faces: { headline: './fonts/own.ttf' } })
    expect(() => loadTemplate(folder)).toThrow('faces.headline: there is no file ./fonts/own.ttf')
  })

  test('is told when there is no such other, or when it is its own', () => {
    expect(() => loadTemplate('galey')).toThrow('There is no template “galey”; did you mean “galley”?')
    expect(() => loadTemplate('mine')).toThrow('there are article, broadsheet, galley, tabloid; a folder is')
    expect(() => loadTemplate('./mine')).toThrow('“./mine”: the folder has no template.json')
    expect(() => loadTemplate(written({ extends: 'broadside', summary: 'Ours' }))).toThrow(
      'There is no template “broadside”',
    )
    const folder = written({})
    writeFileSync(path.join(folder, 'template.json'), JSON.stringify({ extends: folder }))
    expect(() => loadTemplate(folder)).toThrow('extends itself')
  })
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
