/**
 * Lines to blocks: what the typewriter, the mail gateway or the web page did to the paragraphs.
 *
 *     stranding more than 900         ->  one block: the next word would not have
 *     island residents.                   fitted, so the line end is a wrap
 *         The walkout began …         ->  a new block: it is indented
 *
 * Nothing is judged here but where paragraphs begin and end; what they are is the recognizers' business.
 */

/** A line of the source. */
export interface Line {
  /** From 1. */
  number: number
  /** Without blanks at its ends. */
  copy: string
  /** Columns of white space before it; a tab counts as 4. */
  indent: number
  /** Signs, blanks at the end not counted. */
  width: number
  blank: boolean
}

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
}

export function layoutOf(text: string): Layout {
  const lines = closeUp(text.split('\n').map(lineOf))
  const measure = measureOf(lines)
  const opening = openingIndentOf(lines)
  return { blocks: blocksOf(lines, measure, opening), measure }
}

/** The indent that opens paragraphs, where lines after it go back to the margin; 0 where none does. */
function openingIndentOf(lines: Line[]): number {
  const openings = lines.filter((line, index) => {
    const next = lines[index + 1]
    return !line.blank && next && !next.blank && line.indent >= 2 && next.indent === 0
  })
  return openings.length >= 2 ? Math.min(...openings.map((line) => line.indent)) : 0
}

function lineOf(raw: string, index: number): Line {
  const clean = raw.replace(notCopy, '').replace(/\t/g, '    ').trimEnd()
  const copy = clean.trimStart()
  return {
    number: index + 1,
    copy,
    indent: clean.length - copy.length,
    width: clean.length,
    blank: copy === '',
  }
}

// Control characters, byte order marks inside the copy, zero-width spaces.
const notCopy = /[\0-\x08\x0b-\x1f\x7f\ufeff\u200b]/g

/** Double-spaced copy: every other line is blank, and the lines are wrapped. */
function closeUp(lines: Line[]): Line[] {
  const full = lines.filter((line) => !line.blank)
  const alternate = full.every((line, index) => {
    const before = full[index - 1]
    return !before || line.number - before.number >= 2
  })
  const continues = full.filter((line) => /^\p{Ll}/u.test(line.copy)).length
  return alternate && full.length >= 6 && continues >= full.length / 5 ? full : lines
}

/** The measure that most lines were wrapped to: lines that could not take the next line's first word tell it. */
function measureOf(lines: Line[]): number {
  const widths = lines.filter((line) => !line.blank).map((line) => line.width)
  if (widths.length < 4) return 0
  const widest = widths.sort((a, b) => a - b)[Math.floor(widths.length * 0.95)] ?? 0
  if (widest > 110 || widest < 30) return 0

  const pairs = lines.slice(1).flatMap((next, index) => {
    const line = lines[index]
    return line && !line.blank && !next.blank ? [[line, next] as const] : []
  })
  const wrapped = pairs.filter(
    ([line, next]) => isFull(line, next, widest) && !endsSentence(line.copy),
  ).length
  return wrapped >= 3 && wrapped >= pairs.length * 0.25 ? widest : 0
}

function isFull(line: Line, next: Line, measure: number): boolean {
  const word = next.copy.split(' ', 1)[0] ?? ''
  return line.width + 1 + word.length > measure - 2
}

function endsSentence(copy: string): boolean {
  return /[.!?:][’”'")\]]*$/.test(copy)
}

function blocksOf(lines: Line[], measure: number, opening: number): Block[] {
  const blocks: Block[] = []
  let last: Line | undefined
  for (const line of lines) {
    const block = blocks.at(-1)
    const isOpening = measure === 0 || (opening > 0 && line.indent >= opening)
    if (line.blank) {
      // The next line begins a block.
    } else if (block && last && !last.blank && !isOpening && continues(last, line, block, measure)) {
      blocks.splice(-1, 1, blockOf([...block.lines, line], block.gap))
    } else {
      blocks.push(blockOf([line], !last || last.blank))
    }
    last = line
  }
  return blocks
}

/** A block of these lines. */
export function blockOf(lines: Line[], gap: boolean): Block {
  const copy = lines.reduce((joined, line) => (joined === '' ? line.copy : join(joined, line.copy)), '')
  return { lines, copy, gap, indent: lines[0]?.indent ?? 0 }
}

/** Whether a line goes on with the paragraph of the line before it. */
function continues(last: Line, line: Line, block: Block, measure: number): boolean {
  if (isTabular(last) || isTabular(line)) return false
  const hanging = block.lines.length > 1 ? line.indent === last.indent : true
  const indented = line.indent > block.indent + 1 && block.indent === 0 && !/^[-*•–—_]\s/.test(block.copy)
  return hanging && !indented && !/^([-*•–—_]|\d{1,2}\.) /.test(line.copy) && isFull(last, line, measure)
}

/** Columns set apart by runs of blanks. */
export function isTabular(line: Line): boolean {
  return / {3,}\S/.test(line.copy) || /\s\.{4,}\s/.test(line.copy)
}

/** A hyphen at a line end is kept: only a dictionary could tell `infor-mation` from `half-hour`. */
function join(copy: string, next: string): string {
  return /[\p{L}\d]-$/u.test(copy) ? copy + next : `${copy} ${next}`
}
