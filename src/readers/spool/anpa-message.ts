/**
 * A message of ANPA 1312 from its frame: what its head, its keyword line and its trailer say, and its text.
 */
import { isZoned, momentOf } from '../../dates.ts'
import type { Signal } from '../../story.ts'
import { type AnpaHead, anpaHead, anpaHeads, isKeywordLine } from './anpa-head.ts'
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
import { announcedIn, isVersion, type Keyword, keywordOf, versionOf } from './keyword-line.ts'
import { type Facts, type Framed, type Stated, sentOf, sequenceOf } from './message.ts'
import type { SpoolFormat } from './spool.ts'
import { wireLayout } from './wire-layout.ts'
import { type WireLine, wireLineOf } from './wire-lines.ts'
import { firstLines, setText } from './wire-text.ts'

const name = 'anpa1312'

export const anpaSpool: SpoolFormat = {
  name,
  cut: (text) => cutAt(text, startsOf(text, anpaHeads), framedLength),
  frame,
}

function frame(cut: Cut): Framed {
  const head = anpaHead(cut.copy)
  if (!head) return { fault: 'A message has no head that can be read' }
  const parts = partsOf(cut, head.length)
  const [raw, tail] = hasWords(parts.tail.copy)
    ? [parts.text, parts.tail]
    : withoutTail(parts.text, isTrailer)
  const { text, dropped } = setText(raw, true)
  const lines = firstLines(text.copy, 8)
  const at = lines.findIndex(
    ({ copy }, index) => isKeywordLine(copy, head.keyword) && (index === 0 || isTakeNumber(lines[0]?.copy)),
  )
  if (!lines.slice(at + 1).some(({ copy }) => hasWords(copy)))
    return { fault: 'A message has a head and no text' }

  const trailer = wordedLines(tail)
  return {
    format: name,
    line: cut.line,
    head: wordedLines(parts.head),
    text,
    dropped,
    tail: trailer,
    isCut: !parts.isClosed && trailer.length === 0,
    state: () => stateOf({ head, text, lines, at, trailer }),
  }
}

interface AnpaFrame {
  head: AnpaHead
  text: Piece
  /** The first lines of the text, and which of them is the keyword line. */
  lines: { copy: string; index: number }[]
  at: number
  trailer: Piece[]
}

function stateOf({ head, text, lines, at, trailer }: AnpaFrame): Stated {
  const top = lines.map(({ copy }) => wireLineOf(copy))
  const keyword = keywordIn(top[at]?.copy.trim(), head)
  const sent = sentOf(trailer)
  return {
    facts: factsOf(head, keyword, signalsOf(top, keyword, head), { sent, text, trailer }),
    sent,
    isHeld: isHeld(top, keyword.version),
    advance: keyword.version,
    layout: () => wireLayout({ text, keyword: lines[at]?.index, take: keyword.take, isAgate: head.isAgate }),
  }
}

/** Some number their takes over the keyword line: *9006< */
function isTakeNumber(copy = ''): boolean {
  return /^\s*\^?\*\d{3,5}<?\s*$/.test(copy)
}

function isTrailer(copy: string): boolean {
  return copy.length < 60 && momentOf(copy.replace(/\s*<?\s*$/, '')) !== undefined
}

/** What the keyword line says, and what of it the head has that it leaves out. */
function keywordIn(line: string | undefined, head: AnpaHead): Keyword {
  const stated = line === undefined ? undefined : keywordOf(line)
  const version = versionOf(head.version)
  if (!stated) return { slugline: head.keyword, ...version }
  return stated.version ? { ...version, ...stated } : { ...stated, ...version }
}

/** By the keyword line, and by what desks say above the copy: BULLETIN KILL, Eds: CORRECTS. */
function signalsOf(lines: readonly WireLine[], keyword: Keyword, { category }: AnpaHead): Signal[] {
  const signals = new Set(keyword.signals)
  for (const { copy, isRail } of lines) {
    if (!isRail) continue
    const said = isVersion(copy)
      ? versionOf([copy]).signals
      : /^(?:eds|correction|clarification):/i.test(copy)
        ? announcedIn(copy)
        : []
    for (const signal of said) signals.add(signal)
  }
  if (category === 'v') signals.add('advisory')
  return [...signals]
}

function isHeld(lines: readonly WireLine[], version = ''): boolean {
  return (
    /\bHFR\b/i.test(version) ||
    lines.some(({ copy }) => /^\s*(?:\(?eds:\s*)?(?:hold for release|HFR\b)/i.test(copy))
  )
}

/** By the letter of its priority (NAA 89-3, H): flash, bulletin, urgent, regular, deferred, advances. */
const urgencies: Record<string, number> = { f: 1, b: 2, u: 3, r: 4, d: 5, a: 6, s: 6 }

function factsOf(
  head: AnpaHead,
  { slugline, version, lead, take, takes, refers }: Keyword,
  signals: Signal[],
  { sent, text, trailer }: { sent: string | undefined; text: Piece; trailer: Piece[] },
): Facts {
  const { number, provider, priority = '', category } = head
  const agency = (provider ?? /^([A-Z]{2,4})-/.exec(trailer[0]?.copy ?? '')?.[1] ?? 'anpa').toLowerCase()
  const isWithdrawn = signals.includes('kill') || signals.includes('hold')
  // An alert, an advisory and a corrective are no versions of what else has their keyword.
  const isApart =
    /newsalert/i.test(slugline) || signals.includes('advisory') || signals.includes('correction')
  const isSequel = slugline !== '' && (isWithdrawn || lead > 0 || take > 0 || !isApart)
  return {
    uri: number && sent ? `urn:anpa:${number}:${sent.slice(0, 10)}` : undefined,
    slugline,
    version,
    urgency: urgencies[priority],
    category,
    signals,
    pubStatus: signals.includes('kill') ? 'canceled' : signals.includes('hold') ? 'withheld' : 'usable',
    versionCreated: sent && isZoned(sent) ? sent : undefined,
    sequence: isSequel
      ? sequenceOf(
          { key: `${agency}:${slugline.toLowerCase()}`, take, lead },
          { number, refers: refers ?? (isWithdrawn ? namedIn(text, number) : undefined), takes },
        )
      : undefined,
  }
}

/** The message that a kill names in its text. */
function namedIn({ copy }: Piece, own: string | undefined): string | undefined {
  return copy.match(/(?<![\p{L}\d])[a-z]\d{4}(?!\d)/giu)?.find((number) => number !== own)
}
