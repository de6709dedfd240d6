/**
 * Set type as data: what the typesetter hands to a painter. Types only.
 *
 * Lengths are points; x grows to the right and y downwards from the page's top left corner. Marks stand in reading
 * order. A painter needs nothing else: it decides nothing about where a sign stands.
 */

import type { Picture } from '../story.ts'

/** A TrueType face, read once and held for the whole run; painters may cache by identity. */
export interface Face {
  /** What it is to the template: "body", "headline". */
  role: string
  postScriptName: string
  bytes: Uint8Array
  unitsPerEm: number
  /** In thousandths of an em, as are the other measures. */
  ascent: number
  descent: number
  capHeight: number
  xHeight: number
  /** Left, bottom, right, top. */
  box: readonly [number, number, number, number]
  /** Degrees, counterclockwise from upright: -12 for an italic. */
  italicAngle: number
  /** OS/2 usWeightClass. */
  weight: number
  isSerif: boolean
  isFixedPitch: boolean
  /** Advance width of a glyph, in thousandths of an em. */
  advanceOf(glyph: number): number
}

export interface Glyph {
  /** The glyph's index in its face. */
  id: number
  /** With kerning, in thousandths of an em. */
  advance: number
  /** What it says: one letter, all of a ligature's, none where a neighbor says it. U+00AD for a hyphen that the line's end brought. */
  copy: string
  /** How far it stands off the pen, in thousandths of an em: a mark over its letter, in words that run left. */
  x?: number
  y?: number
}

/** A word (or a space) as its face shapes it; held for the whole run, so painters may cache by identity. */
export interface Shaped {
  face: Face
  copy: string
  /** In the order in which they are read. */
  glyphs: readonly Glyph[]
  /** In thousandths of an em. */
  width: number
  /** Whether its glyphs stand from right to left. */
  runsLeft?: true
}

/** A word or a space in a line. */
export interface Piece {
  shaped: Shaped
  /** Size of the type. */
  size: number
  /** The room it takes: for a word its width in this size, for a space what justification made of it. */
  advance: number
  /** The inline tag it belongs to, where that is not the line's own: a link, an emphasis. */
  tag?: Tag
  /** How far above the baseline it stands. */
  rise?: number
  /** Its embedding level (UAX 9, BD2), where its paragraph was split by script; odd where it runs left. */
  level?: number
  /** From the line's left before the scale, in a line whose pieces do not stand in the order of reading. */
  x?: number
}

export interface Line {
  kind: 'line'
  /** The block tag that the line belongs to; without one it is an artifact (a folio, a running head). */
  tag?: Tag
  /** Where its first piece begins, and its baseline. */
  x: number
  y: number
  /** Horizontal scale of its letters and spaces: 1 natural, 1.012 expanded. Piece advances are before it. */
  scale: number
  /** Letterspace after each glyph but the last, in points before the scale. */
  tracking: number
  /** Red, green, blue from 0 to 1; black if absent. */
  ink?: readonly [number, number, number]
  pieces: Piece[]
}

/** A rule or a panel: a filled box, always an artifact. */
export interface Rule {
  kind: 'rule'
  x: number
  y: number
  width: number
  height: number
  ink?: readonly [number, number, number]
}

/** A picture, which fills its box. */
export interface Cut {
  kind: 'picture'
  /** Without one it is an artifact. */
  tag?: Tag
  x: number
  y: number
  width: number
  height: number
  picture: Picture
}

export interface Page {
  width: number
  height: number
  /** What the page is called: "1". */
  folio: string
  /** In reading order; a justified line that was broken at a space ends with that space. */
  marks: (Line | Rule | Cut)[]
}

export type TagType =
  | 'Document'
  | 'Art'
  | 'Sect'
  | 'Aside'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'BlockQuote'
  | 'Code'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Link'
  | 'Em'
  | 'Strong'
  | 'Span'
  | 'Figure'
  | 'Caption'

/** An element of the logical structure (ISO 32000-1, 14.8). Its children stand in reading order. */
export interface Tag {
  type: TagType
  parent?: Tag
  children: Tag[]
  /** BCP 47, where it is not the parent's. */
  language?: string
  /** Of a TH. */
  scope?: 'Column' | 'Row'
  /** Of a Link. */
  href?: string
  /** Of a Figure: what it says to those who do not see it. */
  alt?: string
  /** Of a heading: its words, for the outline. */
  title?: string
}

/** An edition in type. */
export interface Composition<Pages extends Iterable<Page> = Page[]> {
  pages: Pages
  /** The Document tag, one Art beneath it for each story, complete when the first of its pages is. */
  root: Tag
}
