/**
 * The text of a message in ANPA's manner to blocks: its head, where rails are; its rows and results; its paragraphs.
 */
import type { Role } from '../../recognize/evidence.ts'
import type { Layout } from '../../recognize/layout.ts'
import { hasWords } from './controls.ts'
import type { Piece } from './frames.ts'
import { type HeadLine, nameHead, roleByForm } from './head-lines.ts'
import { nameHeadings, setColumns, setResults, setTables } from './rows.ts'
import { layoutOfLines, runOn, type WireLine, wireLinesOf } from './wire-lines.ts'

export interface WireText {
  text: Piece
  /** Which of its lines is the keyword line, from 0. */
  keyword?: number | undefined
  take: number
  /** Whether its format id says agate. */
  isAgate: boolean
}

export function wireLayout({ text, keyword, take, isAgate }: WireText): Layout {
  const lines = wireLinesOf(text.copy, true)
  const line = keyword === undefined ? undefined : lines[keyword]
  if (line) line.role = take > 0 ? 'take' : 'slug'
  // Over the keyword line stands the number of a take.
  for (const above of lines.slice(0, keyword ?? 0)) if (isFull(above)) above.role = 'take'
  setTables(lines)
  setColumns(lines)
  runOn(lines)
  if (take > 0) nameAdd(lines)
  else nameRails(lines)
  if (isAgate) setResults(lines)
  nameHeadings(lines)
  return layoutOfLines(lines, text.line, 2)
}

/** Whether a line holds anything. */
const isFull = ({ copy, block }: WireLine) => copy.trim() !== '' || block !== undefined

/** Rails at the top are the head; lower down they are headings, if they are none of the lines that desks write. */
function nameRails(lines: WireLine[]): void {
  const full = lines.filter(isFull)
  const rails = full.filter(({ isRail }) => isRail)
  if (rails.length === 0) return
  nameBetween(full)
  const end = full.findIndex(({ isRail, role, block }) => block || (!isRail && !isDeskRole(role)))
  const top = full.slice(0, end < 0 ? full.length : end)
  const head = top.map((line, index): HeadLine => ({ ...line, leads: full[index + 1]?.block !== undefined }))
  nameHead(
    head.filter(({ role }) => role !== 'slug' && role !== 'take'),
    end < 0 ? 'package' : 'rails',
  )
  for (const [index, line] of top.entries()) line.role = head[index]?.role
  for (const rail of rails) rail.role ??= roleByForm(rail.copy) ?? subheadOf(rail)
  // What has no headline begins with its first paragraph; a line at the margin may be a headline that lost its rail.
  const first = end < 0 ? undefined : full[end]
  if (first && !first.block && /^\s/.test(first.copy) && !top.some(({ role }) => role === 'headline'))
    first.role ??= roleByForm(first.copy.trim()) ?? 'body'
}

/** What desks write between the rails of a head needs none itself. */
function nameBetween(full: readonly WireLine[]): void {
  const last = full.slice(0, 8).findLastIndex(({ isRail }) => isRail)
  for (const line of full.slice(0, Math.max(last, 0))) {
    const role = line.isRail || line.role ? undefined : roleByForm(line.copy.trim())
    if (role && isDeskRole(role)) line.role = role
  }
}

function isDeskRole(role: Role | undefined): boolean {
  return role !== undefined && /^(?:slug|take|note|furniture|trailer)$/.test(role)
}

/** An add repeats no head: its rails name it, by the place and the last words of the take before. */
function nameAdd(lines: WireLine[]): void {
  const first = lines.find((line) => isFull(line) && line.role !== 'take')
  if (first?.isRail) first.role = 'take'
  for (const line of lines)
    if (line.isRail && line.copy !== '') line.role ??= roleByForm(line.copy) ?? subheadOf(line)
}

/** A long one is a paragraph, and a rule has no words. */
function subheadOf({ copy }: WireLine): Role | undefined {
  return copy.length <= 80 && hasWords(copy) ? 'subhead' : undefined
}
