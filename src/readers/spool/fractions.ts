/**
 * Fractions, which the seven bits of ANPA 1312 have no sign for: newspapers’ systems set these seven as eighths.
 *
 *     6{-year-old        ->  6½-year-old        after a figure
 *     up \ cent          ->  up ¼ cent          standing for a figure
 *     {;8-2              ->  ½;8-2              in a cell
 *     [the mayor] said   ->  [the mayor] said   brackets around words
 *     a{3@mail.example   ->  a{3@mail.example   an address
 */

const eighths: Record<string, string> = {
  '[': '⅛',
  '\\': '¼',
  ']': '⅜',
  '{': '½',
  '|': '⅝',
  '}': '¾',
  '~': '⅞',
}
const partners: Record<string, string> = { '[': ']', '{': '}' }
const code = /[[\\\]{|}~]/g

/** What may stand before a fraction that has no figure, and after any: blanks, marks, the wire's own codes. */
const mayPrecede = /[\s;($+'"`“‘^\0-\x1f—–-]/
const mayFollow = /[\s;,.:)'"?!%<=_”’\0-\x1f—–-]/

/** Copy with its fractions as signs; one pass, line by line. */
export function withFractions(copy: string): string {
  if (copy.search(code) < 0) return copy
  const open = new Set<string>()
  return copy
    .split('\n')
    .map((line) => {
      if (/^\s|^\^|^$/.test(line)) open.clear()
      return line.search(code) < 0 ? line : inLine(line, open)
    })
    .join('\n')
}

/** `open` holds the brackets that are open when the line begins, and then when it ends. */
function inLine(line: string, open: Set<string>): string {
  return line.replace(code, (sign, at: number) => {
    const isFraction = isFractionAt(line, sign, at) && !open.has(sign)
    const partner = partners[sign]
    if (!isFraction && partner !== undefined) open.add(partner)
    if (!isFraction) open.delete(sign)
    return isFraction ? (eighths[sign] ?? sign) : sign
  })
}

function isFractionAt(line: string, sign: string, at: number): boolean {
  const [before, after] = [line[at - 1] ?? '\n', line[at + 1] ?? '\n']
  const counts = /\d/.test(before)
  if (!(counts || mayPrecede.test(before)) || !mayFollow.test(after)) return false
  if (isAddress(line, at)) return false
  return counts || standsAlone(line, sign, at)
}

/** Words in brackets with blanks inside are no fractions, nor are the bars of a table. */
function standsAlone(line: string, sign: string, at: number): boolean {
  if (sign === '|' || sign === '~') return line.indexOf(sign) === at && line.lastIndexOf(sign) === at
  const partner = partners[sign]
  const end = partner === undefined ? -1 : line.lastIndexOf(partner)
  return end < at || !/\p{L}/u.test(line.slice(at, end))
}

/** The longest that an address may be. */
const longest = 120

function isAddress(line: string, at: number): boolean {
  const before = /\S*$/.exec(line.slice(Math.max(0, at - longest), at))?.[0] ?? ''
  const after = /^\S*/.exec(line.slice(at, at + longest))?.[0] ?? ''
  return /[\w.]@[\w.]|:\/\/|^www\./i.test(before + after)
}
