/**
 * Reports of what a build or a check has to remark: which are asked for, and where each goes.
 *
 *     --report sarif=out/lines.sarif,junit=out/lines.xml,pretty
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import colors from 'picocolors'
import type { VFile } from 'vfile'
import { sentenceOf } from '../../batch/faults.ts'
import { hintAt, OptionError } from '../../hints.ts'
import { writeWhole } from '../../write.ts'
import { say, tell } from '../terminal.ts'
import type { KnownRule } from './remarks.ts'

type Files = readonly VFile[]

interface Form {
  /** Where it goes without a file: to people, or to programs. */
  stream: 'stderr' | 'stdout'
  /** A form loads when it is asked for. */
  write(files: Files, rules: readonly KnownRule[], color: boolean): Promise<string>
}

const forms = {
  pretty: {
    stream: 'stderr',
    // Most builds have nothing to remark.
    write: async (files, _rules, color) =>
      files.some(({ messages }) => messages.length > 0)
        ? (await import('./pretty.ts')).pretty(files, color)
        : '',
  },
  json: { stream: 'stdout', write: async (files) => (await import('./json.ts')).json(files) },
  github: { stream: 'stderr', write: async (files) => (await import('./github.ts')).github(files) },
  sarif: {
    stream: 'stdout',
    write: async (files, rules) => (await import('./sarif.ts')).sarif(files, rules),
  },
  junit: { stream: 'stdout', write: async (files) => (await import('./junit.ts')).junit(files) },
} satisfies Record<string, Form>

export type ReportFormat = keyof typeof forms

export interface WantedReport {
  format: ReportFormat
  /** As it was named. */
  file?: string
}

/** "sarif=a.sarif,pretty" -> both. Throws an `OptionError` where there is no such format, or two would be mixed. */
export function parseReports(list: string): WantedReport[] {
  const wanted = list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map(wantedReport)
  if (wanted.length === 0) throw new OptionError(`--report names no format; there are ${names.join(', ')}`)
  const targets = wanted.flatMap(targetOf)
  const twice = targets.find((target, index) => targets.indexOf(target) !== index)
  if (twice) throw new OptionError(`--report: two reports cannot both go to ${twice}; name a file for each`)
  return wanted
}

const names = Object.keys(forms)

function wantedReport(one: string): WantedReport {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(one) ?? []
  if (!isFormat(name)) throw new OptionError(`--report: there is no format “${name}”${hintAt(name, names)}`)
  if (file === '') throw new OptionError(`--report: ${name}= names no file`)
  return { format: name, ...(file && { file }) }
}

function isFormat(name: string): name is ReportFormat {
  return names.includes(name)
}

/** What a report has to itself. */
function targetOf(report: WantedReport): string[] {
  if (report.file) return [path.normalize(report.file)]
  return isPiped(report) ? ['standard output'] : []
}

/** Whether it goes to standard output, where nothing else may go then. */
export function isPiped({ format, file }: WantedReport): boolean {
  return !file && forms[format].stream === 'stdout'
}

/** Writes each where it goes, in this order; files whole or not at all. `rules`: all that exist. */
export async function writeReports(
  reports: readonly WantedReport[],
  files: Files,
  cwd: string,
  rules: readonly KnownRule[],
): Promise<void> {
  for (const { format, file } of reports) {
    const { write }: Form = forms[format]
    const words = await write(files, rules, !file && colors.isColorSupported)
    if (file) writeReport(path.resolve(cwd, file), words, file)
    else if (isPiped({ format })) tell(words)
    else say(words)
  }
}

function writeReport(target: string, words: string, named: string): void {
  try {
    mkdirSync(path.dirname(target), { recursive: true })
    writeWhole(target, words && `${words}\n`)
  } catch (error) {
    throw new OptionError(`The report ${named} cannot be written: ${sentenceOf(error)}`)
  }
}
