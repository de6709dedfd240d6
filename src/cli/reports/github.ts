/**
 * Remarks as annotations of GitHub Actions, one a line.
 *
 *     ::warning file=wire/bees.txt,line=3,col=27,title=quotes%3Aunclosed::A quotation is never closed
 *
 * GitHub Docs, Workflow commands: setting an error message; escaping as actions/toolkit does, core/src/command.ts.
 */
import type { VFile } from 'vfile'
import { addressOf, plain, type Remark, remarksIn } from './remarks.ts'

export function github(files: Iterable<VFile>): string {
  return [...files].flatMap((file) => remarksIn(file).map((remark) => commandOf(remark, file))).join('\n')
}

const commands = { fail: 'error', warn: 'warning', info: 'notice' }

function commandOf({ line, column, rule, severity, reason }: Remark, file: VFile): string {
  const properties = Object.entries({ file: addressOf(file), line, col: column, title: rule })
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${escapedProperty(plain(String(value)))}`)
  return `::${commands[severity]} ${properties.join(',')}::${escaped(reason)}`
}

function escaped(words: string): string {
  return words.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapedProperty(words: string): string {
  return escaped(words).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
