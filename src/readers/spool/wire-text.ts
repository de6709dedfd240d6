/** The text of a message as type: control characters, fractions and the marks of services set; all lines stay lines. */
import { closeBracket, openBracket, typed } from './controls.ts'
import { withFractions } from './fractions.ts'
import type { Piece } from './frames.ts'
import { type Dropped, marked, withoutFaces } from './type-marks.ts'

export interface SetText {
  text: Piece
  dropped: Dropped[]
}

export function setText({ copy, line }: Piece, hasFractions: boolean): SetText {
  const { copy: clean, dropped: killed } = typed(withoutFaces(copy))
  const set = marked(hasFractions ? withFractions(clean) : clean)
  const bracketed = set.copy.replaceAll(openBracket, '[').replaceAll(closeBracket, ']')
  return { text: { copy: bracketed, line }, dropped: [...killed, ...set.dropped] }
}

/** The first lines that hold anything, each with its index. */
export function firstLines(copy: string, most: number): { copy: string; index: number }[] {
  const found: { copy: string; index: number }[] = []
  for (let at = 0, index = 0; at < copy.length && found.length < most; index++) {
    const end = copy.indexOf('\n', at)
    const to = end < 0 ? copy.length : end
    const line = copy.slice(at, to)
    if (line.trim() !== '') found.push({ copy: line, index })
    at = to + 1
  }
  return found
}

/** Whether the text ends by saying that more comes. */
export function saysMore(copy: string): boolean {
  const end = copy.trimEnd()
  const last = end.slice(end.lastIndexOf('\n') + 1)
  return last.length < 24 && /^[\s^(–-]*more(?: follows| to come)?[\s)<=–-]*$/i.test(last)
}
