/**
 * What services write for a sign or a face that the wire could not carry (New York Times News Service, Cox).
 *
 *     (BEGIN ITALICS) The Tides (END ITALICS)   ->   The Tides, emphasized
 *     (BEGIN BRACKET)Overlook(END BRACKET)      ->   [Overlook]
 *     books(AT)cotters.example                  ->   books@cotters.example
 */
import type { PhrasingContent } from 'mdast'
import { type Block, blockOf } from '../../recognize/layout.ts'
import type { Line } from '../../recognize/lines.ts'

/** Copy, and what was taken out of it. */
export interface Cleaned {
  copy: string
  dropped: Dropped[]
}

export interface Dropped {
  rule: string
  copy: string
}

export function dropped(rule: string, words: string[]): Dropped[] {
  return words.map((copy) => ({ rule, copy }))
}

/** Where a face begins and ends, until blocks are made. */
const faces = { italic: ['\ue000', '\ue001'], bold: ['\ue002', '\ue003'] } as const
const face = /[\ue000-\ue003]/
const shape =
  /(?: ?\((END) ?|\((BEGIN|BEG|START)? ?)(ITALICS?|ITAL|BOLD(?:FACE)?|UNDERLINE|BRACKET)( ON| OFF)?\)( ?)|\((UNDERSCORE|TILDE|ASTERISK|EQUALS|AT SIGN)\)/g
/** Most copy has none, and the shape is dear. */
const mayHold = /\((?:BEG|END ?[IBU]|START|ITAL|BOLD|UNDER|BRACKET|TILDE|ASTERISK|EQUALS|AT|at)/
const at = /(?<=[\w.+-])\((?:AT|at)\)(?=[\w-])/g
const signs: Record<string, string> = {
  UNDERSCORE: '_',
  TILDE: '~',
  ASTERISK: '*',
  EQUALS: '=',
  'AT SIGN': '@',
}

/** Copy with the signs that its marks stand for, and a private sign where a face begins or ends. */
export function marked(raw: string): Cleaned {
  if (!mayHold.test(raw)) return { copy: raw, dropped: [] }
  const words: string[] = []
  const copy = raw
    .replace(shape, (whole, end, begin, name: string | undefined, turn: string | undefined, blank, sign) => {
      words.push(whole.trim())
      if (sign) return signs[sign] ?? ''
      if (end !== undefined || turn === ' OFF') return faceOf(name ?? '', 1) + (blank ?? '')
      // What neither begins nor ends a face turns it on and off.
      return faceOf(name ?? '', 0) + (begin !== undefined || turn === ' ON' ? '' : (blank ?? ''))
    })
    .replace(at, (whole) => {
      words.push(whole)
      return '@'
    })
  return { copy, dropped: dropped('type mark', words) }
}

function faceOf(name: string, side: 0 | 1): string {
  if (name === 'BRACKET') return '[]'[side] ?? ''
  return (name.startsWith('BOLD') ? faces.bold : faces.italic)[side]
}

/** The rails of a piece of a line, as faces. */
export function boldly(copy: string): string {
  return copy.replaceAll('\x0e', faces.bold[0]).replaceAll('\x0f', faces.bold[1])
}

/** No copy has private signs of its own. */
export function withoutFaces(copy: string): string {
  return /[\ue000-\ue011]/.test(copy) ? copy.replace(/[\ue000-\ue00f]/g, '') : copy
}

/** A block with its faces as emphasis; it becomes one line, which has a node. */
export function setFaces(block: Block): Block {
  const [line] = block.lines
  if (!line || !face.test(block.copy)) return block
  const children = runsIn(block.copy)
  const copy = withoutFaces(block.copy)
  const set: Line = {
    ...line,
    copy,
    width: line.indent + copy.length,
    node: { type: 'paragraph', children },
  }
  return blockOf([set], block.gap)
}

/** A face that is never ended ends with its paragraph; one that was never begun is none. */
function runsIn(copy: string): PhrasingContent[] {
  const runs: PhrasingContent[] = []
  let now: 'strong' | 'emphasis' | undefined
  for (const piece of copy.split(/(?<=[\ue000-\ue003])|(?=[\ue000-\ue003])/)) {
    if (piece === faces.italic[0]) now = now === 'emphasis' ? undefined : 'emphasis'
    else if (piece === faces.bold[0]) now = now === 'strong' ? undefined : 'strong'
    else if (face.test(piece)) now = undefined
    else {
      const text = { type: 'text', value: piece } as const
      runs.push(now ? { type: now, children: [text] } : text)
    }
  }
  return runs
}
