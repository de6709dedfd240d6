/**
 * The pictures that a message names, looked for among those that were sent with it; never fetched.
 *
 *     https://wire.example/2026/bell.jpg?w=640   ->  bell.jpg, in the folder of pictures or not at all
 *     bell.jpg                                   ->  pictures/3f9a12c4-bell.jpg, by its bytes and its name
 */
import { createHash } from 'node:crypto'
import { fails, informs, type Report, warns } from './report.ts'
import { slugOf } from './slug.ts'
import type { Meta, Picture, Pictures, Story } from './story.ts'

declare module 'vfile' {
  interface DataMap {
    /** Where the pictures of a source are looked for. */
    pictures: Shelf
  }
}

export const pictureRules = {
  missing: informs(
    'A picture that a message names is not among those that were sent with it; it is left out.',
  ),
  unfit: warns('A picture is no PNG or JPEG, or too large; it is left out.'),
  changed: fails('A picture is not what it was when its message was read.'),
}

/** The largest picture, in bytes, and the longest of its sides, in pixels. */
export const pictureLimit = 16 * 1024 * 1024
const longestSide = 12_000

/** What was asked for in vain. */
interface Want {
  meta: Meta
  rule: 'missing' | 'unfit'
  reason: string
}

/** The pictures of one source: found once, and what its stories asked for in vain. */
export class Shelf {
  readonly #load: Pictures
  readonly #known = new Map<string, { url: string } | { rule: Want['rule']; reason: string }>()
  readonly #wants: Want[] = []

  constructor(load: Pictures) {
    this.#load = load
  }

  /** The URL of the first of several renditions that is there; the story's facts then name its file. */
  find(references: readonly string[], meta: Meta): string | undefined {
    const names = [...new Set(references.flatMap((reference) => nameIn(reference) ?? []))]
    const found = names.map((name) => ({ name, ...this.#found(name) }))
    for (const each of found) {
      if (!('url' in each)) continue
      const { name, url } = each
      const known = meta.pictures ?? []
      if (known.every((other) => other.url !== url)) meta.pictures = [...known, { name, url }]
      return url
    }
    const want = found.find((each) => 'rule' in each && each.rule === 'unfit') ?? found[0]
    if (want && 'rule' in want) this.#wants.push({ meta, rule: want.rule, reason: want.reason })
    return undefined
  }

  /** Says what a story asked for in vain. */
  tell({ data }: Story, report: Report<Want['rule']>): void {
    const reasons = new Set<string>()
    for (const { meta, rule, reason } of this.#wants) {
      if (meta !== data.meta || reasons.has(reason)) continue
      reasons.add(reason)
      report(rule, reason)
    }
  }

  #found(name: string) {
    const known = this.#known.get(name) ?? this.#look(name)
    this.#known.set(name, known)
    return known
  }

  #look(name: string): { url: string } | { rule: Want['rule']; reason: string } {
    const bytes = this.#load(name)
    if (!bytes) return { rule: 'missing', reason: `There is no picture ${name} to show: it is left out` }
    const picture = pictureOf(bytes)
    if ('fault' in picture) return { rule: 'unfit', reason: `${name} ${picture.fault}: it is left out` }
    return { url: urlOf(name, picture) }
  }
}

/** The pictures of a story, as they were when it was read; says which are not. */
export function picturesOf(
  { data }: Story,
  load: Pictures | undefined,
  report: Report<'changed'>,
): Map<string, Picture> {
  const pictures = new Map<string, Picture>()
  if (!load) return pictures
  for (const { name, url } of data.meta.pictures ?? []) {
    if (pictures.has(url)) continue
    const bytes = load(name)
    const picture = bytes && pictureOf(bytes)
    if (picture && !('fault' in picture) && urlOf(name, picture) === url) pictures.set(url, picture)
    else report('changed', `The picture ${name} is not what it was when its message was read`)
  }
  return pictures
}

/** The name that an address ends in, if a file can have it. */
export function nameIn(reference: string): string | undefined {
  if (/^data:/i.test(reference)) return undefined
  const last =
    reference
      .trim()
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? ''
  const name = decoded(last)
  const isPlain = name !== '' && name.length <= 255 && !/^\.|[/\\\p{Cc}\p{Cf}]/u.test(name)
  return isPlain ? name : undefined
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch (error) {
    // A per cent sign of the name's own.
    if (error instanceof URIError) return segment
    throw error
  }
}

/** Its first 32 bits of SHA-256 and its name; a name that begins with those keeps them once. */
function urlOf(name: string, { mediaType, bytes }: Picture): string {
  const sum = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  const words = slugOf(name.replace(/\.[^.]*$/, '').replace(new RegExp(`^${sum}-`), '')) || 'picture'
  return `pictures/${sum}-${words}.${mediaType === 'image/png' ? 'png' : 'jpg'}`
}

/** A picture by its first bytes, or why it is none that can be shown. */
export function pictureOf(bytes: Uint8Array): Picture | { fault: string } {
  if (bytes.length > pictureLimit) return { fault: `is over ${pictureLimit / 1024 / 1024} MiB` }
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = inPng(data) ?? inJpeg(data)
  if (!found) return { fault: 'is no PNG or JPEG' }
  const { width, height } = found
  if (width < 1 || height < 1) return { fault: 'has no size' }
  if (Math.max(width, height) > longestSide) return { fault: `is over ${longestSide} pixels a side` }
  return { ...found, bytes }
}

type Measures = Omit<Picture, 'bytes'>

/** PNG (ISO 15948), 5.2 and 11.2.1. */
function inPng(data: Buffer): Measures | undefined {
  if (data.length < 33 || data.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined
  if (data.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return {
    mediaType: 'image/png',
    width: data.readUInt32BE(16),
    height: data.readUInt32BE(20),
    orientation: 1,
  }
}

/** JPEG (ITU-T T.81), B.2.2: the frame header, after as many segments as there are. */
function inJpeg(data: Buffer): Measures | undefined {
  if (data.length < 4 || data.readUIntBE(0, 3) !== 0xffd8ff) return undefined
  let orientation = 1
  for (const { marker, body } of segmentsOf(data)) {
    if (marker === 0xe1) orientation = orientationIn(body) ?? orientation
    if (!isFrame(marker) || body.length < 6) continue
    const [height, width] = [body.readUInt16BE(1), body.readUInt16BE(3)]
    const isTurned = orientation > 4
    return {
      mediaType: 'image/jpeg',
      width: isTurned ? height : width,
      height: isTurned ? width : height,
      orientation,
    }
  }
  return undefined
}

/** SOF0 to SOF15, without the tables and extensions that stand among them. */
export function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** The marker segments before the first scan. */
export function* segmentsOf(data: Buffer): Generator<{ marker: number; body: Buffer }> {
  for (let at = 2; at + 4 <= data.length && data[at] === 0xff; ) {
    const marker = data.readUInt8(at + 1)
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at++
      continue
    }
    const length = data.readUInt16BE(at + 2)
    if (marker === 0xda || length < 2) return
    yield { marker, body: data.subarray(at + 4, at + 2 + length) }
    at += 2 + length
  }
}

/** Exif 2.3, 4.6: the tag 0112 of the first directory. */
function orientationIn(body: Buffer): number | undefined {
  if (body.length < 14 || body.toString('latin1', 0, 6) !== 'Exif\0\0') return undefined
  const tiff = body.subarray(6)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let index = 0; index < short(directory); index++) {
    const at = directory + 2 + 12 * index
    if (at + 12 > tiff.length) return undefined
    const value = short(at + 8)
    if (short(at) === 0x0112) return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}
