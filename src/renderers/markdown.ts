/**
 * Markdown: one file a story, its facts in YAML front matter.
 *
 *     kicker            ->  **strong** paragraph above the heading
 *     headline          ->  # heading
 *     deck              ->  **strong** paragraph: it opens no section, so it is no heading
 *     figure            ->  ![alternative text](pictures/…) in a paragraph
 *     credit, contributor line, caption  ->  *emphasized* paragraph
 *     question          ->  **strong** paragraph, its answer under it
 *
 * The rest is remark-stringify's, so a node that a reader or a stage adds needs nothing here. The markdown reader
 * makes the same tree of it again.
 */
import type { Paragraph, Root } from 'mdast'
import { z } from 'zod'
import { defineRenderer } from '../define.ts'
import type { Meta, ParagraphPart, Story } from '../story.ts'
import { picturesBeside } from './pictures.ts'

export const markdown = defineRenderer({
  name: 'markdown',
  summary: 'Write each story as Markdown.',
  options: z.strictObject({
    frontMatter: z.boolean().default(true).describe('Whether to write the facts of a story above it.'),
  }),
  rules: {},

  async render(edition, options, { outputs }) {
    const { printMarkdown, printYaml } = await import('./remark.ts')
    const pages = edition.stories.map((story) => {
      const { meta } = story.data
      const matter = options.frontMatter ? `---\n${printYaml(frontMatter(meta))}---\n\n` : ''
      return {
        path: `${meta.slug}.md`,
        mediaType: 'text/markdown',
        body: matter + printMarkdown(withoutParts(story)),
      }
    })
    return [...pages, ...picturesBeside(edition, outputs)]
  },
})

const strong = ({ children }: Paragraph): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'strong', children }],
})
const emphasis = ({ children }: Paragraph): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'emphasis', children }],
})

/** How each part is set; those not named here stay as they are. */
const settings: Partial<Record<ParagraphPart, (part: Paragraph) => Paragraph>> = {
  kicker: strong,
  deck: strong,
  credit: emphasis,
  contributorLine: emphasis,
  caption: emphasis,
  question: strong,
}

/** The story in nodes that Markdown knows. A new tree: other renderers share the story. */
function withoutParts(story: Story): Root {
  const children = story.children.map((node) => {
    if (node.type !== 'paragraph' || !node.data?.part) return node
    return settings[node.data.part]?.(node) ?? node
  })
  return { type: 'root', children }
}

/** The names that site generators know; what they have none for stands under `wire`. */
function frontMatter(meta: Meta): object {
  const { headline, headlineExtended, slug, bylines, firstCreated, versionCreated, keywords, ...wire } = meta
  return {
    title: headline,
    ...(headlineExtended && { description: headlineExtended }),
    ...(bylines.length > 0 && { authors: bylines.map((person) => person.name) }),
    ...(firstCreated && { date: firstCreated }),
    ...(versionCreated && { lastmod: versionCreated }),
    slug,
    ...(keywords && { tags: keywords }),
    wire: { ...wire, bylines },
  }
}
