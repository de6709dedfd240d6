/** What a column's end does not part, and how the columns of a last page stand beside one another. */
import { expect, test } from 'vitest'
import type { Page } from '../../src/typeset/page.ts'
import { composed, linesOf, storyOf, template } from './stories.ts'

const { leading } = template.grid
const sentence = 'The pilots of the harbor keep their own book of tides and lend it to nobody at all. '

/** So many paragraphs of three lines, and something beneath. */
function story(count: number, beneath = '') {
  return storyOf(`# A\n\n${`${sentence.repeat(2)}\n\n`.repeat(count)}${beneath}`)
}

const counts = Array.from({ length: 12 }, (_, index) => index + 1)

/** The foot of each of two columns, and the words of their lines. */
function columnsOf({ width, marks }: Page) {
  const lines = marks.flatMap((mark) => (mark.kind === 'line' && mark.tag?.type !== 'H1' ? [mark] : []))
  return [false, true].map((isRight) => {
    const own = lines.filter(({ x, tag }) => tag && x > width / 2 === isRight)
    const words = own.map(({ pieces }) => pieces.map(({ shaped }) => shaped.copy).join(''))
    return { foot: Math.max(0, ...own.map(({ y }) => y)), words }
  })
}

test('a later column is deeper than an earlier one by a line at the most', async () => {
  for (const count of counts.slice(1)) {
    const { pages } = await composed(story(count))
    const [left, right] = pages.flatMap((page) => columnsOf(page)).slice(-2)
    expect((right?.foot ?? 0) - (left?.foot ?? 0)).toBeLessThanOrEqual(leading + 0.01)
  }
})

test.each([
  ['a list of four lines', '- One\n- Two\n- Three\n- Four', /^(One|Two|Three|Four)\b/],
  ['four lines of verse', '> One\\\n> Two\\\n> Three\\\n> Four', /^(One|Two|Three|Four)\b/],
  ['a table of eight rows', `| A | B |\n| - | - |\n${'| Row | 1 |\n'.repeat(8)}`, /^Row/],
])('%s is never divided, nor parted from the line that announces it', async (_, block, pattern) => {
  for (const count of counts) {
    const { pages } = await composed(story(count, `What they keep:\n\n${block}\n\n${sentence}`))
    const holding = pages.flatMap(columnsOf).filter(({ words }) => words.some((line) => pattern.test(line)))
    expect(holding).toHaveLength(1)
    expect(holding[0]?.words.some((line) => line.startsWith('What they keep:'))).toBe(true)
  }
})

test('stars head no column', async () => {
  for (const count of counts) {
    const { pages } = await composed(story(count, `---\n\n${sentence.repeat(6)}`))
    for (const page of pages) {
      const stars = page.marks.filter((mark) => mark.kind === 'line' && mark.pieces[0]?.shaped.copy === '*')
      for (const star of stars) {
        const above = linesOf({ pages: [page], root: { type: 'Document', children: [] } })
          .filter(({ tag, x }) => tag?.type === 'P' && x > page.width / 2 === star.x > page.width / 2)
          .some(({ y }) => y < star.y)
        expect(above).toBe(true)
      }
    }
  }
})

test('a story that ends with stars ends without them at the head of a column', async () => {
  const { pages } = await composed(story(1, '---'))
  expect(pages).toHaveLength(1)
})

test('a dash begins no line', async () => {
  for (const count of counts) {
    const words = `${'tide '.repeat(count)}harbor – a book nobody lends – and `
    const lines = linesOf(await composed(storyOf(`# A\n\n${words.repeat(6)}`)))
    expect(lines.filter(({ pieces }) => pieces[0]?.shaped.copy === '–')).toEqual([])
  }
})
