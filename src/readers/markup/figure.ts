/**
 * A figure: a picture that was sent with the message, above its caption.
 *
 *     media, figure, an association, …  ->  a paragraph with an image; a caption, its credit at its end in parentheses
 *
 * What the wire does not say in other words is no alternative text. Of a picture that is not there, nothing is shown.
 */
import type { Element, ElementContent } from 'hast'
import type { Image, Paragraph, PhrasingContent } from 'mdast'
import { copyOf } from '../../copy.ts'
import { lettersOf } from '../../ledger.ts'
import type { Block } from '../../recognize/layout.ts'
import type { Meta } from '../../story.ts'
import { isDefined } from '../facts.ts'
import { blockFrom } from './block.ts'
import { attribute, childrenOf, cleaned, lineOf, within, wordsOf } from './element.ts'
import { inlineOf } from './inline.ts'
import type { Leaves } from './leaves.ts'

/** What a message says of a picture. */
export interface Stated {
  /** Names of files, or addresses: of its renditions, the best first. */
  references: (string | undefined)[]
  alt?: string | undefined
  /** The paragraphs of its caption. */
  caption: readonly Element[]
  credit?: Element | undefined
  line: number
}

/** The blocks of a figure; none where its picture is not there, or stands in the story already. */
export function figureOf(
  { references, alt = '', line, ...stated }: Stated,
  leaves: Leaves,
  meta: Meta,
): Block[] {
  const before = meta.pictures?.length ?? 0
  const url = leaves.pictures?.find(references.filter(isDefined), meta)
  if (!url || meta.pictures?.length === before) return []
  const image: Image = { type: 'image', title: null, url, alt: cleaned(alt).replace(/\s+/g, ' ').trim() }
  const figure: Paragraph = { type: 'paragraph', data: { part: 'figure' }, children: [image] }
  return [blockFrom(figure, line, 'figure'), ...captionOf(stated, leaves, meta)]
}

function captionOf(
  { caption, credit }: Pick<Stated, 'caption' | 'credit'>,
  leaves: Leaves,
  { language }: Meta,
): Block[] {
  const runs = caption
    .map((piece) => inlineOf(piece.children, leaves, language))
    .filter((run) => run.length > 0)
  const known = lettersOf(runs.flat().map(copyOf).join(''))
  const [first] = [...caption, ...(credit ? [credit] : [])]
  if (credit && known.includes(lettersOf(wordsOf(credit) ?? ''))) leaves.note('creditLine', credit)
  else if (credit) {
    const words = inlineOf(credit.children, leaves, language)
    runs.push(known ? [{ type: 'text', value: '(' }, ...words, { type: 'text', value: ')' }] : words)
  }
  if (runs.length === 0 || !first) return []
  return [blockFrom({ type: 'paragraph', children: joined(runs) }, lineOf(first), 'caption')]
}

/** Runs with a space between them; texts that touch are one. */
function joined(runs: readonly PhrasingContent[][]): PhrasingContent[] {
  const all = runs.flatMap((run, index): PhrasingContent[] =>
    index === 0 ? run : [{ type: 'text', value: ' ' }, ...run],
  )
  return all.reduce<PhrasingContent[]>((out, node) => {
    const last = out.at(-1)
    if (last?.type === 'text' && node.type === 'text' && last.data?.language === node.data?.language)
      out.splice(-1, 1, { ...last, value: last.value + node.value })
    else out.push(node)
    return out
  }, [])
}

/** What a figure or a picture of HTML says, or NITF's media (NITF 3.6, media). `mayShow`: not what is hidden, or a note. */
export function statedIn(element: Element, mayShow: (piece: Element) => boolean): Stated {
  const files = [...within(element, 'media-reference', 'img')].sort(
    (one, other) => widthOf(other) - widthOf(one),
  )
  const captions = [...within(element, 'media-caption', 'figcaption')].filter(mayShow)
  return {
    references: files.map((file) => attribute(file, 'source') ?? attribute(file, 'src')),
    alt: files.map((file) => attribute(file, 'alternate-text') ?? attribute(file, 'alt')).find(isDefined),
    caption: captions.flatMap((caption) => piecesOf(caption).filter(mayShow)),
    credit: [...within(element, 'media-producer')].find(mayShow),
    line: lineOf(element),
  }
}

function widthOf(file: Element): number {
  return Number(attribute(file, 'width')) || 0
}

/** Its paragraphs, or all of it. */
function piecesOf(caption: Element): Element[] {
  const paragraphs = childrenOf(caption, 'p')
  return paragraphs.length > 0 ? paragraphs : [caption]
}

/** The pictures of a run that holds no words. */
export function lonePictures(run: readonly ElementContent[]): Element[] {
  const all: Element = { type: 'element', tagName: 'run', properties: {}, children: [...run] }
  return wordsOf(all) === undefined ? [...within(all, 'img')] : []
}

/** Blocks with figures above the first paragraph that the format names no part of. */
export function withFigures(blocks: readonly Block[], figures: readonly Block[]): Block[] {
  const lede = blocks.findIndex(({ lines: [line] }) => line?.role === undefined)
  const at = lede < 0 ? blocks.length : lede
  return [...blocks.slice(0, at), ...figures, ...blocks.slice(at)]
}
