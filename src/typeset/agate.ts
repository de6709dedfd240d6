/**
 * Agate as it came: scores and listings whose columns were made with spaces.
 *
 *     Ridgemont    3 10     Words begin, and figures end, where the wire's fixed pitch had them.
 */
import type { Code } from 'mdast'
import type { Flow } from './block.ts'
import { addBlock, markOf, never, type Strip } from './galley.ts'
import type { Piece } from './page.ts'
import { settingOf } from './setting.ts'
import { tagIn } from './stick.ts'
import type { Type } from './typecase.ts'

/** Words that belong together, and the column of the wire they began in. */
interface Cell {
  copy: string
  column: number
}

export function setAgate({ value }: Code, { stick, galley, tag: parent, measure, x }: Flow): void {
  const style = stick.template.styles.agate
  const tag = tagIn(parent, 'Code')
  const type = stick.typecase.type(style.face, style.features)
  const rows = value.replace(/\t/g, '        ').split('\n').map(cellsOf)
  const pitch = pitchOf(rows, type)
  const longest = Math.max(0, ...rows.map((cells) => endOf(cells.at(-1)) * pitch))
  const size = Math.min(style.size, (measure * 1000) / Math.max(1, longest))
  const setting = settingOf(style, stick)
  const strips: Strip[] = rows.map((cells) => {
    const pieces = piecesOf(cells, type, pitch, size)
    const start = leftOf(cells[0], type, pitch, size)
    const line = { x: x + start, scale: 1, tracking: 0, width: 0, isHyphenated: false, pieces }
    const marks = pieces.length > 0 ? [markOf(line, tag, setting.drop, setting.ink)] : []
    return { marks, height: setting.leading, above: 0, cost: 0, snaps: false }
  })
  for (const strip of [strips[0], strips.at(-2)]) if (strip && strips.length > 1) strip.cost = never
  addBlock(galley, strips, style, stick.template)
}

/** Words that one space parts belong together; a figure stands for itself. */
function cellsOf(row: string): Cell[] {
  const cells: Cell[] = []
  for (const { 0: copy, index: column } of row.matchAll(/\S+/g)) {
    const before = cells.at(-1)
    if (before && /\p{L}/u.test(before.copy) && /\p{L}/u.test(copy) && endOf(before) + 1 === column) {
      before.copy += ` ${copy}`
    } else cells.push({ copy, column })
  }
  return cells
}

function endOf(cell: Cell | undefined): number {
  return cell ? cell.column + Math.max(1, cell.copy.length) : 0
}

/** The width of a column of the wire: a figure's, or more where words would run into each other. */
function pitchOf(rows: readonly Cell[][], { shape }: Type): number {
  let pitch = shape('0').width
  const space = shape(' ').width
  for (const cells of rows) {
    for (const [index, cell] of cells.entries()) {
      const next = cells[index + 1]
      const columns = (next ? next.column : endOf(cell)) - cell.column
      pitch = Math.max(pitch, (widthOf(cell.copy, shape) + (next ? space : 0)) / columns)
    }
  }
  return pitch
}

function widthOf(copy: string, shape: Type['shape']): number {
  return copy
    .split(' ')
    .reduce((sum, word, index) => sum + shape(word).width + (index > 0 ? shape(' ').width : 0), 0)
}

const figures = /^[-+−]?[\d.,:%½¼¾⅓⅔–-]+$/

/** Where a cell begins: figures end where the wire's did. */
function leftOf(cell: Cell | undefined, type: Type, pitch: number, size: number): number {
  if (!cell) return 0
  const { copy, column } = cell
  const left = figures.test(copy)
    ? (column + copy.length) * pitch - widthOf(copy, type.shape)
    : column * pitch
  return (left * size) / 1000
}

function piecesOf(cells: readonly Cell[], type: Type, pitch: number, size: number): Piece[] {
  const pieces: Piece[] = []
  let reached = leftOf(cells[0], type, pitch, size)
  const add = (copy: string, advance: number) => {
    pieces.push({ shaped: type.shape(copy), size, advance })
    reached += advance
  }
  for (const cell of cells) {
    if (pieces.length > 0) add(' ', Math.max(leftOf(cell, type, pitch, size) - reached, 0))
    for (const [index, word] of cell.copy.split(' ').entries()) {
      if (index > 0) add(' ', (type.shape(' ').width * size) / 1000)
      add(word, (type.shape(word).width * size) / 1000)
    }
  }
  if (pieces.length > 0) add(' ', (type.shape(' ').width * size) / 1000)
  return pieces
}
