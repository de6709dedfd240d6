/** What the pages of a template’s `web` folder may name: every field, and what it is. */
import * as z from 'zod'
import { type Term, termNames } from './terms.ts'

const link = z.object({
  title: z.string().describe('What it is called.'),
  href: z.string().describe('Where it leads, from this page.'),
})

const date = z.object({
  stated: z.string().describe('As the wire stated it: ISO 8601.'),
  words: z.string().describe('The day, in the words of the story’s language.'),
})

const picture = z.object({
  src: z.string().describe('Its file, from this page.'),
  width: z.number().describe('In pixels.'),
  height: z.number().describe('In pixels.'),
  alt: z.string().describe('What it shows; empty where the wire does not say.'),
})

/** A story as lists of stories show it. */
const teaser = z.object({
  headline: z.string(),
  href: z.string().describe('Its page, from this page.'),
  language: z.string().describe('BCP 47.'),
  direction: z.string().describe('`ltr` or `rtl`.'),
  summary: z.string().optional().describe('Its deck, else its first paragraph.'),
  by: z.string().optional().describe('The names of its byline.'),
  place: z.string().optional().describe('Where it was written.'),
  published: date.optional(),
  picture: picture.optional().describe('Its first.'),
})

/** A story on its own page. */
const story = teaser.extend({
  deck: z.string().optional(),
  authors: z.array(z.string()).describe('The persons of its byline.'),
  updated: date.optional().describe('Where a later version is dated.'),
  section: link.optional(),
  keywords: z.array(z.string()),
  rights: z.array(z.string()).describe('Copyright and terms of use, as the wire gave them.'),
  isHeaded: z.boolean().describe('Whether the wire has a headline; else its first words stand for one.'),
  head: z.string().describe('Kicker, headline, deck, byline, credit: HTML.'),
  body: z.string().describe('The rest of it: HTML.'),
  facts: z.string().describe('What it is, for machines: JSON-LD, safe in a script element.'),
  downloads: z.array(link).describe('The same story in other formats.'),
  previous: link.optional(),
  next: link.optional(),
})

/** Stories under a name. */
const group = z.object({
  title: z.string().optional(),
  href: z.string().optional().describe('A page with all of them, where there is one.'),
  more: z.number().describe('How many stand only there.'),
  stories: z.array(teaser),
})

const month = link.extend({ count: z.number().describe('How many stories it has.') })

/** The edition that pages belong to. */
const site = z.object({
  title: z.string(),
  language: z.string().describe('BCP 47.'),
  day: z.string().optional().describe('The day that it is of, in words.'),
  home: z.string().describe('The first page, from this page.'),
  sections: z.array(link),
  archive: z.string().optional().describe('The page of all days, from this page.'),
  feeds: z.array(link.extend({ type: z.string().describe('Its media type.') })),
  downloads: z.array(link).describe('The edition in other formats.'),
})

const words = z.object(
  Object.fromEntries(termNames.map((name) => [name, z.string()])) as Record<Term, z.ZodString>,
)

/** What fields are made of. */
export const kinds = { site, story, teaser, group, link, month, date, picture }

/** What every page knows. */
export const common = z.object({
  words: words.describe(
    'The few words that are the page’s own, in its language: see src/renderers/html/terms.ts.',
  ),
  site: site.optional().describe('Only in an edition.'),
  part: z
    .custom<(name: string, fields?: object) => string>()
    .describe('`part("teaser", {teaser})`: another file of the folder, filled in.'),
})

/** The files of the folder, and what each is given. */
export const pages = {
  page: common.extend({
    title: z.string(),
    description: z.string().optional(),
    language: z.string().describe('BCP 47.'),
    direction: z.string().describe('`ltr` or `rtl`.'),
    address: z.string().optional().describe('Its canonical address, where the site has one.'),
    image: z.string().optional().describe('The address of its picture, where the site has one.'),
    css: z.string().describe('The style sheets and the template’s custom properties.'),
    fonts: z.array(z.string()).describe('The font files to load first, from this page.'),
    body: z.string().describe('What stands between head and foot: HTML.'),
    isHome: z.boolean().describe('Whether it is the first page of a site.'),
    story: story.optional().describe('On a story’s page.'),
  }),
  story: common.extend({ story }),
  teaser: common.extend({ teaser, level: z.number().describe('The depth of its heading.') }),
  index: common.extend({ lead: teaser.optional(), groups: z.array(group) }),
  section: common.extend({ group }),
  archive: common.extend({ months: z.array(month) }),
  month: common.extend({ title: z.string(), groups: z.array(group) }),
  missing: common,
  masthead: common.extend({ isHome: z.boolean() }),
  foot: common,
}

export type Teaser = z.output<typeof teaser>
export type StoryFields = z.output<typeof story>
export type Site = z.output<typeof site>
export type Group = z.output<typeof group>
export type Link = z.output<typeof link>
