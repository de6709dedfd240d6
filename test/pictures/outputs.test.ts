/** Pictures in every output: with their captions, by the same bytes each time. */
import { strFromU8, unzipSync, unzlibSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { pictureOf } from '../../src/pictures.ts'
import { plateOf } from '../../src/renderers/pdf/plates.ts'
import type { Picture } from '../../src/story.ts'
import { adam7, jpeg, png } from './made.ts'
import { media, nitf, only, printed, remarks, shown } from './story.ts'

describe('every output', () => {
  const caption = '<media-caption>The bell at <em class="italic">Ashmere</em>.</media-caption>'
  const files = { 'Große Glocke.PNG': png({ type: 6 }), 'bell.jpg': jpeg() }
  const body = nitf(
    `${media('a/Gro%C3%9Fe%20Glocke.PNG', caption)}<p>One.</p>${media('bell.jpg').replace(' alternate-text="A bell"', '')}`,
  )
  const output = async (end: string) => {
    const { outputs } = await printed('a.xml', body, only(files))
    return outputs.find((each) => each.path.endsWith(end))?.body ?? ''
  }

  test('goes with the files of its pictures, named by what is in them', async () => {
    const { outputs, file } = await printed('a.xml', body, only(files))
    expect(file.messages.map(({ reason }) => reason)).toEqual([])
    const pictures = outputs.filter((each) => each.path.startsWith('pictures/'))
    expect(pictures.map((each) => each.path.replace(/[0-9a-f]{8}/, '…'))).toEqual([
      'pictures/…-grosse-glocke.png',
      'pictures/…-bell.jpg',
    ])
    expect(pictures.map((each) => each.mediaType)).toEqual(['image/png', 'image/jpeg'])
    expect(pictures.map((each) => Buffer.from(each.body))).toEqual(Object.values(files))
  })

  test('in Markdown', async () => {
    expect(String(await output('.md'))).toMatch(
      /\n!\[A bell\]\(pictures\/[0-9a-f]{8}-grosse-glocke\.png\)\n\n\*The bell at/,
    )
  })

  test('in HTML', async () => {
    expect(String(await output('.html'))).toMatch(
      /<figure><img src="pictures\/[0-9a-f]{8}-grosse-glocke\.png" width="3" height="2" alt="A bell"><figcaption>The bell at <em>Ashmere<\/em>\.<\/figcaption><\/figure>/,
    )
  })

  test('in EPUB', async () => {
    const book = unzipSync(Buffer.from(await output('.epub')))
    const names = Object.keys(book).filter((name) => name.includes('pictures/'))
    expect(names).toHaveLength(2)
    const opf = strFromU8(book['OEBPS/content.opf'] ?? new Uint8Array())
    for (const name of names) expect(opf).toContain(`href="${name.slice(6)}" media-type="image/`)
    expect(opf).toContain('accessModeSufficient">textual,visual')
    const page = Object.entries(book).find(([name]) => /story.*xhtml$/.test(name))?.[1]
    expect(strFromU8(page ?? new Uint8Array())).toMatch(
      /<figure><img [^>]*alt="A bell" \/><figcaption id="[^"]+">The bell at/,
    )
  })

  test('in PDF, tagged, what has no words as an artifact', async () => {
    const file = Buffer.from(await output('.pdf')).toString('latin1')
    expect(file.match(/\/Subtype \/Image/g)).toHaveLength(2)
    expect(file.match(/\/S \/Figure\n/g)).toHaveLength(1)
    expect(file).toMatch(/\/Alt \(A bell\)/)
    expect(file).toContain('/BBox [')
    expect(file.match(/\/S \/Caption\n/g)).toHaveLength(1)
    expect(file).not.toMatch(/SMask|Interpolate/)
  })

  test('twice has the same bytes', async () => {
    const [one, other] = [
      await printed('a.xml', body, only(files)),
      await printed('a.xml', body, only(files)),
    ]
    expect(one.outputs.map((each) => Buffer.from(each.body).toString('hex'))).toEqual(
      other.outputs.map((each) => Buffer.from(each.body).toString('hex')),
    )
  })
})

test.each([
  ['four colors', jpeg({ colors: 4 }), 'is in the four colors of print'],
  ['broken interlaced rows', png({ interlaced: true }), 'is a broken PNG'],
])('a picture of %s is left out of the PDF, its caption not', async (_name, bytes, fault) => {
  const print = await printed(
    'a.xml',
    nitf(media('bell.jpg', '<media-caption>The bell.</media-caption>')),
    only({ 'bell.jpg': bytes }),
  )
  expect(remarks(print).join()).toMatch(
    new RegExp(`^pdf:picture pictures/\\w+-bell\\.\\w+ ${fault}: the PDF leaves it out$`),
  )
  expect(shown(print)).toContain('The bell.')
  expect(print.outputs.some((each) => each.path.endsWith('.pdf'))).toBe(true)
})

test.each([0, 1, 2, 3, 4])('what is transparent is laid on white, rows of filter %i', (filter) => {
  const plate = plateOf(pictureOf(png({ type: 6, filter, pixel: [2, 4, 6, 51] })) as Picture)
  if ('fault' in plate) throw new Error(plate.fault)
  const pixels = unzlibSync(plate.bytes)
  expect(pixels).toHaveLength(3 * 2 * 3)
  // Left, up, average and Paeth take from the pixel before, so the second is another.
  expect([...pixels.subarray(0, 3)]).toEqual([204, 205, 205])
  const second = {
    0: [204, 205, 205],
    1: [155, 156, 158],
    2: [204, 205, 205],
    3: [180, 181, 182],
    4: [155, 156, 158],
  }
  expect([...pixels.subarray(3, 6)]).toEqual(second[filter as 0])
})

test('interlaced rows are put in their places', () => {
  const facts = { type: 2, width: 9, height: 6 } as const
  const [plain, interlaced] = [png(facts), adam7(9, 6)].map((bytes) => plateOf(pictureOf(bytes) as Picture))
  if (!plain || !interlaced || 'fault' in plain || 'fault' in interlaced) throw new Error('There is a fault')
  const rows = unzlibSync(interlaced.bytes)
  expect(rows).toHaveLength(unzlibSync(plain.bytes).length)
  for (let y = 0; y < 6; y++) {
    for (let x = 0; x < 9; x++) {
      const at = y * (9 * 3 + 1) + 1 + x * 3
      expect([...rows.subarray(at, at + 3)]).toEqual([x, y, 7])
    }
  }
})

test('a palette with transparent colors has them on white', () => {
  const plate = plateOf(pictureOf(png({ type: 3 })) as Picture)
  expect(plate).toMatchObject({
    data: { ColorSpace: ['Indexed', 'DeviceRGB', 1, Buffer.from([255, 255, 255, 200, 100, 50])] },
  })
})
