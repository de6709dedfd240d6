/**
 * The e-book: an EPUB 3.3 of one story, or of an edition with its contents.
 *
 *     book.ts     the edition as templates see it       xhtml.ts   a story's page
 *     access.ts   what it claims of its accessibility   ids.ts     names that stand when it is issued again
 *     cover.ts    its front page, drawn by resvg.ts     fonts.ts   the headlines' face, cut down
 *     engine.ts   epub-gen-memory with our templates    ocf.ts     the ZIP container
 *     check.ts    what no validator is asked about at run time, with rules.ts and parsed.ts
 *     opds.ts     catalogues of a folder of books, with shelf.ts
 */

import type { Image, Nodes } from 'mdast'
import * as z from 'zod'
import { defineRenderer } from '../../define.ts'
import { fails, informs, warns } from '../../report.ts'
import type { Output, PageBreak } from '../../story.ts'
import type { Template } from '../../template.ts'
import type { Book } from './book.ts'

export const epub = defineRenderer({
  name: 'epub',
  summary: 'Write one EPUB of each edition.',
  turn: 1,
  binds: true,
  options: z.strictObject({
    cover: z
      .enum(['edition', 'always', 'never'])
      .default('edition')
      .describe('What gets a cover: editions, single stories too, or nothing.'),
    certifiedBy: z
      .string()
      .min(1)
      .optional()
      .describe('Who vouches that the books meet WCAG 2.2 AA; without a name, no book says that it does.'),
  }),
  rules: {
    'self-check': fails('The package has a fault that readers or checkers would find.'),
    picture: warns('A picture is left out of the book.'),
    cover: informs('The face of the template lacks a sign of the title.'),
    size: warns('The book is larger than mail gateways and Send to Kindle take.'),
  },

  load,

  async render(edition, options, { template, report, outputs }) {
    const [subset, { isDescribed }, { bookOf, headlineLetters, withCover }, { pack }, { faultsIn }] =
      await load()
    const lost = edition.stories.flatMap(picturesIn).filter(({ url }) => !edition.pictures.has(url))
    for (const node of lost)
      report('picture', 'The book does not hold this picture: it is left out', { node })
    const plain = bookOf(edition, pagesIn(outputs), options.certifiedBy)
    const { certifiedBy: _, ...uncertified } = plain
    const bare = lost.length > 0 || !isDescribed(plain.stories) ? uncertified : plain
    const wantsCover =
      options.cover === 'always' || (options.cover === 'edition' && edition.stories.length > 1)
    const cover = wantsCover ? await drawn(bare, template) : undefined
    if (wantsCover && !cover) report('cover', 'The face of the headlines lacks a sign of the title: no cover')
    const book = cover ? withCover(bare) : bare
    const files = await pack(book, template, {
      'headline.ttf': subset(template.font('headline'), headlineLetters(book)),
      ...(cover && { 'cover.png': cover }),
      ...Object.fromEntries([...edition.pictures].map(([file, { bytes }]) => [file, bytes])),
    })
    for (const fault of faultsIn(files.entries)) report('self-check', fault)
    const body = files.zipped()
    if (body.length > mailLimit) report('size', 'The book is over 50 MB: mail and Send to Kindle refuse it')
    return [{ path: `${edition.slug}.epub`, mediaType: 'application/epub+zip', body }]
  },
})

function picturesIn(node: Nodes): Image[] {
  if (node.type === 'image') return [node]
  return 'children' in node ? node.children.flatMap(picturesIn) : []
}

async function drawn(book: Book, template: Template): Promise<Uint8Array | undefined> {
  const { coverOf, frontOf } = await import('./cover.ts')
  return await coverOf(frontOf(book), template)
}

/** Of Send to Kindle by mail. */
const mailLimit = 50_000_000

/** The pages of the print edition, where one was made before: as the book is read, for a newspaper's stories jump. */
function pagesIn(outputs: readonly Output[]): readonly PageBreak[] {
  const breaks = outputs.find((output) => output.breaks)?.breaks ?? []
  return [...breaks].sort((one, other) => one.story - other.story || one.letters - other.letters)
}

/** The subsetter, the engine and the self-check. */
function load() {
  return Promise.all([
    import('./fonts.ts').then(({ loadSubsetter }) => loadSubsetter()),
    import('./access.ts'),
    import('./book.ts'),
    import('./engine.ts'),
    import('./check.ts'),
  ])
}
