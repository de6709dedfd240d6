/**
 * Ideographs, kana and syllables: a line may end after nearly each of them, and is filled by the space between them.
 *
 *     「港が開く。」   ->   no line begins with 。 or 」, none ends with 「 (JIS X 4051; UAX 14, CL, NS, EX, OP)
 */
import type { SetItem, Terms } from './items.ts'
import type { Run } from './runs.ts'

/** What no line begins with: closing brackets, stops, small kana and marks of repetition, signs after figures. */
const neverFirst =
  /^[\p{Pe}\p{Pf}、。，．・：；？！!?,.:;%％‰℃°ゝゞヽヾ々〻ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ…‥—～〜’”]/u
/** What no line ends with: opening brackets, signs before figures. */
const neverLast = /[\p{Ps}\p{Pi}$£¥￥＄￡№‘“]$/u
/** Two that are one: a long dash, six points, figures of a number. */
const pairs = /^(?:……|‥‥|——|――|[\p{N}.,．，][\p{N}.,．，])$/u
/** Those that fill but half of their square, at its start or at its end. */
const closing = /^[、。，．」』）】〕》〉］｝]$/u
const opening = /^[「『（【〔《〈［｛]$/u

const letter = /[\p{L}\p{N}]/u

/** In ems: what stands between two that fill halves of their squares; between an ideograph and a word in Latin; */
const half = -0.5
const quarter = 0.125
/** how much room may come between two ideographs, and how much of a half may go. */
const stretch = 0.2
const shrink = 0.2
const forbidden = 1000
/** A short line rather ends at a space. */
const raggedCost = 90

/** What comes before the next sign, if it or the last one is an ideograph. */
export function joinSigns(items: SetItem[], next: string, run: Run, { justified }: Terms): void {
  const before = items.at(-1)
  const part = before?.part
  if (before?.kind !== 'box' || !part || !(run.isTight || part.run.isTight)) return
  const last = Array.from(part.shaped.copy.slice(before.from, before.to)).at(-1) ?? ''
  const [first = ''] = next
  const { right } = before
  const common = { cost: 0, flagged: false, glyphs: 0, left: 0, right, part: undefined, from: 0, to: 0 }
  const isOne = pairs.test(last + first)
  const isHeld = isOne || neverFirst.test(first) || neverLast.test(last)
  const cost = isHeld ? forbidden : justified ? 0 : raggedCost
  if (cost > 0) items.push({ ...common, kind: 'penalty', width: 0, stretch: 0, shrink: 0, cost })
  const isHalved = isHalf(last, first)
  const isMixed = run.isTight !== part.run.isTight && letter.test(last) && letter.test(first)
  const give = justified && !isHalved && !isOne ? run.size : 0
  items.push({
    ...common,
    kind: 'glue',
    isJoint: true,
    width: run.size * (isHalved ? half : isMixed ? quarter : 0),
    stretch: give * stretch,
    shrink: closing.test(last) || opening.test(first) ? give * shrink : 0,
  })
}

/** Of two that fill half of their squares, the empty halves that meet. */
function isHalf(last: string, first: string): boolean {
  return (
    (closing.test(last) && (closing.test(first) || opening.test(first))) ||
    (opening.test(last) && opening.test(first))
  )
}
