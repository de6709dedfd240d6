/**
 * What programs besides Markdown’s own look for in a page, and how copy that happens to hold it is kept from them.
 *
 *     Hugo      {{< and {{%          shortcodes, in code as well
 *     Jekyll    {{ and {%            Liquid
 *               | $$ {: and “: ”     kramdown’s tables, formulas, attributes and definitions
 *     Obsidian  %% == $…$ #tag       comments, highlights, formulas, tags
 *
 * Eleventy runs Liquid or Nunjucks over a page, too, but can be told not to (front-matter.ts).
 */
import type { Unsafe } from 'mdast-util-to-markdown'
import type { ProfileName } from './profiles.ts'

interface Guard {
  /** More that needs an escape. */
  unsafe?: Unsafe[]
  /** Of whatever is not code, when it is escaped. */
  text: (escaped: string) => string
  /** Of a whole page, in which only code can still hold it. */
  code?: (page: string) => string
}

const brace = '&#x7B;'

const hugo: Guard = {
  text: (escaped) => escaped.replace(/\{(?=\{[<%])|\{$/g, brace),
  // A shortcode that is a comment is shown (Hugo, Shortcodes).
  code: (page) => page.replace(/\{\{([<%])(.*?)([>%])\}\}/gs, '{{$1/*$2*/$3}}'),
}

/** kramdown has no escape of @ and & and links no bare address. */
const jekyll: Guard = {
  unsafe: [
    { character: '|', inConstruct: 'phrasing' },
    { character: '$', before: '\\$', inConstruct: 'phrasing' },
    { character: ':', atBreak: true, after: '[ \t]' },
  ],
  text: (escaped) =>
    escaped
      .replace(/\{(?=[{%:])|\{$/g, brace)
      .replace(/(?<!\\)\\@/g, '@')
      .replace(/(?<!\\)\\&/g, '&amp;'),
}

const obsidian: Guard = {
  text: (escaped) =>
    escaped
      .replaceAll('%%', '\\%\\%')
      // At the beginning of a line the first has its escape already.
      .replace(/(?<=^|\n)\\==|==/g, '\\=\\=')
      .replace(/(?<=^|\s)#(?=[\p{L}\p{N}_/-]*[\p{L}_/-])/gu, '\\#')
      .replace(/\$(?=\S(?:[^$\n]*\S)?\$(?!\d))/g, '\\$'),
}

export const guards: Partial<Record<ProfileName, Guard>> = { hugo, jekyll, obsidian }
