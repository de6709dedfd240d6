/** `linecaster explain source`: every line of the wire, what it was taken for and why, and what the stages mended. */
import colors from 'picocolors'
import { configOf } from '../batch/asked.ts'
import type { Config } from '../config.ts'
import { copyOf, runsOf } from '../copy.ts'
import { type Printed, readAndEdit } from '../pipeline.ts'
import { type Entry, failed } from '../report.ts'
import type { Source } from '../story.ts'
import { pretty } from './reports/pretty.ts'
import { filesToRead, sourcesOf } from './sources.ts'
import { say, tell } from './terminal.ts'

export interface ExplainOptions {
  config?: string
  assets?: string
  from?: string
  report?: 'pretty' | 'json'
  /** Whether to show each mended paragraph whole, as it was and as it is. */
  diff?: boolean
}

/** What a stage made of a run of copy. */
export interface Mend {
  line?: number
  stage: string
  before: string
  after: string
}

interface Explained {
  printed: Printed
  mends: Mend[]
}

export async function explain(named: string[], options: ExplainOptions): Promise<number> {
  const cwd = process.cwd()
  const { report, diff, ...asked } = options
  const config = await configOf({ ...asked, cwd })
  const files = await filesToRead(named, config, cwd)
  const { sources, unread } = sourcesOf(files, cwd, config.assets)
  const explained: Explained[] = []
  for await (const source of sources) explained.push(await explainOne(source, config))
  const shown = diff ? diffOf : pageOf
  if (report === 'json') tell(jsonOf(explained))
  else if (explained.length > 0) tell(explained.map(shown).join('\n'))
  say(pretty([...unread(), ...explained.map(({ printed }) => printed.file)], colors.isColorSupported))
  return unread().length > 0 || explained.some(({ printed }) => failed(printed.file)) ? 1 : 0
}

/** Edited by one stage more each time, so that each mend has its owner. */
async function explainOne(source: Source, config: Config): Promise<Explained> {
  let before = await readAndEdit(source, { ...config, stages: [] })
  const mends: Mend[] = []
  for (const [index, stage] of config.stages.entries()) {
    const after = await readAndEdit(source, { ...config, stages: config.stages.slice(0, index + 1) })
    mends.push(...mendsOf(stage.name, before, after))
    before = after
  }
  return { printed: before, mends }
}

function mendsOf(stage: string, before: Printed, after: Printed): Mend[] {
  const now = after.stories.flatMap(runsOf)
  return before.stories.flatMap(runsOf).flatMap((run, index) => {
    const [was, is] = [copyOf(run), now[index] ? copyOf(now[index]) : '']
    const line = run.position?.start.line
    return was === is ? [] : [{ stage, before: was, after: is, ...(line && { line }) }]
  })
}

function pageOf({ printed, mends }: Explained): string {
  const [story] = printed.stories
  const { path = '' } = printed.file
  if (!story) return `${colors.bold(path)}: no story\n`
  const { source, language } = story.data.meta
  const because = printed.file.data.reader?.because ?? ''
  const heading = `${colors.bold(path)}: ${source.format} (${because}), ${source.charset}, language ${language}`
  const lines = printed.account.flatMap((entry) => [
    lineOf(entry),
    ...whyOf(entry),
    ...mendedOf(entry, mends),
  ])
  return `${heading}\n${legend}\n\n${lines.join('\n')}\n`
}

const legend = colors.dim(
  'Each line of the wire: its number, what it was taken for, its words; beneath them the evidence, in points.',
)

/** Each mended paragraph as the wire has it and as it is printed, with what was mended. */
function diffOf({ printed, mends }: Explained): string {
  const read = printed.file.path ?? ''
  const changes = mends.map((mend) =>
    [
      colors.dim(`${read}:${mend.line ?? 1} ${mend.stage}: ${changesIn(mend).join(', ')}`),
      colors.red(`- ${mend.before}`),
      colors.green(`+ ${mend.after}`),
      '',
    ].join('\n'),
  )
  return changes.length > 0 ? changes.join('\n') : `${read}: nothing was mended\n`
}

const widthOfRole = 16
const margin = ' '.repeat(6 + widthOfRole)

function lineOf({ fate, as, copy, line }: Entry): string {
  const number = colors.dim(String(line ?? '').padStart(4))
  const role = `${as} `.padEnd(widthOfRole)
  if (fate === 'story') return `${number}  ${colors.green(role)}${short(copy)}`
  return `${number}  ${colors.yellow(role)}${colors.strikethrough(short(copy))}`
}

function whyOf({ because = [], fate, as }: Entry): string[] {
  // Copy is what most lines are, and needs no reason.
  if (as === 'body') return []
  const left = fate === 'removed' ? ['left out'] : fate === 'meta' ? ['kept as a fact'] : []
  const reasons = [...left, ...because]
  return reasons.length > 0 ? [colors.dim(`${margin}${reasons.join(', ')}`)] : []
}

function mendedOf({ line, fate, as }: Entry, mends: Mend[]): string[] {
  if (fate !== 'story' || as === 'dateline') return []
  return mends
    .filter((mend) => mend.line === line)
    .map((mend) => `${margin}${colors.cyan(mend.stage)}: ${changesIn(mend).join(', ')}`)
}

/** ‘‘ -> “ twice: letters stay as they are, so what stands between them tells. */
export function changesIn({ before, after }: Mend): string[] {
  const [was, is] = [signsOf(before), signsOf(after)]
  if (was.length !== is.length) return [`${short(before)} -> ${short(after)}`]
  const counts = new Map<string, number>()
  for (const [index, signs] of was.entries()) {
    const change = changeOf(signs, is[index] ?? '')
    if (signs !== is[index]) counts.set(change, (counts.get(change) ?? 0) + 1)
  }
  return [...counts].map(([change, count]) => (count > 1 ? `${change} (${count} times)` : change))
}

/** Without what both begin and end with. */
function changeOf(was: string, is: string): string {
  let from = 0
  while (from < Math.min(was.length, is.length) && was[from] === is[from]) from++
  let end = 0
  while (end < Math.min(was.length, is.length) - from && was.at(-1 - end) === is.at(-1 - end)) end++
  return `${shown(was.slice(from, was.length - end))} -> ${shown(is.slice(from, is.length - end))}`
}

function signsOf(copy: string): string[] {
  return copy.split(/[\p{L}\p{N}]+/u)
}

const names: Record<string, string> = {
  ' ': 'space',
  '\u00a0': 'no-break space',
  '\u00ad': 'soft hyphen',
  '': 'nothing',
}

function shown(signs: string): string {
  return names[signs] ?? signs.replaceAll('\u00a0', '°').replaceAll(' ', '␣')
}

function short(copy: string): string {
  return copy.length > 76 ? `${copy.slice(0, 75)}…` : copy
}

function jsonOf(explained: Explained[]): string {
  const all = explained.map(({ printed, mends }) => ({
    source: printed.file.path,
    meta: printed.stories.map((story) => story.data.meta),
    lines: printed.account,
    mends,
    remarks: printed.file.messages.map(({ line, column, source, ruleId, reason, fatal }) => {
      return { line, column, rule: `${source}:${ruleId}`, reason, fails: fatal === true }
    }),
  }))
  return JSON.stringify(all, null, 2)
}
