/**
 * PDF: the edition set in type, one file.
 *
 *     edition  ->  compose (typeset/)  ->  pages of set lines  ->  paint  ->  PDF, PDF/A-3a and PDF/UA-1 by default
 *
 * Tagged for screen readers, made to be archived, the wire enclosed as it came.
 */

import * as z from 'zod'
import { defineRenderer } from '../../define.ts'
import { fails, informs, warns } from '../../report.ts'
import type { Picture } from '../../story.ts'
import type { Noted } from '../../typeset/breaks.ts'
import { conformances } from './conformance.ts'
import type { Plate } from './plates.ts'

export const pdf = defineRenderer({
  name: 'pdf',
  summary: 'Set the stories in columns, as an accessible PDF for print and archive.',
  binds: true,
  options: z.strictObject({
    paper: z.enum(['A4', 'Letter']).default('A4').describe('The paper it is set for.'),
    attachSource: z
      .boolean()
      .default(true)
      .describe('Whether to enclose the wire as it came, where readers may see all of it.'),
    conformance: z
      .enum(conformances)
      .default('a3a+ua1')
      .describe(
        'The standards it is made to: PDF/A-3a, -2a (which encloses no wire) or -4f, with PDF/UA-1 or -2.',
      ),
  }),
  rules: {
    'missing-glyph': fails('No face of the template has a glyph for a character.'),
    'missing-face': fails('A face that the template names for a script is not installed.'),
    'overset-line': warns('A word is wider than its column.'),
    'overset-copy': warns('A story is longer than it is to be.'),
    'short-copy': informs('A story is shorter than it is to be.'),
    'fit-ignored': warns('A newspaper is not made to fit: what is too long for its place goes on inside.'),
    picture: warns('A picture is left out of the PDF.'),
    trimmed: informs('Optional copy was left out of the PDF to fit.'),
  },

  load,

  async render(edition, { paper, attachSource, conformance }, press) {
    const [{ compose }, { noted }, { paint }, { plateOf }] = await load()
    const plates = new Map<Picture, Plate>()
    for (const [url, picture] of edition.pictures) {
      const plate = plateOf(picture)
      if ('fault' in plate) press.report('picture', `${url} ${plate.fault}: the PDF leaves it out`)
      else plates.set(picture, plate)
    }
    const pictures = new Map([...edition.pictures].filter(([, picture]) => plates.has(picture)))
    const composition = await compose({ ...edition, pictures }, press.template, { paper }, press.report)
    const notes: Noted = { breaks: [], count: 0 }
    const pages = noted(composition, notes)
    const body = paint(edition, { ...composition, pages }, attachSource, plates, conformance)
    const { breaks, count } = notes
    return [{ path: `${edition.slug}.pdf`, mediaType: 'application/pdf', body, pages: count, breaks }]
  },
})

/** Typesetter and pdfkit; and the shaper, which V8 compiles meanwhile. */
async function load() {
  const [, modules] = await Promise.all([
    import('../../typeset/shape.ts').then(({ loadShaper }) => loadShaper()),
    Promise.all([
      import('../../typeset/compose.ts'),
      import('../../typeset/breaks.ts'),
      import('./paint.ts'),
      import('./plates.ts'),
    ]),
  ])
  return modules
}
