/** Stories for the typesetter: Markdown with the parts named in braces, and the house's template. */
import { readFileSync } from 'node:fs'
import type { Code, Nodes, Paragraph, Text } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Edition, Meta, ParagraphPart, Story } from '../../src/story.ts'
import { loadTemplate } from '../../src/template.ts'
import type { Composition, Line } from '../../src/typeset/page.ts'
import { compose } from './composed.ts'

export const template = loadTemplate('article')

export function fixture(name: string): Story {
  return storyOf(readFileSync(new URL(`../../fixtures/typeset/${name}.md`, import.meta.url), 'utf8'))
}

export function storyOf(markdown: string, language = 'en'): Story {
  const root = unified().use(remarkParse).use(remarkGfm).parse(markdown)
  for (const node of root.children) markPart(node)
  const headline = /^# (.*)$/m.exec(markdown)?.[1] ?? 'Untitled'
  return { ...root, data: { meta: metaOf(headline, language) } }
}

function metaOf(headline: string, language: string): Meta {
  const source = { format: 'plain', charset: 'utf-8', sha256: '' }
  return { uri: 'urn:test', slug: 'test', language, headline, bylines: [], wordCount: 0, source }
}

function markPart(node: Nodes): void {
  if (node.type === 'heading') node.data = { part: node.depth === 1 ? 'headline' : 'subhead' }
  if (node.type === 'code') (node as Code).data = { part: 'agate' }
  if (node.type !== 'paragraph') return
  const [first] = node.children
  if (first?.type !== 'text') return
  const [mark, part] = /^\{(\w+)\} /.exec(first.value) ?? []
  first.value = first.value.slice(mark?.length ?? 0)
  if (part) node.data = { part: part as ParagraphPart }
  else splitDateline(node, first)
}

function splitDateline(node: Paragraph, first: Text): void {
  const dateline = /^[A-Z][A-Z .]+,? [\w.() ]*— /.exec(first.value)?.[0]
  if (!dateline) return
  first.value = first.value.slice(dateline.length)
  node.children.unshift({ type: 'text', value: dateline, data: { part: 'dateline' } })
}

export function editionOf(...stories: Story[]): Edition {
  const language = stories[0]?.data.meta.language ?? 'en'
  return {
    id: '0',
    title: 'Test',
    slug: 'test',
    language,
    modified: '2031-04-01T00:00:00Z',
    date: '2031-04-01',
    stories,
    pictures: new Map(),
    sources: [],
  }
}

export interface Composed extends Composition {
  reports: string[]
}

export async function composed(story: Story, paper: 'A4' | 'Letter' = 'A4'): Promise<Composed> {
  const reports: string[] = []
  const composition = await compose(editionOf(story), template, { paper }, (rule, reason) =>
    reports.push(`${rule}: ${reason}`),
  )
  return { ...composition, reports }
}

export function linesOf({ pages }: Composition): Line[] {
  return pages.flatMap((page) => page.marks.filter((mark): mark is Line => mark.kind === 'line'))
}

/** The words of a line as the reader sees them, its trailing space left out. */
export function visible({ pieces }: Line): Line['pieces'] {
  return pieces.at(-1)?.shaped.copy === ' ' ? pieces.slice(0, -1) : pieces
}

/** The right edge of what is seen of a line. */
export function rightOf(line: Line): number {
  const pieces = visible(line)
  const glyphs = pieces.reduce((sum, piece) => sum + piece.shaped.glyphs.length, 0)
  const width = pieces.reduce((sum, piece) => sum + piece.advance, 0)
  return line.x + (width + line.tracking * (glyphs - 1)) * line.scale
}
