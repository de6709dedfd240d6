/** The words of a node, and editing them where they stand. */
import type { Nodes, Text } from 'mdast'

/** The words of a node and everything beneath it; blocks and line breaks are set apart by a line feed. */
export function copyOf(node: Nodes): string {
  if ('value' in node) return node.value
  if (node.type === 'break') return '\n'
  if (!('children' in node)) return ''
  return node.children.map(copyOf).join(holdsBlocks(node) ? '\n' : '')
}

function holdsBlocks(node: Nodes): boolean {
  return /^(root|list|listItem|blockquote|table|tableRow|footnoteDefinition)$/.test(node.type)
}

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
