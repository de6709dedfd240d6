/**
 * A spool read: its messages become stories, takes are joined, what is broken is left out, and every word is told.
 *
 * The copy that the ledger compares with is built here, in the order of the account: the words of heads, of texts and
 * of tails as the format frames them.
 */
import { isUtf8 } from 'node:buffer'
import type { VFile } from 'vfile'
import { isZoned } from '../../dates.ts'
import { languageOf } from '../../recognize/language.ts'
import type { Layout } from '../../recognize/layout.ts'
import type { Report } from '../../report.ts'
import type { Meta, Story } from '../../story.ts'
import { assemble } from '../assemble.ts'
import { addEmbargo, addFacts, addSignal } from '../facts.ts'
import { newMeta } from '../meta.ts'
import { isWritten, unwritten } from './controls.ts'
import { type Cut, type Piece, wordedLines } from './frames.ts'
import { type Fault, type Framed, isFault, type Message } from './message.ts'
import type { spoolRules } from './spool-rules.ts'
import { missingOf, sequenceIn, storiesOf } from './takes.ts'

type Rule = keyof typeof spoolRules

/** What a format knows of its messages. */
export interface SpoolFormat {
  name: string
  cut(text: string): Cut[]
  frame(cut: Cut): Framed
}

/** All messages of a text, framed; nothing of it is recognized yet. */
export function framed(text: string, format: SpoolFormat): { cut: Cut; message: Framed | undefined }[] {
  return format.cut(text).map((cut) => ({ cut, message: cut.isMessage ? format.frame(cut) : undefined }))
}

export async function readSpool(file: VFile, report: Report<Rule>, format: SpoolFormat): Promise<Story[]> {
  const teller = tellerOf(report)
  const pieces = []
  for (const { cut, charset } of await decoded(file, format))
    pieces.push({ cut, charset, message: cut.isMessage ? stated(format.frame(cut)) : undefined })
  const charsets = new Map(pieces.map(({ message, charset }) => [message, charset]))
  const messages = pieces.flatMap(({ message }) => (message && !isFault(message) ? [message] : []))
  const takes = new Map(storiesOf(messages).flatMap((each) => each.map((message) => [message, each])))
  const told = new Set<Message[]>()
  const stories: Story[] = []
  for (const { cut, message } of inRuns(pieces)) {
    if (!message) tellLeftover(cut, teller)
    else if (isFault(message)) tellBroken(cut, message.fault, teller)
    else {
      const group = takes.get(message)
      if (!group || told.has(group)) continue
      told.add(group)
      const number = messages.length > 1 ? stories.length + 1 : undefined
      stories.push(
        storyOf(group, metaOf(group, file, charsets.get(message), number), teller, number !== undefined),
      )
    }
  }
  file.data.copy = teller.copy.join('\n')
  return stories
}

function stated(framed: Framed): Message | Fault {
  return isFault(framed) ? framed : Object.assign(framed, framed.state())
}

interface Teller {
  report: Report<Rule>
  copy: string[]
  note(as: string, piece: Piece): void
  remove(rule: string, piece: Piece): void
}

function tellerOf(report: Report<Rule>): Teller {
  const copy: string[] = []
  return {
    report,
    copy,
    note(as, piece) {
      copy.push(piece.copy)
      report.note(as, piece.copy, piece.line)
    },
    remove(rule, piece) {
      copy.push(piece.copy)
      report.remove(rule, piece.copy, piece.line)
    },
  }
}

function tellLeftover(cut: Cut, { report, remove }: Teller): void {
  if (!/^\s*(?:zczc|nnnn)\s*$/i.test(cut.copy))
    report('leftover', 'What stands between messages is left out', {
      line: wordedLines(cut)[0]?.line ?? cut.line,
    })
  for (const piece of wordedLines(cut)) remove('leftover', piece)
}

function tellBroken(cut: Cut, fault: string, { report, remove }: Teller): void {
  const lines = wordedLines(cut)
  report('broken', fault, { line: lines[0]?.line ?? cut.line, alone: true })
  for (const piece of lines) remove('broken', piece)
}

interface Read {
  cut: Cut
  message: Message | Fault | undefined
}

/** What is broken and what stands beside it is told once: a line that breaks down sends thousands of pieces. */
function inRuns(pieces: Read[]): Read[] {
  const runs: Read[] = []
  for (const { cut, message } of pieces) {
    const last = runs.at(-1)
    const isMore = last?.message && isFault(last.message) && (!message || isFault(message))
    if (!isMore) runs.push({ cut: { ...cut }, message })
    else {
      last.cut.copy += cut.copy
      if (message) last.message = { fault: 'Messages that follow one another cannot be read' }
    }
  }
  return runs
}

function metaOf(
  takes: Message[],
  file: VFile,
  charset: string | undefined,
  number: number | undefined,
): Meta {
  const [first] = takes
  const body = takes.map(({ text }) => text.copy).join('\n')
  const meta = newMeta(file, first?.format ?? '', languageOf(body))
  if (number !== undefined) meta.uri = `${meta.uri}#${number}`
  if (charset !== undefined) meta.source.charset = charset
  addFacts(meta, { pubStatus: 'usable', ...first?.facts, sequence: sequenceIn(takes) })
  const sent = takes.map((take) => take.facts.versionCreated).findLast((each) => each !== undefined)
  if (sent) meta.versionCreated = sent
  return meta
}

function storyOf(takes: Message[], meta: Meta, teller: Teller, isSpool: boolean): Story {
  const { report, copy } = teller
  for (const take of takes) {
    for (const piece of take.head) teller.note('head', piece)
    for (const each of take.dropped) teller.remove(each.rule, { copy: each.copy, line: take.text.line })
    if (take.isCut) report('cut-off', 'The message breaks off: nothing ends it', { line: take.line })
  }
  const missing = missingOf(takes, isSpool)
  if (missing) report('take-missing', missing, { line: takes[0]?.line ?? 1 })
  copy.push(...takes.map(({ text }) => text.copy))
  const [first, ...others] = takes.map((take) => take.layout())
  const layout: Layout = {
    ...(first ?? { measure: 0 }),
    blocks: [first, ...others].flatMap((each) => each?.blocks ?? []),
  }
  const story = assembleSent(layout, meta, takes[0]?.sent, report)
  for (const piece of takes.flatMap(({ tail }) => tail)) teller.note('trailer', piece)
  hold(takes, meta)
  return story
}

/** A date without a zone is no fact, but it tells what year an embargo means. */
function assembleSent(layout: Layout, meta: Meta, sent: string | undefined, report: Report<Rule>): Story {
  if (!sent || isZoned(sent)) return assemble(layout, meta, report)
  meta.versionCreated = sent
  const story = assemble(layout, meta, report)
  if (meta.versionCreated === sent) delete meta.versionCreated
  return story
}

/** An advance is held until its day; what waits for a release that names none is on hold. */
function hold(takes: Message[], meta: Meta): void {
  const advance = takes[0]?.advance
  if (advance && meta.embargoed === undefined) addEmbargo(meta, advance)
  const isHeld = takes.some((take) => take.isHeld) && (meta.embargoed ?? 'unknown') === 'unknown'
  if (isHeld) {
    addSignal(meta, 'hold')
    meta.pubStatus = 'withheld'
  }
}

/** The pieces of a file in its charset, or each in its own where some are UTF-8 and others are not. */
async function decoded(file: VFile, format: SpoolFormat): Promise<{ cut: Cut; charset?: string }[]> {
  const text = String(file.value)
  const { bytes } = file.data
  const whole = () => format.cut(isWritten(text) ? unwritten(text) : text).map((cut) => ({ cut }))
  if (!bytes || isUtf8(bytes) || /^utf-16/.test(file.data.source?.charset ?? '')) return whole()
  const raw = Buffer.from(bytes).toString('latin1').replace(/\r\n?/g, '\n')
  const cuts = format.cut(raw)
  if (!cuts.some(({ copy }) => isMultibyte(copy))) return whole()
  const { likeliestCharset } = await import('../../charsets.ts')
  return cuts.map((cut) => {
    const { charset, text: copy } = isMultibyte(cut.copy)
      ? { charset: 'utf-8', text: Buffer.from(cut.copy, 'latin1').toString('utf8') }
      : likeliestCharset(Buffer.from(cut.copy, 'latin1'))
    return { cut: { ...cut, copy }, charset }
  })
}

/** Whether bytes, one to a sign, are UTF-8 beyond ASCII. */
function isMultibyte(copy: string): boolean {
  return /[\x80-\xff]/.test(copy) && isUtf8(Buffer.from(copy, 'latin1'))
}
