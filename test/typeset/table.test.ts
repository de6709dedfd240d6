/** The columns of a table that is wider than its measure. */
import { expect, test } from 'vitest'
import { composed, linesOf, storyOf } from './stories.ts'

const words = 'The independent commission for the preservation of lighthouses'
const figures = '1,234,567.50'
const row = `| ${words} | ${Array.from({ length: 4 }, () => figures).join(' | ')} |`
const table = `# Sale\n\n| What | A | B | C | D |\n| - | -: | -: | -: | -: |\n${row}\n${row}\n`

test('figures are not divided, and words have what is left', async () => {
  const { reports, ...composition } = await composed(storyOf(table))
  const cells = linesOf(composition).filter(({ tag }) => tag?.type === 'TD' || tag?.type === 'TH')
  const said = cells.map(({ pieces }) =>
    pieces
      .map(({ shaped }) => shaped.copy)
      .join('')
      .trim(),
  )
  expect(said.filter((copy) => copy === figures)).toHaveLength(8)
  expect(said.some((copy) => copy.endsWith('\u00ad'))).toBe(false)
  expect(reports).toEqual([])
})
