/** Whatever the copy: every word is set, in order, within its column, on a page. */
import fc from 'fast-check'
import type { BlockContent, PhrasingContent } from 'mdast'
import { expect, test } from 'vitest'
import { copyOf } from '../../src/copy.ts'
import type { Story } from '../../src/story.ts'
import { composed, linesOf, rightOf, storyOf, template, visible } from './stories.ts'

const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{1,14}$/) },
  fc.stringMatching(/^[A-Z][a-z]{2,10}[.,;:]?$/),
  fc.constantFrom(
    '—',
    '–',
    '“quoted,”',
    'near-daily',
    '4-3',
    '$4.7',
    'naïve',
    'AT&T',
    'x—y',
    '(HNS)',
    'and/or',
  ),
  fc.constantFrom(
    'https://port-ansley.example/a/very/long/address/of-a-page.html',
    'q'.repeat(70),
    'e\u0301tude',
  ),
)
const phrase = fc
  .tuple(
    fc.array(word, { minLength: 1, maxLength: 40 }),
    fc.constantFrom('text', 'emphasis', 'strong', 'link'),
  )
  .map(([words, type]): PhrasingContent => {
    const text = { type: 'text' as const, value: ` ${words.join(' ')} ` }
    if (type === 'link') return { type, url: 'https://port-ansley.example', children: [text] }
    return type === 'emphasis' || type === 'strong' ? { type, children: [text] } : text
  })
const phrases = fc.array(phrase, { maxLength: 5 })
const paragraph = phrases.map((children): BlockContent => ({ type: 'paragraph', children }))
const block: fc.Arbitrary<BlockContent> = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  phrases.map((children): BlockContent => ({ type: 'heading', depth: 2, children })),
  fc.array(paragraph, { maxLength: 3 }).map((children): BlockContent => ({ type: 'blockquote', children })),
  fc.array(paragraph, { maxLength: 3 }).map(
    (children): BlockContent => ({
      type: 'list',
      ordered: true,
      children: children.map((child) => ({ type: 'listItem', children: [child] })),
    }),
  ),
  fc.array(fc.array(phrase, { maxLength: 4 }), { minLength: 1, maxLength: 6 }).map(
    (rows): BlockContent => ({
      type: 'table',
      children: rows.map((cells) => ({
        type: 'tableRow',
        children: cells.map((cell) => ({ type: 'tableCell', children: [cell] })),
      })),
    }),
  ),
  fc.constantFrom<BlockContent>(
    { type: 'thematicBreak' },
    { type: 'code', value: 'AB  1  2\n\nLong name   10\n' },
  ),
)

const spaces = /[\s\u00a0]+/
const { columns, measure, gutter } = template.grid
const width = columns * measure + (columns - 1) * gutter

test('any story is set', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { maxLength: 14 }), async (children) => {
      const story: Story = { ...storyOf('# Any'), children }
      const composition = await composed(story)
      const tagged = linesOf(composition).filter((line) => line.tag && line.tag.type !== 'Lbl')

      const letters = (copy: string) => copy.normalize('NFC').replaceAll('\u00ad', '').split(spaces).join('')
      const set = tagged.flatMap((line) => line.pieces.map((piece) => piece.shaped.copy)).join('')
      expect(letters(set)).toBe(letters(copyOf(story)))

      const left = ((composition.pages[0]?.width ?? 0) - width) / 2
      for (const line of tagged) {
        expect(line.x).toBeGreaterThan(left - 6)
        expect(visible(line).length).toBeGreaterThan(0)
        const column = line.x > left + measure ? left + measure + gutter : left
        expect(rightOf(line)).toBeLessThan(column + measure + 6)
      }
      for (const page of composition.pages)
        for (const mark of page.marks) expect(mark.y).toBeLessThan(page.height)
    }),
    { numRuns: 80 },
  )
}, 30_000)
