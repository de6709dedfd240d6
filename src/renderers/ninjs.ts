/**
 * ninjs 3.1 (IPTC): each story as one JSON item, what its head says in fields, its copy as HTML and as plain text.
 *
 *     kicker, headline, deck   ->  headlines: kicker, main, subhead
 *     byline, credit           ->  by; infoSources with the role “credit”
 *     category, keywords       ->  subjects that are literals, for it has neither
 *     the rest                 ->  bodies; its dateline stays in its first paragraph, its figures in the HTML
 *
 * A fact that the story has not is absent, and so is one that ninjs has no form for: a moment without its zone.
 */
import { toHtml } from 'hast-util-to-html'
import type { Nodes, Root, RootContent } from 'mdast'
import * as z from 'zod'
import { copyOf } from '../copy.ts'
import { defineRenderer } from '../define.ts'
import { markupOf } from '../markup.ts'
import type { Edition, Meta, Story, Subject } from '../story.ts'
import { urnOf } from './epub/ids.ts'
import { picturesBeside } from './pictures.ts'

export const ninjs = defineRenderer({
  name: 'ninjs',
  summary: 'Write each story as ninjs 3.1.',
  options: z.strictObject({}),
  rules: {},

  render(edition, _options, { outputs }) {
    const items = edition.stories.map((story) => ({
      path: `${story.data.meta.slug}.ninjs.json`,
      mediaType: 'application/json',
      body: `${JSON.stringify(itemOf(story, edition), null, 2)}\n`,
    }))
    return [...items, ...picturesBeside(edition, outputs)]
  },
})

const standard = {
  name: 'ninjs',
  version: '3.1',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
}

/** Whatever is undefined in it is not written. */
function itemOf(story: Story, { pictures }: Edition): object {
  const { meta } = story.data
  const wordsOf = (part: string) => story.children.filter((node) => partOf(node) === part).map(copyOf)
  const notes = meta.edNote?.filter((note) => note.public).map(({ text }) => text)
  return {
    standard,
    ...identityOf(meta),
    type: 'text',
    representationType: 'full',
    version: meta.version,
    firstCreated: momentOf(meta.firstCreated),
    versionCreated: momentOf(meta.versionCreated),
    embargoedUntil: momentOf(meta.embargoed),
    expires: momentOf(meta.expires),
    pubStatus: meta.pubStatus,
    urgency: meta.urgency,
    language: meta.language,
    headlines: listed([
      ...wordsOf('kicker').map((value) => ({ role: 'kicker', value })),
      ...wordsOf('headline').map((value) => ({ role: 'main', value })),
      ...wordsOf('deck').map((value) => ({ role: 'subhead', value })),
    ]),
    by: wordsOf('byline').join('; ') || meta.by,
    slugline: meta.slugline,
    located: meta.located,
    copyrightHolder: meta.copyrightHolder,
    copyrightNotice: meta.copyrightNotice,
    usageTerms: meta.usageTerms,
    edNote: notes?.join('\n') || undefined,
    infoSources: listed([
      ...(meta.infoSources ?? []).map((name) => ({ name })),
      ...wordsOf('credit').map((name) => ({ name, role: 'credit' })),
    ]),
    subjects: listed([
      ...(meta.subjects ?? []).map(subjectOf),
      ...(meta.category ? [{ rel: 'category', literal: meta.category }] : []),
      ...(meta.keywords ?? []).map((literal) => ({ rel: 'keyword', literal })),
    ]),
    genres: listed((meta.genres ?? []).map((name) => ({ name }))),
    bodies: listed(bodiesOf(story, pictures)),
  }
}

function partOf(node: Nodes): string {
  return (node.type === 'paragraph' || node.type === 'heading' ? node.data?.part : undefined) ?? ''
}

function listed<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined
}

/** A URI (RFC 3986, 3), as ninjs asks for; what an agency calls a story otherwise stands beside one made of it. */
function identityOf({ uri }: Meta): object {
  if (isUri(uri)) return { uri }
  return { uri: urnOf(uri), altIds: [{ role: 'provider', value: uri }] }
}

function isUri(words: string): boolean {
  return /^[a-z][a-z\d+.-]*:(?:[\w.~:/?#@!$&'()*+,;=[\]-]|%[\da-f]{2})+$/i.test(words)
}

/** RFC 3339, 5.6. An embargo that names no zone is over everywhere before its story is printed. */
function momentOf(stated: string | undefined): string | undefined {
  return stated && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(stated)
    ? stated
    : undefined
}

function subjectOf({ name, uri, qcode }: Subject): object {
  return { name, ...(uri && isUri(uri) ? { uri } : { literal: qcode ?? uri }) }
}

const headParts = new Set(['kicker', 'headline', 'deck', 'byline', 'credit'])

/** The copy beneath the head, as markup and without. */
function bodiesOf(story: Story, pictures: Edition['pictures']): object[] {
  const children = story.children.filter((node) => !headParts.has(partOf(node)))
  if (children.length === 0) return []
  const markup = markupOf({ ...story, children }, pictures).children.map((node) => toHtml(node))
  const counts = countsOf(plainOf(children.filter((node) => partOf(node) !== 'caption')))
  return [
    { role: 'main', contentType: 'text/html', ...counts, value: markup.join('\n') },
    { role: 'main', contentType: 'text/plain', ...counts, value: plainOf(children) },
  ]
}

/** Of words, those that have a letter or a figure. */
function countsOf(copy: string): object {
  const words = copy.split(/[\s—–]+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  return { charCount: [...copy].length, wordCount: words.length }
}

/** Paragraphs with a blank line between them. */
function plainOf(nodes: RootContent[]): string {
  return nodes
    .map((node) => linesOf(node).join('\n'))
    .filter((copy) => copy !== '')
    .join('\n\n')
}

/** A list's items have their mark, a table's cells a tab between them. */
function linesOf(node: Root['children'][number]): string[] {
  switch (node.type) {
    case 'table':
      return node.children.map((row) => row.children.map(copyOf).join('\t'))
    case 'list':
      return node.children.flatMap((item, index) => {
        const mark = node.ordered ? `${(node.start ?? 1) + index}. ` : '• '
        const lines = item.children.flatMap(linesOf)
        return lines.map((line, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + line)
      })
    case 'blockquote':
    case 'footnoteDefinition':
      return node.children.flatMap(linesOf)
    default:
      return copyOf(node).split('\n')
  }
}
