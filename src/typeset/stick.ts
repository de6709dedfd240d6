/** The composing stick: what a compositor holds while a story is set. */
import type { Nodes } from 'mdast'
import type { Direction } from '../direction.ts'
import type { Finding } from '../report.ts'
import type { Edition } from '../story.ts'
import type { Template } from '../template.ts'
import type { Hyphenate } from './hyphenate.ts'
import type { Tag, TagType } from './page.ts'
import type { Typecase } from './typecase.ts'

export type TypeRule =
  | 'missing-glyph'
  | 'missing-face'
  | 'overset-line'
  | 'overset-copy'
  | 'short-copy'
  | 'trimmed'
  | 'fit-ignored'

export type TypeReport = (rule: TypeRule, reason: string, finding?: Finding) => void

export interface Stick {
  template: Template
  typecase: Typecase
  /** The story's language (BCP 47), and which way it is written. */
  language: string
  direction: Direction
  hyphenate: Hyphenate
  /** The decimal sign of the story's language. */
  decimal: '.' | ','
  /** Those that figures show, by their URLs. */
  pictures: Edition['pictures']
  report: TypeReport
  /** Signs that have been reported as missing. */
  missing: Set<string>
  /** The block that is being set, for diagnostics. */
  node: Nodes | undefined
}

/** The same stick for a trial, which has nothing to remark. */
export function silent(stick: Stick): Stick {
  return { ...stick, report: () => {} }
}

/** A new tag beneath another. */
export function tagIn(parent: Tag, type: TagType, facts: Partial<Tag> = {}): Tag {
  const tag: Tag = { type, parent, children: [], ...facts }
  parent.children.push(tag)
  return tag
}
