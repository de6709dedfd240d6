/**
 * Evidence: what speaks for a block being this part or that.
 *
 * A recognizer gives a block points for its part, each with its reason. Points are comparable over parts: 0 is
 * "as good as a guess", 2 likely, 5 nearly sure, and they add up. `decide.ts` then takes the reading of the whole
 * story that has the most.
 */
import type { Block, Layout } from './layout.ts'
import type { Traits } from './traits.ts'

/** What a block can be: the tree's parts, body copy, and what is left out by name. */
export const roles = [
  'furniture',
  'related',
  'slug',
  'kicker',
  'headline',
  'deck',
  'byline',
  'credit',
  'body',
  'subhead',
  'question',
  'answer',
  'listItem',
  'agate',
  'verse',
  'rule',
  'contributorLine',
  'caption',
  'editorsNote',
  'correction',
  'note',
  'take',
  'trim',
  'record',
  'trailer',
  'contacts',
  'endMark',
] as const
/** A figure is one by its picture: nobody can say it of words. */
export type Role = (typeof roles)[number] | 'figure'

/** Where a block stands. */
export interface Setting {
  blocks: readonly Block[]
  layout: Layout
  traits: Traits
  /** Of the block, from 0. */
  index: number
}

/** Finds one role: gives a candidate for `blocks.slice(index, index + span)`, or nothing. */
export interface Recognizer {
  role: Role
  /** The longest that the part may be, in signs; 4,096 unless said. */
  longest?: number
  /** How many blocks without a gap may make one part; 1 unless said. */
  span?: number
  /** Whether a block can be one of several that make the part; any can unless said. */
  holds?(block: Block): boolean
  weigh(copy: string, setting: Setting, span: number): Clue[]
}

/** Points and their reason, or false where the clue is not there. */
export type Clue = [points: number, reason: string] | false

/** A clue that counts when it holds. */
export function when(holds: boolean, points: number, reason: string): Clue {
  return holds && [points, reason]
}

/** What the clues that hold come to, or nothing where none does. */
export function pointsOf(clues: readonly Clue[]): number | undefined {
  let points: number | undefined
  for (const clue of clues) if (clue) points = (points ?? 0) + clue[0]
  return points
}

/** "+3 is as short as a headline", for those who ask why. */
export function reasonsOf(clues: readonly Clue[]): string[] {
  return clues.flatMap((clue) =>
    clue && clue[0] !== 0 ? [`${clue[0] > 0 ? '+' : '−'}${Math.abs(clue[0])} ${clue[1]}`] : [],
  )
}
