/** The wire as the page shows it: each line with what the account says became of it. */
import type { Printed } from '../../read.ts'
import type { Entry } from '../../report.ts'

export interface WireLine {
  /** From 1. */
  number: number
  text: string
  /** What stands in it, in order; nothing where a line is blank or markup alone. */
  entries: Omit<Entry, 'line' | 'raw'>[]
}

/** Control characters are shown by their names, for they are part of a wire. */
export function wireLinesOf({ file, account }: Pick<Printed, 'file' | 'account'>): WireLine[] {
  const lines = String(file.value)
    .replace(/\n$/, '')
    .split('\n')
    .map(
      (text, index): WireLine => ({
        number: index + 1,
        text: text.replace(controls, nameOf),
        entries: [],
      }),
    )
  for (const { line = 0, raw: _, ...entry } of account) lines[line - 1]?.entries.push(entry)
  return lines
}

const controls = /[\0-\x08\x0b-\x1f\x7f]/g

/** ISO/IEC 646. */
const names = `NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI
  DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US`.split(/\s+/)

const nameOf = (sign: string) => `‹${names[sign.charCodeAt(0)] ?? 'DEL'}›`
