/**
 * The e-book: an EPUB 3.3 of one story, or of an edition with its contents.
 *
 *     book.ts     the edition as templates see it       xhtml.ts   a story's page
 *     engine.ts   epub-gen-memory with our templates    ocf.ts     the ZIP container
 *     check.ts    what no validator is asked about at run time
 */
import { visit } from 'unist-util-visit'
import { z } from 'zod'
import { defineRenderer } from '../../define.ts'
import type { Output, PageBreak } from '../../story.ts'

export const epub = defineRenderer({
  name: 'epub',
  summary: 'Write one EPUB of each edition.',
  options: z.strictObject({}),
  rules: { 'self-check': 'fail', picture: 'warn' },

  async render(edition, _options, { template, report, outputs }) {
    const [{ bookOf }, { pack }, { faultsIn }] = await Promise.all([
      import('./book.ts'),
      import('./engine.ts'),
      import('./check.ts'),
    ])
    for (const story of edition.stories) {
      visit(story, 'image', (node) =>
        report('picture', 'The book has no pictures: this one is left out', { node }),
      )
    }
    const files = await pack(bookOf(edition, pagesIn(outputs)), template)
    for (const fault of faultsIn(files.entries)) report('self-check', fault)
    return [{ path: `${edition.slug}.epub`, mediaType: 'application/epub+zip', body: files.zipped() }]
  },
})

/** The pages of the print edition, where one was made before. */
function pagesIn(outputs: readonly Output[]): readonly PageBreak[] {
  return outputs.find(({ breaks }) => breaks)?.breaks ?? []
}
