/**
 * Where site generators look for a story, and where pages find their pictures.
 *
 *     hugo      content/posts/<slug>/index.md         a page bundle, its pictures in it
 *     eleventy  posts/<slug>.md                       /pictures/…, to be passed through
 *     astro     src/content/blog/<slug>.md            ./pictures/…
 *     jekyll    _posts/<day>-<slug>.md                /pictures/…; _drafts/<slug>.md where no day is known
 *     obsidian  <slug>.md                             pictures/…
 */
export const profileNames = ['plain', 'hugo', 'eleventy', 'astro', 'jekyll', 'obsidian'] as const
export type ProfileName = (typeof profileNames)[number]

interface Profile {
  /** The file of a story. */
  page: (slug: string, day: string | undefined) => string
  /** The folder in which its pictures’ folder stands. */
  base: (slug: string) => string
  /** What leads from the page to that. */
  way: string
}

const here = { base: () => '', way: '' }

export const profiles: Record<ProfileName, Profile> = {
  plain: { ...here, page: (slug) => `${slug}.md` },
  hugo: {
    page: (slug) => `content/posts/${slug}/index.md`,
    base: (slug) => `content/posts/${slug}/`,
    way: '',
  },
  eleventy: { page: (slug) => `posts/${slug}.md`, base: () => '', way: '/' },
  astro: {
    page: (slug) => `src/content/blog/${slug}.md`,
    base: () => 'src/content/blog/',
    way: './',
  },
  jekyll: {
    page: (slug, day) => (day ? `_posts/${day}-${slug}.md` : `_drafts/${slug}.md`),
    base: () => '',
    way: '/',
  },
  obsidian: { ...here, page: (slug) => `${slug}.md` },
}
