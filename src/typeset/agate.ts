/**
 * Agate as it came: scores and listings whose columns were made with spaces.
 *
 *     Ridgemont    3 10     Words begin, and figures end, where the wire's fixed pitch had them.
 */
import type { Code } from 'mdast'
import { arranged } from './bidi.ts'
import type { Flow } from './block.ts'
import { addBlock, fewRows, keepWhole, markOf, never, type Strip } from './galley.ts'
import type { Piece } from './page.ts'
import type { Run } from './runs.ts'
import { byScript } from './scripts.ts'
import { settingOf } from './setting.ts'
import { type Stick, tagIn } from './stick.ts'
import { type Part, partsOf } from './word.ts'

/** Words that belong together, and the column of the wire they began in. */
interface Cell {
  copy: string
  column: number
  /** In thousandths of an em. */
  parts: Part[]
  width: number
}

export function setAgate({ value }: Code, { stick, galley, tag: parent, measure, x }: Flow): void {
  const style = stick.template.styles.agate
  const tag = tagIn(parent, 'Code')
  const type = stick.typecase.type(style.face, style.features)
  const run: Run = { copy: '', type, size: style.size, tag: undefined, rise: 0, ends: false }
  const rows = value.split('\n').map((row) => cellsOf(row.replaceAll('\t', tab), run, stick))
  const pitch = pitchOf(rows, type.shape)
  const longest = Math.max(
    1,
    ...rows.map((cells) => leftOf(cells.at(-1), pitch) + (cells.at(-1)?.width ?? 0)),
  )
  const size = Math.min(style.size, (measure * 1000) / longest)
  const setting = settingOf(style, stick, size)
  const strips: Strip[] = rows.map((cells) => {
    const left = x + (leftOf(cells[0], pitch) * size) / 1000
    const line = { x: left, scale: 1, tracking: 0, width: 0, isHyphenated: false, pieces: [] }
    const pieces = arranged(piecesOf(cells, run, pitch, size), stick.direction)
    const marks = pieces.length > 0 ? [markOf({ ...line, pieces }, tag, setting.drop, setting.ink)] : []
    return { marks, height: setting.leading, above: 0, cost: 0, snaps: false }
  })
  for (const strip of [strips[0], strips.at(-2)]) if (strip && strips.length > 1) strip.cost = never
  keepWhole(strips, fewRows)
  addBlock(galley, strips, style, stick.template)
}

const tab = ' '.repeat(8)

/** Words that one space parts belong together; a figure stands for itself. */
function cellsOf(row: string, run: Run, stick: Stick): Cell[] {
  const words: { copy: string; column: number }[] = []
  for (const { 0: copy, index: column } of row.matchAll(/\S+/g)) {
    const before = words.at(-1)
    const follows = before && before.column + before.copy.length + 1 === column
    if (follows && hasLetter(before.copy) && hasLetter(copy)) before.copy += ` ${copy}`
    else words.push({ copy, column })
  }
  return words.map(({ copy, column }) => {
    const words = byScript([{ ...run, copy }], stick).flatMap((own) =>
      own.copy.split(/(?= )|(?<= )/).map((word) => [word, own] as const),
    )
    const parts = words.flatMap(([word, own]) => partsOf(word, own, stick))
    return { copy, column, parts, width: parts.reduce((sum, part) => sum + part.shaped.width, 0) }
  })
}

function hasLetter(copy: string): boolean {
  return copy.toLowerCase() !== copy.toUpperCase()
}

/** The width of a column of the wire: a figure's, or more where words would run into each other. */
function pitchOf(rows: readonly Cell[][], shape: Run['type']['shape']): number {
  const space = shape(' ').width
  let pitch = shape('0').width
  for (const cells of rows) {
    for (const [index, cell] of cells.entries()) {
      const next = cells[index + 1]
      if (next) pitch = Math.max(pitch, (cell.width + space) / (next.column - cell.column))
    }
  }
  return pitch
}

const figures = /^[-+−]?[\d.,:%½¼¾⅓⅔–-]+$/

/** Where a cell begins, in thousandths of an em: figures end where the wire's did. */
function leftOf(cell: Cell | undefined, pitch: number): number {
  if (!cell) return 0
  return figures.test(cell.copy) ? (cell.column + cell.copy.length) * pitch - cell.width : cell.column * pitch
}

function rightOf(cell: Cell | undefined, pitch: number): number {
  return leftOf(cell, pitch) + (cell?.width ?? 0)
}

function piecesOf(cells: readonly Cell[], run: Run, pitch: number, size: number): Piece[] {
  const pieces: Piece[] = []
  const space = run.type.shape(' ')
  const add = (shaped: Piece['shaped'], width: number, level?: number) =>
    pieces.push({ shaped, size, advance: (width * size) / 1000, ...(level !== undefined && { level }) })
  for (const [index, cell] of cells.entries()) {
    for (const { shaped, run: own } of cell.parts) add(shaped, shaped.width, own.level)
    const next = cells[index + 1]
    add(space, next ? Math.max(0, leftOf(next, pitch) - rightOf(cell, pitch)) : space.width)
  }
  return pieces
}
