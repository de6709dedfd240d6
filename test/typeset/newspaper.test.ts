/** An edition as a newspaper: what must hold whatever its stories are. */
import { beforeAll, describe, expect, test } from 'vitest'
import { storiesOf } from '../../bench/quality.ts'
import { copyOf } from '../../src/copy.ts'
import type { Story } from '../../src/story.ts'
import { loadTemplate } from '../../src/template.ts'
import type { Composition, Line, Tag } from '../../src/typeset/page.ts'
import { byWeight } from '../../src/typeset/weight.ts'
import { compose } from './composed.ts'
import { qualityOf } from './quality.ts'
import { editionOf, linesOf, rightOf, storyOf } from './stories.ts'

const template = loadTemplate('tabloid')
const { measure, gutter } = template.grid

let short: Story[]
beforeAll(async () => {
  short = await storiesOf()
})

/** The body of several stories under the headline of the first. */
function long(from: number, count: number): Story {
  const [first, ...rest] = short.slice(from, from + count)
  if (!first) throw new RangeError(`there is no story ${from}`)
  const body = rest.flatMap(({ children }) => children.filter(({ type }) => type === 'paragraph'))
  return { ...first, children: [...first.children, ...body] }
}

async function printed(stories: Story[], paper: 'A4' | 'Letter' = 'A4'): Promise<Composition> {
  const edition = { ...editionOf(...stories), title: 'The Port Ansley Ledger' }
  return compose(edition, template, { paper }, (rule, reason) => {
    throw new Error(`${rule}: ${reason}`)
  })
}

function artOf(tag: Tag | undefined): Tag | undefined {
  return !tag || tag.type === 'Art' ? tag : artOf(tag.parent)
}

function wordsOf(copy: string): string[] {
  return copy
    .replaceAll('\u00ad', '')
    .split(/[\s\u00a0]+/)
    .filter(Boolean)
}

/** The words of each article, in the order that they are painted. */
function articlesOf(composition: Composition): string[][] {
  return composition.root.children.map((art) => {
    let [copy, before] = ['', undefined as Tag | undefined]
    for (const { tag, pieces } of linesOf(composition)) {
      if (!tag || artOf(tag) !== art || tag.type === 'Lbl') continue
      if (before !== tag) copy += ' '
      before = tag
      copy += pieces.map(({ shaped }) => shaped.copy).join('')
    }
    return wordsOf(copy)
  })
}

const said = ({ pieces }: Line) => pieces.map(({ shaped }) => shaped.copy).join('')

describe.each([
  ['long stories', () => [long(0, 5), long(5, 4), long(9, 4), ...short.slice(13), long(2, 9)]],
  ['short stories', () => short],
  ['fewer stories than places', () => short.slice(0, 2)],
  ['many stories', () => Array.from({ length: 120 }, (_, index) => long(index % 15, 1 + (index % 5)))],
])('%s', (_, make) => {
  let stories: Story[]
  let composition: Composition
  beforeAll(async () => {
    stories = make()
    composition = await printed(stories)
  })

  test('are an article each, in order, with every word in order', () => {
    expect(articlesOf(composition)).toEqual(stories.map((story) => wordsOf(copyOf(story))))
  })

  test('go on where the line at their foot says', () => {
    for (const [index, { marks }] of composition.pages.entries()) {
      for (const mark of marks) {
        if (mark.kind !== 'line' || mark.tag) continue
        const [, way, page] = /^Continued (on|from) page (\d+)/.exec(said(mark)) ?? []
        if (!way) continue
        const other = composition.pages[Number(page) - 1]
        const answer = `Continued ${way === 'on' ? 'from' : 'on'} page ${index + 1}`
        expect(other?.marks.some((each) => each.kind === 'line' && said(each).startsWith(answer))).toBe(true)
        expect(Number(page) - 1 - index > 0).toBe(way === 'on')
      }
    }
  })

  test('stand in their columns, and no line on another', () => {
    const left = ((composition.pages[0]?.width ?? 0) - 4 * measure - 3 * gutter) / 2
    for (const { marks, height } of composition.pages) {
      const body = marks.filter((mark): mark is Line => mark.kind === 'line' && mark.tag?.type === 'P')
      const places = new Map<number, Set<number>>()
      for (const line of body) {
        expect(line.y).toBeLessThan(height - 40)
        const column = Math.round((line.x - left) / (measure + gutter))
        expect(rightOf(line)).toBeLessThan(left + 3 * (measure + gutter) + measure + 6)
        const taken = places.get(column) ?? new Set()
        places.set(column, taken)
        const y = Math.round(line.y * 10)
        expect(taken.has(y)).toBe(false)
        taken.add(y)
      }
    }
  })

  test('no line stands alone, and no column ends with a hyphen', () => {
    const { orphans, widows, cut, ladder } = qualityOf([composition])
    expect({ orphans, widows, cut }).toEqual({ orphans: 0, widows: 0, cut: 0 })
    expect(ladder).toBeLessThan(3)
  })
})

test('the front page has a masthead, its first stories, and says where the others are', async () => {
  const { pages } = await printed([long(0, 5), long(5, 4), long(9, 4), ...short.slice(13)])
  const front = pages[0]?.marks.filter((mark): mark is Line => mark.kind === 'line') ?? []
  expect(said(front[0] as Line)).toBe('The Port Ansley Ledger')
  expect(front.map(said)).toContain('Tuesday, April 1, 2031')
  expect(front.map(said)).toContain('Inside')
  const begun = new Set(front.map(({ tag }) => artOf(tag)).filter(Boolean))
  expect(begun.size).toBeGreaterThanOrEqual(template.newspaper?.modules.length ?? 0)
  const jumps = front.map(said).filter((copy) => copy.startsWith('Continued on page'))
  expect(jumps.length).toBeGreaterThan(0)
})

test('the heaviest story leads: urgency counts, then a picture, then length, then the order given', () => {
  const [first, second, third] = short.slice(0, 3) as [Story, Story, Story]
  const urgent = { ...third, data: { meta: { ...third.data.meta, urgency: 1 } } }
  const ordered = byWeight([first, second, urgent].map((story) => ({ story })))
  expect(ordered[0]?.story).toBe(urgent)
  expect(
    byWeight([first, first].map((story, place) => ({ story, place }))).map(({ place }) => place),
  ).toEqual([0, 1])
})

test('a story without a headline begins with bold words, and none of them twice', async () => {
  const bare = storyOf(
    'ALDER CREEK, Mont. (AP) — A library has forgiven a fine that was 71 years old, it said on Monday.',
  )
  const composition = await printed([...short.slice(0, 3), bare])
  const art = composition.root.children.at(-1)
  const [line] = linesOf(composition).filter(({ tag }) => artOf(tag) === art)
  const bold = (line?.pieces ?? []).filter(({ shaped }) => shaped.face.weight >= 700)
  expect(bold.map(({ shaped }) => shaped.copy).join('')).toMatch(/A library has/)
  expect(articlesOf(composition).at(-1)).toEqual(wordsOf(copyOf(bare)))
})

test('speaks the language of its edition, and the price stands in the masthead', async () => {
  const stories = [long(0, 5), long(5, 4), long(9, 4), ...short.slice(13)]
  const edition = { ...editionOf(...stories), title: 'Der Bote', language: 'de' }
  const priced = { ...template, newspaper: template.newspaper && { ...template.newspaper, price: '2,40 €' } }
  const { pages } = await compose(edition, priced, { paper: 'A4' }, () => {})
  const front = pages[0]?.marks.filter((mark): mark is Line => mark.kind === 'line').map(said) ?? []
  expect(front).toContain('2,40 €')
  expect(front).toContain('Im Blatt')
  expect(front).toContain(`${pages.length} Seiten`)
  expect(front.some((copy) => copy.startsWith('Fortsetzung auf Seite'))).toBe(true)
})

test('inside pages say which section they are, and a section begins a page or stands beneath its name', async () => {
  const stories = Array.from({ length: 60 }, (_, index): Story => {
    const story = long(index % 15, 1 + (index % 3))
    return { ...story, data: { meta: { ...story.data.meta, section: index < 30 ? 'World' : 'Sports' } } }
  })
  const { pages } = await printed(stories)
  const artifacts = pages.map(({ marks }) =>
    marks.filter((mark): mark is Line => mark.kind === 'line' && !mark.tag).map(said),
  )
  for (const [index, copy] of artifacts.entries()) {
    if (index > 0)
      expect(copy.some((words) => /^(\d+\s(World|Sports)|(World|Sports)\s\d+)$/.test(words))).toBe(true)
  }
  expect(artifacts.filter((copy) => copy.some((words) => words === 'Sports')).length).toBeLessThanOrEqual(1)
})

test('a large picture before the copy is as wide as its story, its caption read before the copy', async () => {
  const [first] = short as [Story]
  const [figure, caption] = storyOf('![A bell](bell.png)\n\n{caption} The bell at Ashmere.').children
  if (figure?.type === 'paragraph') figure.data = { part: 'figure' }
  const cut = first.children.findIndex(({ data, type }) => type === 'paragraph' && !data)
  const shown = {
    ...first,
    children: first.children.toSpliced(cut, 0, ...[figure, caption].filter((node) => !!node)),
  }
  const bell = {
    mediaType: 'image/png',
    width: 1800,
    height: 1200,
    orientation: 1,
    bytes: new Uint8Array(),
  } as const
  const edition = { ...editionOf(...short.slice(1, 5), shown), pictures: new Map([['bell.png', bell]]) }
  const composition = await compose(edition, template, { paper: 'A4' }, () => {})
  const marks = composition.pages.flatMap((page) => page.marks)
  const cuts = marks.flatMap((mark) => (mark.kind === 'picture' ? [mark.width] : []))
  expect(cuts).toHaveLength(1)
  expect((cuts[0] ?? 0) % (measure + gutter)).toBeCloseTo(measure, 3)
  const words = articlesOf(composition).at(-1) ?? []
  expect(words.indexOf('Ashmere.')).toBeLessThan(words.length / 2)
})

test('a story alone is set like an article', async () => {
  const { pages } = await printed([storyOf('# Alone\n\nNobody else filed.')])
  expect(pages).toHaveLength(1)
  expect(linesOf({ pages, root: { type: 'Document', children: [] } }).map(said)).not.toContain('Inside')
})

test('both papers have the same columns', async () => {
  const letter = await printed(short.slice(0, 6), 'Letter')
  expect(letter.pages[0]?.width).toBe(792)
  expect(articlesOf(letter)).toHaveLength(6)
})
