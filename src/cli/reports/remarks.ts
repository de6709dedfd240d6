/** Remarks as every report has them: a rule’s name, how badly it is taken, a place, and words that steer nothing. */
import path from 'node:path'
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import type { Severity } from '../../report.ts'

/** A rule that exists. */
export interface KnownRule {
  /** `<owner>:<rule>` */
  name: string
  /** Its own, whatever the config says. */
  severity: Severity
  meaning: string
}

export interface Remark {
  line?: number
  column?: number
  rule: string
  severity: Exclude<Severity, 'off'>
  reason: string
  expected?: string[]
  note?: string
}

/** In the order in which they were made. */
export function remarksIn(file: VFile): Remark[] {
  return file.messages.map((message) => {
    const { line, column, expected, note } = message
    return {
      ...(line && { line, ...(column && { column }) }),
      rule: `${message.source}:${message.ruleId}`,
      severity: severityOf(message),
      reason: plain(message.reason),
      ...(expected && { expected: expected.map(plain) }),
      ...(note && { note: plain(note) }),
    }
  })
}

function severityOf({ fatal }: VFileMessage): Remark['severity'] {
  return fatal ? 'fail' : fatal === false ? 'warn' : 'info'
}

/** "3:12 A quotation is never closed (quotes:unclosed)" */
export function sentenceOf({ line, column = 1, rule, reason }: Remark): string {
  return `${line ? `${line}:${column} ` : ''}${reason} (${rule})`
}

/** From where the command runs, with slashes. */
export function addressOf({ cwd, path: named = '' }: VFile): string {
  const address = path.isAbsolute(named) ? path.relative(cwd, named) : named
  return address.replaceAll(path.sep, '/')
}

/** The line of the source that a remark is about, where nothing forbids that it is seen. */
export function copyAt(file: VFile, { line }: Remark): string | undefined {
  if (!line || isGated(file) || typeof file.value !== 'string') return undefined
  return file.value.split('\n')[line - 1]
}

/** Whether something of it may not be published. */
function isGated(file: VFile): boolean {
  return file.messages.some(({ source }) => source === 'gate')
}

/** Nothing that steers a terminal (ECMA-48), reorders what is read (Unicode TR36, 3.1), or is no character of XML. */
export function plain(words: string): string {
  return words.replace(
    unprintable,
    (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}

export const unprintable =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff\p{Surrogate}]/gu

/** On one line, and nothing in it that a log’s reader takes for a command: `##[error]` (GitHub), `##vso[` (Azure). */
export function onOneLine(words: string): string {
  return plain(words)
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/#(?=#\w*\[)/g, '# ')
}

/** JSON that stays data wherever it is printed: signs that could do anything else are escaped, so none is lost. */
export function jsonOf(data: unknown): string {
  const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(data, null, 2)
    .replace(/[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/g, escaped)
    .replace(/#(?=#)/g, escaped)
}
