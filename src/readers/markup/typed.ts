/**
 * Text that stands in markup as it was typed: its line feeds and blanks say where paragraphs begin.
 *
 *     <body.content>By ANN LEE¶¶    MUDWICK _ A ferry …</body.content>   ->  lines of plain copy
 *     <pre>Tigers 4, Owls 3¶Larks 2, Crows 1</pre>                       ->  agate
 */
import type { Element, ElementContent, Text as MarkupText } from 'hast'
import type { Code } from 'mdast'
import { type Block, layoutOf } from '../../recognize/layout.ts'
import { classesOf, isElement, lineOf, textsOf } from './element.ts'
import type { Leaves } from './leaves.ts'

/** The blocks of an element that holds text as it was typed. */
export function typedIn(element: Element, leaves: Leaves): Block[] {
  const text = textsOf(element).map((node) => leaves.take(node))
  return typedBlocks(text.join(''), lineOf(element))
}

/** A whole story that stands in one element as it was typed: lines that are indented, set apart or broken. */
export function isTyped(run: ElementContent[], isBare: boolean): boolean {
  const isBroken = run.some((node) => isElement(node, 'br'))
  if (!run.every((node) => node.type === 'text' || (isBare && isElement(node, 'br')))) return false
  const text = linesIn(run, (node) => node.value).trim()
  const lines = text.split('\n')
  if (isBare && lines.length > 2 && (isBroken || lines.some((line) => line.trim().length < 40))) return true
  return /\n[ \t]*\n|\n {2,}\S[^\n]*\n(?! {2})\S/.test(text) && lines.length > 3
}

/** The words of a run with its line ends: those that are marked, where any is, else those that were typed. */
export function linesIn(run: ElementContent[], wordsIn: (text: MarkupText) => string): string {
  const isBroken = run.some((node) => isElement(node, 'br'))
  return run
    .map((node) => {
      if (node.type !== 'text') return '\n'
      const words = wordsIn(node)
      return isBroken ? words.replace(/\s*\n\s*/g, ' ').trim() : words
    })
    .join('')
}

/** The blocks of text that is laid out with line feeds and blanks. `from`: the line of the source that it begins in. */
export function typedBlocks(text: string, from: number): Block[] {
  const { blocks } = layoutOf(text)
  for (const line of blocks.flatMap(({ lines }) => lines)) line.number += from - 1
  return blocks
}

/** Agate in an element that keeps its blanks; nothing where it holds copy. */
export function agateIn(element: Element, leaves: Leaves): Code | undefined {
  const text = textsOf(element)
    .map(({ value }) => value)
    .join('')
  if (!classesOf(element).includes('agate') && !isHeap(text)) return undefined
  const value = leaves.take(element).replace(/^\n|\n$/g, '')
  return { type: 'code', lang: null, value, data: { part: 'agate' } }
}

/** Short lines in one heap, none of which goes on with the one before it, and none in columns. */
function isHeap(text: string): boolean {
  const lines = text.replace(/^\n|\n$/g, '').split('\n')
  const isShort = lines.every((line) => line.trim() !== '' && line.length < 60 && !/\S {2,}\S/.test(line))
  return lines.length > 1 && isShort && layoutOf(text).measure === 0
}
