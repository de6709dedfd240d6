/** The words of a node, and editing them where they stand. */
import type { Nodes, PhrasingContent, Text } from 'mdast'

/** The words of a node and everything beneath it; blocks and line breaks are set apart by a line feed. */
export function copyOf(node: Nodes): string {
  if ('value' in node) return node.value
  if (node.type === 'break') return '\n'
  if (!('children' in node)) return ''
  const [only] = node.children
  if (only && node.children.length === 1) return copyOf(only)
  return node.children.map(copyOf).join(holdBlocks.has(node.type) ? '\n' : '')
}

const holdBlocks = new Set([
  'root',
  'list',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'footnoteDefinition',
])

/** Every text node beneath a node, in reading order. Code is left out: agate stays as it came. */
export function textsOf(node: Nodes): Text[] {
  const texts: Text[] = []
  collect(node, texts)
  return texts
}

function collect(node: Nodes, texts: Text[]): void {
  if (node.type === 'text') texts.push(node)
  else if ('children' in node) for (const child of node.children) collect(child, texts)
}

/** Every run of copy (a paragraph, heading or cell) beneath a node: the units that quotation marks pair in. */
export function runsOf(node: Nodes): Nodes[] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') return [node]
  return 'children' in node ? node.children.flatMap(runsOf) : []
}

/** Replace the words of every text node by what `edit` makes of them. */
export function editCopy(node: Nodes, edit: (copy: string) => string): void {
  for (const text of textsOf(node)) text.value = edit(text.value)
}

/** The words from one place in a run of copy to another, counted in signs, with the emphasis and links they stand in. */
export function cutOf(run: readonly PhrasingContent[], from: number, to: number): PhrasingContent[] {
  const pieces: PhrasingContent[] = []
  let at = 0
  for (const node of run) {
    const length = copyOf(node).length
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)]
    at += length
    if (start >= end) continue
    if ('value' in node) pieces.push({ ...node, value: node.value.slice(start, end) })
    else if ('children' in node)
      pieces.push({ ...node, children: cutOf(node.children, start, end) } as PhrasingContent)
    else pieces.push(node)
  }
  return pieces
}

/** Without what XML cannot hold: control characters, noncharacters, halves of pairs (XML 1.0, 2.2). */
export function printable(words: string): string {
  return suspect.test(words) ? words.replace(unprintable, '') : words
}

/** Faster than to look for halves: whole pairs are rare, too. */
const suspect = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/
const unprintable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu
