/**
 * What hangs on a paragraph and is none of it becomes a block of its own:
 *
 *     … visitors a year. Enditem        ->  … visitors a year.  |  Enditem
 *     HEADLINE: Ferries idle            ->  HEADLINE:           |  Ferries idle
 */
import { cutOf } from '../copy.ts'
import { agencies, isAgency } from './agencies.ts'
import { datelineOf } from './dateline.ts'
import { isDeskMatter } from './desk.ts'
import { type Block, blockOf } from './layout.ts'
import type { Line } from './lines.ts'
import { byWords, isName } from './names.ts'
import { stampOf } from './stamp.ts'
import { isEndMark, isSigned, isTransmission } from './tail.ts'
import { isCoded } from './traits.ts'
import { endsAsSentence } from './words.ts'

/** The end of a sentence and what hangs on it. */
const hanging = /^(.*[.!?…][”“"’'»)\]]*)(?:\s+|(?=\())(\S.{0,24})$/
/** End marks that are words of the language too stand there in capitals or brackets. */
const plainMark =
  /^(?:\((?:end|ends|fin|fine|schluss|ende)\)\.?|-30-|-0-|\/[A-Z]{2,4}|#{1,3}|■|□|◼|❑|▪|nnnn|NNNN|ENDS?|ENDIT|\/ends|-ends-|AP-[A-Z]{2}-[\d-]+ \d{4}[A-Z]{1,3}<?)$/
/** PTI KLN ABH; EFE */
const signature = /^[A-Z]{2,5}(?: [A-Z]{2,4}){0,3}$/

const labels =
  /^((?:HEADLINE|Headline|BYLINE|Byline|HIGHLIGHT|Author|Autor|BODY|TEXT|Full text|Abstract|Title|Utl\.):)\s+(\S.*)$/
/** Factiva’s names of the fields that are copy, where they stand on the copy’s line. */
const codes = /^(HD|BY|LP|TD|CR)\s+(\S.*)$/

export function detach(blocks: Block[]): Block[] {
  const shape = isCoded(blocks) ? codes : labels
  return joinDatelines(blocks.map(withoutSigns))
    .flatMap(unlessSaid(byMatter))
    .flatMap(unlessSaid((block, index) => (index < 12 ? writerOf(block) : [block])))
    .flatMap(unlessSaid((block, index) => (index < 6 ? versionOf(block) : [block])))
    .flatMap(unlessSaid((block, index) => (index < 6 ? markOf(block) : [block])))
    .flatMap(unlessSaid((block, index) => (index < 6 ? standingOf(block) : [block])))
    .flatMap(unlessSaid((block) => [...labelOf(block, shape), withoutLabel(block, shape)]))
    .flatMap(unlessSaid((block, index, all) => (index >= all.length - 5 ? endOf(block) : [block])))
    .flatMap(unlessSaid((block, index) => [index > 1 ? withoutDashes(block) : block]))
}

/** ^By TED MALLORY=: what ANPA sets before and after the lines of a head (ANPA 89-3, 5); APA keeps the last sign. */
function withoutSigns(block: Block, index: number): Block {
  const [line, ...others] = block.lines
  if (!line || line.role || others.length > 0 || index >= 12) return block
  const [, caret = '', copy] =
    /^(\^)(?=\p{L})(.*?)\s?[<=]?$/u.exec(line.copy) ?? /^()(\p{L}.*[^\s=<])\s?=$/u.exec(line.copy) ?? []
  if (copy === undefined) return block
  return blockOf([pieceOf(line, caret.length, caret.length + copy.length)], block.gap)
}

/** A dateline on a line of its own goes with the copy beneath it: VILLARROYA, 9 Feb. (EUROPA PRESS) - */
function joinDatelines(blocks: Block[]): Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const above = joined.at(-1)
    const isAlone =
      above?.lines.length === 1 && !above.lines[0]?.role && /[)/] ?[-–—_]{1,2}$/.test(above.copy)
    const copy = `${above?.copy} ${block.copy}`
    if (above && isAlone && !block.lines[0]?.role && (datelineOf(copy)?.copy.length ?? 0) > above.copy.length)
      joined.splice(-1, 1, blockOf([...above.lines, ...block.lines], above.gap))
    else joined.push(block)
  }
  return joined
}

/** July 19, 2009|Mina Halloran */
function writerOf(block: Block): Block[] {
  const [line, ...others] = block.lines
  const match = /^([^|]*\d{4}) ?\| ?([^|]+)$/.exec(line?.copy ?? '')
  if (!line || others.length > 0 || !match?.[1] || !match[2]) return [block]
  if (stampOf(match[1]) < 2 || !isName(match[2].replace(byWords, ''))) return [block]
  const from = line.copy.length - match[2].length
  return [
    blockOf([pieceOf(line, 0, match[1].length)], block.gap),
    blockOf([pieceOf(line, from, line.copy.length)], false),
  ]
}

type Cut = (block: Block, index: number, all: Block[]) => Block[]

/** What is said to be something is that as a whole. */
function unlessSaid(cut: Cut): Cut {
  return (block, index, all) => (block.lines[0]?.role ? [block] : cut(block, index, all))
}

/** Desk matter that the wrap seemed to join to a paragraph. */
function byMatter(block: Block): Block[] {
  if (block.lines.length === 1) return [block]
  const pieces: Line[][] = [[]]
  for (const line of block.lines) {
    if (isDeskMatter(line.copy) || isTransmission(line.copy) || isEndMark(line.copy)) pieces.push([line], [])
    else pieces.at(-1)?.push(line)
  }
  const [first = [], ...rest] = pieces.filter((lines) => lines.length > 0)
  return [blockOf(first, block.gap), ...rest.map((lines) => blockOf(lines, false))]
}

function labelOf(block: Block, shape: RegExp): Block[] {
  const [first] = block.lines
  const label = first && shape.exec(first.copy)?.[1]
  return first && label ? [blockOf([pieceOf(first, 0, label.length)], block.gap)] : []
}

function withoutLabel(block: Block, shape: RegExp): Block {
  const [first, ...rest] = block.lines
  const match = first && shape.exec(first.copy)
  if (!first || !match) return block
  const from = first.copy.length - (match[2]?.length ?? 0)
  const piece = pieceOf(first, from, first.copy.length)
  // An archive’s highlight is the deck, wherever it stands.
  return blockOf([match[1] === 'HIGHLIGHT:' ? { ...piece, role: 'deck' } : piece, ...rest], false)
}

function endOf(block: Block): Block[] {
  const last = block.lines.at(-1)
  const before = block.lines.at(-2)
  // A line of initials that the wrap seemed to join to the copy.
  if (
    last &&
    before &&
    endsAsSentence(before.copy) &&
    agencies.some(({ trailers }) => trailers?.test(last.copy))
  )
    return [blockOf(block.lines.slice(0, -1), block.gap), blockOf([last], false)]
  const match = last && hanging.exec(last.copy)
  if (!last || !match?.[1] || !match[2] || !isHanging(match[2])) return [block]
  const [, kept, mark] = match
  return [
    blockOf([...block.lines.slice(0, -1), pieceOf(last, 0, kept.length)], block.gap),
    blockOf([pieceOf(last, last.copy.length - mark.length, last.copy.length)], false),
  ]
}

/** AFP’s subheads: - Trois millions d’euros -        -- 'Too clean' -- */
function withoutDashes(block: Block): Block {
  const [line, ...others] = block.lines
  const dash = line && /^(-{1,2}|[–—]) \S.{2,58}\S \1$/.exec(line.copy)?.[1]
  if (!dash || others.length > 0 || isEndMark(line.copy) || isDeskMatter(line.copy)) return block
  if (!/\p{L}{3}/u.test(line.copy) || /\b(?:more|moretocome|mehr|suite)\b/i.test(line.copy)) return block
  const from = dash.length + 1
  return blockOf([{ ...pieceOf(line, from, line.copy.length - from), role: 'subhead' }], block.gap)
}

/** A headline’s version: … fällt aus (2) */
function versionOf(block: Block): Block[] {
  const match = /^(.*[^.!?…])\s(\((?:\d{1,2}|[1-9][A-Z]{2,3})\))$/.exec(block.copy)
  const [line] = block.lines
  if (!match?.[1] || !match[2] || !line || block.lines.length > 1 || block.copy.length > 120) return [block]
  return [
    blockOf([pieceOf(line, 0, match[1].length)], block.gap),
    blockOf([pieceOf(line, line.copy.length - match[2].length, line.copy.length)], false),
  ]
}

/**
 * What a desk sets close before a headline: its version, its priority, the story's keyword.
 *
 *     UPDATE 2-Halvard to cut 3,100 jobs        URGENT Un sous-marin refait surface        RACING:Blind trainer wins
 */
const headMark =
  /^((?:UPDATE|WRAPUP|CORRECTED|REFILE|RPT|REPEAT)(?: \d{1,2})?-|\((?:LEAD|URGENT|\d(?:st|nd|rd|th) LD)\) |URGENT (?=\p{Lu}\p{Ll}*[ ’'])|[A-Z]{3,12}:)(?=\p{Lu})(\S.{14,})$/u

function markOf(block: Block): Block[] {
  const [line, ...others] = block.lines
  const mark = line && headMark.exec(line.copy)?.[1]
  if (
    !line ||
    !mark ||
    block.copy.length > 160 ||
    !/\p{Ll}/u.test(line.copy.slice(mark.length, mark.length + 20))
  )
    return [block]
  return [
    blockOf([pieceOf(line, 0, mark.trimEnd().length)], block.gap),
    blockOf([pieceOf(line, mark.length, line.copy.length), ...others], false),
  ]
}

/** What Reuters sets close before a headline to say what kind of copy it is: ANALYSIS-In a divided council, … */
const standing =
  /^(ANALYSIS|EXCLUSIVE|FACTBOX|INSIGHT|INTERVIEW|FEATURE|PREVIEW|TIMELINE|EXPLAINER|SPECIAL REPORT|NEWSMAKER|COLUMN|COMMENTARY|POLL|Q&A)-(?=[A-ZÀ-Þ'"“‘]\S* )/

function standingOf(block: Block): Block[] {
  const [line, ...others] = block.lines
  const head = line && standing.exec(line.copy)?.[1]
  if (!line || !head || block.copy.length > 160) return [block]
  return [
    blockOf([{ ...pieceOf(line, 0, head.length), role: 'kicker' }], block.gap),
    blockOf([pieceOf(line, head.length + 1, line.copy.length), ...others], false),
  ]
}

function isHanging(mark: string): boolean {
  return (
    plainMark.test(mark) ||
    agencies.some(({ ends }) => ends?.test(mark)) ||
    (signature.test(mark) && isAgency(mark)) ||
    isSigned(mark) ||
    /^\((?:SDA|ATS)\/\w+\)$/.test(mark)
  )
}

/** A piece of a line, with what markup has set in it. */
export function pieceOf(line: Line, from: number, to: number): Line {
  const { node } = line
  return {
    ...line,
    copy: line.copy.slice(from, to),
    indent: line.indent + from,
    width: line.indent + to,
    ...(node?.type === 'paragraph' && { node: { ...node, children: cutOf(node.children, from, to) } }),
  }
}
