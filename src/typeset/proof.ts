/** A composition to be read: its lines and tags in writing, its word gaps in numbers. */

import type { Composition, Line, Piece, Tag, TagType } from './page.ts'
import { isSpace } from './paragraph.ts'

/** Page by page and line by line, then the tags. */
export function proofOf({ pages, root }: Composition): string {
  const sheets = pages.map(({ folio, width, height, marks }) => {
    const rows = marks.map((mark) =>
      mark.kind === 'rule'
        ? `${place(mark)}  rule ${number(mark.width)} x ${number(mark.height)}`
        : `${place(mark)}  ${mark.tag?.type ?? '-'}  ${wordsOf(mark)}`,
    )
    return [`page ${folio}, ${number(width)} x ${number(height)}`, ...rows].join('\n')
  })
  return `${[...sheets, tagsOf(root, '').join('\n')].join('\n\n')}\n`
}

function place({ x, y }: { x: number; y: number }): string {
  return `${number(x).padStart(7)} ${number(y).padStart(7)}`
}

function number(value: number): string {
  return (Math.round(value * 100) / 100).toString()
}

/** A hyphen that the line's end brought is told from the copy's own. */
function wordsOf({ pieces }: Line): string {
  const copy = pieces.map((piece) => piece.shaped.copy).join('')
  return copy
    .replace(/\u00a0/g, '~')
    .replace(/\u00ad/g, '¬')
    .replace(/ $/, '_')
}

function tagsOf({ type, language, scope, href, title, children }: Tag, indent: string): string[] {
  const facts = Object.entries({ language, scope, href, title }).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}=${value}`],
  )
  return [`${indent}${type}${facts.join('')}`, ...children.flatMap((child) => tagsOf(child, `${indent}  `))]
}

/** How even the filled lines are. A gap of 1 is the face's own word space. */
export interface Gaps {
  lines: number
  mean: number
  median: number
  p95: number
  max: number
  /** The share of lines whose gaps are wider than one and a half spaces. */
  loose: number
  hyphens: number
  /** Hyphens in a row, at most. */
  ladder: number
}

export function gapsOf({ pages }: Composition): Gaps {
  const lines = pages.flatMap((page) => page.marks.filter((mark): mark is Line => mark.kind === 'line'))
  const filled = lines.filter(({ tag }) => tag && !unfilled.includes(tag.type))
  const gaps = filled.flatMap((line) => gapOf(line) ?? []).sort((one, other) => one - other)
  return {
    lines: gaps.length,
    mean: gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length),
    median: gaps[Math.floor(gaps.length / 2)] ?? 0,
    p95: gaps[Math.floor(gaps.length * 0.95)] ?? 0,
    max: gaps.at(-1) ?? 0,
    loose: gaps.filter((gap) => gap > 1.5).length / Math.max(1, gaps.length),
    hyphens: lines.filter(endsDivided).length,
    ladder: laddersOf(lines).reduce((most, run) => Math.max(most, run), 0),
  }
}

/** What is never filled. */
const unfilled: readonly TagType[] = ['H1', 'H2', 'H3', 'Code', 'Lbl', 'TH', 'TD']

/** The gap of a line that was filled; a line set as it came has gaps of exactly 1. */
function gapOf({ pieces, scale, tracking }: Line): number | undefined {
  const inner = pieces.slice(0, pieces.at(-1)?.shaped.copy === ' ' ? -1 : undefined)
  const space = inner.find(isSpace)
  if (!space) return undefined
  const gap = (space.advance * scale + 2 * tracking) / naturalOf(space)
  return Math.abs(gap - 1) < 1e-9 && scale === 1 ? undefined : gap
}

function naturalOf({ shaped, size }: Piece): number {
  return (shaped.width * size) / 1000
}

/** Whether a line ends with a hyphen, its own or one that the break brought. */
function endsDivided({ tag, pieces }: Line): boolean {
  return tag !== undefined && /[\u00ad-]$/.test(pieces.at(-1)?.shaped.copy ?? '')
}

function laddersOf(lines: readonly Line[]): number[] {
  let run = 0
  return lines.map((line) => {
    run = endsDivided(line) ? run + 1 : 0
    return run
  })
}
