/**
 * Plain text: a story as it stands on a newspaper's print view or in a telegraph desk's file.
 *
 * Lines become blocks (layout), blocks become parts (decide); here the parts become a tree, and every line is
 * accounted for.
 */
import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import type {
  BlockContent,
  Blockquote,
  DefinitionContent,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Text,
} from 'mdast'
import { decodeNumericCharacterReference } from 'micromark-util-decode-numeric-character-reference'
import type { VFile } from 'vfile'
import { z } from 'zod'
import { copyOf } from '../copy.ts'
import { defineReader } from '../define.ts'
import { datelineOf, type FoundDateline } from '../recognize/dateline.ts'
import { decide, type Finding } from '../recognize/decide.ts'
import { opensTrim } from '../recognize/desk.ts'
import { type Role, roles, type Verdicts } from '../recognize/evidence.ts'
import { isCopyright } from '../recognize/furniture.ts'
import { headingOf } from '../recognize/head.ts'
import { languageOf } from '../recognize/language.ts'
import { type Block, layoutOf } from '../recognize/layout.ts'
import { itemOf } from '../recognize/list.ts'
import { slugFacts } from '../recognize/slug.ts'
import type { Account } from '../report.ts'
import type { Meta, ParagraphPart, Story } from '../story.ts'
import { newMeta } from './meta.ts'
import { tableOf } from './table.ts'

export const plain = defineReader({
  name: 'plain',
  summary: 'Read plain text: what no other reader knows better.',
  options: z.strictObject({}),
  rules: { entities: 'info' },

  detect: () => ({ score: 0.1, because: 'any text may be plain copy' }),

  read(file, _options, report) {
    const text = withoutEntities(String(file.value))
    if (text !== file.value) report('entities', 'Character references of HTML were resolved')
    // What they stand for is the copy that is accounted for.
    file.value = text
    const findings = decide(layoutOf(text), verdictsIn(file))
    const meta = newMeta(file, 'plain', languageOf(text))
    const story: Story = { type: 'root', children: [], data: { meta } }
    let dated = false
    let optional = false
    let interrupted = false
    for (const finding of findings) {
      const dateline = dated ? undefined : datelineIn(finding)
      account(finding, dateline, report)
      noteFact(finding, meta)
      if (finding.role === 'trim') optional = opensTrim(finding.copy)
      const node = nodeOf(finding, dateline)
      if (finding.role === 'body') dated = true
      if (node?.type === 'paragraph' && optional) node.data = { ...node.data, optional }
      if (node) append(story, node, interrupted)
      interrupted = !node
    }
    return [story]
  },
})

/** A web page’s leavings: &eacute; &#8217; &amp; */
function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,31}));/gi, (whole, decimal, hex, name) => {
    if (decimal) return decodeNumericCharacterReference(decimal, 10)
    if (hex) return decodeNumericCharacterReference(hex, 16)
    return decodeNamedCharacterReference(name) || whole
  })
}

function verdictsIn(file: VFile): Verdicts {
  const said = Object.entries(file.data.roles ?? {})
  return new Map(said.flatMap(([line, role]) => (isRole(role) ? [[Number(line), role] as const] : [])))
}

function isRole(name: string): name is Role {
  return (roles as readonly string[]).includes(name)
}

/** What a line that is no part of the tree says of the story. */
function noteFact({ role, copy }: Finding, meta: Meta): void {
  if (role === 'slug') Object.assign(meta, slugFacts(copy, meta))
  if (role === 'furniture' && isCopyright(copy)) meta.copyrightNotice ??= copy
  const place = role === 'record' ? /^DATELINE:\s+(\S.*)$/.exec(copy)?.[1] : undefined
  const dateline = place && datelineOf(`${place} — The copy`, true)?.dateline
  if (dateline) meta.dateline = dateline
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
  for (const [index, { copy, number }] of blocks.flatMap((block) => block.lines).entries()) {
    // A list's number is drawn by the list.
    const mark = role === 'listItem' ? itemOf(copy).mark : ''
    if (mark) report.remove('listItem', mark, number)
    const dated = index === 0 && dateline && copy.startsWith(dateline.copy) ? dateline.copy : ''
    if (dated) report.keep('dateline', dated, number, dateline?.because)
    report[fate](role, copy.slice(mark.length + dated.length), number, because)
  }
}

function datelineIn({ role, copy }: Finding): FoundDateline | undefined {
  return role === 'body' ? datelineOf(copy, true) : undefined
}

const parts: Partial<Record<Role, ParagraphPart>> = {
  kicker: 'kicker',
  deck: 'deck',
  byline: 'byline',
  credit: 'credit',
  contributorLine: 'contributorLine',
  caption: 'caption',
  question: 'question',
  answer: 'answer',
  editorsNote: 'editorsNote',
  correction: 'correction',
}

function nodeOf(finding: Finding, dateline: FoundDateline | undefined): RootContent | undefined {
  const { role, copy, blocks } = finding
  const part = parts[role]
  if (part)
    return { type: 'paragraph', data: { part }, children: [textOf(copy, blocks)], position: placeOf(blocks) }
  switch (role) {
    case 'headline':
      return {
        type: 'heading',
        depth: 1,
        data: { part: 'headline' },
        children: [textOf(headingOf(copy), blocks)],
        position: placeOf(blocks),
      }
    case 'subhead':
      return {
        type: 'heading',
        depth: 2,
        data: { part: 'subhead' },
        children: [textOf(copy, blocks)],
        position: placeOf(blocks),
      }
    case 'body':
      return paragraphOf(copy, blocks, dateline)
    case 'listItem':
      return listOf(copy, blocks)
    case 'verse':
      return verseOf(blocks)
    case 'agate':
      return tableOf(blocks.flatMap((block) => block.lines))
    case 'rule':
      return { type: 'thematicBreak', position: placeOf(blocks) }
    default:
      return undefined
  }
}

function paragraphOf(copy: string, blocks: Block[], dateline: FoundDateline | undefined): Paragraph {
  const children: PhrasingContent[] = dateline
    ? [
        { type: 'text', value: dateline.copy, data: { part: 'dateline' }, position: placeOf(blocks) },
        textOf(copy.slice(dateline.copy.length), blocks),
      ]
    : [textOf(copy, blocks)]
  return { type: 'paragraph', children, position: placeOf(blocks) }
}

/** A stanza: a quotation whose lines break where the poet broke them. */
function verseOf(blocks: Block[]): Blockquote {
  const lines = blocks.flatMap(({ copy }, index): PhrasingContent[] => [
    ...(index > 0 ? [{ type: 'break' } as const] : []),
    textOf(copy, blocks.slice(index, index + 1)),
  ])
  return { type: 'blockquote', children: [{ type: 'paragraph', children: lines }], position: placeOf(blocks) }
}

function listOf(copy: string, blocks: Block[]): List {
  const item = itemOf(copy)
  const children: (BlockContent | DefinitionContent)[] = [
    { type: 'paragraph', children: [textOf(item.copy, blocks)], position: placeOf(blocks) },
  ]
  const listItem: ListItem = {
    type: 'listItem',
    spread: false,
    checked: null,
    children,
    position: placeOf(blocks),
  }
  const ordered = item.number !== undefined
  return {
    type: 'list',
    ordered,
    start: item.number ?? null,
    spread: false,
    children: [listItem],
    position: placeOf(blocks),
  }
}

/** Items that follow one another are one list; a paragraph that a page’s end broke in two is one paragraph. */
function append(story: Story, node: RootContent, interrupted: boolean): void {
  const last = story.children.at(-1)
  if (last?.type === 'paragraph' && node.type === 'paragraph' && isBroken(last, node, interrupted)) {
    last.children.push({ type: 'text', value: ' ' }, ...node.children)
    return
  }
  if (node.type === 'list' && last?.type === 'list' && last.ordered === node.ordered) {
    last.children.push(...node.children)
  } else story.children.push(node)
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

function textOf(value: string, blocks: Block[]): Text {
  return { type: 'text', value, position: placeOf(blocks) }
}

function placeOf(blocks: Block[]): NonNullable<Text['position']> {
  const lines = blocks.flatMap((block) => block.lines)
  const [first, last] = [lines[0], lines.at(-1)]
  return {
    start: { line: first?.number ?? 1, column: (first?.indent ?? 0) + 1 },
    end: { line: last?.number ?? 1, column: (last?.width ?? 0) + 1 },
  }
}
