/**
 * The cover, as a front page has it: the name over the day, the first headline with its deck, the others beneath it as
 * far as there is room. Laid out here, drawn by the template's SVG, made a picture by resvg; no face but the template's.
 */
import type { Template } from '../../template.ts'
import { fill } from '../fill.ts'
import type { Book } from './book.ts'
import { loadPens, type Pen } from './pen.ts'
import { pngOf } from './resvg.ts'

/** What Kobo, Kindle and Apple Books ask for: 1 to 1.6. */
const width = 1600
const height = 2560
const margin = 120
const measure = width - 2 * margin

/** What the template draws, in pixels. */
interface Drawing {
  width: number
  height: number
  rules: { x: number; y: number; width: number; height: number }[]
  glyphs: { x: number; y: number; scale: number; path: string }[]
}

/** What a cover says. */
export interface Front {
  name?: string | undefined
  day?: string | undefined
  section?: string | undefined
  headline?: string | undefined
  deck?: string | undefined
  others: string[]
}

/**
 * Of an edition its name and headlines: the first of each section, then others as they come. Of a story the story and
 * who it is by. An edition without a name of its own has that of its lead.
 */
export function frontOf({ title, day, sections, stories }: Book): Front {
  const [lead, ...rest] = stories
  const name = rest.length > 0 ? title : lead?.credit
  const firsts = sections.flatMap(({ stories: [first] }) => (first && first !== lead ? [first] : []))
  return {
    name: name === lead?.title ? undefined : name,
    day,
    section: sections[0]?.front?.title,
    headline: lead?.title,
    deck: lead?.deck,
    others: [...new Set([...firsts, ...rest])].map((story) => story.title),
  }
}

/** A PNG; nothing where the face lacks a sign of its largest words. */
export async function coverOf(front: Front, template: Template): Promise<Uint8Array | undefined> {
  const penOf = await loadPens()
  const pen = (role: string) => penOf(template.font(role))
  const headline = pen('headline')
  const { name, day, section } = front
  if (!headline.has(name ?? front.headline ?? '')) return undefined
  const page = new Page()
  page.rule(16)
  if (name) page.line(headline, name, sizes.name, 48) || page.line(headline, name, sizes.longName, 48)
  page.day(pen('sans'), day)
  const isUnder = section && page.line(pen('sansBold'), section, sizes.section, 68)
  if (front.headline) page.line(headline, front.headline, sizes.lead, isUnder ? 28 : 84)
  if (front.deck) page.line(pen('deck'), front.deck, sizes.deck, 44)
  for (const words of front.others) page.item(headline, words)
  return await pngOf(fill(template, 'epub/cover.svg.ejs', page.drawing))
}

interface Size {
  largest: number
  smallest: number
  /** Lines, at most. */
  most: number
  leading: number
}

const sizes = {
  name: { largest: 260, smallest: 148, most: 1, leading: 0.98 },
  longName: { largest: 190, smallest: 76, most: 4, leading: 1 },
  day: { largest: 46, smallest: 46, most: 1, leading: 1 },
  section: { largest: 48, smallest: 48, most: 1, leading: 1 },
  lead: { largest: 148, smallest: 68, most: 6, leading: 1.08 },
  deck: { largest: 68, smallest: 68, most: 4, leading: 1.26 },
  item: { largest: 66, smallest: 66, most: 3, leading: 1.16 },
} satisfies Record<string, Size>

/** The page as it fills from top to bottom. */
class Page {
  readonly drawing: Drawing = { width, height, rules: [], glyphs: [] }
  #y = 130

  rule(weight: number): void {
    this.drawing.rules.push({ x: margin, y: this.#y, width: measure, height: weight })
    this.#y += weight
  }

  /** Words in the largest size that they fit in; left out where there is no room or no glyph for them. */
  line(pen: Pen, words: string, size: Size, above: number): boolean {
    const set = pen.has(words) ? settled(pen, words, size) : undefined
    if (!set) return false
    const leading = set.size * size.leading
    const end = this.#y + above + set.lines.length * leading
    if (end > height - margin) return false
    for (const [index, line] of set.lines.entries()) {
      const y = this.#y + above + index * leading + set.size * 0.8
      for (const { x, path } of pen.glyphsOf(line)) {
        const scale = set.size / pen.unitsPerEm
        this.drawing.glyphs.push({ x: margin + x * set.size, y, scale, path })
      }
    }
    this.#y = end
    return true
  }

  /** The day between two hairlines. */
  day(pen: Pen, day: string | undefined): void {
    this.#y += 40
    this.rule(3)
    if (day && this.line(pen, day, sizes.day, 26)) {
      this.#y += 26
      this.rule(3)
    }
  }

  /** A headline under a hairline. */
  item(pen: Pen, words: string): void {
    const before = this.#y
    this.#y += 56
    const { rules } = this.drawing
    rules.push({ x: margin, y: this.#y, width: measure, height: 3 })
    if (this.line(pen, words, sizes.item, 40)) return
    rules.pop()
    this.#y = before
  }
}

/** The largest size, in steps, in which words take no more lines than they may; the lines as even as can be. */
function settled(
  pen: Pen,
  words: string,
  { largest, smallest, most }: Size,
): { size: number; lines: string[] } | undefined {
  const each = words.split(/\s+/).map((word) => ({ word, width: pen.widthOf(word) }))
  const space = pen.widthOf(' ')
  for (let size = largest; size >= smallest; size -= 4) {
    const room = measure / size
    const lines = broken(each, space, room)
    if (lines.length > most || each.some(({ width: own }) => own > room)) continue
    return { size, lines: evened(each, space, room, lines.length) }
  }
  return undefined
}

interface Word {
  word: string
  width: number
}

function broken(words: Word[], space: number, room: number): string[] {
  const lines: string[] = []
  let left = 0
  for (const { word, width: own } of words) {
    const last = lines.length - 1
    if (last >= 0 && left >= space + own) {
      lines[last] += ` ${word}`
      left -= space + own
    } else {
      lines.push(word)
      left = room - own
    }
  }
  return lines
}

/** In as many lines, but in the narrowest room that holds them. */
function evened(words: Word[], space: number, room: number, count: number): string[] {
  let [narrow, wide] = [Math.max(...words.map(({ width: own }) => own)), room]
  for (let step = 0; step < 12; step++) {
    const middle = (narrow + wide) / 2
    if (broken(words, space, middle).length > count) narrow = middle
    else wide = middle
  }
  return broken(words, space, wide)
}
