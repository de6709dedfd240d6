/**
 * Pages that are read from the right: they are set like any other, and turned over when they are done.
 *
 * So the first column, indents, labels, the ragged side all change sides by one rule. Letters are no part of it: where
 * the words of a line stand within it is settled before (bidi.ts).
 */
import type { Line, Page } from './page.ts'

/** Marks that stood so far from the left stand as far from the right; `span` is the sum of both edges. */
export function mirrored(marks: Page['marks'], span: number): Page['marks'] {
  return marks.map((mark) => ({
    ...mark,
    x: span - mark.x - (mark.kind === 'line' ? extentOf(mark) : mark.width),
  }))
}

/** How wide a line is, without the space that it ends with. */
function extentOf({ pieces, scale, tracking }: Line): number {
  if (pieces.some(({ x }) => x !== undefined)) {
    return scale * pieces.reduce((most, { x = 0, advance }) => Math.max(most, x + advance), 0)
  }
  const seen = pieces.at(-1)?.shaped.copy === ' ' ? pieces.slice(0, -1) : pieces
  const glyphs = seen.reduce((sum, { shaped }) => sum + shaped.glyphs.length, 0)
  return scale * seen.reduce((sum, { advance }) => sum + advance, tracking * Math.max(0, glyphs - 1))
}
