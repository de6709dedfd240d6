/** Pictures made by hand: as small as can be, and whatever is to be wrong with them. */
import { crc32 } from 'node:zlib'
import { zlibSync } from 'fflate'

export interface PngFacts {
  width?: number
  height?: number
  /** 2 color, 3 by a palette, 6 with transparency. */
  type?: 2 | 3 | 6
  interlaced?: boolean
  /** Of each pixel; the same for all. */
  pixel?: readonly number[]
  filter?: number
}

/** PNG (ISO 15948), 11. */
export function png({
  width = 3,
  height = 2,
  type = 2,
  interlaced = false,
  filter = 0,
  ...facts
}: PngFacts = {}): Buffer {
  const pixel = facts.pixel ?? { 2: [200, 100, 50], 3: [1], 6: [200, 100, 50, 128] }[type]
  const row = [filter, ...Array.from({ length: width }, () => pixel).flat()]
  const rows = Uint8Array.from(Array.from({ length: height }, () => row).flat())
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, type, 0, 0, interlaced ? 1 : 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    ...(type === 3
      ? [chunk('PLTE', Buffer.from([0, 0, 0, 200, 100, 50])), chunk('tRNS', Buffer.from([0]))]
      : []),
    chunk('IDAT', Buffer.from(zlibSync(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** An interlaced PNG whose pixels say where they stand: [x, y, 7]. Its passes are PNG's, 8.2. */
export function adam7(width: number, height: number): Buffer {
  const order = [
    '16462646',
    '77777777',
    '56565656',
    '77777777',
    '36463646',
    '77777777',
    '56565656',
    '77777777',
  ]
  const places = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => ({ x, y, pass: Number(order[y % 8]?.[x % 8]) })),
  )
  const rows = [1, 2, 3, 4, 5, 6, 7].flatMap((pass) =>
    places
      .map((row) => row.filter((place) => place.pass === pass))
      .filter((row) => row.length > 0)
      .flatMap((row) => [0, ...row.flatMap(({ x, y }) => [x, y, 7])]),
  )
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 1], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', Buffer.from(zlibSync(Uint8Array.from(rows)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** A JPEG as far as its frame: nobody unpacks it (ITU-T T.81, B.2). */
export function jpeg({ width = 4, height = 3, colors = 3, orientation = 1 } = {}): Buffer {
  const exif = Buffer.from(
    `Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(orientation)}\0\0`,
    'latin1',
  )
  const frame = Buffer.alloc(6 + 3 * colors)
  frame.writeUInt8(8, 0)
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  frame.writeUInt8(colors, 5)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, exif),
    segment(0xc0, frame),
    Buffer.from([0xff, 0xda, 0, 2, 0xff, 0xd9]),
  ])
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
