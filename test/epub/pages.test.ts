/** The page list: the e-book turns its pages where the print edition does. */
import { readdirSync, readFileSync } from 'node:fs'
import { SaxesParser } from 'saxes'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { resolveConfig } from '../../src/config.ts'
import { copyOf } from '../../src/copy.ts'
import { convert, readAndEdit } from '../../src/pipeline.ts'
import { faultsIn } from '../../src/renderers/epub/check.ts'
import { epub, pdf } from '../../src/renderers/index.ts'
import { reportOn } from '../../src/report.ts'
import type { Edition, Output, Story } from '../../src/story.ts'
import { loadTemplate } from '../../src/template.ts'
import { compose } from '../typeset/composed.ts'
import { editionOf, entriesIn, print, storyOf, unzipped } from './story.ts'

const folder = new URL('../../fixtures/stories/', import.meta.url)
const sources = readdirSync(folder)
  .filter((name) => !name.startsWith('fails-'))
  .flatMap((name) => {
    const path = `${name}/${readdirSync(new URL(name, folder)).find((file) => file.startsWith('input.'))}`
    return { path, bytes: readFileSync(new URL(path, folder)) }
  })

/** The fixture stories, each long enough to fill several pages, in print and as a book. */
async function printed(): Promise<{ edition: Edition; files: Map<string, string>; outputs: Output[] }> {
  const config = resolveConfig({}, '.')
  const stories: Story[] = []
  for (const source of sources) stories.push(...(await readAndEdit(source, config)).stories)
  for (const story of stories) {
    const body = story.children.slice(3)
    story.children.push(...Array.from({ length: 12 }, () => structuredClone(body)).flat())
  }
  const edition = editionOf(stories, { title: 'Morning Wire' })
  const report = Object.assign(() => {}, reportOn(new VFile(), 'any', {}))
  const press = { template: loadTemplate('article'), report }
  const outputs = await pdf().render(edition, { ...press, outputs: [] })
  const [book] = await epub().render(edition, { ...press, outputs })
  const body = book?.body as Uint8Array
  expect(faultsIn(entriesIn(body))).toEqual([])
  return { edition, files: unzipped(body), outputs }
}

const squeezed = (words: string) => words.replace(/[\s\u00ad]/g, '')

/** What stands on each page of print, artifacts and the numbers of items left out. */
async function pagesOf(edition: Edition): Promise<string[]> {
  const { pages } = await compose(edition, loadTemplate('article'), { paper: 'A4' }, () => {})
  return pages.map(({ marks }) =>
    marks
      .flatMap((mark) => (mark.kind === 'line' && mark.tag && mark.tag.type !== 'Lbl' ? mark.pieces : []))
      .filter((piece) => piece.tag?.type !== 'Lbl')
      .map((piece) => piece.shaped.copy)
      .join(''),
  )
}

/** What stands after each mark, by its name, to the next mark or the story's end. */
function marked(files: Map<string, string>): Map<string, string> {
  const words = new Map<string, string>()
  for (const [name, xhtml] of files) {
    if (!name.includes('story-')) continue
    let page = ''
    let inArticle = false
    const parser = new SaxesParser({ xmlns: true })
    parser.on('opentag', ({ local, attributes }) => {
      inArticle ||= local === 'article'
      if (attributes['epub:type']?.value === 'pagebreak') page = attributes.title?.value ?? ''
    })
    parser.on('closetag', ({ local }) => {
      inArticle &&= local !== 'article'
    })
    parser.on('text', (text) => {
      if (inArticle) words.set(page, (words.get(page) ?? '') + text)
    })
    parser.write(xhtml).close()
  }
  return words
}

test('every page of print begins with the words that stand after its mark', async () => {
  const { edition, files } = await printed()
  const pages = await pagesOf(edition)
  const marks = marked(files)
  expect(pages.length).toBeGreaterThan(2 * edition.stories.length)
  expect([...marks.keys()].sort()).toEqual(pages.map((_, index) => String(index + 1)).sort())
  for (const [index, page] of pages.entries()) {
    // A word that the page's end divides stands whole after the mark.
    const after = squeezed(marks.get(String(index + 1)) ?? '')
    const at = after.indexOf(squeezed(page).slice(0, 40))
    expect(at, page.slice(0, 80)).toBeGreaterThanOrEqual(0)
    expect(at).toBeLessThan(20)
  }
})

test('an edition holds the words of its stories, in order', async () => {
  const { edition, files } = await printed()
  const order = [...(files.get('OEBPS/content.opf') ?? '').matchAll(/<itemref idref="(story-[^"]+)"/g)]
  const marks = new Map(order.map(([, id]) => [`OEBPS/${id}.xhtml`, files.get(`OEBPS/${id}.xhtml`) ?? '']))
  const letters = (words: string) => words.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '')
  expect(letters([...marked(marks).values()].join(''))).toBe(letters(edition.stories.map(copyOf).join('')))
})

test('the page list names them in order, and the package their source', async () => {
  const { files, outputs } = await printed()
  const list = /epub:type="page-list"[\s\S]*?<\/nav>/.exec(files.get('OEBPS/toc.xhtml') ?? '')?.[0] ?? ''
  const names = [...list.matchAll(/<a href="[^"]+#page-(\d+)">(\d+)<\/a>/g)].map(([, id, name]) => [id, name])
  const count = outputs.find(({ pages }) => pages)?.pages ?? 0
  expect(names).toEqual(Array.from({ length: count }, (_, index) => [String(index + 1), String(index + 1)]))
  const opf = files.get('OEBPS/content.opf') ?? ''
  expect(opf).toMatch(/<dc:source id="print">urn:uuid:/)
  for (const feature of ['pageNavigation', 'pageBreakMarkers']) expect(opf).toContain(`>${feature}</meta>`)
})

test('without print there are no pages', async () => {
  const config = resolveConfig({ renderers: [epub()], bind: 'edition' }, '.')
  for await (const { outputs } of convert(sources, config)) {
    const [book] = outputs
    if (!book || typeof book.body === 'string') continue
    expect([...unzipped(book.body).values()].join('')).not.toMatch(
      /pagebreak|page-list|pageNavigation|pagination/,
    )
  }
})

test('pages of a newspaper, whose stories jump, stand in the order of the book', async () => {
  const edition = editionOf([storyOf({ uri: 'urn:a' }), storyOf({ uri: 'urn:b' })], { title: 'Morning Wire' })
  const breaks = [
    { page: '1', story: 0, letters: 0 },
    { page: '2', story: 1, letters: 50 },
    { page: '3', story: 0, letters: 60 },
  ]
  const nav = unzipped(await print(edition, breaks)).get('OEBPS/toc.xhtml') ?? ''
  expect([...nav.matchAll(/#page-(\d)"/g)].map(([, page]) => page)).toEqual(['1', '3', '2'])
})
