/**
 * Matter set in columns with blanks: a table where every row has the same columns, else agate as it came.
 *
 *                           Q3 2016      Q3 2015      ->   |              | Q3 2016 | Q3 2015 |
 *     Revenue ($M)          1,210.4      1,090.1           | Revenue ($M) | 1,210.4 | 1,090.1 |
 */
import type { Code, PhrasingContent, Table, TableRow } from 'mdast'
import { copyOf } from '../copy.ts'
import type { Line } from '../recognize/lines.ts'

interface Cell {
  copy: string
  /** Columns of its first and after its last sign. */
  from: number
  to: number
}

export function tableOf(lines: Line[]): Table | Code {
  const rows = lines.map(cellsOf)
  const widest = Math.max(...rows.map((row) => row.length))
  const [head, ...others] = rows
  if (!head || widest < 2 || !others.every((row) => row.length === widest)) return agateOf(lines)
  if (head.length !== widest && !(head.length === widest - 1 && startsRight(head, others)))
    return agateOf(lines)
  const full = head.length === widest ? rows : [[{ copy: '', from: 0, to: 0 }, ...head], ...others]
  return {
    type: 'table',
    data: { part: 'agate' },
    align: Array.from({ length: widest }, (_, column) => (isFigures(others, column) ? 'right' : null)),
    children: full.map(rowOf),
  }
}

function cellsOf(line: Line): Cell[] {
  return [...line.copy.matchAll(/\S+(?: \S+)*/g)].map((match) => {
    const from = line.indent + match.index
    return { copy: match[0], from, to: from + match[0].length }
  })
}

/** A head without a first cell begins to the right of every row's first. */
function startsRight(head: Cell[], others: Cell[][]): boolean {
  return others.every((row) => (head[0]?.from ?? 0) >= (row[0]?.to ?? 0))
}

function isFigures(rows: Cell[][], column: number): boolean {
  return column > 0 && rows.every((row) => isFigure(row[column]?.copy ?? ''))
}

function isFigure(copy: string): boolean {
  return /^[-+−–$€£(]*[\d.,]+[½¼¾⅛⅜⅝⅞]?[%)\p{L}]*$|^[½¼¾⅛⅜⅝⅞]|^[-–—_]$/u.test(copy)
}

/** A table whose cells markup has set; short rows are filled up, and columns without words left out. */
export function markedTable(rows: PhrasingContent[][][]): Table | undefined {
  const widest = Math.max(...rows.map((row) => row.length))
  const isFilled = (column: number) => rows.some((row) => (row[column]?.length ?? 0) > 0)
  const columns = Array.from({ length: widest }, (_, column) => column).filter(isFilled)
  const full = rows.filter((row) => row.some((cell) => cell.length > 0))
  if (columns.length === 0) return undefined
  const [, ...others] = full.map((row) => columns.map((column) => wordsIn(row[column])))
  return {
    type: 'table',
    data: { part: 'agate' },
    align: columns.map((_, at) =>
      at > 0 && others.every((row) => isFigure(row[at] ?? '')) ? 'right' : null,
    ),
    children: full.map((row) => ({
      type: 'tableRow',
      children: columns.map((column) => ({ type: 'tableCell', children: row[column] ?? [] })),
    })),
  }
}

function wordsIn(cell: PhrasingContent[] = []): string {
  return cell.map(copyOf).join('')
}

function rowOf(cells: Cell[]): TableRow {
  return {
    type: 'tableRow',
    children: cells.map(({ copy }) => ({
      type: 'tableCell',
      children: copy ? [{ type: 'text', value: copy }] : [],
    })),
  }
}

function agateOf(lines: Line[]): Code {
  const margin = Math.min(...lines.map((line) => line.indent))
  const value = lines.map((line) => ' '.repeat(line.indent - margin) + line.copy).join('\n')
  return { type: 'code', lang: null, data: { part: 'agate' }, value }
}
