/**
 * Markdown: one file a story, its facts in YAML front matter.
 *
 * Parts are written in the forms of `forms.ts`; what these do not tell of a paragraph stands under `wire`.
 *
 * The rest is remark-stringify's, so a node that a reader or a stage adds needs nothing here. The markdown reader
 * makes the same tree of it again, whoever’s front matter and file names the profile gives it.
 */
import type { Image, Paragraph, RootContent } from 'mdast'
import * as z from 'zod'
import { defineRenderer } from '../../define.ts'
import { formsOf } from '../../forms.ts'
import type { Edition, Output, Story } from '../../story.ts'
import { dayOf, frontMatter } from './front-matter.ts'
import { profileNames, profiles } from './profiles.ts'

export const markdown = defineRenderer({
  name: 'markdown',
  summary: 'Write each story as Markdown.',
  options: z.strictObject({
    profile: z
      .enum(profileNames)
      .default('plain')
      .describe('Whose front matter, file names and folders: those of a site generator, or none’s.'),
    frontMatter: z.boolean().default(true).describe('Whether to write the facts of a story above it.'),
    url: z
      .url({ protocol: /^https?$/ })
      .transform((url) => (url.endsWith('/') ? url : `${url}/`))
      .optional()
      .describe(
        'Where the pages of `html` will be: with it, front matter has the address of a story’s page.',
      ),
  }),
  rules: {},

  async render(edition, options, { outputs }) {
    const { printMarkdown, printYaml } = await import('./remark.ts')
    const profile = profiles[options.profile]
    const written = new Set(outputs.map(({ path }) => path))
    return edition.stories.flatMap((story) => {
      const { meta } = story.data
      const figures = picturesIn(story, edition)
      const body = printMarkdown(
        { type: 'root', children: formsOf(withWays(story, profile.way, figures)) },
        options.profile,
      )
      const setting = { body, day: edition.date, url: options.url }
      const matter = options.frontMatter
        ? `---\n${printYaml(frontMatter(options.profile, story, setting))}---\n\n`
        : ''
      return [
        {
          path: profile.page(meta.slug, dayOf(meta, edition.date)),
          mediaType: 'text/markdown',
          body: matter + body,
        },
        ...filesOf(figures, edition, profile.base(meta.slug), written),
      ]
    })
  },
})

/** The addresses of the pictures that it shows and that go out with it. */
function picturesIn(story: Story, { pictures }: Edition): Set<string> {
  const images = story.children.map(imageOf)
  return new Set(images.flatMap((image) => (image && pictures.has(image.url) ? [image.url] : [])))
}

function imageOf(node: RootContent): Image | undefined {
  const [image] = node.type === 'paragraph' && node.data?.part === 'figure' ? node.children : []
  return image?.type === 'image' ? image : undefined
}

/** Their files, but for those that are written already. */
function filesOf(urls: Set<string>, { pictures }: Edition, base: string, written: Set<string>): Output[] {
  return [...urls].flatMap((url) => {
    const path = base + url
    const picture = pictures.get(url)
    if (!picture || written.has(path)) return []
    written.add(path)
    return [{ path, mediaType: picture.mediaType, body: picture.bytes }]
  })
}

/** Figures lead to where the profile has their files. */
function withWays(story: Story, way: string, figures: Set<string>): RootContent[] {
  return story.children.map((node) => {
    const image = way ? imageOf(node) : undefined
    if (!image || !figures.has(image.url)) return node
    return { ...node, children: [{ ...image, url: way + image.url }] } as Paragraph
  })
}
