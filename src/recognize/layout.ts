/**
 * Lines to blocks: what the typewriter, the mail gateway or the web page did to the paragraphs.
 *
 *     stranding more than 900         ->  one block: the next word would not have
 *     island residents.                   fitted, so the line end is a wrap
 *         The walkout began …         ->  a new block: it is indented
 *
 * Nothing is judged here but where paragraphs begin and end; what they are is the recognizers' business.
 */

import type { Role } from './evidence.ts'
import { type Line, linesOf } from './lines.ts'
import { breaksOff, endsAsSentence, isCaps } from './words.ts'

/** Lines that make one paragraph. */
export interface Block {
  lines: Line[]
  /** The lines joined as one. */
  copy: string
  /** Whether a blank line stands before it. */
  gap: boolean
  indent: number
}

export interface Layout {
  blocks: Block[]
  /** The width in signs that the lines are wrapped to, or 0 where a line is a paragraph. */
  measure: number
  /** Whether a paragraph that a dash opens is speech and no item of a list. */
  speech?: boolean
  /** Whether it came over a wire, where no web page has put anything around it. */
  isWire?: boolean
}

/** What the lines have in common. */
interface Manner {
  measure: number
  /** The indent that opens paragraphs; 0 where none does. */
  opening: number
  /** Whether each sentence has a line, and blank lines part the paragraphs. */
  sentences: boolean
  alone: Given['alone']
  /** How much of the measure a line fills at least that breaks off in a sentence. */
  least: number
}

/** Whoever knows what lines are says so by their numbers. */
export type Roles = ReadonlyMap<number, Role>

/** What a wire's format says of its lines, so that it need not be found out. */
export interface Given {
  measure: number
  opening: number
  /** The numbers of lines that neither go on with a paragraph nor are gone on with. */
  alone: ReadonlySet<number>
}

export function layoutOf(text: string, roles: Roles = new Map(), given?: Given): Layout {
  const lines = linesOf(text)
  for (const line of lines) {
    const role = roles.get(line.number)
    if (role) line.role = role
  }
  const measure = given?.measure ?? measureOf(lines)
  const manner: Manner = {
    measure,
    opening: given?.opening ?? openingIndentOf(lines),
    sentences: measure === 0 && isFlush(lines, given?.opening) && isBySentence(lines),
    alone: given?.alone ?? new Set(),
    // What a format writes for a sign may have taken more of the line.
    least: given ? 0.4 : 0.75,
  }
  return { blocks: blocksOf(lines, manner), measure }
}

/** The indent of lines after which the copy goes back to the margin. */
function openingIndentOf(lines: Line[]): number {
  const openings = lines.filter((line, index) => {
    const next = lines[index + 1]
    return !line.blank && next && !next.blank && line.indent >= 2 && next.indent === 0
  })
  return openings.length >= 2 ? Math.min(...openings.map((line) => line.indent)) : 0
}

/**
 * The measure that lines were wrapped to: where one breaks off in a sentence and the next goes on in lower case, and
 * the next word would not have fitted.
 */
function measureOf(lines: Line[]): number {
  const breaks = pairsOf(lines).filter(([line, next]) => isBrokenOff(line, next))
  const widths = breaks.map(([line]) => line.width).sort((a, b) => a - b)
  const measure = widths[Math.floor(widths.length * 0.95)] ?? 0
  const least = lines.filter((line) => !line.blank).length < 12 ? 1 : 2
  if (breaks.length < least || measure < 28 || measure > 110) return 0
  // Where paragraphs run on beyond it, it is a heading's.
  const longer = lines.filter((line) => line.width > measure + 6 && !isTabular(line)).length
  if (longer > lines.length / 10) return 0
  const wrapped = breaks.filter(([line, next]) => isFull(line, next, measure)).length
  return wrapped >= least && wrapped >= breaks.length * 0.5 ? measure : 0
}

function pairsOf(lines: Line[]): [Line, Line][] {
  return lines.slice(1).flatMap((next, index): [Line, Line][] => {
    const line = lines[index]
    return line && !line.blank && !next.blank && !isTabular(line) && !isTabular(next) ? [[line, next]] : []
  })
}

/** Copy of a teletype in capitals, of which no line tells by its first letter whether it goes on: 40 signs are no heading. */
function areCapitals(line: Line, next: Line): boolean {
  return line.width >= 40 && isCaps(line.copy) && isCaps(next.copy) && next.indent === 0
}

/** … has been a par  /  4 since 1931. */
function isFigured(line: Line, next: Line): boolean {
  return line.width >= 50 && /\p{Ll}$/u.test(line.copy) && /^\d+ \p{Ll}/u.test(next.copy)
}

function isBrokenOff(line: Line, next: Line): boolean {
  return (
    !endsAsSentence(line.copy) &&
    line.width >= 28 &&
    (/^\p{Ll}/u.test(next.copy) ||
      areCapitals(line, next) ||
      isFigured(line, next) ||
      (breaksOff(line.copy) && /^\p{L}/u.test(next.copy)))
  )
}

function isFull(line: Line, next: Line, measure: number): boolean {
  const word = next.copy.split(' ', 1)[0] ?? ''
  return line.width + 1 + word.length > measure - 2
}

/** Where a format opens paragraphs by an indent, a sentence with one is a paragraph. */
function isFlush(lines: Line[], opening: number | undefined): boolean {
  return opening === undefined || lines.every((line) => line.blank || line.indent < opening)
}

/** Most sentences stand on lines of their own, several between two blank lines. */
function isBySentence(lines: Line[]): boolean {
  const groups: Line[][] = [[]]
  for (const line of lines) {
    if (line.blank) groups.push([])
    else groups.at(-1)?.push(line)
  }
  const prose = groups.filter((group) => group.length > 0 && group.every(({ copy }) => endsAsSentence(copy)))
  const several = prose.filter((group) => group.length > 1)
  return several.length >= 2 && several.length >= prose.length / 2
}

function blocksOf(lines: Line[], manner: Manner): Block[] {
  const groups: { lines: [Line, ...Line[]]; gap: boolean }[] = []
  let last: Line | undefined
  for (const line of lines) {
    const group = groups.at(-1)?.lines
    if (line.blank) {
      // The next line begins a block.
    } else if (group && last && !last.blank && continues(last, line, group, manner)) {
      group.push(line)
    } else {
      groups.push({ lines: [line], gap: !last || last.blank })
    }
    last = line
  }
  return groups.map((group) => blockOf(group.lines, group.gap))
}

/** A block of these lines. */
export function blockOf(lines: Line[], gap: boolean): Block {
  const copy = lines.map((line, index) => (index < lines.length - 1 ? joining(line) : line.copy)).join('')
  return { lines, copy, gap, indent: lines[0]?.indent ?? 0 }
}

/** A line as another goes on with it. */
function joining({ copy, soft }: Line): string {
  if (soft) return copy.slice(0, -1)
  return /[\p{L}\d]-$/u.test(copy) ? copy : `${copy} `
}

/** Whether a line goes on with the paragraph of the line before it. */
function continues(last: Line, line: Line, group: readonly [Line, ...Line[]], manner: Manner): boolean {
  const [first] = group
  const { measure, opening, sentences, alone, least } = manner
  if (alone.has(last.number) || alone.has(line.number)) return false
  if ((last.role ?? 'body') !== (line.role ?? 'body')) return false
  if (sentences) return endsAsSentence(last.copy) && endsAsSentence(line.copy)
  if (measure === 0 || (opening > 0 && line.indent >= opening)) return false
  if (isTabular(last) || isTabular(line) || opensItem(line, last)) return false
  const hanging = group.length > 1 ? line.indent === last.indent : true
  const indented =
    line.indent > first.indent + 1 && first.indent === 0 && !/^[-*•–—_](?:\s|$)/.test(first.copy)
  if (!hanging || indented) return false
  if (/\p{L}-$/u.test(last.copy)) return true
  if (isBylineInCapitals(line, measure)) return false
  return isFull(last, line, measure) || (last.width > measure * least && isBrokenOff(last, line))
}

/** BY RUSS KEELER, close under a headline of a teletype; copy that goes on so fills its measure. */
function isBylineInCapitals(line: Line, measure: number): boolean {
  return line.width < measure * 0.7 && /^BY [A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){1,3}$/.test(line.copy)
}

/** A bullet or a number; but a dash that a wrap has put first goes on with its sentence. */
function opensItem({ copy }: Line, last: Line): boolean {
  return (
    /^(?:[-*•–—_]|\d{1,2}\.) /.test(copy) && (endsAsSentence(last.copy) || !/^[–—_-]+ \p{Ll}/u.test(copy))
  )
}

/** Columns set apart by runs of blanks, or by leaders. */
export function isTabular(line: Line): boolean {
  return / {3,}\S/.test(line.copy) || /\s\.{3,}\s\S{1,14}$|\s\.{2,}\s*[-+$\d][^a-z]{0,14}$/i.test(line.copy)
}
