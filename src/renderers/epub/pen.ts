/** Words as outlines, for a picture, which knows no fonts: shaped and drawn by HarfBuzz. */
import type * as HarfBuzz from 'harfbuzzjs'

/** A face to draw with. Widths are in ems. */
export interface Pen {
  widthOf(words: string): number
  /** Whether the face has a glyph for every sign. */
  has(words: string): boolean
  /** Each glyph as SVG path data in units of the face, y upwards, and where it stands on the line, in ems. */
  glyphsOf(words: string): { x: number; path: string }[]
  /** Units of the face in an em. */
  unitsPerEm: number
}

export async function loadPens(): Promise<(font: Uint8Array) => Pen> {
  const harfbuzz = await import('harfbuzzjs')
  return (font) => {
    const known = pens.get(font) ?? newPen(harfbuzz, font)
    pens.set(font, known)
    return known
  }
}

const pens = new WeakMap<Uint8Array, Pen>()

function newPen(harfbuzz: typeof HarfBuzz, bytes: Uint8Array): Pen {
  const face = new harfbuzz.Face(new harfbuzz.Blob(bytes))
  const font = new harfbuzz.Font(face)
  const shaped = (words: string) => {
    const buffer = new harfbuzz.Buffer()
    buffer.addText(words)
    buffer.guessSegmentProperties()
    harfbuzz.shape(font, buffer)
    const positions = buffer.getGlyphPositions()
    return buffer.getGlyphInfos().map(({ codepoint }, index) => ({
      id: codepoint,
      advance: (positions[index]?.xAdvance ?? 0) / face.upem,
    }))
  }
  return {
    unitsPerEm: face.upem,
    widthOf: (words) => shaped(words).reduce((sum, { advance }) => sum + advance, 0),
    has: (words) => shaped(words).every(({ id }) => id !== 0),
    glyphsOf(words) {
      let x = 0
      return shaped(words).map(({ id, advance }) => {
        const glyph = { x, path: font.glyphToPath(id) }
        x += advance
        return glyph
      })
    },
  }
}
