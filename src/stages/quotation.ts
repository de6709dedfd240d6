/**
 * The grammar of quotation marks: which mark opens, which closes, which is an apostrophe.
 *
 * Marks are read from left to right with a stack of the quotations that are open. A run of single marks is first
 * taken apart (two are a double, three a double with a single or an apostrophe inside), then each mark is judged by
 * the signs around it, by what is open, and, where a single could be either, by whether a close follows at all.
 */

/** A language's marks: outer pair, inner pair. */
export interface Marks {
  double: readonly [open: string, close: string]
  single: readonly [open: string, close: string]
  /** What closes „ and ‚. */
  low: readonly [double: string, single: string]
}

export interface Quoted {
  copy: string
  /** Whether a double quotation is still open at its end. */
  open: boolean
}

type Kind = 'double' | 'single'

interface Mark {
  kind: Kind
  /** Of its first sign in the copy. */
  at: number
  length: number
  /** As the wire has it, where the sign itself tells. */
  hint?: 'open' | 'close' | 'low'
}

const quoteSigns = /[“”„‟"‘’‚‛'`´]/
const doubleSigns = '“”„‟"'
const singleSigns = "‘’‚‛'`´"
const runs = /``|‘‘|‛‛|’’|''|´´|[“”„‟"]|[‘’‚‛'`´]/g
// Text nodes are joined by this sign; it is no context.
export const seam = '\ue000'

/** Words that begin with an apostrophe, whatever follows. */
const elisions = /^(?:tis|twas|twere|twill|twould|til|till|em|nuff|tain|n|\d\d(?:s|\b(?!\d)))(?![a-zÀ-ɏ\d])/i
/** Words that may begin with one, unless they are being quoted. */
const mayBeElisions =
  /^(?:cause|course|bout|round|neath|cept|fore|gainst|nother|scuse|kay|night|ere|sup|ol|im|er)(?![a-zÀ-ɏ])/i

/** Set the marks of a run of copy, until no mark would be set otherwise: in a heap of marks one decides the next. */
export function setQuotation(copy: string, marks: Marks): Quoted {
  let before = copy
  for (let round = 0; round < mostRounds; round++) {
    const quoted = setOnce(before, marks)
    if (quoted.copy === before) return quoted
    before = quoted.copy
  }
  return { copy, open: false }
}

/** Copy takes one or two; what takes more is no copy, and stays as it came. */
const mostRounds = 12

function setOnce(copy: string, marks: Marks): Quoted {
  if (!quoteSigns.test(copy)) return { copy, open: false }
  const source = primed(copy)
  const found = marksIn(source)
  const stack: { kind: Kind; low: boolean }[] = []
  let out = ''
  let done = 0
  for (const [index, mark] of found.entries()) {
    out += source.slice(done, mark.at) + setMark(source, found, index, stack, marks)
    done = mark.at + mark.length
  }
  return { copy: out + source.slice(done), open: stack.some((quotation) => quotation.kind === 'double') }
}

/** Feet and inches: 5'10" -> 5′10″; 12' × 8' -> 12′ × 8′ */
function primed(copy: string): string {
  if (!/\d['’]/.test(copy)) return copy
  return copy
    .replace(/(\d)['’](?= ?[×x] ?\d)/g, '$1′')
    .replace(/(?<=′ ?[×x] ?\d+)['’]/g, '′')
    .replace(/(\d)['’](\d{1,2})(?:["”]|''|’’)/g, '$1′$2″')
    .replace(/(?<=^[^‘'`]*[\s(]\d{1,3})['’](?= \p{Ll})/gu, '′')
}

function marksIn(copy: string): Mark[] {
  return Array.from(copy.matchAll(/[‘’‚‛'`´]{3,}|[“”„‟"]|[‘’‚‛'`´]{1,2}/g)).flatMap(
    ({ 0: signs, index: at }) => (signs.length < 3 ? piecesOf(signs, at) : tripleOf(copy, signs, at)),
  )
}

function piecesOf(signs: string, at: number): Mark[] {
  if (signs.length === 1) return [pieceOf(signs, at)]
  return Array.from(signs.matchAll(runs), ({ 0: piece, index }) => pieceOf(piece, at + index))
}

function pieceOf(piece: string, at: number): Mark {
  const kind = piece.length === 2 || doubleSigns.includes(piece) ? 'double' : 'single'
  return { kind, at, length: piece.length, ...hints.get(piece[0]) }
}

const hints = new Map<string | undefined, Pick<Mark, 'hint'>>([
  ...Array.from('“‘‛`', (sign) => [sign, { hint: 'open' }] as const),
  ...Array.from('”’', (sign) => [sign, { hint: 'close' }] as const),
  ...Array.from('„‚', (sign) => [sign, { hint: 'low' }] as const),
])

/** Where marks run together, the outer pair is the first to open and the last to close. */
function tripleOf(copy: string, signs: string, at: number): Mark[] {
  const opening = isOpening(copy, at, signs.length)
  const doubleFirst = opening || signs.length % 2 === 0
  const cut = doubleFirst ? 2 : signs.length - 2
  const [first, second] = [signs.slice(0, cut), signs.slice(cut)]
  return [...piecesOf(first, at), ...piecesOf(second, at + cut)]
}

function setMark(
  copy: string,
  all: Mark[],
  index: number,
  stack: { kind: Kind; low: boolean }[],
  marks: Marks,
): string {
  const mark = all[index]
  if (!mark) return ''
  const top = stack.at(-1)
  if (mark.hint === 'low') {
    stack.push({ kind: mark.kind, low: true })
    return mark.kind === 'double' ? '„' : '‚'
  }
  const role =
    mark.kind === 'double' ? roleOfDouble(copy, mark, stack) : roleOfSingle(copy, all, index, stack)
  if (role === 'apostrophe') return '’'
  if (role === 'open') {
    stack.push({ kind: mark.kind, low: false })
    return mark.hint === 'open' && mark.length === 1
      ? copy.slice(mark.at, mark.at + 1).replace('`', '‘')
      : marks[mark.kind][0]
  }
  // A quotation closes those inside it that were left open.
  while (stack.length > 0 && stack.at(-1)?.kind !== mark.kind) stack.pop()
  const closed = stack.pop()
  if (closed?.low ?? top?.low) return marks.low[mark.kind === 'double' ? 0 : 1]
  return mark.hint === 'close' && mark.length === 1 ? copy.slice(mark.at, mark.at + 1) : marks[mark.kind][1]
}

function roleOfDouble(copy: string, mark: Mark, stack: { kind: Kind; low: boolean }[]): 'open' | 'close' {
  const open = stack.some((quotation) => quotation.kind === 'double')
  if (mark.hint === 'open') return stack.at(-1)?.low ? 'close' : 'open'
  if (mark.hint === 'close') return 'close'
  const opening = isOpening(copy, mark.at, mark.length)
  const closing = isClosing(copy, mark.at, mark.length)
  if (opening !== closing)
    return opening && !(open && /\s/.test(after(copy, mark.at + mark.length))) ? 'open' : 'close'
  return open ? 'close' : 'open'
}

function roleOfSingle(
  copy: string,
  all: Mark[],
  index: number,
  stack: { kind: Kind; low: boolean }[],
): 'open' | 'close' | 'apostrophe' {
  const mark = all[index]
  if (!mark) return 'apostrophe'
  if (stack.at(-1)?.low && stack.at(-1)?.kind === 'single' && mark.hint === 'open') return 'close'
  const rest = copy.slice(mark.at + 1, mark.at + 40).replaceAll(seam, '')
  if (isOpening(copy, mark.at, mark.length)) {
    if (elisions.test(rest)) return 'apostrophe'
    const close = closeAfter(copy, all, index)
    if (close === undefined) return opensParagraph(copy, mark) ? 'open' : 'apostrophe'
    return mayBeElisions.test(rest) && wordsBetween(copy, mark.at, close.at) > 1 && !/^\S+ \S+[’']/.test(rest)
      ? 'apostrophe'
      : 'open'
  }
  if (!isClosing(copy, mark.at, mark.length)) return 'apostrophe'
  const open = stack.some((quotation) => quotation.kind === 'single')
  if (!open) return 'apostrophe'
  return isPossessive(copy, mark) && closeAfter(copy, all, index) !== undefined ? 'apostrophe' : 'close'
}

/** A close is looked for among so many marks. */
const farthest = 60

/** A single that would close, before the double quotation around it does. */
function closeAfter(copy: string, all: Mark[], index: number): Mark | undefined {
  let inner = 0
  for (const mark of all.slice(index + 1, index + farthest)) {
    if (mark.kind === 'double') {
      const opening = isOpening(copy, mark.at, mark.length)
      if (opening === isClosing(copy, mark.at, mark.length)) continue
      if (!opening && inner === 0) return undefined
      inner += opening ? 1 : -1
      continue
    }
    if (mark.hint === 'open' && isOpening(copy, mark.at, mark.length)) continue
    if (isClosing(copy, mark.at, mark.length) && !isElidedN(copy, mark)) return mark
  }
  return undefined
}

/** rock ’n’ roll */
function isElidedN(copy: string, mark: Mark): boolean {
  return /(?:^|[^a-zÀ-ɏ])[‘’'`]n$/i.test(copy.slice(Math.max(0, mark.at - 3), mark.at))
}

/** The dogs’ tails: an s before, a lower-case word after. */
function isPossessive(copy: string, mark: Mark): boolean {
  return (
    /s/i.test(copy[mark.at - 1] ?? '') &&
    /^ \p{Ll}/u.test(copy.slice(mark.at + mark.length, mark.at + mark.length + 3))
  )
}

function opensParagraph(copy: string, mark: Mark): boolean {
  return mark.hint === 'open' && mark.at < 8 && copy.slice(0, mark.at).replaceAll(seam, '').trim() === ''
}

function wordsBetween(copy: string, from: number, to: number): number {
  return copy.slice(from, Math.min(to, from + 200)).split(/\s+/).length
}

/** Whether white space, a bracket or a dash stands before, marks not counted, and a word after. */
function isOpening(copy: string, at: number, length: number): boolean {
  return (
    /^$|[\s([{«‹—–/-]/.test(before(copy, at)) && /[\p{L}\p{N}$£€#@&([…¡¿.—-]/u.test(after(copy, at + length))
  )
}

/** Whether a word or its punctuation stands before, marks not counted, and none after. */
function isClosing(copy: string, at: number, length: number): boolean {
  return /[^\s([{«‹]/.test(before(copy, at)) && /^$|[\s.,;:!?)\]}»›—–\-…/]/.test(after(copy, at + length))
}

/** What stands beyond more marks than these has nothing to say. */
const longestRun = 16

function before(copy: string, at: number): string {
  let index = at - 1
  while (index >= 0 && at - index < longestRun && isMarkOrSeam(copy[index])) index--
  return copy[index] ?? ''
}

function after(copy: string, at: number): string {
  let index = at
  while (index < copy.length && index - at < longestRun && isMarkOrSeam(copy[index])) index++
  return String.fromCodePoint(...(index < copy.length ? [copy.codePointAt(index) ?? 0] : []))
}

function isMarkOrSeam(sign: string | undefined): boolean {
  return sign !== undefined && (doubleSigns.includes(sign) || singleSigns.includes(sign) || sign === seam)
}
