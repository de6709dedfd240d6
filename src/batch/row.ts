/** What became of one source, as plain data that threads can send and a cache can keep. */
import { VFile } from 'vfile'
import type { Gate } from '../gates.ts'
import type { Printed } from '../read.ts'
import type { Written } from '../write.ts'

export interface Row {
  path: string
  /** Hex SHA-256 of its bytes; nothing where they could not be read. */
  sha256?: string
  /** Who read it. */
  reader?: string
  remarks: Remark[]
  /** The text that remarks point into, where there are warnings or errors and every word of it may be shown. */
  text?: string
  stories: StoryRow[]
  written: Written[]
  /** Of an edition. */
  title?: string
  /** What broke, where it is a bug of ours. */
  bug?: string
}

/** A story that went out, or why it did not. Of one that did not, its identifier and no more. */
export interface StoryRow {
  uri: string
  version?: string
  slug?: string
  words?: number
  gate?: Gate['rule']
  /** The rule that it failed by: <owner>:<rule>. */
  failure?: string
}

export interface Remark {
  reason: string
  owner: string
  rule: string
  severity: 'info' | 'warn' | 'fail'
  line?: number
  column?: number
  expected?: string[]
  note?: string
  alone?: boolean
}

export function remarksIn(file: VFile): Remark[] {
  return file.messages.map((message) => ({
    reason: message.reason,
    owner: message.source ?? '',
    rule: message.ruleId ?? '',
    severity: message.fatal ? 'fail' : message.fatal === false ? 'warn' : 'info',
    ...(message.line !== undefined && { line: message.line }),
    ...(message.column !== undefined && { column: message.column }),
    ...(message.expected && { expected: message.expected as string[] }),
    ...(message.note && { note: message.note }),
    ...(message.alone && { alone: true }),
  }))
}

/** What was printed, without its outputs. */
export function rowOf(printed: Printed): Row {
  const { file, stories, withheld, title, bug } = printed
  const isShown = withheld.length === 0 && file.messages.some(({ fatal }) => fatal !== undefined)
  return {
    path: file.path ?? '',
    ...(file.data.source && { sha256: file.data.source.sha256 }),
    ...(file.data.reader && { reader: file.data.reader.name }),
    remarks: remarksIn(file),
    ...(isShown && { text: String(file.value ?? '') }),
    stories: [
      ...stories.map(({ data: { meta } }) => ({
        uri: meta.uri,
        ...(meta.version && { version: meta.version }),
        slug: meta.slug,
        words: meta.wordCount,
      })),
      ...failedIn(printed),
      ...withheld,
    ],
    written: [],
    ...(title !== undefined && { title }),
    ...(bug !== undefined && { bug: bug instanceof Error ? bug.message : String(bug) }),
  }
}

/** The stories that a stage failed. */
function failedIn({ stories, remarks }: Printed): StoryRow[] {
  return [...remarks].flatMap(([story, messages]) => {
    const failure = messages.find(({ fatal }) => fatal)
    if (!failure || stories.includes(story)) return []
    return [{ uri: story.data.meta.uri, failure: `${failure.source}:${failure.ruleId}` }]
  })
}

/** The row of a file that could not even be read. */
export function rowOfRefusal(file: VFile): Row {
  return { path: file.path ?? '', remarks: remarksIn(file), stories: [], written: [] }
}

/** The file that reporters know, with the remarks on it. */
function fileOf({ path, remarks, text }: Row): VFile {
  const file = new VFile({ path, ...(text !== undefined && { value: text }) })
  for (const { reason, owner, rule, severity, line, column, expected, note, alone } of remarks) {
    const message = file.message(reason, {
      ruleId: rule,
      source: owner,
      ...(line !== undefined && { place: { line, column: column ?? 1 } }),
    })
    message.fatal = severity === 'fail' ? true : severity === 'warn' ? false : undefined
    if (expected) message.expected = expected
    if (note) message.note = note
    if (alone) message.alone = true
  }
  return file
}

/** The files of rows, each made when it is asked for. */
export function remarkedIn(rows: Iterable<Row>): Iterable<VFile> {
  return {
    *[Symbol.iterator]() {
      for (const row of rows) yield fileOf(row)
    },
  }
}

export function hasFailed(row: Row): boolean {
  return row.remarks.some(({ severity }) => severity === 'fail')
}
