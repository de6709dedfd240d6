/**
 * A message of IPTC 7901 from its frame: what its head, its keyword line and its date-time group say, and its text.
 */
import { isZoned, momentOf } from '../../dates.ts'
import type { Layout } from '../../recognize/layout.ts'
import type { Signal } from '../../story.ts'
import { hasWords } from './controls.ts'
import {
  type Cut,
  cutAt,
  framedLength,
  type Piece,
  partsOf,
  startsOf,
  withoutTail,
  wordedLines,
} from './frames.ts'
import { headEnd, nameLines, nameNotes, nameSubtitle, nameTeaser, splitTitles } from './iptc7901-head.ts'
import { headAtStart, headLine } from './iptc7901-line.ts'
import { announcedIn, isVersion, type Version, versionOf } from './keyword-line.ts'
import { type Facts, type Framed, type Stated, sentOf, sequenceOf } from './message.ts'
import { nameHeadings, setColumns, setTables } from './rows.ts'
import type { SpoolFormat } from './spool.ts'
import { wireLayout } from './wire-layout.ts'
import { layoutOfLines, wireLinesOf } from './wire-lines.ts'
import { firstLines, setText } from './wire-text.ts'

const name = 'iptc7901'
const heads = new RegExp(headLine, 'gm')

export const iptc7901Spool: SpoolFormat = {
  name,
  cut: (text) => cutAt(text, startsOf(text, heads), framedLength),
  frame,
}

function frame(cut: Cut): Framed {
  const match = headAtStart.exec(cut.copy)
  if (!match?.[1] || !match[2]) return { fault: 'A message has no head that can be read' }
  const { keywords, parts } = keywordsOf(cut, match[0].length)
  const [raw, tail] = hasWords(parts.tail.copy) ? [parts.text, parts.tail] : withoutTail(parts.text, isTail)
  if (!hasWords(raw.copy)) return { fault: 'A message has a head and no text' }
  const isRailed = /^\s*\^.*<\s*$/m.test(raw.copy.slice(0, 2000))
  const { text, dropped } = setText(raw, isRailed)
  const trailer = wordedLines(tail)
  return {
    format: name,
    line: cut.line,
    head: wordedLines(parts.head),
    text,
    dropped,
    tail: trailer,
    isCut: !parts.isClosed && trailer.length === 0,
    state: () => stateOf(match, keywords, text, trailer, isRailed),
  }
}

function stateOf(
  fields: RegExpExecArray,
  keywords: string,
  text: Piece,
  trailer: Piece[],
  isRailed: boolean,
): Stated {
  const sent = sentOf(trailer.map(({ copy, line }) => ({ copy: withoutSign(copy), line })))
  const said = saidIn(text.copy)
  return {
    facts: factsOf(fields, keywords, said, sent, text.copy),
    sent,
    advance: said.advance,
    layout: () => (isRailed ? wireLayout({ text, take: 0, isAgate: false }) : layoutOfText(text)),
  }
}

function isTail(copy: string): boolean {
  return /^n{4}$/i.test(copy) || (copy.length < 40 && momentOf(withoutSign(copy)) !== undefined)
}

/** AFP 031322 FEV 98 */
const withoutSign = (copy: string) => copy.replace(/^[A-Z]{2,5} (?=\d{6} )/, '')

/** The keyword line stands before STX; where that was lost, it is the line under the head. */
function keywordsOf(cut: Cut, length: number): { keywords: string; parts: ReturnType<typeof partsOf> } {
  const parts = partsOf(cut, length)
  const [, ...stated] = wordedLines(parts.head)
  if (stated.length > 0) return { keywords: stated.map(({ copy }) => copy).join(''), parts }
  const [first, second] = firstLines(parts.text.copy, 2)
  const copy = first?.copy.replace(/[\0-\x1f]/g, '').trim() ?? ''
  const isApart = first && second && second.index > first.index + 1
  if (!first || !isKeywords(copy, isApart ?? false)) return { keywords: '', parts }
  const to = parts.text.copy.indexOf(first.copy) + first.copy.length
  return {
    keywords: copy,
    parts: { ...parts, head: joined(parts.head, parts.text, to), text: cutFrom(parts.text, to) },
  }
}

function isKeywords(copy: string, isApart: boolean): boolean {
  if (copy.length > 69 || /[.?!=]$/.test(copy)) return false
  return copy.endsWith('/') || /^\S+\/\S/.test(copy) || (isApart && copy.split(' ').length <= 3)
}

function joined(one: Piece, other: Piece, to: number): Piece {
  return { copy: one.copy + other.copy.slice(0, to), line: one.line }
}

function cutFrom({ copy, line }: Piece, from: number): Piece {
  return { copy: copy.slice(from), line: line + copy.slice(0, from).split('\n').length - 1 }
}

interface Said {
  signals: Signal[]
  version?: Version | undefined
  advance?: string | undefined
}

/** What the lines of the head and the headings of the notebook say of the story's version. */
function saidIn(copy: string): Said {
  const top = copy.slice(0, /=[ \t]*\n|\n\s*\n\s*\S/.exec(copy.slice(0, 2000))?.index ?? 2000)
  const lines = firstLines(top, 12).map((line) =>
    line.copy.replace(/[\s=<\x07']+$/, '').replace(/^[\s^]+/, ''),
  )
  const versions = lines.filter((line) => isVersion(line) || /^\d(?:ST|ND|RD|TH) LEAD\b/.test(line))
  const version = versions.length > 0 ? versionOf(versions.map((line) => leadOf(line))) : undefined
  const announced = lines
    .filter((line) => /^\(|^\*{3}|^(\S+)(?: \1)*$|^UPDATE \d\b/.test(line))
    .flatMap(announcedIn)
  const noted = [...copy.matchAll(/^##? ([^\n]{3,40})$/gm)].flatMap(([, heading = '']) =>
    announcedIn(heading),
  )
  const inner = lines.map((line) => /^\(.+?\b((?:Sperrfrist|Embargo)\b[^)]*)\)/i.exec(line)?.[1])
  return {
    signals: [...new Set([...(version?.signals ?? []), ...announced, ...noted])],
    version,
    advance: inner.find((each) => each !== undefined),
  }
}

function leadOf(line: string): string {
  return isVersion(line) ? line : (/^\d(?:ST|ND|RD|TH) LEAD/.exec(line)?.[0] ?? '')
}

function factsOf(
  [, source = '', number = '', priority = '', category = '']: readonly (string | undefined)[],
  keywords: string,
  { signals, version }: Said,
  sent: string | undefined,
  text: string,
): Facts {
  const slugline = keywords.replace(/\s*\/\s*$/, '').trim()
  const own = `${source}${number}`
  const isWithdrawn = signals.includes('kill') || signals.includes('hold')
  // A kill names in its text the message that it takes back.
  const refers = isWithdrawn
    ? [...text.matchAll(/\b([a-z]{1,3}) ?(\d{3,5})\b/gi)]
        .filter(([, by]) => by?.toLowerCase() === source.toLowerCase())
        .map(([, by, which]) => `${by}${which}`)
        .find((each) => each !== own)
    : undefined
  return {
    uri: sent ? `urn:iptc7901:${own}:${sent.slice(0, 10)}` : undefined,
    slugline,
    keywords: slugline
      .split('/')
      .map((each) => each.trim())
      .filter(Boolean),
    version: version?.version,
    urgency: Number(priority),
    category,
    signals,
    pubStatus: signals.includes('kill') ? 'canceled' : signals.includes('hold') ? 'withheld' : 'usable',
    versionCreated: sent && isZoned(sent) ? sent : undefined,
    sequence: slugline
      ? sequenceOf(
          { key: `${source}:${slugline}`.toLowerCase(), take: 0, lead: version?.lead ?? 0 },
          { number: own, refers },
        )
      : undefined,
  }
}

function layoutOfText(text: Piece): Layout {
  const lines = wireLinesOf(text.copy, false)
  nameNotes(lines)
  setTables(lines)
  setColumns(lines)
  const end = headEnd(lines)
  nameSubtitle(lines)
  if (end >= 0) nameLines(lines, end)
  if (end >= 0) nameTeaser(lines, end)
  nameHeadings(lines)
  return splitTitles(layoutOfLines(lines, text.line, 3))
}
