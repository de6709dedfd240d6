/** The self-check rejects what the validators would, and what they would not: each case breaks one file of a whole book. */
import { expect, test } from 'vitest'
import { faultsIn } from '../../src/renderers/epub/check.ts'
import { nameOf } from '../../src/renderers/epub/ids.ts'
import { editionOf, filesOf, pageOf, storyOf } from './story.ts'

const one = storyOf({ uri: 'urn:a', section: 'World' })
const two = storyOf({ uri: 'urn:b', section: 'World' })
const edition = editionOf([one, two], { title: 'Morning Wire' })

const opf = 'OEBPS/content.opf'
const nav = 'OEBPS/toc.xhtml'
const ncx = 'OEBPS/toc.ncx'
const [first, second] = [one, two].map((story) => pageOf(story).slice('OEBPS/'.length, -'.xhtml'.length))
const page = `OEBPS/${first}.xhtml`
const front = nameOf('section', 'World')

test('a whole book has no faults', async () => {
  expect(faultsIn(await filesOf(edition))).toEqual([])
})

type Mutation = [what: string, file: string, from: string | RegExp, to: string, says: string]

const mutations: Mutation[] = [
  ['a page that is not well formed', page, '</article>', '', `${page} is not well formed`],
  ['an undeclared prefix', nav, '<main>', '<main><m:math/>', 'not well formed'],
  ['a named entity', page, '<main>', '<main>&nbsp;', 'not well formed'],
  ['an id that stands twice', page, '<main>', '<main><p id="headline"/>', 'two elements headline'],
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
  [
    'a file that is in no manifest',
    opf,
    /<item id="css-modern".*\n/,
    '',
    'modern.css is not in the manifest',
  ],
  [
    'a file that is twice in the manifest',
    opf,
    /(<item id="css")(.*\n)/,
    '$1$2<item id="b"$2',
    'style.css is twice',
  ],
  [
    'a manifest item without file',
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
]

test.each(mutations)('%s is rejected', async (_what, name, from, to, says) => {
  const files = await filesOf(edition)
  const words = files.get(name) ?? ''
  const broken = words.replace(from, to)
  expect(broken).not.toBe(words)
  expect(faultsIn(files.set(name, broken)).join('\n')).toContain(says)
})

test.each([opf, nav, ncx])('a book without %s is rejected', async (name) => {
  const files = await filesOf(edition)
  files.delete(name)
  expect(faultsIn(files)).toContain(`The book has no ${name}`)
})
