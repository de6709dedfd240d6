/**
 * Markdown with front matter, as Linecaster's own markdown renderer writes it and as people write it by hand.
 *
 * The parts are known by their place and form: strong above the heading is a kicker, strong under it a deck, what the
 * front matter calls the byline is one. Never for wire copy: there a line of dashes is no heading.
 */
import type { Paragraph, PhrasingContent, Root, RootContent, Yaml } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { VFile } from 'vfile'
import { parse } from 'yaml'
import { z } from 'zod'
import { copyOf } from '../copy.ts'
import { defineReader } from '../define.ts'
import { languageOf } from '../recognize/language.ts'
import type { Report } from '../report.ts'
import type { Meta, ParagraphPart, Story } from '../story.ts'
import { newMeta } from './meta.ts'

export const markdownReader = defineReader({
  name: 'markdown',
  summary: 'Read Markdown with YAML front matter.',
  options: z.strictObject({}),
  rules: { 'front-matter': 'fail', html: 'fail' },

  detect(file) {
    const named = /\.(?:md|markdown)$/i.test(file.path ?? '')
    return named ? { score: 0.9, because: 'its name ends in .md' } : { score: 0, because: 'its name is no Markdown name' }
  },

  read(file, _options, report) {
    const tree = parser.parse(file)
    const matter = matterOf(tree, report)
    if (!matter) return []
    const meta = metaOf(file, matter)
    const blocks = tree.children.filter((node) => node.type !== 'yaml' && node.type !== 'html')
    for (const node of tree.children) {
      if (node.type === 'html') report('html', 'HTML is not read: its words would be lost', { node })
    }
    const story: Story = { type: 'root', children: withParts(blocks, meta), data: { meta } }
    account(String(file.value), tree, story, report)
    return [story]
  },
})

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze()

const facts = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  authors: z.array(z.string()).optional(),
  date: z.coerce.string().optional(),
  lastmod: z.coerce.string().optional(),
  slug: z.string().optional(),
  tags: z.array(z.string()).optional(),
  wire: z.looseObject({}).optional(),
})

function matterOf(tree: Root, report: Report<'front-matter' | 'html'>): z.output<typeof facts> | undefined {
  const node = tree.children.find((child): child is Yaml => child.type === 'yaml')
  if (!node) return {}
  try {
    return facts.parse(parse(node.value) ?? {})
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String((error as Error).message)
    report('front-matter', `The front matter cannot be read: ${reason.split('\n')[0]}`, { node })
    return undefined
  }
}

function metaOf(file: VFile, matter: z.output<typeof facts>): Meta {
  const { title, description, authors, date, lastmod, slug, tags, wire } = matter
  const fresh = newMeta(file, 'markdown', languageOf(String(file.value)))
  return {
    ...fresh,
    ...(authors && { bylines: authors.map((name) => ({ name, raw: name })) }),
    ...(wire as Partial<Meta> | undefined),
    ...(title !== undefined && { headline: title }),
    ...(description !== undefined && { headlineExtended: description }),
    ...(date !== undefined && { firstCreated: date }),
    ...(lastmod !== undefined && { versionCreated: lastmod }),
    ...(slug !== undefined && { slug }),
    ...(tags && { keywords: tags }),
    source: fresh.source,
  }
}

/** The same blocks with their parts marked, and their strong or emphasis taken off. */
function withParts(blocks: RootContent[], meta: Meta): RootContent[] {
  const title = blocks.findIndex((node) => node.type === 'heading' && node.depth === 1)
  let inHead = true
  return blocks.map((node, index) => {
    if (index === title && node.type === 'heading') return { ...node, data: { part: 'headline' } }
    if (node.type === 'heading') return { ...node, data: { part: 'subhead' } }
    if (node.type === 'table' || node.type === 'code') return { ...node, data: { part: 'agate' } }
    if (node.type !== 'paragraph') return node
    const part = partOf(node, { isBefore: index < title, inHead: inHead && index > title, isTail: isTail(blocks, index) }, meta)
    if (part) return { ...node, data: { part }, children: withoutMark(node, part) }
    if (!inHead || index < title) return node
    inHead = false
    return withDateline(node, meta)
  })
}

interface Place {
  isBefore: boolean
  inHead: boolean
  isTail: boolean
}

function partOf(node: Paragraph, place: Place, meta: Meta): ParagraphPart | undefined {
  const only = node.children.length === 1 ? node.children[0]?.type : undefined
  if (place.isBefore && only === 'strong') return 'kicker'
  if (place.inHead && only === 'strong') return 'deck'
  if (place.inHead && meta.by?.split('; ').includes(copyOf(node))) return 'byline'
  if (place.inHead && only === 'emphasis') return 'credit'
  return place.isTail && only === 'emphasis' ? 'contributorLine' : undefined
}

function isTail(blocks: RootContent[], index: number): boolean {
  return blocks.slice(index).every((node) => node.type === 'paragraph' && node.children[0]?.type === 'emphasis')
}

function withoutMark(node: Paragraph, part: ParagraphPart): PhrasingContent[] {
  const [mark] = node.children
  return part !== 'byline' && (mark?.type === 'strong' || mark?.type === 'emphasis') ? mark.children : node.children
}

function withDateline(node: Paragraph, meta: Meta): Paragraph {
  const [first, ...rest] = node.children
  const raw = meta.dateline?.raw
  if (!raw || first?.type !== 'text' || !first.value.startsWith(raw)) return node
  const cut = raw.length + (/^\s*[—–-]*\s*/.exec(first.value.slice(raw.length))?.[0].length ?? 0)
  const dateline = { ...first, value: first.value.slice(0, cut), data: { part: 'dateline' as const } }
  return { ...node, children: [dateline, { ...first, value: first.value.slice(cut) }, ...rest] }
}

/** Markup is the reader's; every word of it stands in the tree or in the front matter. */
function account(source: string, tree: Root, story: Story, report: Report<'front-matter' | 'html'>): void {
  const matter = tree.children.find((child) => child.type === 'yaml')
  if (matter?.type === 'yaml') report.note('front-matter', matter.value, 1)
  for (const node of story.children) report.keep(node.type, copyOf(node), node.position?.start.line)
  void source
}
