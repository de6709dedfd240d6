/** Whatever the tree: the book has no faults, and every word in order. */
import fc from 'fast-check'
import type { BlockContent, ListItem, PhrasingContent, RootContent } from 'mdast'
import { expect, test } from 'vitest'
import { faultsIn } from '../../src/renderers/epub/check.ts'
import { editionOf, entriesIn, printAloud, storyOf } from './story.ts'

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('It rang.', '<b>AT&T</b>', ']]>', ' ', '', 'שלום', '\u0000\u0007\ufffe', '—', '&nbsp;'),
)
const { phrasing } = fc.letrec<{ phrasing: PhrasingContent }>((tie) => {
  const inner = fc.array(tie('phrasing'), { maxLength: 3 })
  return {
    phrasing: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      words.map((value): PhrasingContent => ({ type: 'text', value })),
      fc
        .tuple(words, fc.constantFrom('fr', 'de-CH', 'no tag', '"'))
        .map(([value, language]): PhrasingContent => ({ type: 'text', value, data: { language } })),
      words.map((value): PhrasingContent => ({ type: 'inlineCode', value })),
      fc.constantFrom<PhrasingContent>(
        { type: 'break' },
        { type: 'image', url: 'https://x.example/a.png', alt: '' },
        { type: 'footnoteReference', identifier: '1', label: '1' },
        { type: 'footnoteReference', identifier: 'lost', label: 'lost' },
      ),
      fc
        .tuple(fc.constantFrom('emphasis', 'strong', 'delete', 'mark'), inner)
        .map(([type, children]) => ({ type, children }) as PhrasingContent),
      fc
        .tuple(
          fc.constantFrom('https://x.example/?a=1&b="2"', 'javascript:x()', '#note-1', 'http://[', ''),
          inner,
        )
        .map(([url, children]): PhrasingContent => ({ type: 'link', url, children })),
    ),
  }
})
const phrases = fc.array(phrasing, { maxLength: 4 })
const cells = fc.array(
  phrases.map((children) => ({ type: 'tableCell' as const, children })),
  { maxLength: 3 },
)
const { block } = fc.letrec<{ block: BlockContent }>((tie) => {
  const inner = fc.array(tie('block'), { maxLength: 3 })
  return {
    block: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      phrases.map((children): BlockContent => ({ type: 'paragraph', children })),
      fc
        .tuple(fc.constantFrom('kicker', 'deck', 'byline', 'editorsNote', 'pullQuote', 'question'), phrases)
        .map(([part, children]): BlockContent => ({ type: 'paragraph', data: { part } as never, children })),
      fc
        .tuple(fc.integer({ min: 1, max: 6 }), phrases)
        .map(([depth, children]): BlockContent => ({ type: 'heading', depth: depth as 1, children })),
      words.map((value): BlockContent => ({ type: 'code', value })),
      fc.constantFrom<BlockContent>({ type: 'thematicBreak' }, { type: 'html', value: '<script>x</script>' }),
      inner.map((children): BlockContent => ({ type: 'blockquote', children })),
      fc
        .array(fc.tuple(inner, fc.constantFrom(true, false, null)), { maxLength: 3 })
        .map((items): BlockContent => {
          const children = items.map(
            ([content, checked]): ListItem => ({ type: 'listItem', checked, children: content }),
          )
          return { type: 'list', ordered: items.length > 1, spread: items.length > 2, children }
        }),
      fc.array(cells, { minLength: 1, maxLength: 4 }).map(
        (rows): BlockContent => ({
          type: 'table',
          align: ['left', 'right', null],
          children: rows.map((row) => ({ type: 'tableRow', children: row })),
        }),
      ),
      inner.map((children) => ({ type: 'sidebar', children }) as unknown as BlockContent),
    ),
  }
})
const note: RootContent = {
  type: 'footnoteDefinition',
  identifier: '1',
  children: [{ type: 'paragraph', children: [{ type: 'text', value: 'Twice.' }] }],
}

test('any story makes a whole book', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(block, { maxLength: 8 }),
      fc.array(block, { maxLength: 4 }),
      words,
      fc.nat(200),
      async (one, two, headline, letters) => {
        const stories = [
          storyOf({ headline }, [...one, note]),
          storyOf({ uri: 'urn:b', section: headline }, two),
        ]
        const breaks = [
          { page: '1', story: 0, letters: 0 },
          { page: '2', story: 0, letters },
          { page: '3', story: 0, letters },
          { page: '4', story: 1, letters },
        ]
        const { body, remarks } = await printAloud(editionOf(stories, { title: headline }), breaks)
        expect(remarks.filter((remark) => !/does not hold this picture|no cover/.test(remark))).toEqual([])
        expect(faultsIn(entriesIn(body))).toEqual([])
      },
    ),
    { numRuns: 24 },
  )
})
