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

/** Control characters are shown by their pictures (U+2400), for a wire’s are part of what an editor looks at. */
export function wireLinesOf({ file, account }: Pick<Printed, 'file' | 'account'>): WireLine[] {
  const lines = String(file.value)
    .split('\n')
    .map(
      (text, index): WireLine => ({
        number: index + 1,
        text: text.replace(controls, pictureOf),
        entries: [],
      }),
    )
  for (const { line = 0, raw: _, ...entry } of account) lines[line - 1]?.entries.push(entry)
  return lines
}

const controls = /[\0-\x08\x0b-\x1f]/g
const pictureOf = (sign: string) => String.fromCharCode(0x2400 + sign.charCodeAt(0))
