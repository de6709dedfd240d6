/**
 * Pictures as PDF holds them (ISO 32000-1, 8.9): a JPEG as it is, a PNG with its own compressed rows; what is
 * transparent is laid on white, which PDF/A-3a would allow but printers get wrong.
 */
import { unzlibSync } from 'fflate'
import { isFrame, segmentsOf } from '../../pictures.ts'
import type { Picture } from '../../story.ts'
import { type Container, type Dictionary, deflate, type Ref, type Value } from './port.ts'

/** An image XObject before it is written. */
export interface Plate {
  data: Dictionary
  bytes: Uint8Array
}

/** A picture made ready for print, or why it cannot be. */
export function plateOf(picture: Picture): Plate | { fault: string } {
  const bytes = Buffer.from(picture.bytes)
  return picture.mediaType === 'image/jpeg' ? ofJpeg(bytes) : ofPng(bytes)
}

export function embed(container: Container, { data, bytes }: Plate): Ref {
  return container.stream({ Type: 'XObject', Subtype: 'Image', ...data }, bytes)
}

/** The page's colors are those of sRGB (profile.ts): four inks have no place on it. */
function ofJpeg(bytes: Buffer): Plate | { fault: string } {
  for (const { marker, body } of segmentsOf(bytes)) {
    if (!isFrame(marker)) continue
    const [precision, height, width, colors] = [
      body.readUInt8(0),
      body.readUInt16BE(1),
      body.readUInt16BE(3),
      body.readUInt8(5),
    ]
    // Baseline, extended and progressive, with Huffman’s code: what DCTDecode knows (7.4.8).
    if (marker > 0xc2 || precision !== 8) return { fault: 'is a JPEG of a rare kind' }
    if (colors !== 1 && colors !== 3) return { fault: 'is in the four colors of print' }
    const ColorSpace = colors === 1 ? 'DeviceGray' : 'DeviceRGB'
    return {
      data: { Width: width, Height: height, ColorSpace, BitsPerComponent: 8, Filter: 'DCTDecode' },
      bytes,
    }
  }
  return { fault: 'is no JPEG' }
}

interface Png {
  width: number
  height: number
  depth: number
  /** PNG (ISO 15948), 11.2.1: 0 gray, 2 color, 3 by a palette, 4 gray and 6 color with transparency. */
  type: number
  isInterlaced: boolean
  palette: Buffer
  /** Of the palette's colors. */
  alphas: Buffer
  rows: Buffer
}

function ofPng(bytes: Buffer): Plate | { fault: string } {
  const given = chunksIn(bytes)
  const isSound = given.rows.length > 0 && channels[given.type] !== undefined
  if (!isSound) return { fault: 'is a broken PNG' }
  const png = given.isInterlaced ? deinterlaced(given) : given
  if ('fault' in png) return png
  if (png.type >= 4) return flattened(png)
  const { width, height, depth, type, rows } = png
  const Colors = type === 2 ? 3 : 1
  const ColorSpace = type === 3 ? indexed(png) : type === 0 ? 'DeviceGray' : 'DeviceRGB'
  return {
    data: {
      ...{ Width: width, Height: height, ColorSpace, BitsPerComponent: depth, Filter: 'FlateDecode' },
      DecodeParms: { Predictor: 15, Colors, BitsPerComponent: depth, Columns: width },
    },
    bytes: rows,
  }
}

/** Values of a pixel, by the type of the picture (PNG, 11.2.1). */
const channels: Partial<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Adam7 (PNG, 8.2): where each pass begins, across and down, and its steps. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** The same picture row by row, without filters. */
function deinterlaced(png: Png): Png | { fault: string } {
  const { width, height, depth, type, rows } = png
  const pixel = ((channels[type] ?? 1) * depth) / 8
  if (!Number.isInteger(pixel)) return { fault: 'is interlaced in less than bytes' }
  const stride = width * pixel + 1
  if (stride * height > unpackedLimit) return { fault: 'is too large to be unpacked' }
  const passes = adam7.map(([left, top, across, down]) => {
    const columns = Math.ceil((width - left) / across)
    const lines = columns > 0 ? Math.max(0, Math.ceil((height - top) / down)) : 0
    return { left, top, across, down, columns, lines, length: lines * (columns * pixel + 1) }
  })
  const raw = unpacked(
    rows,
    passes.reduce((sum, { length }) => sum + length, 0),
  )
  if (!raw) return { fault: 'is a broken PNG' }
  const whole = new Uint8Array(stride * height)
  let from = 0
  for (const { left, top, across, down, columns, lines, length } of passes) {
    const part = raw.subarray(from, from + length)
    from += length
    unfilter(part, columns * pixel, lines, pixel)
    for (let index = 0; index < lines * columns; index++) {
      const [line, column] = [Math.floor(index / columns), index % columns]
      const at = line * (columns * pixel + 1) + 1 + column * pixel
      const to = (top + line * down) * stride + 1 + (left + column * across) * pixel
      whole.set(part.subarray(at, at + pixel), to)
    }
  }
  return { ...png, isInterlaced: false, rows: Buffer.from(deflate(whole)) }
}

function chunksIn(bytes: Buffer): Png {
  const rows: Buffer[] = []
  let [palette, alphas] = [Buffer.alloc(0), Buffer.alloc(0)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (name === 'PLTE') palette = Buffer.from(body)
    if (name === 'tRNS') alphas = Buffer.from(body)
    if (name === 'IDAT') rows.push(body)
    at += 12 + length
  }
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    depth: bytes.readUInt8(24),
    type: bytes.readUInt8(25),
    isInterlaced: bytes.readUInt8(28) !== 0,
    palette,
    alphas,
    rows: Buffer.concat(rows),
  }
}

/** The palette, its transparent colors on white. */
function indexed({ palette, alphas }: Png): Value[] {
  const count = Math.floor(palette.length / 3)
  const colors = palette
    .subarray(0, 3 * count)
    .map((value, index) => onWhite(value, alphas[Math.floor(index / 3)] ?? 255))
  return ['Indexed', 'DeviceRGB', Math.max(0, count - 1), Buffer.from(colors)]
}

function onWhite(value: number, alpha: number): number {
  return Math.round((value * alpha + 255 * (255 - alpha)) / 255)
}

/** So many bytes a picture may have when it is unpacked. */
const unpackedLimit = 256 * 1024 * 1024

/** Rows unpacked, laid on white, and packed again. Of 16 bits, the upper eight. */
function flattened({ width, height, depth, type, rows }: Png): Plate | { fault: string } {
  const colors = type === 4 ? 1 : 3
  const step = depth / 8
  const pixel = (colors + 1) * step
  const stride = width * pixel
  if (!Number.isInteger(step) || (stride + 1) * height > unpackedLimit)
    return { fault: 'is too large to be unpacked' }
  const raw = unpacked(rows, (stride + 1) * height)
  if (!raw) return { fault: 'is a broken PNG' }
  unfilter(raw, stride, height, pixel)
  const flat = new Uint8Array(width * height * colors)
  for (let index = 0; index < width * height; index++) {
    const at = Math.floor(index / width) * (stride + 1) + 1 + (index % width) * pixel
    const alpha = raw[at + colors * step] ?? 255
    for (let color = 0; color < colors; color++)
      flat[index * colors + color] = onWhite(raw[at + color * step] ?? 0, alpha)
  }
  const ColorSpace = colors === 1 ? 'DeviceGray' : 'DeviceRGB'
  return {
    data: { Width: width, Height: height, ColorSpace, BitsPerComponent: 8, Filter: 'FlateDecode' },
    bytes: deflate(flat),
  }
}

/** Nothing where they do not unpack to so many bytes. */
function unpacked(rows: Uint8Array, length: number): Uint8Array | undefined {
  try {
    const raw = unzlibSync(rows, { out: new Uint8Array(length) })
    return raw.length === length ? raw : undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

/** PNG (ISO 15948), 9.2: each row by the one above it, in place. */
function unfilter(raw: Uint8Array, stride: number, height: number, pixel: number): void {
  for (let row = 0; row < height; row++) {
    const from = row * (stride + 1) + 1
    const filter = raw[from - 1]
    for (let at = from; at < from + stride; at++) {
      const left = at - from >= pixel ? (raw[at - pixel] ?? 0) : 0
      const up = row > 0 ? (raw[at - stride - 1] ?? 0) : 0
      const corner = row > 0 && at - from >= pixel ? (raw[at - stride - 1 - pixel] ?? 0) : 0
      raw[at] = (raw[at] ?? 0) + predicted(filter, left, up, corner)
    }
  }
}

function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs)
  if ((toLeft ?? 0) <= (toUp ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left
  return (toUp ?? 0) <= (toCorner ?? 0) ? up : corner
}
