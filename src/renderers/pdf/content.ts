/**
 * A page's marks as a content stream (ISO 32000-1, 7.8.2): set lines and rules to operators.
 *
 * What a line holds stands in one text object with its state carried over; an operator is written only where the
 * state changes. Positions are counted in thousandths of a point, and what rounding leaves is carried on, so
 * nothing drifts.
 */
import type { Picture } from '../../story.ts'
import type { Cut, Face, Line, Page, Piece, Rule, Shaped, Tag } from '../../typeset/page.ts'
import type { Font } from './fonts.ts'
import { type Box, linkAbove } from './tags.ts'

/** What the page's marks are told to: the file's fonts and its structure. */
export interface Recorder {
  fontOf(face: Face): Font
  /** A run of marks of a tag begins; returns the operator that says so. */
  mark(tag: Tag, top: number, copy: string): string
  /** A link covers part of a line. */
  link(tag: Tag, box: Box): void
  /** The name that a picture has in the file. */
  nameOf(picture: Picture): string
  /** A figure fills a box. */
  figure(tag: Tag, box: Box): void
}

/** Write a page. */
export function contentOf(page: Page, recorder: Recorder): string {
  const writer = new Writer(page.height, recorder)
  for (const mark of page.marks) {
    if (mark.kind === 'rule') writer.rule(mark)
    else if (mark.kind === 'picture') writer.picture(mark)
    else writer.line(mark)
  }
  return writer.end()
}

type Ink = NonNullable<Line['ink']>
const black: Ink = [0, 0, 0]

/** What a run of marks belongs to: a tag, or none as the running head; `undefined` between runs. */
type Owner = Tag | 'pagination' | 'layout'

class Writer {
  readonly #height: number
  readonly #recorder: Recorder
  #out = ''
  #owner: Owner | undefined
  /** Text state by operator, as last written. */
  readonly #state = new Map<string, string>()
  #inText = false
  /** Where the current text line begins, in thousandths of a point. */
  #lineX = 0
  #lineY = 0
  /** The open TJ array. */
  #shown = ''
  /** How far the pen stands to the left of where it should, in points before the scale. */
  #lag = 0

  constructor(height: number, recorder: Recorder) {
    this.#height = height
    this.#recorder = recorder
  }

  end(): string {
    this.#own(undefined)
    this.#leaveText()
    return this.#out
  }

  rule({ x, y, width, height, ink = black }: Rule): void {
    this.#own(undefined)
    this.#leaveText()
    this.#own('layout')
    this.#set('rg', ink.map(short).join(' '))
    const box = [x, this.#height - y - height, width, height]
    this.#out += `${box.map(short).join(' ')} re f\n`
  }

  picture({ x, y, width, height, picture, tag }: Cut): void {
    const bottom = this.#height - y - height
    this.#own(undefined)
    this.#leaveText()
    this.#own(tag ?? 'layout', bottom + height)
    if (tag) this.#recorder.figure(tag, [x, bottom, x + width, bottom + height])
    const turned = turns[picture.orientation] ?? upright
    const [a, b, c, d, e, f] = turned
    const matrix = [a * width, b * height, c * width, d * height, x + e * width, bottom + f * height]
    this.#out += `q ${matrix.map(short).join(' ')} cm /${this.#recorder.nameOf(picture)} Do Q\n`
    this.#own(undefined)
  }

  line(line: Line): void {
    if (line.pieces.length === 0) return
    this.#show()
    if (this.#owner === 'layout') this.#own(undefined)
    const baseline = this.#height - line.y
    this.#moveTo(line.x, baseline)
    this.#set('rg', (line.ink ?? black).map(short).join(' '))
    this.#set('Tz', short(100 * line.scale))
    // It counts for every letter of the line, so it is finer than the rest.
    this.#set('Tc', String(Math.round(10_000 * line.tracking) / 10_000))

    const links = new Map<Tag, Box>()
    let x = line.x
    for (const piece of line.pieces) {
      const tag = piece.tag ?? line.tag
      if (piece.x !== undefined) x = line.x + piece.x * line.scale
      this.#own(tag ?? 'pagination', baseline + piece.size, piece.shaped.copy)
      const count = piece.x === undefined ? this.#piece(piece) : this.#placed(piece, x, baseline, line.scale)
      const end = x + (piece.advance + count * line.tracking) * line.scale
      const link = linkAbove(tag)
      if (link?.href && !isSpace(piece.shaped)) {
        links.set(link, around(links.get(link), boxOf(piece, x, end, baseline)))
      }
      x = end
    }
    this.#show()
    this.#lag = 0
    for (const [link, box] of links) this.#recorder.link(link, box)
  }

  /** Write a word or a space; says how many glyphs it has. */
  #piece({ shaped, size, advance, rise = 0 }: Piece): number {
    const font = this.#recorder.fontOf(shaped.face)
    this.#set('Tf', `/${font.name} ${short(size)}`)
    this.#set('Ts', short(rise))
    const shift = tenth((-1000 * this.#lag) / size)
    if (shift !== 0) {
      this.#shown += this.#shown === '' ? `${shift}(` : `)${shift}(`
      this.#lag += (shift * size) / 1000
    } else if (this.#shown === '') this.#shown = '('
    const { string, width, count } = font.codesOf(shaped)
    this.#shown += string
    this.#lag += advance - (width * size) / 1000
    return count
  }

  /**
   * Write a piece where it stands in its line; of one that runs left each glyph where it stands, so that the page's
   * content has the order of reading (ISO 32000-1, 14.8.2.3.3).
   */
  #placed(piece: Piece, x: number, baseline: number, scale: number): number {
    const { shaped, size, rise = 0 } = piece
    this.#show()
    this.#lag = 0
    if (!shaped.runsLeft) {
      this.#moveTo(x, baseline)
      const count = this.#piece(piece)
      this.#show()
      return count
    }
    const font = this.#recorder.fontOf(shaped.face)
    this.#set('Tf', `/${font.name} ${short(size)}`)
    this.#set('Ts', short(rise))
    const milli = size / 1000
    let pen = shaped.width
    for (const [index, code] of font.signsOf(shaped).entries()) {
      const { advance, x: right = 0, y: up = 0 } = shaped.glyphs[index] ?? { advance: 0 }
      pen -= advance
      this.#moveTo(x + (pen + right) * milli * scale, baseline + up * milli)
      this.#out += `[(${code})]TJ\n`
    }
    return shaped.glyphs.length
  }

  #show(): void {
    if (this.#shown === '') return
    this.#out += `[${this.#shown})]TJ\n`
    this.#shown = ''
  }

  #moveTo(x: number, y: number): void {
    if (!this.#inText) {
      this.#out += 'BT\n'
      this.#inText = true
      this.#lineX = 0
      this.#lineY = 0
    }
    const [newX, newY] = [Math.round(1000 * x), Math.round(1000 * y)]
    this.#out += `${short((newX - this.#lineX) / 1000)} ${short((newY - this.#lineY) / 1000)} Td\n`
    this.#lineX = newX
    this.#lineY = newY
  }

  #leaveText(): void {
    if (!this.#inText) return
    this.#out += 'ET\n'
    this.#inText = false
  }

  #set(operator: string, operands: string): void {
    const known = this.#state.get(operator) ?? initial[operator]
    if (known === operands) return
    this.#show()
    this.#out += `${operands} ${operator}\n`
    this.#state.set(operator, operands)
  }

  /** End the run of marks of one owner and begin that of another (ISO 32000-1, 14.6 and 14.8.2.2). */
  #own(owner: Owner | undefined, top = 0, copy = ''): void {
    if (owner === this.#owner) return
    this.#show()
    if (this.#owner !== undefined) this.#out += 'EMC\n'
    this.#owner = owner
    if (owner === 'pagination') this.#out += '/Artifact <</Type/Pagination>>BDC\n'
    else if (owner === 'layout') this.#out += '/Artifact <</Type/Layout>>BDC\n'
    else if (owner) this.#out += `${this.#recorder.mark(owner, top, copy)}\n`
  }
}

type Matrix = readonly [number, number, number, number, number, number]
const upright: Matrix = [1, 0, 0, 1, 0, 0]

/** How the unit square is turned, by the Orientation of Exif. */
const turns: Record<number, Matrix> = {
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
}

/** What a page begins with (ISO 32000-1, tables 52 and 104). */
const initial: Record<string, string> = { rg: '0 0 0', Tz: '100', Tc: '0', Ts: '0' }

const isSpace = ({ copy }: Shaped) => copy.trim() === ''

function boxOf({ shaped, size, rise = 0 }: Piece, left: number, right: number, baseline: number): Box {
  const { ascent, descent } = shaped.face
  const y = baseline + rise
  return [left, y + (descent * size) / 1000, right, y + (ascent * size) / 1000]
}

function around(one: Box | undefined, other: Box): Box {
  if (!one) return other
  const [left, bottom, right, top] = other
  return [Math.min(one[0], left), Math.min(one[1], bottom), Math.max(one[2], right), Math.max(one[3], top)]
}

const tenth = (value: number) => Math.round(10 * value) / 10

/** As few digits as show: a thousandth of a point is far below any device's dot. */
const short = (value: number) => String(Math.round(1000 * value) / 1000 + 0)
