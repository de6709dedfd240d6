/**
 * Diagnostics and the account of the copy.
 *
 * Everything that a reader, stage or renderer has to say is a `VFileMessage` on the source's `VFile`, named
 * `<owner>:<rule>`; what became of each piece of copy is an `Entry` beside it, which the ledger adds up.
 */
import type { Nodes } from 'mdast'
import type { VFile } from 'vfile'

export type Severity = 'off' | 'info' | 'warn' | 'fail'

/** Something that can be remarked on. */
export interface Rule {
  /** How badly it is taken, unless the user sets it otherwise. */
  severity: Severity
  /** What has happened, in a sentence. */
  meaning: string
}

/** Every rule that an owner may report. */
export type Rules = Record<string, Rule>

/** The story is withheld in all its formats; the batch goes on. */
export const fails = (meaning: string): Rule => ({ severity: 'fail', meaning })
/** Somebody should look at it. */
export const warns = (meaning: string): Rule => ({ severity: 'warn', meaning })
/** It is good to know. */
export const informs = (meaning: string): Rule => ({ severity: 'info', meaning })

/** A piece of source copy and what became of it. */
export interface Entry {
  /** `story`: stands in the tree; `meta`: in the facts only; `removed`: left out by a rule. */
  fate: 'story' | 'meta' | 'removed'
  /** The part, the fact or the rule. */
  as: string
  copy: string
  /** Line in the decoded source, from 1. */
  line?: number
  /** Why, for `explain`. */
  because?: string[]
  /** As the source has it, where its letters are others: `&eacute;` for é. */
  raw?: string
}

export interface Finding {
  node?: Nodes | undefined
  line?: number | undefined
  column?: number | undefined
  /** What could have stood there instead. */
  expected?: string[] | undefined
  note?: string | undefined
  /** Fails only the message of a spool that it speaks of, which its reader leaves out; its neighbors go on. */
  alone?: boolean | undefined
}

declare module 'vfile-message' {
  interface VFileMessage {
    alone?: boolean
  }
}

/** Accounts for copy. */
export interface Account {
  /** Copy that stands in the tree as this part. */
  keep(part: string, copy: string, line?: number, because?: string[], raw?: string): void
  /** Copy that stands in the facts and not in the tree. */
  note(fact: string, copy: string, line?: number, because?: string[]): void
  /** Copy that is left out. */
  remove(rule: string, copy: string, line?: number, because?: string[]): void
  readonly entries: readonly Entry[]
}

/** Says that a rule fired, and accounts for copy. Bound to one owner and one source. */
export interface Report<Rule extends string = string> extends Account {
  (rule: Rule, reason: string, finding?: Finding): void
}

/** What the user has set otherwise: `{'quotes:unclosed': 'fail'}`. */
export type Severities = Readonly<Record<string, Severity>>

export function reportOn(file: VFile, owner: string, rules: Rules, severities: Severities = {}): Report {
  const entries: Entry[] = []
  const account =
    (fate: Entry['fate']) =>
    (as: string, copy: string, line?: number, because?: string[], raw?: string): void => {
      entries.push({
        fate,
        as,
        copy,
        ...(line && { line }),
        ...(because && { because }),
        ...(raw !== undefined && { raw }),
      })
    }

  const say = (rule: string, reason: string, finding: Finding = {}): void => {
    const severity = severities[`${owner}:${rule}`] ?? rules[rule]?.severity
    if (!severity) throw new Error(`${owner} reports the rule ${rule}, which it does not declare`)
    if (severity === 'off') return

    const message = file.message(printable(reason), { ruleId: rule, source: owner, place: placeOf(finding) })
    message.fatal = severity === 'fail' ? true : severity === 'warn' ? false : undefined
    if (finding.expected) message.expected = finding.expected
    if (finding.note) message.note = finding.note
    if (finding.alone) message.alone = true
  }
  return Object.assign(say, {
    keep: account('story'),
    note: account('meta'),
    remove: account('removed'),
    entries,
  })
}

/** Copy may hold what steers a terminal: C0, DEL, C1. */
function printable(reason: string): string {
  return reason.replace(
    /[\0-\x08\x0b-\x1f\x7f-\x9f]/g,
    (sign) => `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}

function placeOf({ node, line, column }: Finding) {
  if (line) return { line, column: column ?? 1 }
  return node?.position?.start
}

/** Whether anything of a source failed. */
export function failed(file: VFile): boolean {
  return file.messages.some((message) => message.fatal)
}

/** Whether all of a source failed: not only one message of a spool. */
export function failedWhole(file: VFile): boolean {
  return file.messages.some((message) => message.fatal && !message.alone)
}
