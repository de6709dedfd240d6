/** Copyfitting: a story is made to fit its extent within the house's limits, or it is said why not. */
import { beforeAll, describe, expect, test } from 'vitest'
import { storiesOf } from '../../bench/quality.ts'
import { copyOf } from '../../src/copy.ts'
import type { Story } from '../../src/story.ts'
import { loadTemplate } from '../../src/template.ts'
import type { Composition, Line } from '../../src/typeset/page.ts'
import { compose } from './composed.ts'
import { editionOf, linesOf, storyOf } from './stories.ts'

let story: Story
beforeAll(async () => {
  const [first, second, third] = await storiesOf()
  if (!first || !second || !third) throw new RangeError('there are no stories')
  story = { ...first, children: [second, third].flatMap(({ children }) => children.slice(1)) }
  story.children.unshift(...first.children)
})

async function set(own: Story, fit?: string): Promise<Composition & { reports: string[] }> {
  const reports: string[] = []
  const template = loadTemplate('galley', process.cwd(), fit)
  const composition = await compose(editionOf(own), template, { paper: 'A4' }, (rule, reason) =>
    reports.push(`${rule}: ${reason}`),
  )
  return { ...composition, reports }
}

const body = (composition: Composition): Line[] => linesOf(composition).filter(({ tag }) => tag?.type === 'P')
const sizeOf = (line: Line | undefined) => line?.pieces[0]?.size ?? 0
const leadOf = (lines: Line[]) => (lines[2]?.y ?? 0) - (lines[1]?.y ?? 0)
const lettersOf = (lines: Line[]) =>
  lines
    .flatMap(({ pieces }) => pieces.map(({ shaped }) => shaped.copy))
    .join('')
    .replace(/[\s\u00ad]/g, '')

/** In centimeters, of a story on one page: from its head to its last line. */
async function depthOf(own: Story): Promise<number> {
  const { reports } = await set(own, '500cm')
  const [, short] = /\(([\d.]+) cm\) short/.exec(reports[0] ?? '') ?? []
  return 500 - Number(short)
}

describe('a story', () => {
  test('that fits is set as it is, and said to be short', async () => {
    const plain = await set(story)
    const fitted = await set(story, '100cm')
    expect(body(fitted)).toEqual(body(plain))
    expect(fitted.reports).toEqual([
      expect.stringMatching(/^short-copy: The story is \d+ lines \([\d.]+ cm\) short of 100cm$/),
    ])
  })

  test('that is a little too long is set in smaller type', async () => {
    const depth = await depthOf(story)
    const fitted = await set(story, `${(depth - 0.4).toFixed(1)}cm`)
    expect(fitted.reports).toEqual([])
    expect(sizeOf(body(fitted)[3])).toBeLessThan(8)
    expect(sizeOf(body(fitted)[3])).toBeGreaterThanOrEqual(8 * 0.97 - 1e-9)
    expect(lettersOf(body(fitted))).toBe(lettersOf(body(await set(story))))
  })

  test('that is longer is set with less lead, too', async () => {
    const depth = await depthOf(story)
    const fitted = await set(story, `${(depth * 0.96).toFixed(1)}cm`)
    expect(fitted.reports).toEqual([])
    expect(leadOf(body(fitted))).toBeLessThan(10)
    expect(leadOf(body(fitted))).toBeGreaterThanOrEqual(10 * 0.97 - 1e-9)
  })

  test('is set without what the wire calls optional, from the end on, as far as need be', async () => {
    const children = story.children.map((node, index) =>
      node.type === 'paragraph' && index > story.children.length - 5
        ? { ...node, data: { ...node.data, optional: true } }
        : node,
    )
    const depth = await depthOf(story)
    const fitted = await set({ ...story, children }, `${(depth * 0.88).toFixed(1)}cm`)
    expect(fitted.reports.length).toBeGreaterThan(0)
    expect(fitted.reports.length).toBeLessThan(4)
    expect(
      fitted.reports.every((report) => report.startsWith('trimmed: Optional copy is left out to fit')),
    ).toBe(true)
    const last = copyOf(story.children.at(-1) ?? { type: 'text', value: '' })
    expect(fitted.reports[0]).toContain(last.slice(-12))
  })

  test('that is far too long is set all the same, and a remark says by how much and where it could end', async () => {
    const { reports, ...composition } = await set(story, '30cm')
    expect(reports).toEqual([
      expect.stringMatching(
        /^overset-copy: The story is \d+ lines \([\d.]+ cm\), \d+ words too long for 30cm; it would fit if it ended with “.+”$/,
      ),
    ])
    expect(lettersOf(body(composition))).toBe(lettersOf(body(await set(story))))
    const [, close = ''] = /ended with “(.+)”$/.exec(reports[0] ?? '') ?? []
    const end = story.children.findIndex((node) => copyOf(node).endsWith(close))
    const cut = await set({ ...story, children: story.children.slice(0, end + 1) }, '30cm')
    expect(cut.reports.filter((report) => report.startsWith('overset'))).toEqual([])
  })

  test('may be made to fit pages', async () => {
    const { pages, reports } = await set(story, '1 page')
    expect(pages.length).toBeGreaterThan(1)
    expect(reports).toEqual([expect.stringContaining('too long for 1 page')])
    expect((await set(story, '3 pages')).reports).toEqual([])
  })
})

test.each(['31', 'cm', '31 furlongs', '0 pages', '-3cm'])('%s is no extent', (fit) => {
  expect(() => loadTemplate('galley', process.cwd(), fit)).toThrow('an extent, such as "31cm" or "1 page"')
})

test('a newspaper says that it is not made to fit', async () => {
  const reports: string[] = []
  const edition = editionOf(storyOf('# One\n\nOne.'), storyOf('# Two\n\nTwo.'))
  const template = loadTemplate('tabloid', '.', '1 page')
  await compose(edition, template, { paper: 'A4' }, (rule) => reports.push(rule))
  expect(reports).toContain('fit-ignored')
})
