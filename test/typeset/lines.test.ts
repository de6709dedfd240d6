/** How good lines are, over twenty stories: the numbers that `npm run bench` prints. */
import { beforeAll, describe, expect, test } from 'vitest'
import { qualityAt, storiesOf } from '../../bench/quality.ts'
import type { Story } from '../../src/story.ts'
import { compose } from '../../src/typeset/compose.ts'
import { type Quality, qualityOf } from './quality.ts'
import { editionOf, template } from './stories.ts'

let stories: Story[]
beforeAll(async () => {
  stories = await storiesOf()
})

/** At the most: the mean gap, its 95th percentile, loose lines and hyphens in a hundred, names divided in all. */
describe.each([
  ['56mm', 8, { mean: 1.11, p95: 1.69, loose: 11.6, hyphens: 20.3, names: 13, late: 3 }],
  ['56mm', 9, { mean: 1.18, p95: 2, loose: 16.9, hyphens: 17.6, names: 15, late: 3 }],
  ['82mm', 9.4, { mean: 1.06, p95: 1.49, loose: 4.3, hyphens: 15, names: 8, late: 3 }],
  ['248pt', 9.4, { mean: 1.04, p95: 1.45, loose: 3.5, hyphens: 13, names: 8, late: 0 }],
] as const)('at %s in %d points', (measure, size, most) => {
  let quality: Quality
  beforeAll(async () => {
    quality = await qualityAt(stories, measure, size)
  })

  test('gaps are even', () => {
    expect(quality.mean).toBeLessThan(most.mean)
    expect(quality.p95).toBeLessThan(most.p95)
    expect(100 * quality.loose).toBeLessThan(most.loose)
  })

  test('hyphens are few, in names fewer, and never three in a row', () => {
    expect((100 * quality.hyphens) / quality.lines).toBeLessThan(most.hyphens)
    expect(quality.names).toBeLessThanOrEqual(most.names)
    expect(quality.late).toBeLessThanOrEqual(most.late)
    expect(quality.ladder).toBeLessThan(3)
  })

  test('no line stands alone, and no column ends with a hyphen', () => {
    const { orphans, widows, cut, short } = quality
    expect({ orphans, widows, cut }).toEqual({ orphans: 0, widows: 0, cut: 0 })
    expect(short).toBeLessThan(3)
  })
})

test('columns of a long story end on the last line of the grid but for one, with neither a lone line nor a hyphen', async () => {
  const children = stories.flatMap((story) => story.children.filter(({ type }) => type === 'paragraph'))
  const long: Story = {
    type: 'root',
    children,
    data: { meta: stories[0]?.data.meta as Story['data']['meta'] },
  }
  const composition = await compose(editionOf(long), template, { paper: 'A4' }, () => {})
  const { orphans, widows, cut } = qualityOf([composition])
  expect({ orphans, widows, cut }).toEqual({ orphans: 0, widows: 0, cut: 0 })
  const feet = composition.pages.slice(0, -1).map(({ width, marks }) => {
    const foot = (isRight: boolean) =>
      Math.max(
        ...marks.map((mark) =>
          mark.kind === 'line' && mark.tag && mark.x > width / 2 === isRight ? mark.y : 0,
        ),
      )
    return [foot(false), foot(true)].map((y) => Math.round(y))
  })
  const full = Math.max(...feet.flat())
  const short = feet.flat().filter((foot) => foot < full)
  expect(short.every((foot) => full - foot <= template.grid.leading)).toBe(true)
  expect(short.length).toBeLessThan(2)
})
