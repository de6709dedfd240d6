/**
 * A message between ZCZC and NNNN: its fields, where it has such, and its text.
 */
import { isZoned, momentOf } from '../../dates.ts'
import type { Layout } from '../../recognize/layout.ts'
import { subjectOf } from '../facts.ts'
import { hasWords } from './controls.ts'
import { type Cut, cutAt, type Piece, withoutTail, wordedLines } from './frames.ts'
import { nameNotes } from './iptc7901-head.ts'
import { announcedIn, isVersion, versionOf } from './keyword-line.ts'
import { type Facts, type Framed, type Stated, sentOf } from './message.ts'
import { nameHeadings, setColumns, setResults, setTables } from './rows.ts'
import type { SpoolFormat } from './spool.ts'
import { layoutOfLines, wireLinesOf } from './wire-lines.ts'
import { setText } from './wire-text.ts'

const name = 'zczc'

const start = /^[ \t\0-\x08\x0e-\x1f\x7f]*zczc(?![a-z])/gim
const end = /(?:^|[ \t])nnnn\s*$/im

export const zczcSpool: SpoolFormat = {
  name,
  cut(text) {
    const starts = [...text.matchAll(start)].map(({ index }) => index)
    return cutAt(text, starts, (copy) => {
      const match = end.exec(copy)
      return match ? match.index + match[0].trimEnd().length : copy.length
    })
  },
  frame,
}

type Field = 'keyword' | 'take' | 'headline' | 'category' | 'format' | 'service' | 'subject'

/** A mark for each field; Pagemasters and Medianet have others, which tell themselves apart by # and by lacking ^ . */
const house: Record<string, Field> = {
  ':': 'keyword',
  '=': 'take',
  '^': 'headline',
  $: 'category',
  '*': 'format',
  '&': 'service',
  '+': 'subject',
}
const pagemasters: Record<string, Field> = { ...house, '#': 'keyword', '@': 'take', ':': 'headline' }
const medianet: Record<string, Field> = { ...house, ':': 'headline', '%': 'service' }

const shapes: Partial<Record<Field, RegExp>> = {
  category: /^[a-z]{1,3}$/i,
  format: /^[a-z]$/i,
  service: /^[a-z]{1,3}$/i,
  subject: /^\d{8}$/,
}

interface Fields {
  values: Partial<Record<Field, string>>
  /** How many lines of the copy they take, the line of ZCZC among them. */
  lines: number
  /** Which of them is the headline. */
  headline?: number
}

function fieldsOf(lines: readonly string[]): Fields {
  const isOwn = (mark: string) => lines.slice(1, 12).some((line) => line.startsWith(mark))
  const marks = isOwn('#') ? pagemasters : isOwn(':') && !isOwn('^') ? medianet : house
  const fields: Fields = { values: {}, lines: 1 }
  for (const line of lines.slice(1, 14)) {
    const field = marks[line[0] ?? '']
    const value = line.slice(1).trim()
    if (!field || value === '' || !(shapes[field]?.test(value) ?? true)) break
    fields.values[field] ??= value
    if (field === 'headline') fields.headline ??= fields.lines
    fields.lines++
  }
  return fields
}

function frame(cut: Cut): Framed {
  const [framed, closing] = withoutTail(cut, isTail)
  const lines = framed.copy.split('\n')
  const { values, lines: taken, headline } = fieldsOf(lines)
  const body = { copy: lines.slice(taken).join('\n'), line: cut.line + taken }
  if (!hasWords(body.copy)) return { fault: 'A message has a frame and no text' }

  const { text, dropped } = setText(titled(body, values.headline), false)
  const trailer = wordedLines(closing)
  const told = lines.slice(0, taken).map((copy, index) => (index === headline ? '' : copy))
  return {
    format: name,
    line: cut.line,
    head: wordedLines({ copy: told.join('\n'), line: cut.line }),
    text,
    dropped,
    tail: trailer,
    isCut: false,
    state: () => stateOf(values, text, trailer, headline === undefined ? undefined : cut.line + headline),
  }
}

function stateOf(
  values: Fields['values'],
  text: Piece,
  trailer: readonly Piece[],
  headline: number | undefined,
): Stated {
  const sent = sentOf(trailer.map(({ copy, line }) => ({ copy: withoutEnd(copy), line })))
  return {
    facts: factsOf(values, sent),
    sent,
    layout: () => layoutOfText(text, headline, isTabular(values)),
  }
}

const withoutEnd = (copy: string) => copy.replace(/\s*n{4}$/i, '')
const isTabular = ({ format }: Fields['values']) => format?.toUpperCase() === 'T'

function isTail(copy: string): boolean {
  return /^n{4}$/i.test(copy) || (copy.length < 60 && momentOf(withoutEnd(copy)) !== undefined)
}

/** The copy beneath its headline, which stands among the fields. */
function titled({ copy, line }: Piece, headline: string | undefined): Piece {
  return headline === undefined ? { copy, line } : { copy: `${headline}\n${copy}`, line: line - 1 }
}

function factsOf({ keyword, take, category, subject }: Fields['values'], sent: string | undefined): Facts {
  const version = take !== undefined && isVersion(take) ? versionOf([take]) : undefined
  const signals = version?.signals ?? announcedIn(take ?? '')
  // Another take key is another story: a sidebar, a reaction.
  const own = version || take === undefined ? keyword : `${keyword}/${take}`
  return {
    slugline: keyword,
    version: take,
    category,
    subjects: subject ? [subjectOf(`subj:${subject}`)] : undefined,
    signals,
    pubStatus: signals.includes('kill') ? 'canceled' : signals.includes('hold') ? 'withheld' : 'usable',
    versionCreated: sent && isZoned(sent) ? sent : undefined,
    sequence: keyword
      ? { key: `${name}:${own}`.toLowerCase(), take: version?.take ?? 0, lead: version?.lead ?? 0 }
      : undefined,
  }
}

function layoutOfText(text: Piece, headline: number | undefined, isAgate: boolean): Layout {
  const lines = wireLinesOf(text.copy, false)
  const [first] = lines
  if (headline !== undefined && first)
    Object.assign(first, { role: 'headline', copy: first.copy.trim(), isRail: true })
  nameNotes(lines)
  setTables(lines)
  setColumns(lines)
  if (isAgate) setResults(lines)
  nameHeadings(lines)
  const layout = layoutOfLines(lines, text.line, 3)
  const line = layout.blocks[0]?.lines[0]
  if (headline !== undefined && line) line.number = headline
  return layout
}
