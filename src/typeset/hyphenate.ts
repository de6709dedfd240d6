/**
 * Where a word may be divided at a line's end: Liang's patterns, by language.
 *
 *     hyphenation  ->  hy-phen-ation
 */
import { createRequire } from 'node:module'
import { divisions } from './divisions.ts'

/** Where a word may be divided. */
export interface Division {
  /** How many signs stand before the hyphen. */
  at: number
  /** Whether it leaves fewer than three letters on one side. */
  isStub: boolean
  /** Whether the word is taken for a name, which is divided only where nothing else helps. */
  isName: boolean
}

export type Hyphenate = (word: string) => readonly Division[]

/** A level of the trie: each letter leads to a row of levels, to a further trie, or to both. */
interface Trie {
  [letter: string]: number | Trie | [Trie, number]
}

type Patterns = [levels: number[][], trie: Trie, exceptions: Record<string, number[]>]

const none: typeof divisions = new Map()

/** The file of patterns for a language, and the letters to keep on each side of a hyphen. */
const languages: Record<string, readonly [file: string, left: number, right: number]> = {
  en: ['en-us', 2, 3],
  'en-gb': ['en-gb', 2, 3],
  'en-au': ['en-gb', 2, 3],
  'en-ie': ['en-gb', 2, 3],
  'en-in': ['en-gb', 2, 3],
  'en-nz': ['en-gb', 2, 3],
  'en-za': ['en-gb', 2, 3],
  de: ['de-1996', 2, 3],
  'de-ch': ['de-1996', 2, 3],
  fr: ['fr', 2, 3],
  es: ['es', 2, 2],
  it: ['it', 2, 2],
  pt: ['pt', 2, 3],
  ca: ['ca', 2, 2],
  nl: ['nl', 2, 3],
  sv: ['sv', 2, 2],
  da: ['da', 2, 2],
  nb: ['nb', 2, 2],
  no: ['nb', 2, 2],
  nn: ['nn', 2, 2],
  fi: ['fi', 2, 2],
  pl: ['pl', 2, 2],
  cs: ['cs', 2, 3],
  sk: ['sk', 2, 3],
  hu: ['hu', 2, 2],
  hr: ['hr', 2, 2],
  sl: ['sl', 2, 2],
  tr: ['tr', 2, 2],
  ru: ['ru', 2, 2],
  uk: ['uk', 2, 2],
  el: ['el-monoton', 2, 2],
}

const shortest = 5
const shortPart = 3
const heldWords = 20_000
const held = new Map<string, Hyphenate>()
const require = createRequire(import.meta.url)

/** How words of a language are divided; not at all where its rules are not known. */
export function hyphenator(language: string): Hyphenate {
  const tag = language.toLowerCase()
  const known = languages[tag] ?? languages[tag.split('-')[0] ?? '']
  if (!known) return () => []
  const [file, left, right] = known
  const name = `${file} ${left} ${right}`
  const before = held.get(name)
  if (before) return before
  const patterns: Patterns = require(`hyphen/patterns/${file}.js`)
  const fresh = remember(
    divider(patterns, left, right, !file.startsWith('de'), file === 'en-us' ? divisions : none),
  )
  held.set(name, fresh)
  return fresh
}

function remember(hyphenate: Hyphenate): Hyphenate {
  const words = new Map<string, readonly Division[]>()
  return (word) => {
    const known = words.get(word)
    if (known) return known
    if (words.size >= heldWords) words.clear()
    const fresh = hyphenate(word)
    words.set(word, fresh)
    return fresh
  }
}

// The alphabets of the languages above, spelled out: a class of all letters takes milliseconds to compile.
const letter = 'A-Za-zªµºÀ-ÖØ-öø-\\u02af\\u0300-\\u052f\\u1e00-\\u1fff'

/** Only what is spelled in letters; signs around it stay where they are. */
const divisible = new RegExp(`^([^${letter}]*)([${letter}]+)((?:[’'][${letter}]{0,2})?)([^${letter}0-9@/]*)$`)

/** Names have capitals; where all nouns have them, as in German, no name is known by its capital. */
function divider(
  [levels, trie, exceptions]: Patterns,
  left: number,
  right: number,
  capitalsNames: boolean,
  own: typeof divisions,
): Hyphenate {
  return (word) => {
    if (word.length < shortest) return []
    const [, before = '', letters = ''] = divisible.exec(word) ?? []
    const lower = letters.toLowerCase()
    const isPlain = lower === letters || lower.slice(1) === letters.slice(1)
    if (letters.length < shortest || lower.length !== letters.length || !isPlain) return []
    // The package counts an exception's points with the hyphens before them.
    const known = Object.hasOwn(exceptions, lower) ? exceptions[lower] : undefined
    const isName = capitalsNames && lower !== letters
    const points =
      own.get(lower) ?? known?.map((point, index) => point - index) ?? pointsOf(lower, levels, trie)
    return points
      .filter((point) => point >= left && point <= letters.length - right)
      .map((point) => ({
        at: point + before.length,
        isStub: Math.min(point, letters.length - point) < shortPart,
        isName,
      }))
  }
}

function pointsOf(word: string, levels: number[][], trie: Trie): number[] {
  const dotted = `.${word}.`
  const values = new Array<number>(dotted.length + 1).fill(0)
  for (let start = 0; start < dotted.length; start++) {
    // The levels of a pattern that begins with the word's own beginning are counted from its first letter.
    for (const row of rowsAt(dotted, start, trie)) raise(values, Math.max(start, 1), levels[row] ?? [])
  }
  return values.flatMap((value, at) => (value % 2 === 1 ? [at - 1] : [])).filter((point) => point > 0)
}

/** The rows of levels of every pattern that begins at a letter. */
function rowsAt(word: string, start: number, trie: Trie): number[] {
  const rows: number[] = []
  let node: Trie | undefined = trie
  for (let at = start; node && at < word.length; at++) {
    const next: Trie[string] | undefined = node[word.charAt(at)]
    if (typeof next === 'number') rows.push(next)
    if (Array.isArray(next)) rows.push(next[1])
    node = Array.isArray(next) ? next[0] : typeof next === 'object' ? next : undefined
  }
  return rows
}

function raise(values: number[], start: number, levels: number[]): void {
  for (let offset = 0; offset < levels.length; offset++) {
    const level = levels[offset] ?? 0
    const at = start + offset
    if (level > (values[at] ?? 0)) values[at] = level
  }
}
