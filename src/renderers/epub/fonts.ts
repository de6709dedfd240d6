/** A face cut down to the letters that a book sets in it, by HarfBuzz's subsetter: what is embedded is a few kB. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** TrueType. Signs that the face lacks are left to the reader's own. */
export type Subset = (font: Uint8Array, letters: string) => Uint8Array

let loading: Promise<Subset> | undefined

/** The one subsetter. */
export function loadSubsetter(): Promise<Subset> {
  loading ??= newSubsetter()
  return loading
}

/** As much as is used of what hb-subset exports; numbers are addresses, flags and tags. */
interface HarfBuzzSubset {
  memory: { buffer: ArrayBuffer }
  _initialize(): void
  malloc(length: number): number
  free(address: number): void
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number
  hb_blob_get_data(blob: number, length: number): number
  hb_blob_get_length(blob: number): number
  hb_blob_destroy(blob: number): void
  hb_face_create(blob: number, index: number): number
  hb_face_reference_blob(face: number): number
  hb_face_destroy(face: number): void
  hb_set_add(set: number, value: number): void
  hb_set_clear(set: number): void
  hb_subset_input_create_or_fail(): number
  hb_subset_input_destroy(input: number): void
  hb_subset_input_set(input: number, which: number): number
  hb_subset_input_unicode_set(input: number): number
  hb_subset_input_set_flags(input: number, flags: number): void
  hb_subset_or_fail(face: number, input: number): number
}

/** Neither lib es2023 nor Node's types say it. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array): Promise<{ instance: { exports: unknown } }>
}

/** hb-subset.h */
const noHinting = 1
const layoutFeatures = 6
/** What a headline is set with. */
const features = ['ccmp', 'kern', 'liga', 'locl', 'mark', 'mkmk']
/** hb-blob.h: HB_MEMORY_MODE_READONLY */
const readOnly = 1

async function newSubsetter(): Promise<Subset> {
  const { resolve } = createRequire(import.meta.url)
  const file = readFileSync(resolve('harfbuzzjs/dist/harfbuzz-subset.wasm'))
  const harfbuzz = (await WebAssembly.instantiate(file)).instance.exports as HarfBuzzSubset
  harfbuzz._initialize()
  let held: Held | undefined
  return (font, letters) => {
    if (held?.font !== font) {
      if (held) release(harfbuzz, held)
      held = hold(harfbuzz, font)
    }
    return cut(harfbuzz, held.face, letters)
  }
}

/** The font that was asked for last: its memory is not the garbage collector's. */
interface Held {
  font: Uint8Array
  face: number
  address: number
}

function hold(harfbuzz: HarfBuzzSubset, font: Uint8Array): Held {
  const address = harfbuzz.malloc(font.length)
  new Uint8Array(harfbuzz.memory.buffer).set(font, address)
  const blob = harfbuzz.hb_blob_create(address, font.length, readOnly, 0, 0)
  const face = harfbuzz.hb_face_create(blob, 0)
  harfbuzz.hb_blob_destroy(blob)
  return { font, face, address }
}

function release(harfbuzz: HarfBuzzSubset, { face, address }: Held): void {
  harfbuzz.hb_face_destroy(face)
  harfbuzz.free(address)
}

function cut(harfbuzz: HarfBuzzSubset, face: number, letters: string): Uint8Array {
  const input = harfbuzz.hb_subset_input_create_or_fail()
  const kept = harfbuzz.hb_subset_input_set(input, layoutFeatures)
  harfbuzz.hb_set_clear(kept)
  for (const feature of features) harfbuzz.hb_set_add(kept, tagOf(feature))
  const signs = harfbuzz.hb_subset_input_unicode_set(input)
  for (const letter of letters) harfbuzz.hb_set_add(signs, letter.codePointAt(0) ?? 0)
  harfbuzz.hb_subset_input_set_flags(input, noHinting)
  const subset = harfbuzz.hb_subset_or_fail(face, input)
  harfbuzz.hb_subset_input_destroy(input)
  if (subset === 0) throw new Error('The face of the headlines cannot be subset')
  const blob = harfbuzz.hb_face_reference_blob(subset)
  const address = harfbuzz.hb_blob_get_data(blob, 0)
  const bytes = new Uint8Array(harfbuzz.memory.buffer, address, harfbuzz.hb_blob_get_length(blob)).slice()
  harfbuzz.hb_blob_destroy(blob)
  harfbuzz.hb_face_destroy(subset)
  return bytes
}

/** Four letters as a number. */
function tagOf(name: string): number {
  return [...name].reduce((tag, letter) => (tag << 8) | letter.charCodeAt(0), 0)
}
