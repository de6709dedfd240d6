/**
 * Frames: a spool is cut into its messages, and a message into its head, its text and its tail.
 *
 *     …SYN SYN SOH head STX text ETX tail FF EOT SYN SOH head STX text ETX tail   ->   two messages
 *
 * Any sign of a frame may be lost: a message begins at SOH or at a line that its format begins with, and ends at EOT,
 * at the form feed behind its text, or where the next begins.
 */
import { eot, etx, ff, hasWords, soh, stx } from './controls.ts'

/** A piece of a source. */
export interface Piece {
  copy: string
  /** Of its first line, from 1. */
  line: number
}

export interface Cut extends Piece {
  /** Or what stands between messages. */
  isMessage: boolean
}

/** Where messages begin; what holds no words is none. Linear: each sign is looked for once. */
export function startsOf(text: string, head: RegExp): number[] {
  const starts: number[] = []
  for (let at = text.indexOf(soh); at >= 0; at = text.indexOf(soh, at + 1)) starts.push(at)
  for (const { index, 0: found } of text.matchAll(head)) if (!found.includes(soh)) starts.push(index)
  starts.sort((one, other) => one - other)
  return starts.filter((start, index) =>
    hasWords(text.slice(start, Math.min(starts[index + 1] ?? text.length, start + 400))),
  )
}

export function cutAt(text: string, starts: readonly number[], lengthOf: (copy: string) => number): Cut[] {
  const cuts: Cut[] = []
  let line = 1
  let at = 0
  const cut = (to: number, isMessage: boolean) => {
    if (to <= at) return
    const copy = text.slice(at, to)
    if (isMessage || hasWords(copy)) cuts.push({ copy, line, isMessage })
    line += linesIn(copy)
    at = to
  }
  for (const [index, start] of starts.entries()) {
    cut(start, false)
    const copy = text.slice(start, starts[index + 1] ?? text.length)
    cut(start + lengthOf(copy), true)
  }
  cut(text.length, false)
  return cuts
}

/** How much of the copy up to the next message is this one's. */
export function framedLength(copy: string): number {
  const end = copy.indexOf(eot)
  if (end >= 0) return end + 1
  const text = copy.indexOf(etx)
  const feed = text < 0 ? -1 : copy.indexOf(ff, text)
  return feed < 0 ? copy.length : feed + 1
}

/** The three parts of a message; without STX, its head is as long as its format says. */
export interface Parts {
  head: Piece
  text: Piece
  tail: Piece
  /** Whether its text is ended. */
  isClosed: boolean
}

export function partsOf({ copy, line }: Piece, headLength: number): Parts {
  const opened = copy.indexOf(stx)
  const from = opened < 0 ? headLength : opened + 1
  const closed = copy.indexOf(etx, from)
  const to = closed < 0 ? copy.length : closed
  const head = { copy: copy.slice(0, opened < 0 ? from : opened), line }
  const text = { copy: copy.slice(from, to), line: line + linesIn(head.copy) }
  const tail = { copy: copy.slice(to + 1), line: text.line + linesIn(text.copy) }
  return { head, text, tail, isClosed: closed >= 0 || opened < 0 }
}

/** How many lines end in copy. */
export function linesIn(copy: string): number {
  let count = 0
  for (let at = copy.indexOf('\n'); at >= 0; at = copy.indexOf('\n', at + 1)) count++
  return count
}

/** The lines of a piece that hold words, without control characters, each with its number. */
export function wordedLines({ copy, line }: Piece): Piece[] {
  const worded: Piece[] = []
  let number = line
  for (const raw of copy.split('\n')) {
    const words = raw.replace(controls, ' ').trim()
    if (words !== '' && hasWords(words)) worded.push({ copy: words, line: number })
    number++
  }
  return worded
}

const controls = /[\0-\x08\x0b-\x1f\x7f]+/g

/** A piece and its last lines, as far as they are of a tail. */
export function withoutTail({ copy, line }: Piece, isTail: (last: string) => boolean): [Piece, Piece] {
  let to = copy.length
  for (let count = 0; count < 8; count++) {
    const end = copy.slice(0, to).trimEnd().length
    const from = copy.lastIndexOf('\n', end - 1) + 1
    if (from === 0 || !isTail(copy.slice(from, end).trim())) break
    to = from
  }
  return [
    { copy: copy.slice(0, to), line },
    { copy: copy.slice(to), line: line + linesIn(copy.slice(0, to)) },
  ]
}
