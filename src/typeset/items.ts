/**
 * Runs as boxes, glue and penalties: where a line may end, and at what price.
 *
 *     near-daily briefings  ->  [near-] . [daily] glue [brief] . [ings]
 */
import type { Style, Template } from '../template.ts'
import { shareOf } from './hang.ts'
import { type Division, hyphenator } from './hyphenate.ts'
import { joinSigns } from './ideographs.ts'
import type { Shaped } from './page.ts'
import type { Run } from './runs.ts'
import { bondOf } from './small-words.ts'
import type { Stick } from './stick.ts'
import type { Item } from './sums.ts'
import { type Part, partOf, partsOf } from './word.ts'

/** An item of a paragraph, with the letters that it stands for. */
export interface SetItem extends Item {
  part: Part | undefined
  from: number
  to: number
  /** Of a glue: whether it is the room between two signs, not a space. */
  isJoint?: true
}

export interface Terms {
  stick: Stick
  style: Style
  /** The narrowest line: what is wider is broken anywhere. */
  narrowest: number
  /** Whether lines are filled; only then are words divided. */
  justified: boolean
  /** Whether the last line is to be as long as the others. */
  balanced?: boolean
}

/** A space, a space that does not break, or a word. What has no width is left out. */
const token = /[ \t\n\r\f\v\u2028\u2029]+|\u00a0|[^ \t\n\r\f\v\u2028\u2029\u00a0]+/g
const invisible =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\p{Variation_Selector}/gu

const forced = -1000
const forbidden = 1000
const dashCost = 150
const urlCost = 100
const anywhereCost = 500
const bondCosts = [0, 50, 90]
const pauseCost = -40
/** Letters of a word that a remark repeats. */
const longestSaid = 60

/** The items of a paragraph, its forced end among them. */
export function itemsOf(runs: readonly Run[], terms: Terms): SetItem[] {
  const items: SetItem[] = []
  for (const run of runs) {
    const words = run.level === undefined ? run.copy.replace(invisible, '') : run.copy
    for (const [copy] of words.matchAll(token)) {
      if (copy === '\u00a0') addSpace(items, run, copy, terms)
      else if (copy.trim() === '') addSpace(items, run, ' ', terms)
      else if (run.level === undefined) addWord(items, run, copy, terms)
      else addForeign(items, run, copy, terms)
    }
    if (run.ends) endLine(items, partOf(' ', run.type, run), terms)
  }
  while (items.at(-1)?.kind === 'glue') items.pop()
  endLine(items, undefined, terms)
  return items
}

/** A word of copy that was split by script; of ideographs, each sign stands for itself. */
function addForeign(items: SetItem[], run: Run, copy: string, terms: Terms): void {
  if (!run.isTight) {
    joinSigns(items, copy, run, terms)
    addWord(items, run, copy, terms)
    return
  }
  for (const [sign] of copy.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    joinSigns(items, sign, run, terms)
    for (const part of partsOf(sign, run, terms.stick)) {
      items.push(box(part, 0, part.shaped.copy.length))
      hang(items, items.length - 1, part, terms)
    }
  }
}

function endLine(items: SetItem[], part: Part | undefined, { balanced }: Terms): void {
  const right = items.at(-1)?.right ?? 0
  items.push({ ...penalty(forbidden, 0, false, right) })
  items.push({ ...penalty(0, 0, false, right), kind: 'glue', stretch: balanced ? 0 : 1e5, part })
  items.push(penalty(forced, 0, false, right))
}

function penalty(cost: number, width: number, flagged: boolean, right: number): SetItem {
  return {
    kind: 'penalty',
    width,
    stretch: 0,
    shrink: 0,
    cost,
    flagged,
    glyphs: 0,
    left: 0,
    right,
    part: undefined,
    from: 0,
    to: 0,
  }
}

function addSpace(items: SetItem[], run: Run, copy: string, { stick, justified }: Terms): void {
  const before = items.at(-1)
  // Two runs may each bring the space between them, and none begins a line.
  if (!before || before.kind === 'glue' || before.cost <= forced) return
  const { stretch, shrink } = stick.template.justify
  const part = partOf(copy, run.type, run)
  const width = (part.shaped.width * run.size) / 1000
  if (copy === '\u00a0') items.push(penalty(forbidden, 0, false, before.right))
  else if (!justified) addSense(items, before)
  items.push({
    kind: 'glue',
    width,
    stretch: justified ? width * stretch : 0,
    shrink: justified ? width * shrink : 0,
    cost: 0,
    flagged: false,
    glyphs: 1,
    left: 0,
    right: before.right,
    part,
    from: 0,
    to: 1,
  })
}

/** What the end of a short line costs: it breaks with the sense, after a pause rather than inside a phrase or a name. */
function addSense(items: SetItem[], { part, to, right }: SetItem): void {
  const copy = part?.shaped.copy ?? ''
  if (to < copy.length) return
  const cost = /[,;:]$/.test(copy) ? pauseCost : (bondCosts[bondOf(copy)] ?? 0)
  if (cost !== 0) items.push(penalty(cost, 0, false, right))
}

const url = /^\W*(https?:|www\.)|\w@\w|\w\.\w+\//
const openingDash = /^[–—]/

function addWord(items: SetItem[], run: Run, copy: string, terms: Terms): void {
  if (openingDash.test(copy)) holdDash(items, copy)
  const isAddress = copy.length > 4 && url.test(copy)
  const fragments = isAddress ? copy.split(afterUrlSign) : joint.test(copy) ? copy.split(afterHyphen) : [copy]
  let isOver = false
  for (const [index, fragment] of fragments.entries()) {
    if (index > 0) addJoint(items, fragments[index - 1] ?? '', isAddress, terms)
    for (const part of partsOf(fragment, run, terms.stick)) {
      const of = isAddress ? 'address' : fragments.length > 1 ? 'compound' : 'word'
      isOver = addPart(items, part, of, terms) || isOver
    }
  }
  if (isOver) reportOver(copy, terms)
}

function reportOver(copy: string, { stick }: Terms): void {
  const said = copy.length > longestSaid ? `${copy.slice(0, longestSaid)}…` : copy
  stick.report('overset-line', `“${said}” is wider than its column`, { node: stick.node })
}

/** A dash ends a line and begins none; one that clings to a word rather does not. */
function holdDash(items: SetItem[], copy: string): void {
  const [word, space] = items.slice(-2)
  if (word?.kind !== 'box' || space?.kind !== 'glue') return
  items.splice(-1, 0, penalty(copy.length > 1 ? dashCost : forbidden, 0, false, space.right))
}

// Plain classes: a class of all letters takes milliseconds to compile.
const joint = /[-‐–—/]./
const afterHyphen = /(?<=[^\s([“‘‐–—/-][-‐–—]|[^\d\s/]{3}\/)(?=[^\d\s.,;:!?’”)\]‐–—/-])/
const afterUrlSign = /(?<=[/@?&=_.-])(?=[^/@?&=_.-])/

/** Between the fragments of a word that has its own hyphens. */
function addJoint(items: SetItem[], before: string, isAddress: boolean, { stick }: Terms): void {
  const right = items.at(-1)?.right ?? 0
  const isHyphen = /[-‐]$/.test(before) && !isAddress
  const cost = isAddress ? urlCost : isHyphen ? stick.template.justify.hyphen : 0
  items.push(penalty(cost, 0, isHyphen, right))
}

/** Says whether it is wider than its column, so that it is broken anywhere. */
function addPart(items: SetItem[], part: Part, of: 'word' | 'compound' | 'address', terms: Terms): boolean {
  const { shaped, run } = part
  const { template } = terms.stick
  const hyphenate = run.language ? hyphenator(run.language) : terms.stick.hyphenate
  const { copy } = shaped
  const isWide = (shaped.width * run.size) / 1000 > terms.narrowest
  const isDivisible =
    (terms.justified || isWide) && (of === 'word' || (of === 'compound' && copy.length >= 8))
  const points = isDivisible ? hyphenate(copy) : []
  if (isWide && !partsFit(part, points, terms)) {
    addLetters(items, part)
    return true
  }
  const last = items.length
  if (points.length > 0) {
    const mark = run.type.shape('-')
    const width = (mark.width * run.size) / 1000
    const right = hangOf('-', width, terms)
    let from = 0
    for (const { at: to, isStub, isName } of points) {
      items.push(box(part, from, to))
      items.push(
        penalty(hyphenCost(template.justify, isName || of === 'compound', isStub), width, true, right),
      )
      from = to
    }
    items.push(box(part, from, copy.length))
  } else items.push(box(part, 0, copy.length))
  hang(items, last, part, terms)
  return false
}

/** Whether a word that is wider than its column can be had in divisions that are not. */
function partsFit(part: Part, points: readonly Division[], { narrowest }: Terms): boolean {
  const ends = [...points.map(({ at }) => at), part.shaped.copy.length]
  const hyphen = part.type.shape('-').width
  const widths = ends.map((end, index) => widthOf(part, ends[index - 1] ?? 0, end) + hyphen)
  return points.length > 0 && widths.every((width) => (width * part.run.size) / 1000 <= narrowest)
}

function hyphenCost(justify: Template['justify'], isName: boolean, isStub: boolean): number {
  const { hyphen, hyphenStub, hyphenInName } = justify
  return isName ? hyphenInName : isStub ? hyphenStub : hyphen
}

function hang(items: SetItem[], first: number, { shaped, run }: Part, terms: Terms): void {
  const [head, tail] = [shaped.glyphs[0], shaped.glyphs.at(-1)]
  const [opening, closing] = [items[first], items.at(-1)]
  if (opening && head) opening.left = hangOf(head.copy, (head.advance * run.size) / 1000, terms)
  if (closing && tail) closing.right = hangOf(tail.copy, (tail.advance * run.size) / 1000, terms)
}

/** Too wide for any line: it may be broken after each letter. */
function addLetters(items: SetItem[], part: Part): void {
  let from = 0
  for (const { copy, advance } of part.shaped.glyphs) {
    if (copy === '') continue
    if (from > 0) items.push(penalty(anywhereCost, 0, false, 0))
    items.push(box(part, from, from + copy.length, advance))
    from += copy.length
  }
}

function box(part: Part, from: number, to: number, width = widthOf(part, from, to)): SetItem {
  const { run } = part
  return {
    kind: 'box',
    width: (width * run.size) / 1000,
    stretch: 0,
    shrink: 0,
    cost: 0,
    flagged: false,
    glyphs: to - from,
    left: 0,
    right: 0,
    part,
    from,
    to,
  }
}

function widthOf({ shaped }: Part, from: number, to: number): number {
  const isAll = from === 0 && to >= shaped.copy.length
  return isAll ? shaped.width : widthAt(shaped, to) - widthAt(shaped, from)
}

/** How far a word reaches before one of its letters; a ligature's letters have equal shares of it. */
function widthAt({ glyphs }: Shaped, offset: number): number {
  let [width, letters] = [0, 0]
  for (const { copy, advance } of glyphs) {
    if (letters + copy.length > offset) return width + (advance * (offset - letters)) / copy.length
    width += advance
    letters += copy.length
  }
  return width
}

/** Only lines that are filled have margins to hang in. */
function hangOf(sign: string, width: number, { justified, stick }: Terms): number {
  return justified ? width * shareOf(stick.template, sign) : 0
}
