/**
 * The lines of a wire's text, with the codes that newspapers' systems set at their ends taken off.
 *
 *     ^NORTH DIVISION=      ->   a rail: NORTH DIVISION
 *     ⇥   ``It's triage     ->   a paragraph
 *     ␈Cape Dory;24;11      ->   a row
 */
import { opensAsByline } from '../../recognize/byline.ts'
import { datelineOf } from '../../recognize/dateline.ts'
import type { Role } from '../../recognize/evidence.ts'
import { type Block, blockOf, type Layout, layoutOf } from '../../recognize/layout.ts'
import type { Line } from '../../recognize/lines.ts'
import { isName, isOrganized, peopleOf } from '../../recognize/names.ts'
import { isEndMark, isSignOff } from '../../recognize/tail.ts'
import { upper } from './controls.ts'
import { boldly, setFaces, withoutFaces } from './type-marks.ts'

export interface WireLine {
  /** As it came. */
  raw: string
  /** Without its codes; a paragraph's begins with its blanks. */
  copy: string
  /** Whether a rail stands before it: it is set in bold, by itself. */
  isRail: boolean
  /** Whether a code ends it: quad left or quad center. */
  isClosed: boolean
  role?: Role | undefined
  /** The table that begins here; it stands for as many lines as it has rows. */
  block?: Block
}

/** The lines of a text; ANPA's have codes, of other formats' a sign at the end is copy. */
export function wireLinesOf(copy: string, hasCodes: boolean): WireLine[] {
  return copy.split('\n').map((raw) => wireLineOf(raw, hasCodes))
}

export function wireLineOf(raw: string, hasCodes = true): WireLine {
  const [whole, inside] = railed(raw)
  const rail = /^\s*\^\s*(?=\S)/.exec(whole)?.[0] ?? ''
  const rest = boldly(whole.slice(rail.length))
  const body = hasCodes || rail !== '' ? withoutCode(rest.trimEnd()) : rest.trimEnd()
  const isRail = rail !== '' || inside
  return { raw, copy: isRail ? body.trim() : body, isRail, isClosed: body.length < rest.trimEnd().length }
}

/** Without the code at its end; an address may end with = too. */
function withoutCode(copy: string): string {
  const last = copy.slice(copy.lastIndexOf(' ') + 1)
  if (last.endsWith('@<')) return copy.slice(0, -2).trimEnd()
  return last.endsWith('<') || (last.endsWith('=') && !/:\/\/|\?/.test(last))
    ? copy.slice(0, -1).trimEnd()
    : copy
}

/** A line between upper and lower rail is one with a rail; where copy goes on behind it, the words between are bold. */
function railed(raw: string): [line: string, isRail: boolean] {
  const bare = raw.trimStart()
  if (!bare.startsWith(upper)) return [raw, false]
  const inside = /^\x0e([^\x0e\x0f]*)\x0f?([\s<=]*)$/.exec(bare)
  return inside ? [`${inside[1]}${inside[2]}`, true] : [raw, false]
}

/** The most lines that a rail runs on over. */
const longestRun = 8

/** A rail that no code ends runs on to the line that has one. */
export function runOn(lines: WireLine[]): void {
  for (const [index, line] of lines.entries()) {
    if (!line.isRail || line.isClosed || line.copy === '') continue
    let last = index + 1
    while (last - index < longestRun && goesOn(lines[last]) && !lines[last]?.isClosed) last++
    if (!goesOn(lines[last]) || !lines[last]?.isClosed) continue
    for (const more of lines.slice(index + 1, last + 1)) {
      line.copy = `${line.copy} ${more.copy.trim()}`
      more.copy = ''
      more.isRail = false
    }
    line.isClosed = true
  }
}

function goesOn(line: WireLine | undefined): boolean {
  return line !== undefined && line.copy !== '' && !line.block && !/^[\s\x08]/.test(line.raw)
}

const fixedSpaces = /[\x19\x1d-\x1f]+/g

/** No wire wraps copy wider, and what is set narrower is agate. */
const [narrowest, widest] = [38, 90]

/** The measure that lines are wrapped to, or 0 where a line is a paragraph. A line may have been written into the copy. */
export function measureOf(lines: readonly WireLine[], opening: number): number {
  // A headline is set as it comes.
  const lede = lines.findIndex(({ copy, role }) => !role && copy.search(/\S/) >= opening)
  const widths = lines
    .slice(Math.max(lede, 0))
    .filter(({ copy, isRail, role, block }) => copy.trim() !== '' && !isRail && !role && !block)
    .map(({ copy }) => copy.trimEnd().length)
  const wrapped = widths.filter((width) => width <= widest).sort((one, other) => one - other)
  const wider = widths.length - wrapped.length
  if (wider > Math.max(wrapped.length < 6 ? 0 : 1, widths.length / 10)) return 0
  const most = wrapped.length < 20 ? wrapped.length - 1 : Math.floor((wrapped.length - 1) * 0.95)
  const measure = wrapped[most] ?? 0
  return measure >= narrowest ? measure : 0
}

/** The blocks of lines: what is said of them stands, tables have their place, faces are set. Numbers begin at `first`. */
export function layoutOfLines(lines: readonly WireLine[], first: number, opening: number): Layout {
  const roles = new Map<number, Role>()
  const alone = new Set<number>()
  for (const [index, { role, isRail, isClosed }] of lines.entries()) {
    if (role) roles.set(index + 1, role)
    if ((role && role !== 'body') || isRail || isClosed) alone.add(index + 1)
  }
  for (const index of [...headOver(lines, opening), ...bylinesOf(lines), ...signOffsOf(lines)])
    alone.add(index + 1)
  const text = lines.map(({ copy, block }) => (block ? '' : copy.replace(fixedSpaces, ' '))).join('\n')
  const measure = measureOf(lines, opening)
  const blocks = withTables(layoutOf(text, roles, { measure, opening, alone }).blocks, lines)
  for (const line of new Set(blocks.flatMap((block) => block.lines))) line.number += first - 1
  return { blocks: blocks.map(setFaces), measure, isWire: true }
}

/** The lines over a lede that an indent opens are a head: none goes on with another, unless in lower case. */
function headOver(lines: readonly WireLine[], opening: number): number[] {
  const lede = lines.findIndex(({ copy }) => copy.search(/\S/) >= opening)
  if (lede < 0 || !datelineOf(lines[lede]?.copy.trim() ?? '')) return []
  return Array.from({ length: lede }, (_, index) => index).filter(
    (index) => !/^\p{Ll}/u.test(lines[index]?.copy ?? '') && !/^\p{Ll}/u.test(lines[index + 1]?.copy ?? ''),
  )
}

/** A byline near the top goes on with no headline, and neither does the lede with it. */
function bylinesOf(lines: readonly WireLine[]): number[] {
  return [...lines.slice(0, 16).entries()]
    .filter(([, { copy }]) => isByline(copy.trim()))
    .map(([index]) => index)
}

function isByline(copy: string): boolean {
  if (!/^\p{Lu}/u.test(copy) || copy.length > 80 || !opensAsByline(copy)) return false
  return peopleOf(copy).every(({ name }) => isName(name) || isOrganized(name))
}

/** The last lines, as far as they are none of the copy, go on with no paragraph. */
function signOffsOf(lines: readonly WireLine[]): number[] {
  const last = [...lines.entries()].filter(([, { copy }]) => copy.trim() !== '').slice(-4)
  return last
    .filter(([, { copy }]) => isSignOff(copy.trim()) || isEndMark(copy.trim()))
    .map(([index]) => index)
}

/** Blocks with the tables of the lines between them, each in its place. */
function withTables(blocks: readonly Block[], lines: readonly WireLine[]): Block[] {
  const merged: Block[] = []
  let at = 0
  for (const [index, { block }] of lines.entries()) {
    if (!block) continue
    for (const [row, line] of block.lines.entries()) line.number = index + 1 + row
    for (let next = blocks[at]; next && (next.lines[0]?.number ?? 0) <= index + 1; next = blocks[++at])
      merged.push(next)
    merged.push(block)
  }
  return [...merged, ...blocks.slice(at)]
}

/** A line that is made, not laid out. */
export function madeLine(copy: string, facts: Partial<Line>): Line {
  return { number: 1, copy, indent: 0, width: copy.length, blank: false, ...facts }
}

/** Lines of agate as one block. */
export function agateBlock(lines: readonly string[]): Block {
  return blockOf(
    lines.map((line) => {
      const plain = withoutFaces(line).replace(/\t/g, '    ').replace(fixedSpaces, ' ').trimEnd()
      const copy = plain.trim()
      const indent = plain.length - copy.length
      return madeLine(copy, { indent, width: indent + copy.length, role: 'agate' })
    }),
    true,
  )
}
