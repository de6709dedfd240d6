/** The e-book as the pipeline makes it: hostile copy stays copy, an edition stands in order. */
import { expect, test } from 'vitest'
import { resolveConfig } from '../src/config.ts'
import { convert } from '../src/pipeline.ts'
import { epub } from '../src/renderers/epub/epub.ts'
import { nameOf } from '../src/renderers/epub/ids.ts'
import { unzipped } from './epub/story.ts'

const brief = (headline: string, words: string) =>
  `${headline}\n\nALDER CREEK, Mont. (AP) -- ${words} The bees are well, and send their regards to all who asked.\n`

/** The files of the book that is made of these wires. */
async function bookOf(...wires: string[]): Promise<Map<string, string>> {
  const config = resolveConfig({ renderers: [epub()], bind: 'edition', title: 'Bees & <others>' }, '.')
  const sources = wires.map((words, index) => ({ path: `${index}.txt`, bytes: Buffer.from(words) }))
  for await (const { outputs, file } of convert(sources, config)) {
    expect(file.messages.filter((message) => message.fatal)).toEqual([])
    const [book] = outputs
    if (book) return unzipped(Buffer.from(book.body))
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
  const page = [...files].find(([name]) => name.includes('story-'))?.[1] ?? ''
  expect(page).toContain('&#x3C;script>alert(1)&#x3C;/script>')
  expect(page).not.toContain('\u0007')
  expect(files.get('OEBPS/content.opf')).toContain('<dc:title>Bees &amp; &lt;others&gt;</dc:title>')
})

test('an edition has its contents, in order, in the spine', async () => {
  const files = await bookOf(brief('First bees', 'One.'), brief('Second bees', 'Two.'))
  const opf = files.get('OEBPS/content.opf') ?? ''
  const stories = ['first-bees', 'second-bees'].map((slug) => nameOf('story', slug))
  expect([...opf.matchAll(/idref="([^"]+)"/g)].map(([, id]) => id)).toEqual([
    'cover',
    'nav',
    ...stories,
    'colophon',
  ])
  const points = [...(files.get('OEBPS/toc.ncx') ?? '').matchAll(/<content src="([^"]+)"/g)]
  expect(points.map(([, file]) => file)).toEqual([...stories, 'colophon'].map((name) => `${name}.xhtml`))
})
