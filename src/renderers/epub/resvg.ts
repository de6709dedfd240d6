/** Pictures by resvg: the same bytes on any machine, no fonts but outlines. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pictureOf } from '../../pictures.ts'

let loading: Promise<typeof import('@resvg/resvg-wasm')> | undefined

async function loadResvg(): Promise<typeof import('@resvg/resvg-wasm')> {
  const resvg = await import('@resvg/resvg-wasm')
  const { resolve } = createRequire(import.meta.url)
  await resvg.initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')))
  return resvg
}

/** A drawing as a PNG. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  loading ??= loadResvg()
  const { Resvg } = await loading
  const drawn = new Resvg(svg, { font: { loadSystemFonts: false } })
  const picture = drawn.render()
  const png = picture.asPng()
  picture.free()
  drawn.free()
  return png
}

/** More than any cover has: 24 million. */
const mostPixels = 24e6

/** A PNG or a JPEG in a smaller width, as a PNG; nothing where it is none, too large, or small enough as it is. */
export async function narrowed(bytes: Uint8Array, width: number): Promise<Uint8Array | undefined> {
  const given = pictureOf(bytes)
  if ('fault' in given || given.width <= width || given.width * given.height > mostPixels) return undefined
  let picture: { bytes: Uint8Array; mediaType: string; width: number } = given
  // By halves: resvg looks at the nearest pixels only, so a longer step would miss hairlines.
  while (picture.width > width) {
    const next = Math.max(width, Math.ceil(picture.width / 2))
    const size = `width="${next}" height="${Math.max(1, Math.round((given.height * next) / given.width))}"`
    const href = `data:${picture.mediaType};base64,${Buffer.from(picture.bytes).toString('base64')}`
    const image = `<image ${size} preserveAspectRatio="none" href="${href}"/>`
    const drawn = await pngOf(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${image}</svg>`)
    picture = { bytes: drawn, mediaType: 'image/png', width: next }
  }
  return picture.bytes
}
