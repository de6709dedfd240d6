/** A word in type: its letters shaped together, or apart where no one face has them all. */
import type { Shaped } from './page.ts'
import type { Run } from './runs.ts'
import type { Stick } from './stick.ts'
import { isMissing, type Type } from './typecase.ts'

/** Letters that were shaped together. */
export interface Part {
  shaped: Shaped
  type: Type
  run: Run
}

export function partOf(copy: string, type: Type, run: Run): Part {
  return { shaped: type.shape(copy), type, run }
}

/** A word in one part, or in several where its face has not every sign. */
export function partsOf(copy: string, run: Run, stick: Stick): Part[] {
  const whole = partOf(copy, run.type, run)
  if (!isMissing(whole.shaped)) return [whole]
  if (run.own) return spansOf(copy, run, run.own, stick)
  return Array.from(copy.matchAll(/\P{M}\p{M}*|\p{M}+/gu), ([letter]) => {
    const own = partOf(letter, run.type, run)
    if (!isMissing(own.shaped)) return own
    const fallback = stick.typecase.fallback(run.type.features)
    const other = fallback && partOf(letter, fallback, run)
    return other && !isMissing(other.shaped) ? other : substitute(letter, own, stick)
  })
}

/** Letters that join stay together: a word is divided only between faces. */
function spansOf(copy: string, run: Run, own: Type, stick: Stick): Part[] {
  const fallback = stick.typecase.fallback(run.type.features)
  const types = [run.type, own, ...(fallback ? [fallback] : [])]
  const spans: { copy: string; type: Type | undefined }[] = []
  for (const [letter] of copy.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const type = types.find(({ shape }) => !isMissing(shape(letter)))
    const last = spans.at(-1)
    if (last && last.type === type) last.copy += letter
    else spans.push({ copy: letter, type })
  }
  return spans.flatMap(({ copy: span, type }) =>
    type
      ? [partOf(span, type, run)]
      : Array.from(span, (letter) => substitute(letter, partOf(letter, run.type, run), stick)),
  )
}

/** What no face can show is set as a question mark; its copy stays. */
function substitute(letter: string, { shaped, type, run }: Part, stick: Stick): Part {
  if (!stick.missing.has(letter)) {
    stick.missing.add(letter)
    const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    const reason = `The face ${shaped.face.role} has no sign for “${letter}” (U+${code})`
    stick.report('missing-glyph', reason, { node: stick.node })
  }
  const mark = type.shape('?')
  const glyphs = mark.glyphs.map((glyph) => ({ ...glyph, copy: letter }))
  const shape = () => ({ ...mark, copy: letter, glyphs })
  return { shaped: shape(), type: { ...type, shape }, run }
}
