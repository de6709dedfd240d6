/** Pictures that messages of each format name: read with their captions and credits, or left out. */
import { describe, expect, test } from 'vitest'
import { resolveConfig } from '../../src/config.ts'
import { readAndEdit } from '../../src/pipeline.ts'
import {
  g2,
  html,
  lede,
  media,
  newsml1,
  ninjs,
  nitf,
  only,
  pictureItem,
  printed,
  remarks,
  shown,
} from './story.ts'

const config = resolveConfig({}, process.cwd())
const url = /^\[pictures\/[0-9a-f]{8}-bell\.jpg\|/
const cases: [name: string, file: string, body: string, alt: string, caption: string[]][] = [
  ['NITF', 'a.xml', nitf(media('http://127.0.0.1:9/x/bell.jpg?w=3#top')), 'A bell', []],
  [
    'NITF with caption and credit',
    'a.xml',
    nitf(
      media(
        'bell.jpg',
        '<media-caption><p>The <em>bell</em>.</p></media-caption><media-producer>Lars Quennell</media-producer>',
      ),
    ),
    'A bell',
    ['The bell. (Lars Quennell)'],
  ],
  [
    'NITF whose caption has the credit',
    'a.xml',
    nitf(
      media(
        'bell.jpg',
        '<media-caption>The bell. (AP/Lars Quennell)</media-caption><media-producer>Lars Quennell</media-producer>',
      ),
    ),
    'A bell',
    ['The bell. (AP/Lars Quennell)'],
  ],
  [
    'a figure of HTML',
    'a.html',
    html(
      '<figure><img src="/img/bell.jpg" alt=" A\n bell "><figcaption>The bell. <span>AP</span></figcaption></figure>',
    ),
    'A bell',
    ['The bell. AP'],
  ],
  ['an image that stands alone', 'a.html', html('<p><a href="/x"><img src="bell.jpg"></a></p>'), '', []],
  [
    'ninjs 1.x, associations by name',
    'a.json',
    ninjs({
      associations: {
        main: {
          type: 'picture',
          description_text: 'The bell.',
          body_text: 'A bell',
          byline: 'Io Lund',
          renditions: {
            a: { href: 'http://127.0.0.1:9/bell.jpg', width: 9 },
            b: { href: 'wide.jpg', width: 99 },
          },
        },
      },
    }),
    'A bell',
    ['The bell. (Io Lund)'],
  ],
  [
    'ninjs 3.x, associations in a row',
    'a.json',
    ninjs({
      associations: [
        {
          name: 'main',
          descriptions: [
            { role: 'caption', value: 'The bell.' },
            { role: 'alttext', value: 'A bell' },
          ],
          renditions: [{ name: 'a', href: 'bell.jpg' }],
        },
      ],
    }),
    'A bell',
    ['The bell.'],
  ],
  ['NewsML 1.x', 'a.xml', newsml1, '', ['The bell. It is cracked. (Lars Quennell)']],
  [
    'NewsML-G2, a rendition',
    'a.xml',
    g2('', '<remoteContent contenttype="image/jpeg" href="bell.jpg"/>'),
    '',
    [],
  ],
  [
    'NewsML-G2, an item that it links to',
    'a.xml',
    g2('<link residref="urn:x:2"/>', '', pictureItem('usable')),
    '',
    ['The bell. (AP)'],
  ],
  [
    'Markdown',
    'a.md',
    `# A bell goes home\n\n![A bell](x/bell.jpg)\n\n*The bell.*\n\n${lede}\n`,
    'A bell',
    ['The bell.'],
  ],
]

describe.each(cases)('%s', (_name, file, body, alt, caption) => {
  test('shows the picture above the copy', async () => {
    const print = await printed(file, body)
    expect(print.bug).toBeUndefined()
    expect(remarks(print)).toEqual([])
    const [headline, figure = '', ...others] = shown(print)
    expect(headline).toBe('A bell goes home')
    expect(figure).toMatch(url)
    expect(figure.slice(figure.indexOf('|') + 1, -1)).toBe(alt)
    expect(others).toEqual([...caption, lede])
    expect(
      print.outputs.filter((output) => output.path === figure.slice(1, figure.indexOf('|'))),
    ).toHaveLength(1)
  })

  test('leaves it out without a word where it is not there', async () => {
    const [without, lost] = [
      await printed(file, body, only({})),
      await readAndEdit({ path: file, bytes: Buffer.from(body) }, config),
    ]
    if (file.endsWith('.md')) return
    expect(shown(without)).toEqual(['A bell goes home', lede])
    expect(remarks(without).map((remark) => remark.split(' ', 1)[0])).toEqual(['picture:missing'])
    expect(without.stories[0]?.data.meta.pictures).toBeUndefined()
    expect(lost.stories.map(({ children }) => children.length)).toEqual([2])
  })
})

test.each([
  ['a held picture', 'a.xml', g2('<link residref="urn:x:2"/>', '', pictureItem('withheld'))],
  [
    'a canceled association',
    'a.json',
    ninjs({ associations: { main: { pubstatus: 'canceled', renditions: { a: { href: 'bell.jpg' } } } } }),
  ],
  [
    'a video',
    'a.json',
    ninjs({ associations: { main: { type: 'video', renditions: { a: { href: 'bell.jpg' } } } } }),
  ],
  [
    'a picture in a note for the desk',
    'a.xml',
    nitf(`<note type="npa"><body.content>${media('bell.jpg')}</body.content></note>`),
  ],
  ['a picture that is hidden', 'a.html', html('<figure hidden><img src="bell.jpg"></figure>')],
  [
    'a picture in an advertisement',
    'a.html',
    html('<div class="ad"><figure><img src="bell.jpg"></figure></div>'),
  ],
])('%s is not shown', async (_name, file, body) => {
  const print = await printed(file, body)
  expect(shown(print)).toEqual(['A bell goes home', lede])
  expect(print.outputs.map((output) => output.path).join()).not.toContain('pictures/')
})

test('a story shows a picture once', async () => {
  const body = `<figure><img src="bell.jpg"><figcaption>The bell.</figcaption></figure><p>${lede}</p>`
  const associations = { main: { description_text: 'The same.', renditions: { a: { href: 'bell.jpg' } } } }
  expect(
    shown(await printed('a.json', ninjs({ body_text: undefined, body_html: body, associations }))).slice(2),
  ).toEqual(['The bell.', lede])
})

test('of a story that may not go out, no picture is named', async () => {
  const print = await printed(
    'a.json',
    ninjs({ pubstatus: 'canceled', associations: { m: { renditions: { a: { href: 'x.jpg' } } } } }),
  )
  expect(print.outputs).toEqual([])
  expect(remarks(print).join()).not.toContain('x.jpg')
})
