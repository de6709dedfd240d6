/** The self-check rejects what the validators would, and what they would not. */
import { expect, test } from 'vitest'
import { faultsIn } from '../../src/renderers/epub/check.ts'
import { editionOf, filesOf, storyOf } from './story.ts'

const opf = 'OEBPS/content.opf'

const edition = editionOf([storyOf(), storyOf({ slug: 'again', uri: 'urn:b' })], { title: 'Morning Wire' })

test('a whole book has no faults', async () => {
  expect(faultsIn(await filesOf(edition))).toEqual([])
})

test.each([
  [
    'the spine in another order',
    opf,
    /(<itemref.*story-001.*\n)(<itemref.*story-002.*\n)/,
    '$2$1',
    'order of the spine',
  ],
  [
    'an NCX in another order',
    'OEBPS/toc.ncx',
    /story-001-[^"]*/,
    'story-002-again.xhtml',
    'NCX does not stand',
  ],
  ['a story that is not in the contents', 'OEBPS/toc.xhtml', /<li>.*story-002.*\n/, '', 'order of the spine'],
  [
    'a wrong media type',
    opf,
    'style.css" media-type="text/css"',
    'style.css" media-type="text/plain"',
    'style.css is no text/plain',
  ],
  [
    'a file that is twice in the manifest',
    opf,
    /(<item id="css")(.*\n)/,
    '$1$2<item id="again"$2',
    'style.css is twice',
  ],
  [
    'a picture from elsewhere',
    'OEBPS/toc.xhtml',
    '<main>',
    '<main><img src="https://x.example/a.png"/>',
    'which is not there',
  ],
  ['an undeclared prefix', 'OEBPS/toc.xhtml', '<main>', '<main><m:math/>', 'not well formed'],
])('%s is rejected', async (_what, name, from, to, fault) => {
  const files = await filesOf(edition)
  const words = files.get(name) ?? ''
  const broken = words.replace(from, to)
  expect(broken).not.toBe(words)
  expect(faultsIn(files.set(name, broken)).join('\n')).toContain(fault)
})

test.each(['OEBPS/content.opf', 'OEBPS/toc.xhtml', 'OEBPS/toc.ncx'])(
  'a book without %s is rejected',
  async (name) => {
    const files = await filesOf(edition)
    files.delete(name)
    expect(faultsIn(files)).toContain(`The book has no ${name}`)
  },
)
