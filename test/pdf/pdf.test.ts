/** The renderer as a whole, typesetter included. */
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { pdf } from '../../src/renderers/pdf/pdf.ts'
import { reportOn } from '../../src/report.ts'
import type { Edition } from '../../src/story.ts'
import { loadTemplate } from '../../src/template.ts'
import { open, treeOf } from './opened.ts'
import { sampleEdition } from './setting.ts'

const paragraphs = [
  'The ferry commissioners of Port Ansley met behind closed doors for nineteen hours, and came out with an announcement that nobody on the waterfront had anticipated.',
  'Commuters who buy a quarterly subscription before the first official inspection will be reimbursed, the well-known chairwoman said, for every cancellation since the autumn equinox.',
  `They wrote ${'characteristically misunderstood administrators '.repeat(6)}.`.replace(' .', '.'),
]

function edition(): Edition {
  const sample = sampleEdition()
  const [story] = sample.stories
  if (!story) throw new Error('The sample has a story')
  const body = paragraphs.map((value) => ({
    type: 'paragraph' as const,
    children: [{ type: 'text' as const, value }],
  }))
  const children = [
    {
      type: 'heading' as const,
      depth: 1 as const,
      data: { part: 'headline' as const },
      children: [{ type: 'text' as const, value: 'Harbor board sets new fares' }],
    },
    ...body,
  ]
  return { ...sample, stories: [{ ...story, children }] }
}

async function print(options: Parameters<typeof pdf>[0] = {}) {
  const renderer = pdf(options)
  const file = new VFile()
  const press = {
    template: loadTemplate('article'),
    report: reportOn(file, 'pdf', renderer.rules),
    outputs: [],
  }
  const outputs = await renderer.render(edition(), press)
  const [output] = outputs
  if (!output || typeof output.body === 'string') throw new Error('A PDF is bytes')
  return { ...output, body: output.body, file, count: outputs.length }
}

test('prints one file of pages', async () => {
  const { path, mediaType, pages, count, file } = await print()
  expect({ path, mediaType, pages, count }).toEqual({
    path: 'harbor-fares.pdf',
    mediaType: 'application/pdf',
    pages: 1,
    count: 1,
  })
  expect(file.messages).toEqual([])
})

test('holds the words of the story, whole again where a line broke them', async () => {
  const tree = treeOf(open((await print()).body))
  expect(tree).toContain('\u00ad')
  const words = tree.replaceAll('\u00ad', '').replaceAll('"\n      "', '')
  expect(words).toContain('"Harbor board sets new fares"')
  for (const paragraph of paragraphs) expect(words).toContain(paragraph)
})

test('is the same bytes whenever and wherever it is printed', async () => {
  const first = await print()
  const zone = process.env.TZ
  process.env.TZ = 'Pacific/Chatham'
  const [letter, second] = [await print({ paper: 'Letter' }), await print()]
  process.env.TZ = zone
  expect(Buffer.from(second.body).equals(first.body)).toBe(true)
  expect(Buffer.from(letter.body).equals(first.body)).toBe(false)
  expect(Buffer.from(letter.body).toString('latin1')).toContain('/MediaBox [0 0 612 792]')
})
