/**
 * Parts as forms of Markdown, and forms as parts again.
 *
 *     kicker            <->  **strong** paragraph above the heading
 *     headline          <->  # heading
 *     deck              <->  **strong** paragraph: it opens no section, so it is no heading
 *     figure            <->  ![alternative text](pictures/…) in a paragraph
 *     credit, contributor line, caption  <->  *emphasized* paragraph
 *     question          <->  **strong** paragraph, its answer under it
 *
 * What form and place do not tell of a paragraph is told beside it, by the words that it begins with.
 */
import type { Paragraph, PhrasingContent, RootContent } from 'mdast'
import { copyOf } from './copy.ts'
import type { Meta, ParagraphPart } from './story.ts'

/** What a paragraph is where its form would have it be something else. */
export interface Told {
  begins: string
  part?: ParagraphPart | 'body' | undefined
  /** Empty where it has none. */
  dateline?: string | undefined
  /** In an optional trim. */
  optional?: boolean | undefined
}

export const paragraphParts = [
  'kicker',
  'deck',
  'byline',
  'credit',
  'editorsNote',
  'correction',
  'contributorLine',
  'question',
  'answer',
  'pullQuote',
  'figure',
  'caption',
] as const satisfies ParagraphPart[]

const marks: Partial<Record<ParagraphPart, 'strong' | 'emphasis'>> = {
  kicker: 'strong',
  deck: 'strong',
  credit: 'emphasis',
  contributorLine: 'emphasis',
  caption: 'emphasis',
  question: 'strong',
}

/** New blocks in nodes that Markdown knows. */
export function formsOf(blocks: readonly RootContent[]): RootContent[] {
  return blocks.map((node) => {
    if (node.type !== 'paragraph') return node
    const mark = node.data?.part && marks[node.data.part]
    const children = joined(node.children)
    return { type: 'paragraph', children: mark ? [{ type: mark, children }] : children }
  })
}

/** A dateline and the copy after it are one text. */
function joined([first, second, ...rest]: readonly PhrasingContent[]): PhrasingContent[] {
  if (first?.type === 'text' && second?.type === 'text' && first.data?.part === 'dateline')
    return [{ type: 'text', value: first.value + second.value }, ...rest]
  return [first, second, ...rest].filter((node) => node !== undefined)
}

/** The same blocks with their parts marked, and the strong or emphasis that stood for a part taken off. */
export function partsOf(
  blocks: readonly RootContent[],
  meta: Meta,
  told: readonly Told[] = [],
): RootContent[] {
  const title = blocks.findIndex((node) => node.type === 'heading' && node.depth === 1)
  const tail = tailOf(blocks)
  const waiting = [...told]
  let inHead = true
  return blocks.map((node, index) => {
    if (node.type !== 'paragraph') {
      inHead &&= index <= title
      return withBlockPart(node, index === title)
    }
    const place = index < title ? 'above' : index >= tail ? 'tail' : inHead ? 'head' : 'body'
    const before = blocks[index - 1]
    const part = figurePart(node, before) ?? partOf(node, place, meta) ?? answerPart(place, before)
    const isFirst = !part && place === 'head'
    if (isFirst) inHead = false
    return withFacts(node, { part, dateline: isFirst ? datelineOf(node, meta) : '' }, takeFor(node, waiting))
  })
}

/** What has to be told of these paragraphs, so that they are read as they are. */
export function untoldOf(blocks: readonly RootContent[], meta: Meta): Told[] {
  const guesses = partsOf(formsOf(blocks), meta)
  return blocks.flatMap((node, index) => {
    const guess = guesses[index]
    if (node.type !== 'paragraph' || guess?.type !== 'paragraph') return []
    const [is, seems] = [factsOf(node), factsOf(guess)]
    const told = {
      ...(is.part !== seems.part && { part: is.part }),
      ...(is.dateline !== seems.dateline && { dateline: is.dateline }),
      ...(is.optional && { optional: true }),
    }
    return Object.keys(told).length > 0 ? [{ begins: beginningOf(node, blocks), ...told }] : []
  })
}

function factsOf({ data, children: [first] }: Paragraph): Required<Omit<Told, 'begins'>> {
  return {
    part: data?.part ?? 'body',
    dateline: first?.type === 'text' && first.data?.part === 'dateline' ? first.value : '',
    optional: data?.optional ?? false,
  }
}

/** Its first words, or as many as it takes to tell it from other blocks. */
function beginningOf(node: Paragraph, blocks: readonly RootContent[]): string {
  const copy = copyOf(node)
  const short = /^.{0,40}(?!\S)/su.exec(copy)?.[0] ?? ''
  const isAlone = short !== '' && blocks.filter((other) => copyOf(other).startsWith(short)).length === 1
  return isAlone ? short : copy
}

function takeFor(node: Paragraph, waiting: Told[]): Told | undefined {
  if (waiting.length === 0) return undefined
  const copy = copyOf(node)
  const index = waiting.findIndex(({ begins }) => copy.startsWith(begins))
  return index < 0 ? undefined : waiting.splice(index, 1)[0]
}

/** A paragraph as what it seems to be, unless told otherwise. */
function withFacts(
  node: Paragraph,
  seems: { part: ParagraphPart | undefined; dateline: string },
  told: Told | undefined,
): Paragraph {
  const { part = 'body', dateline, optional } = { ...seems, ...told }
  const data = { ...(part !== 'body' && { part }), ...(optional && { optional }) }
  const marked = part !== 'body' && marks[part]
  const [mark] = node.children
  const children =
    marked && (mark?.type === 'strong' || mark?.type === 'emphasis') ? mark.children : node.children
  const cut = dateline ? withDateline(children, dateline) : children
  return Object.keys(data).length > 0 || cut !== node.children
    ? { ...node, ...(Object.keys(data).length > 0 && { data }), children: cut }
    : node
}

function withBlockPart(node: RootContent, isTitle: boolean): RootContent {
  if (node.type === 'heading') return { ...node, data: { part: isTitle ? 'headline' : 'subhead' } }
  return node.type === 'table' || node.type === 'code' ? { ...node, data: { part: 'agate' } } : node
}

type Place = 'above' | 'head' | 'body' | 'tail'

/** Of an image and of what stands under it. */
function figurePart(node: Paragraph, before: RootContent | undefined): ParagraphPart | undefined {
  if (onlyChild(node) === 'image') return 'figure'
  const isUnder = before?.type === 'paragraph' && onlyChild(before) === 'image'
  return isUnder && onlyChild(node) === 'emphasis' ? 'caption' : undefined
}

function partOf(node: Paragraph, place: Place, meta: Meta): ParagraphPart | undefined {
  const only = onlyChild(node)
  if (place === 'above') return only === 'strong' ? 'kicker' : undefined
  if (place === 'tail') return 'contributorLine'
  if (place === 'body') return only === 'strong' ? 'question' : only === 'emphasis' ? 'caption' : undefined
  if (only === 'strong') return 'deck'
  if (only === 'emphasis') return meta.creditLine?.includes(copyOf(node)) === false ? 'caption' : 'credit'
  return meta.by?.split('; ').includes(copyOf(node)) ? 'byline' : undefined
}

function answerPart(place: Place, before: RootContent | undefined): ParagraphPart | undefined {
  return place === 'body' && before?.type === 'paragraph' && onlyChild(before) === 'strong'
    ? 'answer'
    : undefined
}

/** Where the emphasized paragraphs at the end begin. */
function tailOf(blocks: readonly RootContent[]): number {
  const last = blocks.findLastIndex((node) => node.type !== 'paragraph' || onlyChild(node) !== 'emphasis')
  return last + 1
}

function onlyChild(node: Paragraph): string | undefined {
  return node.children.length === 1 ? node.children[0]?.type : undefined
}

/** The dateline with its dash, where the copy begins with it. */
function datelineOf({ children }: Paragraph, meta: Meta): string {
  const raw = meta.dateline?.raw
  const words = leadingText(children)
  if (!raw || !words.startsWith(raw)) return ''
  return raw + (/^(?:\.?\s*[—–-]+)?\s*/.exec(words.slice(raw.length))?.[0] ?? '')
}

function leadingText(children: readonly PhrasingContent[]): string {
  const end = children.findIndex((node) => node.type !== 'text')
  return children
    .slice(0, end < 0 ? undefined : end)
    .map(copyOf)
    .join('')
}

function withDateline(children: PhrasingContent[], dateline: string): PhrasingContent[] {
  const [first, ...rest] = children
  if (first?.type !== 'text' || !first.value.startsWith(dateline)) return children
  const part = { ...first, value: dateline, data: { part: 'dateline' as const } }
  const copy = first.value.slice(dateline.length)
  return copy ? [part, { ...first, value: copy }, ...rest] : [part, ...rest]
}
