/** The e-book: its self-check bites, hostile copy stays copy, an edition stands in order. */
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { resolveConfig } from '../src/config.ts'
import { convert } from '../src/pipeline.ts'
import { faultsIn } from '../src/renderers/epub/check.ts'
import { epub } from '../src/renderers/epub/epub.ts'

const brief = (headline: string, words: string) =>
  `${headline}\n\nALDER CREEK, Mont. (AP) -- ${words} The bees are well, and send their regards to all who asked.\n`

/** The files of the book that is made of these wires. */
async function bookOf(...wires: string[]): Promise<Map<string, string>> {
  const config = resolveConfig({ renderers: [epub()], bind: 'edition', title: 'Bees & <others>' }, '.')
  const sources = wires.map((words, index) => ({ path: `${index}.txt`, bytes: Buffer.from(words) }))
  for await (const { outputs, file } of convert(sources, config)) {
    expect(file.messages.filter((message) => message.fatal)).toEqual([])
    const [book] = outputs
    if (book)
      return new Map(
        Object.entries(unzipSync(Buffer.from(book.body))).map(([name, bytes]) => [name, strFromU8(bytes)]),
      )
  }
  throw new Error('no book was made')
}

test('mimetype is first, and stored', async () => {
  const config = resolveConfig({ renderers: [epub()] }, '.')
  for await (const { outputs } of convert(
    [{ path: 'a', bytes: Buffer.from(brief('Bees', 'So.')) }],
    config,
  )) {
    const bytes = Buffer.from(outputs[0]?.body ?? '')
    expect(bytes.subarray(30, 58).toString('latin1')).toBe('mimetypeapplication/epub+zip')
    expect(bytes.readUInt16LE(8)).toBe(0)
  }
})

test('hostile copy stays copy', async () => {
  const files = await bookOf(
    brief('AT&T <b>wins</b> ]]> & "so"', 'A bell\u0007 rang; <script>alert(1)</script> -- ]]> &amp;c.'),
  )
  expect(faultsIn(files)).toEqual([])
  const page = [...files].find(([name]) => name.includes('story-001'))?.[1] ?? ''
  expect(page).toContain('&#x3C;script>alert(1)&#x3C;/script>')
  expect(page).not.toContain('\u0007')
  expect(files.get('OEBPS/content.opf')).toContain('<dc:title>Bees &amp; &lt;others&gt;</dc:title>')
})

test('an edition has its contents, in order, in the spine', async () => {
  const files = await bookOf(brief('First bees', 'One.'), brief('Second bees', 'Two.'))
  const opf = files.get('OEBPS/content.opf') ?? ''
  expect([...opf.matchAll(/idref="([^"]+)"/g)].map(([, id]) => id)).toEqual(['nav', 'story-001', 'story-002'])
  const points = [...(files.get('OEBPS/toc.ncx') ?? '').matchAll(/<content src="([^"]+)"/g)].map(
    ([, file]) => file,
  )
  expect(points).toEqual(['story-001-first-bees.xhtml', 'story-002-second-bees.xhtml'])
})

describe('the self-check says', () => {
  const page = 'OEBPS/story-001-first-bees.xhtml'
  const faults: [name: string, file: string, from: RegExp | string, to: string, says: string][] = [
    ['that a page is not well formed', page, '</article>', '', `${page} is not well formed`],
    [
      'that an id stands twice',
      page,
      '<main>',
      '<main><p id="headline"/>',
      `${page} has two elements headline`,
    ],
    [
      'that a link leads nowhere',
      page,
      '<main>',
      '<main><a href="other.xhtml">x</a>',
      'points to other.xhtml, which is not there',
    ],
    [
      'that a fragment is missing',
      'OEBPS/toc.xhtml',
      'first-bees.xhtml"',
      'first-bees.xhtml#x"',
      'which has no such element',
    ],
    [
      'that a file is in no manifest',
      'OEBPS/content.opf',
      /<item id="css-modern".*\n/,
      '',
      'OEBPS/modern.css is not in the manifest',
    ],
    [
      'that the spine names no item',
      'OEBPS/content.opf',
      'idref="story-001"',
      'idref="story-009"',
      'has no item story-009',
    ],
    [
      'that the contents are out of order',
      'OEBPS/toc.xhtml',
      /(<li>.*first-bees.*\n)(<li>.*second-bees.*\n)/,
      '$2$1',
      'do not stand in the order of the spine',
    ],
  ]
  test.each(faults)('%s', async (_name, file, from, to, says) => {
    const files = await bookOf(brief('First bees', 'One.'), brief('Second bees', 'Two.'))
    const words = files.get(file) ?? ''
    expect(words.replace(from, to)).not.toBe(words)
    files.set(file, words.replace(from, to))
    expect(faultsIn(files).join('\n')).toContain(says)
  })
})
