/**
 * The sRGB color space as an ICC profile, for the output intent (ISO 15076-1:2010, profile version 4.2; IEC
 * 61966-2-1). Built here from its few numbers, so that there is no file to carry along.
 */
import { deflate } from './port.ts'

/** Signed 15.16 fixed-point numbers (ISO 15076-1, 4.6). */
const fixed = (...numbers: number[]) => numbers.flatMap((number) => long(Math.round(number * 65536)))
const long = (number: number) => [number >> 24, number >> 16, number >> 8, number].map((byte) => byte & 0xff)
const short = (number: number) => [number >> 8, number & 0xff]
const ascii = (signs: string) => [...signs].map((sign) => sign.charCodeAt(0))

const xyz = (x: number, y: number, z: number) => [...ascii('XYZ '), ...long(0), ...fixed(x, y, z)]

/** One record, in American English (10.13). */
const localized = (copy: string) => [
  ...[...ascii('mluc'), ...long(0), ...long(1), ...long(12)],
  ...[...ascii('enUS'), ...long(2 * copy.length), ...long(28)],
  ...ascii(copy).flatMap(short),
]

const whitePoint = [0.9642, 1, 0.8249] as const
/** The curve of IEC 61966-2-1: a power with a straight foot (10.16, type 3). */
const curve = [
  ...[...ascii('para'), ...long(0), ...short(3), ...short(0)],
  ...fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045),
]

/** Primaries adapted to the white point D50, as ICC wants them. */
const tags: [name: string, content: number[]][] = [
  ['desc', localized('sRGB')],
  ['cprt', localized('CC0')],
  ['wtpt', xyz(...whitePoint)],
  // From D65 to D50 by Bradford's matrix.
  [
    'chad',
    [
      ...[...ascii('sf32'), ...long(0)],
      ...fixed(1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168),
    ],
  ],
  ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
  ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
  ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
  ['rTRC', curve],
  ['gTRC', curve],
  ['bTRC', curve],
]

/** Header and table of tags (7.2 and 7.3). */
export function srgbProfile(): Uint8Array {
  const start = 128 + 4 + 12 * tags.length
  const table: number[] = []
  const contents: number[] = []
  const places = new Map<number[], number>()
  for (const [name, content] of tags) {
    const place = places.get(content) ?? start + contents.length
    // Three names, one curve.
    if (!places.has(content)) contents.push(...content, ...padding(content.length))
    places.set(content, place)
    table.push(...ascii(name), ...long(place), ...long(content.length))
  }
  const header = [
    ...[...long(start + contents.length), ...long(0), ...long(0x04200000)],
    ...[...ascii('mntrRGB XYZ '), ...[2010, 1, 1, 0, 0, 0].flatMap(short), ...ascii('acsp')],
    ...[...long(0), ...long(0), ...long(0), ...long(0), ...long(0), ...long(0), ...long(0)],
    ...fixed(...whitePoint),
  ]
  header.push(...Array.from({ length: 128 - header.length }, () => 0))
  return Uint8Array.from([...header, ...long(tags.length), ...table, ...contents])
}

const padding = (length: number) => [0, 0, 0].slice(0, (4 - (length % 4)) % 4)

let deflated: Uint8Array | undefined

/** Compressed once a run. */
export function deflatedProfile(): Uint8Array {
  deflated ??= deflate(srgbProfile())
  return deflated
}
