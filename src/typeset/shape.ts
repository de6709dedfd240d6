/**
 * Words into glyphs: HarfBuzz at work, and what it made held for the whole run.
 *
 * The library is loaded when the first story is composed; a face is handed to it when its first word comes.
 */
import type * as HarfBuzz from 'harfbuzzjs'
import type { Direction } from '../direction.ts'
import type { Face, Glyph, Shaped } from './page.ts'

/** Shapes a word in one face with one set of features. A U+00AD at the word's end is a hyphen to be seen. */
export type Shape = (copy: string) => Shaped

export interface Shaper {
  /** How words are shaped in a face; in a direction that the script alone may not tell, for brackets face it. */
  shapeIn(face: Face, features: readonly string[], direction?: Direction): Shape
}

/** Words held for each face and set of features. */
const heldWords = 20_000
const softHyphen = '\u00ad'

let loading: Promise<Shaper> | undefined

/** The one shaper. */
export function loadShaper(): Promise<Shaper> {
  loading ??= import('harfbuzzjs').then(shaperOf)
  return loading
}

function shaperOf(harfbuzz: typeof HarfBuzz): Shaper {
  const fonts = new WeakMap<Face, HarfBuzz.Font>()
  const shapes = new WeakMap<Face, Map<string, Shape>>()
  const buffer = new harfbuzz.Buffer()

  const fontOf = (face: Face) => {
    const font = fonts.get(face) ?? new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(face.bytes)))
    fonts.set(face, font)
    return font
  }
  const newShape = (face: Face, features: readonly string[], direction?: Direction): Shape => {
    const asked = features.map((tag) => new harfbuzz.Feature(tag, 1))
    const set = (letters: string) => {
      buffer.clearContents()
      buffer.addText(letters)
      buffer.guessSegmentProperties()
      if (direction) buffer.setDirection(harfbuzz.Direction[direction === 'rtl' ? 'RTL' : 'LTR'])
      harfbuzz.shape(fontOf(face), buffer, asked)
      return buffer
    }
    let blank: number | undefined
    return remember((copy) => {
      const isBroken = copy.endsWith(softHyphen)
      const letters = (isBroken ? `${copy.slice(0, -1)}-` : copy).normalize('NFC')
      const toMilli = 1000 / face.unitsPerEm
      if (direction === 'rtl') blank ??= set(' ').getGlyphInfos()[0]?.codepoint ?? 0
      const glyphs =
        blank === undefined
          ? glyphsOf(set(letters), letters, toMilli)
          : leftward(set(letters), letters, toMilli, blank)
      const last = glyphs.at(-1)
      if (isBroken && last) last.copy = softHyphen
      const width = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0)
      return { face, copy, glyphs, width, ...(direction === 'rtl' && { runsLeft: true }) }
    })
  }
  return {
    shapeIn(face, features, direction) {
      const known = shapes.get(face) ?? new Map<string, Shape>()
      shapes.set(face, known)
      const key = `${direction ?? ''} ${features.join(' ')}`
      const shape = known.get(key) ?? newShape(face, features, direction)
      known.set(key, shape)
      return shape
    },
  }
}

/** Two halves, the older of which is dropped when the newer is full: what is in use stays. */
function remember(shape: Shape): Shape {
  let newer = new Map<string, Shaped>()
  let older = new Map<string, Shaped>()
  return (copy) => {
    const known = newer.get(copy)
    if (known) return known
    const fresh = older.get(copy) ?? shape(copy)
    if (newer.size >= heldWords / 2) {
      older = newer
      newer = new Map()
    }
    newer.set(copy, fresh)
    return fresh
  }
}

/** A cluster's letters go to its first glyph. */
function glyphsOf(buffer: HarfBuzz.Buffer, letters: string, toMilli: number): Glyph[] {
  const positions = buffer.getGlyphPositions()
  const infos = buffer.getGlyphInfos()
  const ends = endsOf(infos, letters.length)
  return infos.map(({ codepoint, cluster }, index) => {
    const isFirst = infos[index - 1]?.cluster !== cluster
    const advance = (positions[index]?.xAdvance ?? 0) * toMilli
    return { id: codepoint, advance, copy: isFirst ? letters.slice(cluster, ends[index]) : '' }
  })
}

/**
 * Glyphs that stand from right to left, in the order of reading. Each says one letter, for readers that go by places
 * would turn several around: what a ligature says beyond its first letter, empty glyphs say that stand at its left edge.
 */
function leftward(buffer: HarfBuzz.Buffer, letters: string, toMilli: number, blank: number): Glyph[] {
  const positions = buffer.getGlyphPositions().reverse()
  const infos = buffer.getGlyphInfos().reverse()
  const ends = endsOf(infos, letters.length)
  let said: string[] = []
  return infos.flatMap(({ codepoint, cluster }, index) => {
    if (infos[index - 1]?.cluster !== cluster) said = Array.from(letters.slice(cluster, ends[index]))
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
    const advance = xAdvance * toMilli
    const shift = (xOffset || yOffset) && { x: xOffset * toMilli, y: yOffset * toMilli }
    const glyph: Glyph = { id: codepoint, advance, copy: said.shift() ?? '', ...shift }
    const rest = infos[index + 1]?.cluster === cluster ? [] : said.splice(0)
    return [glyph, ...rest.map((copy, at) => ({ id: blank, advance: 0, copy, x: -at - 1 }))]
  })
}

/** Where the cluster of each glyph ends: at the next one, which stands at its left where writing runs to the left. */
function endsOf(infos: readonly HarfBuzz.GlyphInfo[], length: number): number[] {
  const runsLeft = (infos[0]?.cluster ?? 0) > (infos.at(-1)?.cluster ?? 0)
  const ends: number[] = []
  let [end, cluster] = [length, length]
  for (let step = 0; step < infos.length; step++) {
    const index = runsLeft ? step : infos.length - 1 - step
    const own = infos[index]?.cluster ?? 0
    if (own !== cluster) [end, cluster] = [cluster, own]
    ends[index] = end
  }
  return ends
}
