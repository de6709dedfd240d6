/** What must hold for every story in type. */
import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { copyOf } from '../../src/copy.ts'
import type { Line, Tag } from '../../src/typeset/page.ts'
import { proofOf } from '../../src/typeset/proof.ts'
import { expectGolden } from '../golden.ts'
import { compose } from './composed.ts'
import { qualityOf } from './quality.ts'
import {
  type Composed,
  composed,
  editionOf,
  fixture,
  linesOf,
  rightOf,
  storyOf,
  template,
  visible,
} from './stories.ts'

const folder = new URL('../../fixtures/typeset/', import.meta.url)
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.md') ? file.slice(0, -3) : []))
const { leading, measure, gutter } = template.grid

/** The words of lines, those apart that end a block. */
function wordsOf(lines: readonly Line[]): string[] {
  let [copy, before] = ['', undefined as Tag | undefined]
  for (const line of lines) {
    if (before !== line.tag) copy += ' '
    before = line.tag
    copy += line.pieces.map((piece) => piece.shaped.glyphs.map((glyph) => glyph.copy).join('')).join('')
  }
  return copy
    .replaceAll('\u00ad', '')
    .split(/[\s\u00a0]+/)
    .filter(Boolean)
}

function isFilled({ tag, scale, pieces }: Line): boolean {
  if (!tag || !['P', 'LBody'].includes(tag.type)) return false
  const spaces = pieces.slice(0, -1).filter((piece) => piece.shaped.copy === ' ')
  return scale !== 1 || spaces.some((piece) => Math.abs(piece.advance - widthOf(piece)) > 1e-6)
}

function widthOf({ shaped, size }: Line['pieces'][number]): number {
  return (shaped.width * size) / 1000
}

function hangOf(sign: string): number {
  return Object.entries(template.justify.hang).find(([signs]) => signs.includes(sign))?.[1] ?? 0
}

describe.each(names)('%s', (name) => {
  let story: Composed
  let lines: Line[]
  beforeAll(async () => {
    story = await composed(fixture(name))
    lines = linesOf(story)
  })

  test('reads as its proof', () => {
    expectGolden(new URL(`${name}.proof.txt`, folder), proofOf(story))
  })

  test('holds every word of the story in order', () => {
    const expected = copyOf(fixture(name))
      .split(/[\s\u00a0]+/)
      .filter(Boolean)
    const read = wordsOf(lines.filter((line) => line.tag && line.tag.type !== 'Lbl'))
    expect(read).toEqual(expected)
  })

  test('has no remarks', () => {
    expect(story.reports).toEqual([])
  })

  test('stands on the grid', () => {
    const { body } = template.styles
    const cap = (670 * body.size) / 1000
    for (const page of story.pages) {
      const grid = page.marks.flatMap((mark) =>
        mark.kind === 'line' && isFilled(mark) && isBody(mark) ? [mark.y] : [],
      )
      for (const y of grid) {
        const off = (y - template.page.top - cap) / leading
        expect(Math.abs(off - Math.round(off)) * leading).toBeLessThan(0.01)
      }
    }
  })

  test('fills its lines to the margin', () => {
    const left = (story.pages[0]?.width ?? 0) / 2 - measure - gutter / 2
    for (const line of lines.filter(isFilled)) {
      const last = visible(line).at(-1)
      const glyph = last?.shaped.glyphs.at(-1)
      const sign = glyph?.copy === '\u00ad' ? '-' : (glyph?.copy ?? '')
      const hang = (hangOf(sign) * (glyph?.advance ?? 0) * (last?.size ?? 0)) / 1000
      const column = line.x > left + measure ? left + measure + gutter : left
      const inset = line.tag?.parent?.type === 'BlockQuote' ? template.styles.quotation.size * 1.2 : 0
      expect(Math.abs(rightOf(line) - hang - (column + measure - inset))).toBeLessThan(0.05)
    }
  })

  test('ends a line at a space with that space, and at a hyphen without one', () => {
    for (const [index, line] of lines.entries()) {
      const next = lines[index + 1]
      if (!next?.tag || next.tag !== line.tag || line.pieces.length < 2) continue
      expect(line.pieces.map((piece) => piece.shaped.copy).join('')).toMatch(/[ \u00ad—/-]$/)
    }
  })

  test('has no three hyphens in a row, no lone line, and no column that ends with a hyphen', () => {
    const { ladder, orphans, widows, cut } = qualityOf([story])
    expect(ladder).toBeLessThan(3)
    expect({ orphans, widows, cut }).toEqual({ orphans: 0, widows: 0, cut: 0 })
  })
})

function isBody({ pieces }: Line): boolean {
  return pieces.every((piece) => piece.shaped.face.role.startsWith('body'))
}

describe('columns', () => {
  const sentence = 'The ferry to Oster Island sailed at noon with nobody aboard but the crew and a piano. '
  const long = storyOf(
    `# A long one\n\n${Array.from({ length: 60 }, (_, index) => sentence.repeat(1 + (index % 4))).join('\n\n')}`,
  )
  let story: Composed
  beforeAll(async () => {
    story = await composed(long)
  })

  test('never begin or end with a lone line', () => {
    const all = linesOf(story)
    for (const tag of new Set(all.map((line) => line.tag))) {
      const lines = all.filter((line) => line.tag === tag)
      if (tag?.type !== 'P' || lines.length < 2) continue
      expect(Math.min(...runsOf(lines))).toBeGreaterThan(1)
    }
  })

  /** How many lines of a paragraph stand together. */
  function runsOf(lines: readonly Line[]): number[] {
    const runs = [1]
    for (const [index, line] of lines.slice(1).entries()) {
      const isBeneath = Math.abs(line.y - (lines[index]?.y ?? 0) - leading) < 0.01
      if (isBeneath) runs.push((runs.pop() ?? 0) + 1)
      else runs.push(1)
    }
    // A drop cap is a line by itself.
    return runs.filter((run, index) => run > 1 || index > 0)
  }

  test('of the last page are of one height', () => {
    const last = story.pages.at(-1)
    const feet = [0, 1].map((column) =>
      Math.max(
        ...(last?.marks ?? []).flatMap((mark) =>
          mark.kind === 'line' && mark.tag && mark.x > 200 === (column === 1) ? [mark.y] : [],
        ),
      ),
    )
    expect(Math.abs((feet[0] ?? 0) - (feet[1] ?? 0))).toBeLessThanOrEqual(2 * leading + 0.01)
  })

  test('are the same on both papers', async () => {
    const letter = linesOf(await composed(long, 'Letter')).filter((line) => line.tag)
    const a4 = linesOf(story).filter((line) => line.tag)
    expect(letter.map((line) => line.pieces)).toEqual(a4.map((line) => line.pieces))
  })
})

describe('a table over several columns', () => {
  const rows = Array.from({ length: 150 }, (_, index) => `| Lot ${index + 1} | ${(index * 37) % 211}.50 |`)
  const table = ['# Sale\n\nWhat the lots fetched:\n', '| Lot | Price |', '| --- | ---: |', ...rows].join(
    '\n',
  )

  test('says its head again, as an artifact', async () => {
    const lines = linesOf(await composed(storyOf(table)))
    const heads = lines.filter((line) => line.pieces[0]?.shaped.copy === 'Price')
    expect(heads.length).toBeGreaterThan(1)
    expect(heads.map((line) => line.tag?.type)).toEqual(['TH', ...heads.slice(1).map(() => undefined)])
    expect(heads.slice(1).every((line) => line.pieces.every((piece) => !piece.tag))).toBe(true)
  })

  test('divides no row', async () => {
    const { pages } = await composed(storyOf(table))
    for (const page of pages) {
      const lots = page.marks.flatMap((mark) =>
        mark.kind === 'line' && mark.tag?.scope === 'Row' ? [[mark.tag.parent, mark.y] as const] : [],
      )
      for (const [row, y] of lots) {
        const price = page.marks.find(
          (mark) => mark.kind === 'line' && mark.tag?.type === 'TD' && mark.tag.parent === row,
        )
        expect(price?.y).toBe(y)
      }
    }
  })
})

describe('figures in a table', () => {
  const pointsOf = async (rows: string[], language: string, sign: string) => {
    const table = ['# Fares\n', '| Zone | Fare |', '| --- | ---: |', ...rows].join('\n')
    const lines = linesOf(await composed(storyOf(table, language))).filter((line) => line.tag?.type === 'TD')
    return lines.map((line) => {
      const before = line.pieces[0]?.shaped.copy.split(sign)[0] ?? ''
      const glyphs = line.pieces[0]?.shaped.glyphs.slice(0, before.length) ?? []
      return (
        line.x + glyphs.reduce((sum, { advance }) => sum + (advance * (line.pieces[0]?.size ?? 0)) / 1000, 0)
      )
    })
  }

  test.each([
    ['en', '.', ['| A | $4.50 |', '| B | 11.5 |', '| C | 1,240 |', '| D | −0.125 |']],
    ['de', ',', ['| A | 4,50 |', '| B | 1.240 |', '| C | 0,125 |']],
  ])('in %s stand with their decimal signs beneath one another', async (language, sign, rows) => {
    // The columns of the page may have parts of the table each.
    const points = (await pointsOf(rows, language, sign)).map((x) => x % (measure + gutter))
    expect(points).toHaveLength(rows.length)
    expect(Math.max(...points) - Math.min(...points)).toBeLessThan(0.05)
  })
})

test('an edition has an article for each story, and each begins a page', async () => {
  const edition = editionOf(storyOf('# One\n\nFirst.'), storyOf('# Zwei\n\nZweitens.', 'de'))
  const { pages, root } = await compose(edition, template, { paper: 'A4' }, () => {})
  expect(pages.map((page) => page.folio)).toEqual(['1', '2'])
  expect(root.children.map(({ type, language }) => [type, language])).toEqual([
    ['Art', 'en'],
    ['Art', 'de'],
  ])
})

test('a story without words has a page', async () => {
  const { pages } = await composed(storyOf(''))
  expect(pages).toHaveLength(1)
})

describe('remarks', () => {
  test('a sign that no face has', async () => {
    const { reports } = await composed(storyOf('# Signs\n\nThe word was ሀ.'))
    expect(reports).toEqual(['missing-glyph: The face body has no sign for “ሀ” (U+1200)'])
  })

  test('none for a sign that another face has', async () => {
    const story = await composed(storyOf('# Signs\n\n♣'))
    expect(story.reports).toEqual([])
    const faces = linesOf(story).flatMap(({ pieces }) =>
      pieces.map(({ shaped }) => [shaped.copy, shaped.face.postScriptName]),
    )
    expect(faces).toContainEqual(['♣', 'SourceSans3-Regular'])
  })

  test('a word wider than its column', async () => {
    const { reports } = await composed(storyOf(`# Wide\n\n${'xkcdqwrtz'.repeat(9)}`))
    expect(reports).toHaveLength(1)
    expect(reports[0]).toMatch(/^overset-line: “xkcdqwrtz/)
  })

  test('once, in however many fragments', async () => {
    const { reports } = await composed(storyOf(`# Wide\n\n${`${'xkcdqwrtz'.repeat(9)}/`.repeat(9)}`))
    expect(reports).toEqual([expect.stringMatching(/^overset-line: “xkcdqwrtz.* is wider than its column$/)])
  })
})
