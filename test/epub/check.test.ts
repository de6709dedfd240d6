/** The self-check rejects what the validators would, and what they would not: each case breaks one file of a whole book. */
import type { RootContent } from 'mdast'
import { expect, test } from 'vitest'
import { faultsIn } from '../../src/renderers/epub/check.ts'
import { nameOf } from '../../src/renderers/epub/ids.ts'
import { editionOf, entriesIn, pageOf, paragraph, print, storyOf } from './story.ts'

const noted: RootContent[] = [
  ...storyOf().children,
  {
    type: 'paragraph',
    children: [
      { type: 'text', value: 'It rang.' },
      { type: 'footnoteReference', identifier: '1', label: '1' },
    ],
  },
  { type: 'footnoteDefinition', identifier: '1', label: '1', children: [paragraph('Twice.')] },
]
const one = storyOf({ uri: 'urn:a', section: 'World' }, noted)
const two = storyOf({ uri: 'urn:b', section: 'World' })
const edition = editionOf([one, two], { title: 'Morning Wire' })
const breaks = [1, 2].map((page, story) => ({ page: String(page), story, letters: 30 }))
const book = print(edition, breaks).then(entriesIn)
/** Its files, for each case anew. */
const entries = async () => new Map(await book)

const opf = 'OEBPS/content.opf'
const nav = 'OEBPS/toc.xhtml'
const ncx = 'OEBPS/toc.ncx'
const css = 'OEBPS/style.css'
const [first, second] = [one, two].map((story) => pageOf(story).slice('OEBPS/'.length, -'.xhtml'.length))
const page = `OEBPS/${first}.xhtml`
const front = nameOf('section', 'World')

test('a whole book has no faults', async () => {
  expect(faultsIn(await entries())).toEqual([])
})

type Mutation = [what: string, file: string, from: string | RegExp, to: string, says: string]

const mutations: Mutation[] = [
  // XML
  ['a page that is not well formed', page, '</article>', '', `${page} is not well formed`],
  ['an unbound prefix', nav, '<main>', '<main><m:math/>', 'not well formed'],
  ['a named entity', page, '<main>', '<main>&nbsp;', 'not well formed'],
  ['a control character', page, 'It rang', 'It\u0001rang', 'not well formed'],
  ['an id that stands twice', page, '<main>', '<main><p id="headline"/>', 'two elements headline'],
  // Files and references
  ['another mimetype', 'mimetype', 'epub+zip', 'zip', 'mimetype is not that'],
  [
    'a link to no file',
    page,
    '<main>',
    '<main><a href="other.xhtml">x</a>',
    'other.xhtml, which is not there',
  ],
  ['a link to no element', nav, `${first}.xhtml"`, `${first}.xhtml#x"`, 'has no such element'],
  [
    'a picture from elsewhere',
    nav,
    '<main>',
    '<main><img src="https://x.example/a.png" alt="x"/>',
    'not there',
  ],
  ['a face that is not there', css, 'headline.ttf', 'other.ttf', 'other.ttf, which is not there'],
  ['a rule that does not close', css, '}', '', 'does not close'],
  ['a file in no manifest', opf, /<item id="css-modern".*\n/, '', 'modern.css is not in the manifest'],
  ['a file twice in the manifest', opf, /(<item id="css")(.*\n)/, '$1$2<item id="b"$2', 'style.css is twice'],
  [
    'an item without file',
    opf,
    '</manifest>',
    '<item id="x" href="x.css" media-type="text/css"/></manifest>',
    'x.css, which is not there',
  ],
  [
    'a wrong media type',
    opf,
    'style.css" media-type="text/css',
    'style.css" media-type="text/plain',
    'style.css is no text/plain',
  ],
  ['a face declared as another', opf, 'font/ttf', 'font/woff2', 'headline.ttf is no font/woff2'],
  [
    'a lost refinement',
    opf,
    'refines="#author-1"',
    'refines="#author-9"',
    '#author-9, which has no such element',
  ],
  // Order
  ['a spine that names no item', opf, `idref="${first}"`, 'idref="story-009"', 'has no item story-009'],
  [
    'a spine in another order',
    opf,
    new RegExp(`(<itemref.*${first}.*\\n)(<itemref.*${second}.*\\n)`),
    '$2$1',
    'order of the spine',
  ],
  ['an NCX in another order', ncx, `${first}.xhtml`, `${second}.xhtml`, 'NCX does not stand'],
  ['a story that is not in the contents', nav, new RegExp(`<li>.*${second}.*\\n`), '', 'order of the spine'],
  ['a section that is not in the NCX', ncx, `${front}.xhtml`, `${first}.xhtml`, 'NCX does not stand'],
  ['marks of pages without a page list', nav, /<nav epub:type="page-list"[\s\S]*?<\/nav>/, '', 'page list'],
  ['a page of the list without a mark', page, /<span[^>]*pagebreak[^>]*>/, '', 'page list'],
  ['an element in the contents’ item', nav, '</a></li>', '</a><span>x</span></li>', 'has span in an item'],
  // The package
  ['no date of modification', opf, /<meta property="dcterms:modified">.*\n/, '', 'when it was modified'],
  ['a date that is none', opf, /(dcterms:modified">)[^<]*/, '$1yesterday', 'when it was modified'],
  ['two dates', opf, /(<meta property="dcterms:modified">.*\n)/, '$1$1', 'when it was modified'],
  ['an NCX of another book', ncx, /(dtb:uid" content=")[^"]*/, '$1urn:x', 'not identified alike'],
  ['no identifier', opf, 'dc:identifier id="id"', 'dc:identifier id="other"', 'unique identifier'],
  [
    'an empty description',
    opf,
    '</metadata>',
    '<dc:description></dc:description></metadata>',
    'empty dc:description',
  ],
  ['no language', opf, /<dc:language>.*\n/, '', 'has no dc:language'],
  ['no accessibility metadata', opf, /<meta property="schema:access.*\n/g, '', 'says nothing of accessMode'],
  ['a claim of pages that are not there', opf, /<meta refines="#print".*\n/, '', 'wrong on pageNavigation'],
  ['a picture that is not claimed', opf, /<meta.*>alternativeText<.*\n/, '', 'wrong on alternativeText'],
  // Pages
  ['a picture without words', 'OEBPS/cover.xhtml', /alt="[^"]*"/, '', 'a picture without words'],
  ['two languages', page, / lang="en"/, ' lang="de"', 'does not state one language'],
  ['a page without title', page, /<title>.*<\/title>/, '<title/>', 'has no title'],
  ['a script', page, '<main>', '<main><script>x</script>', 'has an element script'],
  ['a handler', page, '<main>', '<main onclick="x()">', 'has an active main'],
  [
    'a disallowed role',
    page,
    '<article ',
    '<article role="doc-chapter" ',
    'gives article the role doc-chapter',
  ],
  ['an unknown type', page, '<main>', '<main epub:type="story">', 'the unknown type story'],
  ['a label that is not there', page, 'id="headline"', 'id="other"', 'labeled by headline'],
  [
    'a link within a link',
    page,
    /(<a class="noteref"[^>]*>)/,
    '$1<a href="#headline">x</a>',
    'has a within a',
  ],
  [
    'a header within a header',
    page,
    '<header>',
    '<header><header><p>x</p></header>',
    'has header within header',
  ],
  ['a block within a paragraph', page, /(<p id="[^"]*">)/, '$1<div>x</div>', 'has div within p'],
  ['a level of headings left out', page, /<h2 ([\s\S]*?)<\/h2>/, '<h3 $1</h3>', 'leaves out a level'],
  ['a table head without scope', page, / scope="col"/, '', 'a table head without scope'],
  ['a reference to no note', page, ' epub:type="footnote"', '', 'which is no note'],
]

test.each(mutations)('%s is rejected', async (_what, name, from, to, says) => {
  const files = await entries()
  const words = String(files.get(name))
  const broken = words.replace(from, to)
  expect(broken).not.toBe(words)
  expect(faultsIn(files.set(name, broken)).join('\n')).toContain(says)
})

test.each(['OEBPS/cover.png', 'OEBPS/headline.ttf'])('%s that is no such thing is rejected', async (name) => {
  const files = await entries()
  expect(faultsIn(files.set(name, new Uint8Array(files.get(name)?.length ?? 0)))).toEqual([
    `${name} does not begin as its kind does`,
  ])
})

test.each([opf, nav, ncx])('a book without %s is rejected', async (name) => {
  const files = await entries()
  files.delete(name)
  expect(faultsIn(files)).toContain(`The book has no ${name}`)
})
