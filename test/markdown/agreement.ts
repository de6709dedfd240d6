/** What two parsers make of a tree that we wrote: remark’s the tree, markdown-it’s the words of its page. */
import fc from 'fast-check'
import { fromHtml } from 'hast-util-from-html'
import MarkdownIt from 'markdown-it'
import type { Nodes, Root } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import { VFile } from 'vfile'
import { expect } from 'vitest'
import { parseMarkdown } from '../../src/readers/remark.ts'
import type { ProfileName } from '../../src/renderers/markdown/profiles.ts'
import { printMarkdown } from '../../src/renderers/markdown/remark.ts'
import { anyTree } from './trees.ts'

const markdownIt = new MarkdownIt({ html: true })

/** Throws where a tree is found that does not read back, with the Markdown of the smallest such tree. */
export function expectAgreement(numRuns: number, profile: ProfileName = 'plain'): void {
  const holds = fc.property(anyTree, (tree) => {
    // In code, Hugo asks for what is not Markdown.
    if (profile === 'hugo' && /\{\{[<%]/.test(codeIn(tree))) return
    agrees(tree, profile)
  })
  fc.assert(holds, { numRuns })
}

function agrees(tree: Root, profile: ProfileName): void {
  const markdown = printMarkdown(tree, profile)
  expect(plainOf(parseMarkdown(new VFile(markdown))), markdown).toEqual(plainOf(tree))
  const bare = unnoted(tree)
  const page = fromHtml(markdownIt.render(printMarkdown(bare, profile)), { fragment: true })
  expect(wordsOf(page as Leafy), markdown).toBe(wordsOf(toHast(bare) as Leafy))
}

function codeIn(node: Nodes): string {
  if (node.type === 'code' || node.type === 'inlineCode') return node.value
  return 'children' in node ? node.children.map(codeIn).join('\n') : ''
}

/** A tree without positions, and without what no Markdown can tell: whether items of a list stand apart. */
export function plainOf(node: Nodes): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value) =>
      key === 'position' || key === 'data' || key === 'spread' ? undefined : value,
    ),
  )
}

/** markdown-it has no footnotes of its own. */
function unnoted<T extends Nodes>(node: T): T {
  if (!('children' in node)) return node
  const children = node.children.filter((child) => !child.type.startsWith('footnote'))
  return { ...node, children: children.map(unnoted) }
}

interface Leafy {
  type: string
  tagName?: string
  value?: string
  children?: Leafy[]
}

function wordsOf(node: Leafy): string {
  const inside = (node.children ?? []).map(wordsOf).join('')
  const tag = node.tagName && (tags[node.tagName] ?? node.tagName)
  const mark = tag ? `<${tag}>` : ''
  return (mark + (node.value ?? '') + inside).replace(/\s+/g, '')
}

/** What the two call otherwise, or leave out. */
const tags: Record<string, string> = { s: 'del', thead: '', tbody: '', p: '', br: '' }
