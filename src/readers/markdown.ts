/**
 * Markdown with front matter, as Linecaster's own markdown renderer writes it and as people write it by hand.
 *
 * The parts are known by their place and form (`forms.ts`), and by what the front matter says of them. Never for wire
 * copy: there a line of dashes is no heading.
 */
import type { Nodes, Root, RootContent } from 'mdast'
import type { VFile } from 'vfile'
import * as z from 'zod'
import { copyOf } from '../copy.ts'
import { defineReader } from '../define.ts'
import { paragraphParts, partsOf } from '../forms.ts'
import { lettersOf } from '../ledger.ts'
import { markPhrases } from '../phrases.ts'
import type { Shelf } from '../pictures.ts'
import { languageOf } from '../recognize/language.ts'
import { type Account, fails } from '../report.ts'
import type { Meta, Story } from '../story.ts'
import { newMeta } from './meta.ts'

export const markdownReader = defineReader({
  name: 'markdown',
  summary: 'Read Markdown with YAML front matter.',
  options: z.strictObject({}),
  rules: {
    'front-matter': fails('The front matter cannot be read.'),
    html: fails('Markdown holds HTML, whose words would be lost.'),
  },

  detect(file) {
    return /\.(?:md|markdown)$/i.test(file.path ?? '')
      ? { score: 0.9, because: 'its name ends in .md' }
      : { score: 0, because: 'its name is no Markdown name' }
  },

  async read(file, _options, report) {
    const { parseMarkdown, parseYaml } = await import('./remark.ts')
    const tree = parseMarkdown(file)
    const matter = matterOf(tree, parseYaml)
    if ('reason' in matter) {
      report('front-matter', `The front matter cannot be read: ${matter.reason}`, { line: 1 })
      return []
    }
    const html = findHtml(tree)
    if (html) {
      report('html', 'HTML is not read: its words would be lost', { node: html })
      return []
    }
    const meta = metaOf(file, matter)
    const blocks = tree.children.filter((node) => node.type !== 'yaml')
    const children = partsOf(blocks, meta, matter.wire?.parts)
    if (file.data.pictures) findPictures(children, meta, file.data.pictures)
    const story: Story = { type: 'root', children, data: { meta } }
    account(String(file.value), tree, report)
    markPhrases(story, matter.wire?.phrases ?? [])
    return [story]
  },
})

const facts = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  authors: z.array(z.string()).optional(),
  date: z.string().optional(),
  lastmod: z.string().optional(),
  slug: z.string().optional(),
  tags: z.array(z.string()).optional(),
  wire: z
    .looseObject({
      bylines: z.array(z.looseObject({ name: z.string(), raw: z.string() })).optional(),
      dateline: z.looseObject({ raw: z.string() }).optional(),
      by: z.string().optional(),
      language: z.string().optional(),
      parts: z
        .array(
          z.object({
            begins: z.string(),
            part: z.enum([...paragraphParts, 'body']).optional(),
            dateline: z.string().optional(),
            optional: z.boolean().optional(),
          }),
        )
        .optional(),
      phrases: z
        .array(
          z.object({
            words: z.string(),
            language: z.string(),
            skip: z.int().optional(),
          }),
        )
        .optional(),
    })
    .optional(),
})
type Matter = z.output<typeof facts>

function matterOf(tree: Root, parse: (yaml: string) => unknown): Matter | { reason: string } {
  const [first] = tree.children
  if (first?.type !== 'yaml') return {}
  try {
    const matter = facts.safeParse(parse(first.value) ?? {})
    if (matter.success) return matter.data
    const [issue] = matter.error.issues
    return { reason: `${issue?.path.join('.')}: ${issue?.message}` }
  } catch (error) {
    return {
      reason: String(error instanceof Error ? error.message.split('\n')[0]?.replace(/:$/, '') : error),
    }
  }
}

function findHtml(node: Nodes): Nodes | undefined {
  if (node.type === 'html') return node
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const found = findHtml(child)
    if (found) return found
  }
  return undefined
}

function metaOf(file: VFile, matter: Matter): Meta {
  const { title, description, authors, date, lastmod, slug, tags } = matter
  const { parts, phrases, ...wire } = matter.wire ?? {}
  const fresh = newMeta(file, 'markdown', languageOf(String(file.value)))
  return {
    ...fresh,
    ...(authors && { bylines: authors.map((name) => ({ name, raw: name })) }),
    ...(wire as object),
    ...(title !== undefined && { headline: title }),
    ...(description !== undefined && { headlineExtended: description }),
    ...(date !== undefined && { firstCreated: date }),
    ...(lastmod !== undefined && { versionCreated: lastmod }),
    ...(slug !== undefined && { slug }),
    ...(tags && { keywords: tags }),
    source: fresh.source,
  }
}

/** The figures whose pictures were sent with the copy show those; others stay as they were written. */
function findPictures(blocks: readonly RootContent[], meta: Meta, pictures: Shelf): void {
  delete meta.pictures
  for (const node of blocks) {
    const [image] = node.type === 'paragraph' && node.data?.part === 'figure' ? node.children : []
    if (image?.type === 'image') image.url = pictures.find([image.url], meta) ?? image.url
  }
}

/** What the leaves of the tree do not hold is markup. */
function account(source: string, tree: Root, report: Account): void {
  let done = 0
  for (const leaf of leavesOf(tree)) {
    const from = leaf.position?.start.offset ?? done
    const to = leaf.position?.end.offset ?? from
    const line = leaf.position?.start.line ?? 1
    note(source.slice(done, from))
    const raw = source.slice(from, to)
    const copy = leaf.type === 'yaml' ? raw : copyOf(leaf)
    if (leaf.type === 'yaml') report.note('front matter', raw, line)
    else if (lettersOf(raw) === lettersOf(copy)) report.keep(leaf.type, copy, line)
    else report.keep(leaf.type, copy, line, [], raw)
    done = to
  }
  note(source.slice(done))

  function note(markup: string): void {
    if (lettersOf(markup)) report.note('markup', markup)
  }
}

function leavesOf(node: Nodes): Nodes[] {
  if ('children' in node) return node.children.flatMap(leavesOf)
  return 'value' in node ? [node] : []
}
