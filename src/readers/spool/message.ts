/**
 * A message, first as its format frames it: its head, its text and its tail; then with what they state of the story.
 * Nothing of its copy is judged yet.
 */
import { momentOf } from '../../dates.ts'
import type { Layout } from '../../recognize/layout.ts'
import type { Meta, Sequence } from '../../story.ts'
import type { Piece } from './frames.ts'
import type { Dropped } from './type-marks.ts'

export interface Frame {
  format: string
  /** Of its first line in the source. */
  line: number
  /** Lines of the head that hold words. */
  head: Piece[]
  /** Control characters, fractions and marks already set. */
  text: Piece
  /** What setting them took out. */
  dropped: Dropped[]
  tail: Piece[]
  /** Whether it breaks off. */
  isCut: boolean
  /** What head, text and tail say of the story. */
  state(): Stated
}

/** What is absent or undefined is not stated. */
export type Facts = { [Fact in keyof Meta]?: Meta[Fact] | undefined }

export interface Stated {
  facts: Facts
  /** When it was sent, with or without a zone. */
  sent?: string | undefined
  /** Whether it says that it is held until its release. */
  isHeld?: boolean
  /** What it says of its release besides its notes: "ADV 09". */
  advance?: string | undefined
  layout(): Layout
}

export interface Message extends Frame, Stated {}

/** A message that cannot be read, and why in a sentence. */
export interface Fault {
  fault: string
}

export type Framed = Frame | Fault

export function isFault(framed: object): framed is Fault {
  return 'fault' in framed
}

/** When a message was sent, by the first line of its tail that says so. */
export function sentOf(tail: readonly Piece[]): string | undefined {
  for (const { copy } of tail) {
    const moment = momentOf(copy)
    if (moment !== undefined) return moment
  }
  return undefined
}

/** A sequence, and what of it is stated. */
export function sequenceOf(
  sequence: Sequence,
  { number, refers, takes }: { [Fact in keyof Sequence]?: Sequence[Fact] | undefined },
): Sequence {
  if (number) sequence.number = number
  if (refers) sequence.refers = refers
  if (takes) sequence.takes = takes
  return sequence
}
