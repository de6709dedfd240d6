/** A story that has every part, as a tree, and the files of the book that is made of it. */
import { strFromU8, unzipSync } from 'fflate'
import type { Paragraph, PhrasingContent, RootContent } from 'mdast'
import { VFile } from 'vfile'
import { epub } from '../../src/renderers/epub/epub.ts'
import { storyNames } from '../../src/renderers/epub/ids.ts'
import { reportOn } from '../../src/report.ts'
import type { Edition, Meta, PageBreak, ParagraphPart, Story } from '../../src/story.ts'
import { loadTemplate } from '../../src/template.ts'

const text = (value: string): PhrasingContent => ({ type: 'text', value })

export const paragraph = (value: string, part?: ParagraphPart): Paragraph => ({
  type: 'paragraph',
  children: [text(value)],
  ...(part && { data: { part } }),
})

const everyPart: RootContent[] = [
  paragraph('Urgent', 'kicker'),
  { type: 'heading', depth: 1, data: { part: 'headline' }, children: [text('Bees return a lost bell')] },
  paragraph('The tower had waited since the flood', 'deck'),
  paragraph('By Ottilie Marsh', 'byline'),
  paragraph('Valley News Service', 'credit'),
  paragraph('Eds: The name of the bell is new.', 'editorsNote'),
  {
    type: 'paragraph',
    children: [{ type: 'text', value: 'ALDER CREEK (VNS) —', data: { part: 'dateline' } }, text(' It rang.')],
  },
  { type: 'heading', depth: 2, data: { part: 'subhead' }, children: [text('What the keeper heard')] },
  paragraph('“A bell is a patient thing,” she said.', 'pullQuote'),
  {
    type: 'list',
    ordered: true,
    children: [{ type: 'listItem', children: [paragraph('the rope'), paragraph('the wheel')] }],
  },
  { type: 'blockquote', children: [paragraph('Ring me at noon.')] },
  {
    type: 'table',
    children: ['Hive|Bells', 'East|1'].map((row) => ({
      type: 'tableRow',
      children: row.split('|').map((cell) => ({ type: 'tableCell', children: [text(cell)] })),
    })),
  },
  { type: 'code', value: 'East  1  0\nWest  0  1', data: { part: 'agate' } },
  { type: 'thematicBreak' },
  paragraph('Q: Who rang it?', 'question'),
  paragraph('A: The bees.', 'answer'),
  paragraph('An earlier story gave the bell another name.', 'correction'),
  paragraph('Hugo Vane contributed.', 'contributorLine'),
]

export const storyOf = (meta: Partial<Meta> = {}, children = everyPart): Story => ({
  type: 'root',
  children,
  data: {
    meta: {
      uri: 'urn:newsml:vns.example:20260314:bell:1',
      slug: 'bees-return-a-lost-bell',
      language: 'en',
      headline: 'Bees return a lost bell',
      bylines: [{ name: 'Ottilie Marsh', raw: 'By Ottilie Marsh' }],
      wordCount: 60,
      source: { format: 'plain', charset: 'utf-8', sha256: '0'.repeat(64) },
      ...meta,
    },
  },
})

export const editionOf = (stories: Story[], facts: Partial<Edition> = {}): Edition => ({
  id: '0123456789abcdef'.repeat(4),
  title: 'Bees return a lost bell',
  slug: 'bees',
  language: 'en',
  modified: '2026-03-14T09:00:00Z',
  stories,
  pictures: new Map(),
  sources: [],
  ...facts,
})

/** The file of a story's page, where no other has its headline. */
export const pageOf = (story: Story): string => `OEBPS/${storyNames([story])[0]}.xhtml`

/** The bytes of the book, and what was said while it was made. */
export async function printAloud(
  edition: Edition,
  breaks: PageBreak[] = [],
): Promise<{ body: Uint8Array; remarks: string[] }> {
  const file = new VFile()
  const renderer = epub()
  const report = reportOn(file, 'epub', renderer.rules)
  const paper = { path: 'bees.pdf', mediaType: 'application/pdf', body: '', breaks }
  const press = { template: loadTemplate('article'), report, outputs: breaks.length > 0 ? [paper] : [] }
  const [output] = await renderer.render(edition, press)
  if (!(output?.body instanceof Uint8Array)) throw new Error('no book was made')
  return { body: output.body, remarks: file.messages.map(({ reason }) => reason) }
}

/** The bytes of the book. Nothing may have been said. */
export async function print(edition: Edition, breaks: PageBreak[] = []): Promise<Uint8Array> {
  const { body, remarks } = await printAloud(edition, breaks)
  if (remarks.length > 0) throw new Error(remarks.join('\n'))
  return body
}

/** Every file of the book; pictures and faces as bytes. */
export const entriesIn = (bytes: Uint8Array): Map<string, string | Uint8Array> =>
  new Map(
    Object.entries(unzipSync(bytes)).map(([name, file]) => [
      name,
      /\.(?:png|ttf)$/.test(name) ? file : strFromU8(file),
    ]),
  )

/** Those that are text. */
export const unzipped = (bytes: Uint8Array): Map<string, string> =>
  new Map([...entriesIn(bytes)].flatMap(([name, file]) => (typeof file === 'string' ? [[name, file]] : [])))

/** The files of the book, by name. */
export const filesOf = async (edition: Edition): Promise<Map<string, string>> =>
  unzipped(await print(edition))
