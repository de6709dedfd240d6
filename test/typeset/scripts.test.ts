/** Copy in scripts that run left: levels, places, faces, sides; and what is not theirs stays as it was. */
import { describe, expect, test } from 'vitest'
import type { Line, Piece } from '../../src/typeset/page.ts'
import { compose } from './composed.ts'
import { composed, editionOf, linesOf, storyOf, template, visible } from './stories.ts'

const wordsOf = ({ pieces }: Line) => pieces.map(({ shaped }) => shaped.copy).join('')
/** A line's words from left to right, as they are seen. */
const seenOf = (line: Line) =>
  [...visible(line)]
    .sort((one, other) => (one.x ?? 0) - (other.x ?? 0))
    .map(({ shaped }) => shaped.copy)
    .join('')
const rightOf = (line: Line) =>
  line.x + line.scale * Math.max(...visible(line).map(({ x = 0, advance }) => x + advance))

async function lineOf(copy: string, language: string): Promise<Line> {
  const { reports, ...composition } = await composed(storyOf(copy, language))
  expect(reports).toEqual([])
  const line = linesOf(composition).find(({ tag }) => tag?.type === 'P')
  if (!line) throw new Error('A paragraph has a line')
  return line
}

describe('the order in a line (UAX 9)', () => {
  test.each([
    ['he', 'אבג דהו', 'דהו אבג'],
    ['he', 'אבג Dunmore Rail דהו', 'דהו Dunmore Rail אבג'],
    ['he', 'אבג 2024 דהו', 'דהו 2024 אבג'],
    ['ar', 'نحو 1.2 مليون', 'مليون 1.2 نحو'],
    ['en', 'He said שלום רב to all', 'He said רב שלום to all'],
    ['en', 'An address in חיפה 12 is known', 'An address in 12 חיפה is known'],
  ])('%s: %s', async (language, copy, seen) => {
    const line = await lineOf(copy, language)
    expect(wordsOf(line)).toBe(copy)
    expect(seenOf(line)).toBe(seen)
  })
})

test('brackets face the words that they hold', async () => {
  const opening = async (copy: string, language: string) => {
    const { pieces } = await lineOf(copy, language)
    return pieces.find(({ shaped }) => shaped.copy.startsWith('('))?.shaped.glyphs[0]?.id
  }
  const closing = await lineOf('אבג) דהו', 'he')
  const glyph = closing.pieces.find(({ shaped }) => shaped.copy.includes(')'))?.shaped.glyphs.at(-1)?.id
  expect(await opening('(אבג דהו', 'he')).not.toBe(glyph)
})

test('letters join, and each says itself where two are one glyph', async () => {
  const shapedOf = ({ pieces: [piece] }: Line) => piece?.shaped
  const joined = shapedOf(await lineOf('سلام', 'ar'))
  const apart = shapedOf(await lineOf('س ل ا م', 'ar'))
  expect(joined?.glyphs[0]?.id).not.toBe(apart?.glyphs[0]?.id)
  expect(joined?.glyphs.map(({ copy }) => copy)).toEqual(['س', 'ل', 'ا', 'م'])
  expect(joined?.runsLeft).toBe(true)
})

test('marks stand over their letters', async () => {
  const [piece] = (await lineOf('قَ', 'ar')).pieces
  const mark = piece?.shaped.glyphs[1]
  expect(mark).toMatchObject({ copy: 'َ', advance: 0 })
  expect(mark?.x).toBeDefined()
})

const parts = `# כותרת ראשית של הידיעה

{byline} מאת נעמה ברק

{deck} פסקה שמסכמת את הידיעה

פסקה ראשונה של הידיעה, שאורכה די בה כדי למלא יותר משורה אחת של הטור הצר הזה, ואחריה עוד כמה מילים שממשיכות.

פסקה שנייה של הידיעה, שאורכה די בה כדי למלא יותר משורה אחת של הטור הצר הזה, ואחריה עוד כמה מילים שממשיכות.

1. פריט ראשון
2. פריט שני

> ציטוט אחד

| שם | סכום |
| :-- | --: |
| אבג | 1.25 |
| דהו | 11.5 |

\`\`\`
אבג  10
דהו   9
\`\`\`
`

describe('a page that is read from the right', () => {
  const { grid, page } = template
  const [width] = page.papers.A4
  const right = (width + grid.columns * grid.measure + (grid.columns - 1) * grid.gutter) / 2

  test('begins at the right, column after column', async () => {
    const body = Array.from({ length: 30 }, () => parts.split('\n\n')[3]).join('\n\n')
    const lines = linesOf(await composed(storyOf(`# כותרת\n\n${body}`, 'he')))
    expect(rightOf(lines[0] as Line)).toBeCloseTo(right, 1)
    const copy = lines.filter(({ tag }) => tag?.type === 'P')
    const [first, second, ...rest] = copy as [Line, Line, ...Line[]]
    expect(rightOf(first)).toBeLessThan(right + 3)
    expect(rightOf(second)).toBeGreaterThan(right - 1)
    expect(first.x).toBeGreaterThan(right - grid.measure - 3)
    expect(rightOf(rest.at(-1) as Line)).toBeLessThan(right - grid.measure)
  })

  test('has labels, figures and words of all parts at the sides where they belong', async () => {
    const { reports, ...composition } = await composed(storyOf(parts, 'he'))
    expect(reports).toEqual([])
    const lines = linesOf(composition)
    const of = (type: string) => lines.filter(({ tag }) => tag?.type === type)
    for (const [index, label] of of('Lbl').entries()) {
      const item = of('LBody')[index] as Line
      expect(label.x).toBeGreaterThanOrEqual(rightOf(item))
      expect(seenOf(label)).toBe(`.${index + 1}`)
    }
    // The decimal signs of 1.25 and 11.5 stand beneath one another.
    const places = of('TD').map((line) => rightOf(line) - widthFrom(line, '.'))
    expect(places[0]).toBeCloseTo(places[1] ?? 0, 1)
    expect(of('Code').map(wordsOf).join('|')).toContain('אבג')
  })

  test('says all words in the order of the story', async () => {
    const lines = linesOf(await composed(storyOf(parts, 'he')))
    const said = lines
      .filter(({ tag }) => tag)
      .map(wordsOf)
      .join(' ')
    const letters = (copy: string) => copy.replace(/[^\p{L}]/gu, '')
    expect(letters(said)).toBe(letters(parts.replace(/\{\w+\}/g, '')))
  })
})

/** What a line takes from a sign on. */
function widthFrom({ pieces }: Line, sign: string): number {
  return pieces.reduce((sum, { shaped, size }: Piece) => {
    const at = shaped.copy.indexOf(sign)
    const glyphs = at < 0 ? [] : shaped.glyphs.slice(at)
    return sum + (glyphs.reduce((width, { advance }) => width + advance, 0) * size) / 1000
  }, 0)
}

test('a script that the template has no face for fails, with the sign', async () => {
  const { reports } = await composed(storyOf('ကခဂ', 'en'))
  expect(reports[0]).toContain('U+1000')
})

test('copy in Latin is set as if there were no other script', async () => {
  const story = storyOf(
    '# A headline\n\nSome words of copy – “quoted” – that fill a line or two of the narrow column.',
  )
  const bare = { ...template, scripts: {} }
  const both = [template, bare].map((own) => compose(editionOf(story), own, { paper: 'A4' }, () => {}))
  const [one, other] = (await Promise.all(both)).map(linesOf)
  expect(one?.map(({ x, y }) => [x, y])).toEqual(other?.map(({ x, y }) => [x, y]))
  expect(one?.some(({ pieces }) => pieces.some(({ level }) => level !== undefined))).toBe(false)
})

describe('ideographs', () => {
  const copy =
    '港湾局の局長は記者会見で「護岸を固め終えた。けが人は一人も出ていない」と述べた。工事費は約2031万円（概算）で、Harwick社の見積もりを下回ったという。'

  test('stand in lines that neither begin with a stop nor end with an opening bracket, nor part a number', async () => {
    const { reports, ...composition } = await composed(storyOf(copy.repeat(6), 'ja'))
    expect(reports).toEqual([])
    const lines = linesOf(composition).filter(({ tag }) => tag?.type === 'P')
    expect(lines.length).toBeGreaterThan(10)
    const said = lines.map(wordsOf)
    expect(said.join('')).toBe(copy.repeat(6))
    for (const [index, line] of said.entries()) {
      expect(line).toMatch(/^[^、。」）]/)
      expect(line).toMatch(/[^「（]$/)
      expect(`${line.slice(-1)}${said[index + 1]?.[0] ?? ''}`).not.toMatch(/^\d\d$/)
    }
  })

  test('fill their lines by the room between them, but for the half of a stop that hangs', async () => {
    const { measure } = template.grid
    const lines = linesOf(await composed(storyOf(copy.repeat(6), 'ja'))).filter(
      ({ tag }) => tag?.type === 'P',
    )
    for (const line of lines.slice(0, -1)) {
      const width = line.pieces.reduce((sum, { advance }) => sum + advance, 0)
      const first = line.pieces[0]
      const hangs = [/^[「（]/.test(first?.shaped.copy ?? ''), /[、。」）]$/.test(wordsOf(line))]
      const room = measure + hangs.filter(Boolean).length * (first?.size ?? 0) * 0.5
      expect(line.scale).toBe(1)
      expect(Math.abs(room - width)).toBeLessThan(0.5)
    }
  })
})

test('a face that is not installed is told, with what to install', async () => {
  const { reports } = await composed(storyOf('北京的港口', 'zh'))
  expect(reports).toEqual([
    'missing-face: “北” wants the face chinese, which is not installed: run npm install @expo-google-fonts/noto-serif-sc, or name another in template.json',
  ])
})
