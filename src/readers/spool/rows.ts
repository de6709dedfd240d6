/**
 * Rows of agate in a wire's text become tables.
 *
 *     ␈^;W;L;Pct;GB                  ->   |             | W  | L  | Pct  | GB |      fields with semicolons (AP's Zwire)
 *     ␈Salt␐ Fork;21;15;.583;3½      ->   | Salt Fork   | 21 | 15 | .583 | 3½ |
 *     | RB Leipzig | 6 | 14 |        ->   | RB Leipzig | 6 | 14 |                      fields with bars (dpa)
 *     Kestrel␞␞␞Port Amity␝␝40       ->   | Kestrel | Port Amity | 40 |              columns with fixed spaces
 *     Tamsen⇥24⇥11                   ->   | Tamsen | 24 | 11 |                       columns with tabs
 */
import type { PhrasingContent } from 'mdast'
import { type Block, blockOf } from '../../recognize/layout.ts'
import { endsAsSentence } from '../../recognize/words.ts'
import { markedTable } from '../table.ts'
import { withoutFaces } from './type-marks.ts'
import { agateBlock, madeLine, type WireLine } from './wire-lines.ts'

/** What opens a row, and what sets a row of heads apart. */
const backspace = '\x08'

/** Puts the tables in place of their rows. */
export function setTables(lines: WireLine[]): void {
  for (let index = 0; index < lines.length; index++) {
    const count = countRows(lines, index)
    if (count > 0) setBlock(lines, index, count, tableOfRows)
    index += Math.max(count - 1, 0)
  }
}

function setBlock(lines: WireLine[], from: number, count: number, make: (rows: WireLine[]) => Block): void {
  const rows = lines.slice(from, from + count)
  const [first] = rows
  if (first) first.block = make(rows)
  for (const row of rows) row.copy = ''
}

/** How many rows stand together from here on; a row of heads begins another table. */
function countRows(lines: readonly WireLine[], from: number): number {
  let count = 0
  for (let last: WireLine | undefined; from + count < lines.length; count++) {
    const line = lines[from + count]
    if (!line || !isRow(line) || (last && !goesWith(last, line))) break
    last = line
  }
  const [first] = lines.slice(from, from + 1)
  return count > 1 || (first && isMarked(first)) ? count : 0
}

function goesWith(last: WireLine, line: WireLine): boolean {
  if (last.isRail && isMarked(line) && !isHead(line)) return cellsOf(last).length === cellsOf(line).length
  if (isMarked(last) || isMarked(line))
    return isMarked(last) && isMarked(line) && (!isHead(line) || isHead(last))
  if (isBarred(last) || isBarred(line)) return isBarred(last) && isBarred(line)
  return cellsOf(last).length === cellsOf(line).length
}

const isMarked = ({ raw }: WireLine) => raw.startsWith(backspace)
const isHead = ({ raw }: WireLine) => raw.startsWith(`${backspace}^`)

/** What is longer is prose. */
const longestRow = 1000

function isRow(line: WireLine): boolean {
  if (line.copy.trim() === '' || line.copy.length > longestRow) return false
  // A row of heads may have a rail.
  if (line.isRail && !/[^\t]\t+[^\t]|(?:[^;]*;){2}/.test(line.copy)) return false
  return isMarked(line) || isBarred(line) || cellsOf(line).length > 1
}

/** dpa sets its tables between bars; a row of one cell heads those beneath it. */
const isBarred = ({ copy }: Pick<WireLine, 'copy'>) => /^\s*\|.*\|\s*$/.test(copy)

/** The cells of a row; prose has one. */
function cellsOf({ raw, copy }: WireLine): string[] {
  const isSaid = raw.startsWith(backspace)
  const row = isSaid ? copy.replace(/^\x08\^?/, '').trimEnd() : copy.trim()
  if (isBarred({ copy })) return row.slice(1, -1).split('|').map(cellOf)
  if (isSaid ? row.includes(';') : isFields(row)) return row.split(';').map(cellOf)
  if (isSaid ? fixedSpace.test(row) : isFixed(row)) return row.split(fixedSpaces).map(cellOf)
  if (row.includes('\t')) return row.split('\t').map(cellOf)
  if (leaders.test(row)) return row.split(/\s*\.{4,}\s*/).map(cellOf)
  return isSaid ? row.split(/ {2,}/).map(cellOf) : [row]
}

/** Hard white................3.98 */
const leaders = /^[^.]{2,60}(?:\. [^.]{1,20})?\s*\.{4,}\s*\S{1,14}$/

const fixedSpace = /[\x19\x1d-\x1f]/
const fixedSpaces = / *[\x19\x1d-\x1f][\x19\x1d-\x1f ]*/

/** One fixed space alone may stand in a number. */
function isFixed(copy: string): boolean {
  return /[\x19\x1d-\x1f]{2}|[\x19\x1d-\x1f][^\x19\x1d-\x1f]+[\x19\x1d-\x1f]/.test(copy)
}

/** Fields have no blank behind their semicolons. */
function isFields(copy: string): boolean {
  return (copy.match(/;(?! )/g) ?? []).length >= 2 && !/; /.test(copy) && copy.length < 200
}

function cellOf(cell: string): string {
  const copy = withoutFaces(cell)
    .replace(/[\s\x08]+/g, ' ')
    .trim()
  return copy === '_' ? '—' : copy
}

function tableOfRows(lines: readonly WireLine[]): Block {
  const rows = lines.map(cellsOf)
  const widest = Math.max(...rows.map((row) => row.length))
  const node =
    widest > 1
      ? markedTable(
          rows.map((row) =>
            row.map((copy): PhrasingContent[] => (copy ? [{ type: 'text', value: copy }] : [])),
          ),
        )
      : undefined
  if (!node) return agateBlock(lines.map(({ copy }) => copy.replace(/^\s*\x08\^?/, '')))
  const copy = rows.map((row) => row.join(' ')).join(' ')
  return blockOf([madeLine(copy, { role: 'agate', node })], true)
}

/** Columns set apart by blanks: lines of them that stand together are one table. */
export function setColumns(lines: WireLine[]): void {
  for (let index = 0; index < lines.length; index++) {
    let count = 0
    while (isColumned(lines[index + count])) count++
    if (count > 1) {
      const over = isCentered(lines[index - 1]) ? 1 : 0
      setBlock(lines, index - over, count + over, (rows) => agateBlock(rows.map(({ copy }) => copy)))
    }
    index += Math.max(count - 1, 0)
  }
}

/** A heading over some of the columns stands as far in as they do. */
function isCentered(line: WireLine | undefined): boolean {
  return line !== undefined && !line.block && !line.role && /^\s{10,}\S.{0,60}$/.test(line.copy)
}

function isColumned(line: WireLine | undefined): boolean {
  const copy = line?.copy.trim() ?? ''
  if (!line || line.isRail || line.role || copy.length > 132 || !/\S {3,}\S/.test(copy)) return false
  return copy.split(/ {2,}/).every((cell) => cell.length <= 48)
}

/** Lines of results: each is short, and none goes on with the one before it. */
export function setResults(lines: WireLine[]): void {
  // Some send prose as agate.
  if (lines.filter(({ isRail, copy }) => !isRail && /^\p{Ll}/u.test(copy)).length > 1) return
  for (let index = 0; index < lines.length; index++) {
    const count = countResults(lines, index)
    const over = headingsIn(lines.slice(index, index + count))
    if (count - over > 1)
      setBlock(lines, index + over, count - over, (run) => agateBlock(run.map(({ copy }) => copy)))
    index += Math.max(count - 1, 0)
  }
}

/** How many lines of words stand over those with figures; they become headings. */
function headingsIn(run: readonly WireLine[]): number {
  const over = run.findIndex(({ copy }) => /\d/.test(copy))
  if (over < 1 || over > 3 || run.length - over < 2) return 0
  for (const line of run.slice(0, over)) line.role = 'subhead'
  return over
}

function countResults(lines: readonly WireLine[], from: number): number {
  let count = 0
  let prose = true
  for (let last: string | undefined; from + count < lines.length; count++) {
    const line = lines[from + count]
    if (!line || line.isRail || line.block || line.role || !isResult(line.copy.trim(), last)) break
    last = line.copy.trim()
    prose &&= endsAsSentence(last) && !/\b[ap]\.m\.$/.test(last)
  }
  return prose ? Math.min(count, 1) : count
}

function isResult(copy: string, last: string | undefined): boolean {
  if (copy === '' || copy.length > 72 || !/^[\p{Lu}\d]/u.test(copy) || /^[_—-]{2,}$/.test(copy)) return false
  return last === undefined || !/[\p{Ll},]$/u.test(last) || /\d/.test(copy)
}

/** A short line right over a table heads it. */
export function nameHeadings(lines: WireLine[]): void {
  for (const [index, { block }] of lines.entries()) {
    const [line, above] = [lines[index - 1], lines[index - 2]]
    const copy = line?.copy.trim() ?? ''
    if (!block || !line || line.role || line.block || copy === '' || copy.length > 60) continue
    if (above && above.copy.trim() !== '' && !above.isRail) continue
    if (/^[\p{Lu}\d]/u.test(copy) && !endsAsSentence(copy) && !/[:,;]$/.test(copy)) line.role = 'subhead'
  }
}
