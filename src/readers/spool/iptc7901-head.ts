/**
 * The lines over a story of IPTC 7901, up to the one that ends with = , and the notes for editors that close it.
 *
 *     (Berichtigung: Im zweiten Absatz …)            note, and a correction
 *     1ST LEAD                                       version
 *     Insolite                                       kicker
 *     >>>ANSA/ Ritrovato nel pozzo il quadro (2) =   headline, without the marks of its wire
 *     Von Henrike Altmann und Jost Wehrle, dpa =     byline
 *     # Notizblock                                   notes, down to the end
 */
import { datelineOf } from '../../recognize/dateline.ts'
import { pieceOf } from '../../recognize/detach.ts'
import type { Role } from '../../recognize/evidence.ts'
import { type Block, blockOf, type Layout } from '../../recognize/layout.ts'
import { isSignOff } from '../../recognize/tail.ts'
import { isNotebook, isNotPublic } from '../../recognize/traits.ts'
import { breaksOff } from '../../recognize/words.ts'
import { type HeadLine, nameHead, roleByForm } from './head-lines.ts'
import { measureOf, type WireLine } from './wire-lines.ts'

/** The most lines that a head has. */
const longest = 14

/** The index of the line that ends the head, or -1 where no line does. */
export function headEnd(lines: readonly WireLine[]): number {
  let count = 0
  for (const [index, { raw }] of lines.entries()) {
    const line = raw.trim()
    if (line === '' && count === 0) continue
    if (line === '' || ++count > longest) return -1
    if (line.endsWith('=')) return datelineOf(`${line} The copy`) ? -1 : index
  }
  return -1
}

/** Says what the lines of the head are. A part on several lines is put on its first. */
export function nameLines(lines: WireLine[], end: number): void {
  const head = lines.slice(0, end + 1)
  joinBrackets(head)
  const measure = Math.max(...head.map(({ copy }) => copy.trim().length))
  joinTitles(head, Math.max(measure, 60))
  const full = head.filter(({ copy }) => copy.trim() !== '')
  for (const line of full) line.copy = line.copy.trim().replace(/\s*=$/, '')
  const named = full.map(
    ({ copy, role }): HeadLine => ({ copy, role: role ?? (/^\(.*\)$/.test(copy) ? 'note' : undefined) }),
  )
  nameHead(named, 'titles')
  for (const [index, line] of full.entries()) line.role = named[index]?.role
}

function joinBrackets(head: WireLine[]): void {
  for (const [index, line] of head.entries()) {
    if (!/^\s*\((?!.*\)\s*$)/.test(line.copy)) continue
    const close = head.findIndex(({ copy }, at) => at >= index && /\)\s*$/.test(copy))
    if (close > index && close < index + 8) join(head, index, close)
  }
}

/** A title goes on where a line is full or breaks off. */
function joinTitles(head: WireLine[], measure: number): void {
  for (let index = head.length - 2; index >= 0; index--) {
    const [line, next] = [head[index]?.copy.trim() ?? '', head[index + 1]?.copy.trim() ?? '']
    if (line === '' || next === '' || /\)$/.test(line) || /^\(/.test(next)) continue
    if (goesOn(line, next, measure)) join(head, index, index + 1)
  }
}

function goesOn(line: string, next: string, measure: number): boolean {
  if (/^\p{Ll}/u.test(next) || breaksOff(line)) return true
  // ANSA’s headline has one line; what follows is the deck, as is APA’s Untertitel.
  if (/^>>> ?ANSA/.test(line) || subtitle.test(next)) return false
  const word = next.split(' ', 1)[0] ?? ''
  return line.length >= 50 && line.length + 1 + word.length > measure
}

function join(lines: WireLine[], from: number, to: number): void {
  const [line, ...others] = lines.slice(from, to + 1)
  if (!line) return
  line.copy = [line, ...others]
    .map(({ copy }) => copy.trim())
    .filter(Boolean)
    .join(' ')
  for (const each of others) each.copy = ''
}

/** APA’s Untertitel. */
const subtitle = /^Utl\.?\d?\s?:\s*/

export function nameSubtitle(lines: readonly WireLine[]): void {
  const line = lines.slice(0, longest).find(({ copy }) => subtitle.test(copy))
  if (line) line.role = 'deck'
}

/** A paragraph between the head and the one that has the dateline is the deck. */
export function nameTeaser(lines: WireLine[], head: number): void {
  const first = lines.findIndex(
    ({ copy, role }, index) => index > head && copy.trim() !== '' && !role && !roleByForm(copy.trim()),
  )
  const blank = lines.findIndex(({ copy }, index) => index > first && copy.trim() === '')
  const next = lines.find(({ copy }, index) => index > blank && copy.trim() !== '')
  const line = lines[first]
  if (first < 0 || blank < 0 || !line || blank - first > 6) return
  if (datelineOf(line.copy.trim()) || /^\s*[(#*-]/.test(line.copy)) return
  if (!datelineOf(`${next?.copy.trim() ?? ''} The copy`)?.dateline.agencies.length) return
  join(lines, first, blank - 1)
  line.role = 'deck'
}

/** From the notebook, or from the sentence that says so, nothing is for readers; nor is a note de la rédaction. */
export function nameNotes(lines: WireLine[]): void {
  const measure = measureOf(lines, 3)
  const start = lines.findIndex(({ copy }) => opensNotes(copy.trim()))
  const from = start > 0 && isRule(lines[start - 1]?.copy.trim() ?? '') ? start - 1 : start
  for (const [index, line] of lines.entries()) {
    const isNote = from >= 0 && index >= from
    if (!isNote && !/^\s*\(?NDLR\b/.test(line.copy)) continue
    if (line.copy.trim() === '') continue
    let end = index
    while (isMore(lines[end], lines[end + 1], isNote, measure)) end++
    join(lines, index, end)
    line.copy = line.copy.trim()
    line.role = isSignOff(line.copy)
      ? 'trailer'
      : isNotebook(line.copy) || isRule(line.copy)
        ? 'take'
        : 'note'
  }
}

/** dpa's notebook and the headings in it are marked as Markdown's are; nothing else of its copy is. */
function opensNotes(copy: string): boolean {
  return isNotebook(copy) || isNotPublic(copy) || /^#{1,2} \p{Lu}/u.test(copy)
}

/** An item's further lines hang; a paragraph's go on from full ones. */
function isMore(
  line: WireLine | undefined,
  next: WireLine | undefined,
  isItem: boolean,
  measure: number,
): boolean {
  if (!line || !next || next.copy.trim() === '') return false
  if (isItem) return /^\s{2,}\S/.test(next.copy)
  const word = next.copy.split(' ', 1)[0] ?? ''
  return (
    /^\S/.test(next.copy) &&
    line.copy.trimEnd().length + 1 + word.length > measure - 2 &&
    !isSignOff(next.copy.trim())
  )
}

function isRule(copy: string): boolean {
  return /^(?:\* ?){3,}$|^[-_—]{3,}$/.test(copy)
}

const before =
  /^(?:>{2,}\s*[A-Z]+\/|(?:\d(?:ST|ND|RD|TH) LEAD|URGENT|FLASH|D['’]URGENCE|PILNE):?(?= )|(?:URGENTE|Blitz|Eil)(?= \p{Lu}))\s*/u
const after = /\s\((?:\d{1,2}|[1-9][A-Z]{2,3})\)$/

/** A headline without the marks of its wire, which become blocks of their own. */
export function splitTitles(layout: Layout): Layout {
  return { ...layout, blocks: layout.blocks.flatMap(splitTitle) }
}

function splitTitle(block: Block): Block[] {
  const [line] = block.lines
  if ((line?.role !== 'headline' && line?.role !== 'deck') || block.lines.length > 1) return [block]
  const { role } = line
  const [opening = ''] = (role === 'deck' ? subtitle : before).exec(line.copy) ?? []
  const [closing = ''] = after.exec(line.copy) ?? []
  const { length } = line.copy
  const piece = (from: number, to: number, as: Role): Block[] =>
    from < to ? [blockOf([{ ...pieceOf(line, from, to), role: as }], false)] : []
  return [
    ...piece(0, opening.length, 'take'),
    ...piece(opening.length, length - closing.length, role),
    ...piece(length - closing.length, length, 'take'),
  ]
}
