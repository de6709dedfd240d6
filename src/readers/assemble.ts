/**
 * Blocks of copy to a story: each becomes the part that the best reading of the whole takes it for, and every line is
 * accounted for. Blocks come from plain copy (layout) or from markup, where a line is a paragraph with its node.
 */
import type { Blockquote, List, ListItem, Paragraph, PhrasingContent, RootContent, Text } from 'mdast'
import { copyOf, cutOf } from '../copy.ts'
import { datelineOf, type FoundDateline, signersOf } from '../recognize/dateline.ts'
import { decide, type Finding } from '../recognize/decide.ts'
import { opensTrim } from '../recognize/desk.ts'
import type { Role } from '../recognize/evidence.ts'
import { isCopyright } from '../recognize/furniture.ts'
import { headingOf } from '../recognize/head.ts'
import type { Block, Layout } from '../recognize/layout.ts'
import { itemOf } from '../recognize/list.ts'
import { keywordsIn, slugFacts } from '../recognize/slug.ts'
import { endsAsSentence } from '../recognize/words.ts'
import type { Account } from '../report.ts'
import type { Meta, ParagraphPart, Story } from '../story.ts'
import { addEmbargo, addNote, addSignal, signalNamed, zonedMoment } from './facts.ts'
import { tableOf } from './table.ts'

/** Languages in which a dash opens what somebody says; in the last of them it opens no item of a list. */
const speaks = /^(?:fr|es|pt|it|pl|cs|ro|nb|nn|no|sv|da|fi|is)\b/
const speaksAlways = /^(?:nb|nn|no|sv|da|fi|is)\b/

/** The story that blocks make; what lines outside the tree say goes to its facts. */
export function assemble(layout: Layout, meta: Meta, report: Account): Story {
  const story: Story = { type: 'root', children: [], data: { meta } }
  let dated = false
  let optional = false
  let interrupted = false
  const speech = (layout.isWire ? speaks : speaksAlways).test(meta.language)
  for (const finding of decide({ ...layout, speech })) {
    const dateline = dated ? undefined : datelineIn(finding, signersOf(meta))
    if (dateline) meta.dateline ??= dateline.dateline
    account(finding, dateline, report)
    noteFact(finding, meta)
    if (finding.role === 'trim') optional = opensTrim(finding.copy)
    const node = nodeOf(finding, dateline)
    dated ||= opensCopy(finding, dateline)
    if (node?.type === 'paragraph' && optional) node.data = { ...node.data, optional }
    if (node) append(story, node, interrupted)
    interrupted = !node
  }
  if (story.children.at(-1)?.type === 'thematicBreak') story.children.pop()
  // The line that says when the copy was sent, which tells the year, may stand beneath it.
  if (meta.embargoed === 'unknown') {
    for (const { text } of meta.edNote ?? []) addEmbargo(meta, text)
  }
  return story
}

/** What a line says of the story, besides what it is in the tree. */
function noteFact({ role, copy }: Finding, meta: Meta): void {
  switch (role) {
    case 'slug':
      Object.assign(meta, slugFacts(copy, meta))
      break
    case 'take': {
      const update = /^(?:UPDATE|WRAPUP) (\d+)-$/.exec(copy)?.[1]
      if (update) meta.version ??= update
      const signal = /^[A-Z]+(?: \d{1,2})?-$/.test(copy) ? signalNamed(copy) : undefined
      if (signal) addSignal(meta, signal)
      break
    }
    case 'furniture':
      if (isCopyright(copy)) meta.copyrightNotice ??= copy
      break
    case 'note':
      addNote(meta, copy, false)
      break
    case 'trailer': {
      const sent = zonedMoment(copy)
      if (sent) meta.versionCreated ??= sent
      break
    }
    case 'correction':
      addSignal(meta, 'correction')
      break
    case 'record': {
      const place = /^DATELINE:\s+(\S.*)$/.exec(copy)?.[1]
      const dateline = place && datelineOf(`${place} — The copy`, true)?.dateline
      if (dateline) meta.dateline = dateline
      const keywords = keywordsIn(copy)
      if (keywords) meta.keywords ??= keywords
    }
  }
}

/** What becomes of each role that is no part of the tree. */
const fates: Partial<Record<Role, 'note' | 'remove'>> = {
  furniture: 'remove',
  related: 'remove',
  slug: 'note',
  endMark: 'remove',
  note: 'remove',
  take: 'remove',
  trim: 'remove',
  record: 'remove',
  trailer: 'remove',
  contacts: 'remove',
}

function account(
  { role, blocks, because }: Finding,
  dateline: FoundDateline | undefined,
  report: Account,
): void {
  const fate = fates[role] ?? 'keep'
  for (const [index, { copy, number, node }] of blocks.flatMap((block) => block.lines).entries()) {
    const [image] = node?.type === 'paragraph' ? node.children : []
    const shows = image?.type === 'image' ? [`shows ${image.url}`] : []
    // A list's number is drawn by the list.
    const mark = role === 'listItem' && node?.type !== 'list' ? itemOf(copy).mark : ''
    if (mark) report.remove('listItem', mark, number)
    const dated = index === 0 && dateline && copy.startsWith(dateline.copy) ? dateline.copy : ''
    if (dated) report.keep('dateline', dated, number, dateline?.because)
    report[fate](role, copy.slice(mark.length + dated.length), number, [...because, ...shows])
  }
}

function datelineIn({ role, copy }: Finding, signers: readonly string[]): FoundDateline | undefined {
  return role === 'body' ? datelineOf(copy, true, signers) : undefined
}

/** A name or a line that is no copy does not open the story. */
function opensCopy({ role, copy }: Finding, dateline: FoundDateline | undefined): boolean {
  return role === 'body' && (dateline !== undefined || endsAsSentence(copy))
}

const parts: Partial<Record<Role, ParagraphPart>> = {
  kicker: 'kicker',
  deck: 'deck',
  byline: 'byline',
  credit: 'credit',
  contributorLine: 'contributorLine',
  figure: 'figure',
  caption: 'caption',
  question: 'question',
  answer: 'answer',
  editorsNote: 'editorsNote',
  correction: 'correction',
}

function nodeOf(finding: Finding, dateline: FoundDateline | undefined): RootContent | undefined {
  const { role, copy, blocks } = finding
  const position = placeOf(blocks)
  const made = blocks[0]?.lines[0]?.node
  if (made && made.type !== 'paragraph') return fates[role] ? undefined : made
  const run = runOf(finding)
  const part = parts[role]
  if (part) return { type: 'paragraph', data: { part }, children: run, position }
  switch (role) {
    case 'headline':
      return {
        type: 'heading',
        depth: 1,
        data: { part: 'headline' },
        children: headingRun(finding, run),
        position,
      }
    case 'subhead':
      return { type: 'heading', depth: 2, data: { part: 'subhead' }, children: run, position }
    case 'body':
      return { type: 'paragraph', children: dateline ? datedRun(dateline, run, position) : run, position }
    case 'listItem':
      return listOf(copy, run, position)
    case 'verse':
      return verseOf(blocks)
    case 'agate':
      return tableOf(blocks.flatMap((block) => block.lines))
    case 'rule':
      return { type: 'thematicBreak', position }
    default:
      return undefined
  }
}

type Place = NonNullable<Text['position']>

/** The words of a finding, with the emphasis and links that markup has set. */
function runOf({ copy, blocks }: Finding): PhrasingContent[] {
  const [line, ...others] = blocks.flatMap((block) => block.lines)
  return line?.node?.type === 'paragraph' && others.length === 0
    ? line.node.children
    : [textOf(copy, placeOf(blocks))]
}

/** A headline without the signs of its wire. */
function headingRun({ copy, blocks }: Finding, run: PhrasingContent[]): PhrasingContent[] {
  const heading = headingOf(copy)
  return heading === copy ? run : [textOf(heading, placeOf(blocks))]
}

/** A lede after its dateline, which is one text however it was marked up. */
function datedRun({ copy }: FoundDateline, run: PhrasingContent[], position: Place): PhrasingContent[] {
  const dateline: Text = { type: 'text', value: copy, data: { part: 'dateline' }, position }
  return [dateline, ...cutOf(run, copy.length, Number.POSITIVE_INFINITY)]
}

/** A stanza: a quotation whose lines break where the poet broke them. */
function verseOf(blocks: Block[]): Blockquote {
  const lines = blocks.flatMap(({ copy }, index): PhrasingContent[] => [
    ...(index > 0 ? [{ type: 'break' } as const] : []),
    textOf(copy, placeOf(blocks.slice(index, index + 1))),
  ])
  return { type: 'blockquote', children: [{ type: 'paragraph', children: lines }], position: placeOf(blocks) }
}

function listOf(copy: string, run: PhrasingContent[], position: Place): List {
  const { mark, number } = itemOf(copy)
  const item = cutOf(run, mark.length, Number.POSITIVE_INFINITY)
  const ordered = number !== undefined
  const listItem: ListItem = {
    type: 'listItem',
    spread: false,
    checked: null,
    children: [{ type: 'paragraph', children: item, position }],
    position,
  }
  return { type: 'list', ordered, start: number ?? null, spread: false, children: [listItem], position }
}

/**
 * Items that follow one another are one list; a paragraph that a page’s end broke in two is one paragraph. A rule stands
 * between copy and copy, or not at all.
 */
function append(story: Story, node: RootContent, interrupted: boolean): void {
  const last = story.children.at(-1)
  if (node.type === 'thematicBreak' && !isCopy(last)) return
  if (last?.type === 'paragraph' && node.type === 'paragraph' && isBroken(last, node, interrupted)) {
    last.children.push({ type: 'text', value: ' ' }, ...node.children)
    return
  }
  if (node.type === 'list' && last?.type === 'list' && last.ordered === node.ordered) {
    last.children.push(...node.children)
  } else story.children.push(node)
}

const headParts: readonly (string | undefined)[] = ['headline', 'kicker', 'deck', 'byline', 'credit']

function isCopy(node: RootContent | undefined): boolean {
  if (!node || node.type === 'thematicBreak') return false
  return !headParts.includes((node.data as { part?: string } | undefined)?.part)
}

/** Copy that breaks off in a sentence, and copy that goes on: in lower case, or after what was left out between. */
function isBroken(last: Paragraph, next: Paragraph, interrupted: boolean): boolean {
  return (
    last.data?.part === undefined &&
    next.data?.part === undefined &&
    /[\p{L},;]$/u.test(copyOf(last)) &&
    copyOf(last).length > 60 &&
    (/^\p{Ll}\S* /u.test(copyOf(next)) ||
      (interrupted && copyOf(next).length > 30 && /\p{Ll}[,;]?$/u.test(copyOf(last))))
  )
}

function textOf(value: string, position: Place): Text {
  return { type: 'text', value, position }
}

function placeOf(blocks: Block[]): Place {
  const lines = blocks.flatMap((block) => block.lines)
  const [first, last] = [lines[0], lines.at(-1)]
  return {
    start: { line: first?.number ?? 1, column: (first?.indent ?? 0) + 1 },
    end: { line: last?.number ?? 1, column: (last?.width ?? 0) + 1 },
  }
}
