/**
 * The lines of a source as its writer typed them: control characters, quoting and double spacing taken off, and each
 * hyphen at a line's end told apart.
 *
 *     > Recount gives the accordion    ->  Recount gives the accordion      a mail program's quoting
 *     some infor-  /  mation           ->  information                      a soft hyphen
 *     a half-      /  hour             ->  half-hour                        a hard one
 */

import type { RootContent } from 'mdast'
import type { Role } from './evidence.ts'
import { markPageEnds } from './pages.ts'

/** A line of the source, or a paragraph that markup has set. */
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
  /** How many form feeds stand before it. */
  page?: number
  /** Whether it ends with a hyphen that goes when the lines are joined. */
  soft?: boolean
  /** What it is, where the format or an editor says so. */
  role?: Role
  /** What markup has made of it: a paragraph with its emphasis, a table. */
  node?: RootContent
}

export function linesOf(text: string): Line[] {
  const lines = closeUp(partedLines(unquote(text.split('\n'))))
  markPageEnds(lines)
  markSoftHyphens(lines)
  return lines
}

/** A form feed ends a line as a line feed does, and so does a vertical tab. */
function partedLines(raws: readonly string[]): Line[] {
  let page = 0
  return raws.flatMap((raw, index) => {
    if (!/[\f\v]/.test(raw)) return { ...lineOf(raw, index), ...(page > 0 && { page }) }
    const pieces = raw.split(/(?<=\f)|\v/).map((piece): Line => {
      const line = { ...lineOf(piece, index), ...(page > 0 && { page }) }
      if (piece.endsWith('\f')) page++
      return line
    })
    // A page that begins opens no paragraph.
    const full = pieces.filter((line) => !line.blank)
    return full.length > 0 ? full : pieces.slice(0, 1)
  })
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
const notCopy = /[\0-\x08\x0b-\x1f\x7f\ufeff\u200b\u202a-\u202e\u2066-\u2069]/g

/** What a mail program puts before the lines that it repeats, where most lines have it. */
function unquote(lines: string[]): string[] {
  const full = lines.filter((line) => line.trim() !== '')
  const quoted = full.filter((line) => quoting.test(line)).length
  return quoted >= 3 && quoted >= full.length / 2 ? lines.map((line) => line.replace(quoting, '')) : lines
}

const quoting = /^ ?(?:> ?)+/

/** Double-spaced copy: most lines have a blank one after them, and are wrapped. Wider gaps stay. */
function closeUp(lines: Line[]): Line[] {
  const full = lines.filter((line) => !line.blank)
  const steps = full.slice(1).map((line, index) => line.number - (full[index]?.number ?? 0))
  const double = steps.filter((step) => step === 2).length
  const continues = full.filter((line) => /^\p{Ll}/u.test(line.copy)).length
  if (full.length < 6 || double < steps.length * 0.6 || continues < full.length / 5) return lines
  return lines.filter((line, index) => !line.blank || (lines[index - 1]?.blank ?? false))
}

/**
 * A hyphen at a line's end divides a word where the word's halves are none of their own. What stands before a hyphen
 * elsewhere, or as a word of its own, tells; so do the words that form compounds.
 */
function markSoftHyphens(lines: Line[]): void {
  const ends = lines.filter((line, index) => dividing(line, lines[index + 1]))
  if (ends.length === 0) return
  // The halves themselves are no witnesses.
  const all = lines
    .map((line) => line.copy)
    .join('\n')
    .toLowerCase()
    .replace(/\p{L}+-\n+\p{L}+/gu, '')
  const words = new Set(all.match(/\p{L}+(?:-\p{L}+)*/gu))
  for (const [index, line] of lines.entries()) {
    if (!dividing(line, lines[index + 1])) continue
    const before = /(\p{L}+)-$/u.exec(line.copy)?.[1]?.toLowerCase() ?? ''
    const after = /^\p{L}+/u.exec(lines[index + 1]?.copy ?? '')?.[0].toLowerCase() ?? ''
    const isHard = words.has(`${before}-${after}`) || compounding.has(before) || words.has(before)
    line.soft = words.has(before + after) || !isHard
  }
}

function dividing(line: Line, next: Line | undefined): boolean {
  // "13-year-" and "North-South-" are compounds already.
  return (
    next !== undefined &&
    line.copy.endsWith('-') &&
    /(?:^|[^\p{L}\p{N}-])\p{L}+-$/u.test(line.copy) &&
    /^\p{Ll}/u.test(next.copy)
  )
}

/** What compounds begin with, in the languages of the wires. */
const compounding = new Set(
  `half self ex well all non anti pre post mid semi quasi pro co re old new long short high low full part first second
   third last one two three four five six seven eight nine ten once then so much ever never best better worst ill
   hard soft fast slow early late wide broad close deep far near front back side top down up off on in out over under
   right left north south east west north-east air sea land water fire snow rain sun moon day night year month week
   hour time life death home house work world war peace man woman men women child boy girl father mother brother sister
   son daughter vice attorney general secretary governor president commander editor writer player singer actor
   multi inter intra trans cross double single twice free tax price cost profit cash oil gas coal gold silver iron
   steel blood heart head hand foot eye face mouth red blue green black white dark light hot cold dry wet clean
   open shut big small large little great good bad true false real fair even odd same other mass mini mega ultra
   hohe halb vor nach nord süd ost west ober unter e mi sous sur mal bien grand petit nouveau ancien porte`.split(
    /\s+/,
  ),
)
