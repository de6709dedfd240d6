/** A story's page: every word in its place, well formed whatever the copy holds, and styled for old readers too. */
import { readFileSync } from 'node:fs'
import type { PhrasingContent } from 'mdast'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { copyOf } from '../../src/copy.ts'
import { editionOf, filesOf, pageOf, paragraph, printAloud, storyOf, unzipped } from './story.ts'

const printed = async (...given: Parameters<typeof storyOf>) => {
  const story = storyOf(...given)
  return (await filesOf(editionOf([story]))).get(pageOf(story)) ?? ''
}

/** The text of an article, as an XML parser has it. */
function textOf(xhtml: string): string {
  let words = ''
  let inArticle = false
  const parser = new SaxesParser({ xmlns: true })
  parser.on('opentag', ({ local }) => {
    inArticle ||= local === 'article'
  })
  parser.on('closetag', ({ local }) => {
    inArticle &&= local !== 'article'
  })
  parser.on('text', (text) => {
    if (inArticle) words += text
  })
  parser.write(xhtml).close()
  return words
}

const squeezed = (words: string) => words.replace(/\s/g, '')

test('holds the words of the story, in order', async () => {
  const words = squeezed(storyOf().children.map(copyOf).join(''))
  expect(squeezed(textOf(await printed()))).toBe(words)
  expect(words.length).toBeGreaterThan(300)
})

test('marks the parts', async () => {
  const xhtml = await printed()
  expect(xhtml).toContain('<article xmlns="http://www.w3.org/1999/xhtml" aria-labelledby="headline">')
  expect(xhtml).toContain('<h1 class="headline" id="headline">Bees return a lost bell</h1>')
  expect(xhtml).toContain('<span class="dateline">ALDER CREEK (VNS) —</span> It rang.')
  expect(xhtml).toContain('<aside class="editors-note" role="note">')
  expect(xhtml).toContain('<aside class="correction" role="note">')
  expect(xhtml).toContain('<aside class="pull-quote" role="doc-pullquote" epub:type="pullquote">')
  expect(xhtml).toContain('<th scope="col">Hive</th>')
})

test.each([
  'AT&T <b>wins</b> &amp; &nbsp;',
  'the end ]]> of it',
  '<!-- a -- b --> <?php x ?> <![CDATA[x]]>',
  '</article></body></html>',
  '"quoted" \'too\' <%= title %> <%- page %>',
])('%s stays copy', async (words) => {
  const meta = { headline: words, headlineExtended: words, copyrightNotice: words, uri: words }
  const story = storyOf(meta, [paragraph(words)])
  const files = await filesOf(editionOf([story], { title: words }))
  expect(textOf(files.get(pageOf(story)) ?? '')).toBe(words)
})

test('what XML cannot hold reaches no file', async () => {
  const words = 'a\u0000b\u0007c\u000bd\u001fe\ufffef\uffffg\ud800h'
  const meta = {
    headline: words,
    copyrightNotice: words,
    creditLine: words,
    headlineExtended: words,
    uri: words,
    bylines: [{ name: words, raw: words }],
  }
  const story = storyOf(meta, [paragraph(words)])
  const files = await filesOf(editionOf([story], { title: words }))
  for (const text of files.values())
    expect(text).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffd-\uffff]|\p{Surrogate}/u)
  expect(textOf(files.get(pageOf(story)) ?? '')).toBe('abcdefgh')
})

test('a picture is left out, a link leads to the web or nowhere', async () => {
  const link = (url: string): PhrasingContent => ({
    type: 'link',
    url,
    children: [{ type: 'text', value: 'bell ' }],
  })
  const image: PhrasingContent = { type: 'image', url: 'file:///etc/hostname', alt: 'a bell' }
  const urls = [
    'https://bells.example/',
    'mailto:a@b.example',
    'javascript:x()',
    '/about',
    '#note',
    'http://[',
  ]
  const children = [...urls.map(link), image]
  const story = storyOf({}, [{ type: 'paragraph', children }])
  const { body, remarks } = await printAloud(editionOf([story]))
  const xhtml = unzipped(body).get(pageOf(story)) ?? ''
  expect([...xhtml.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)).toEqual(urls.slice(0, 2))
  expect(xhtml).not.toMatch(/<img|hostname|javascript/)
  expect(xhtml.match(/bell /g)).toHaveLength(urls.length)
  expect(remarks).toEqual(['The book does not hold this picture: it is left out'])
})

test('a note pops up: its reference and the way back lead where they should', async () => {
  const reference = (identifier: string): PhrasingContent => ({
    type: 'footnoteReference',
    identifier,
    label: identifier,
  })
  const story = storyOf({}, [
    {
      type: 'paragraph',
      children: [{ type: 'text', value: 'It rang' }, reference('1'), reference('1'), reference('lost')],
    },
    { type: 'footnoteDefinition', identifier: '1', children: [paragraph('Twice.')] },
    paragraph('It rang again.'),
  ])
  const xhtml = (await filesOf(editionOf([story]))).get(pageOf(story)) ?? ''
  const type = 'role="doc-noteref" epub:type="noteref"'
  expect(xhtml).toContain(`<sup><a class="noteref" href="#note-1" id="reference-1" ${type}>1</a></sup>`)
  expect(xhtml).toContain(`<sup><a class="noteref" href="#note-1" ${type}>1</a></sup><sup>lost</sup>`)
  expect(xhtml).toMatch(
    /<aside class="footnote" id="note-1" role="doc-footnote" data-label="1" epub:type="footnote"><p id="[^"]+">Twice\. <a href="#reference-1" role="doc-backlink">↩<\/a><\/p><\/aside><p/,
  )
})

/** What makes Adobe's engine, and all that stand on it, drop a sheet. */
const unknownToCss21 =
  /\b(?:calc|min|max|clamp|var|env)\(|@(?:media|supports|layer|container|import)|:(?:not|is|has|nth-)|--|\d(?:rem|vh|vw|ch)\b|\b(?:flex|grid)\b/

test('the first sheet is CSS 2.1, and no sheet sets a color', () => {
  const sheet = (name: string) =>
    readFileSync(new URL(`../../templates/article/epub/${name}`, import.meta.url), 'utf8')
  for (const name of ['base.css', 'edition.css']) expect(sheet(name)).not.toMatch(unknownToCss21)
  for (const name of ['base.css', 'edition.css', 'modern.css'])
    expect(sheet(name)).not.toMatch(/(?:^|[\s;])(?:background(?:-color)?|color)\s*:(?!\s*inherit)/m)
})
