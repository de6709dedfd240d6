/** What the command has to tell a person: progress, remarks, the summary. What each is told with loads when it is told. */
import { hasFailed, type Row } from '../batch/row.ts'
import { say } from './terminal.ts'

export interface Progress {
  at(done: number, name: string): void
  end(): void
}

/** How much is told while a build is at work. */
export interface Talkative {
  quiet?: boolean | undefined
  verbose?: boolean | undefined
}

/** A line that keeps up with the work on a terminal; elsewhere nothing, or now and then a line where asked for. */
export function progressOf(total: number, { quiet, verbose }: Talkative = {}): Progress {
  const { CI, TERM } = process.env
  if (quiet) return { at() {}, end() {} }
  if (process.stderr.isTTY && !CI && TERM !== 'dumb') return lineOf(total)
  return verbose ? linesOf(total) : { at() {}, end() {} }
}

/** At most ten times a second: "[======>             ] 120 of 400  31/s  0:09 left  wire/tide.txt" */
function lineOf(total: number): Progress {
  const pace = paceOf(total, performance.now())
  let drawn = performance.now()
  const draw = (words: string) => process.stderr.write(`\r\x1b[K${words}`)
  draw(barOf(0, total))
  return {
    at(done, name) {
      const now = performance.now()
      const told = pace(done, now)
      if (now - drawn < 100) return
      drawn = now
      // File names must not steer the terminal.
      const words = `${barOf(done, total)}  ${told}  ${name.replace(/\p{C}/gu, '?')}`
      draw(words.slice(0, Math.max(20, (process.stderr.columns || 80) - 1)))
    },
    end: () => void draw(''),
  }
}

/** Every five seconds, and every thousand sources. */
function linesOf(total: number): Progress {
  const began = performance.now()
  const pace = paceOf(total, began)
  let [told, doneThen] = [began, 0]
  let doneNow = 0
  return {
    at(done) {
      doneNow = done
      const now = performance.now()
      const words = pace(done, now)
      if (done === total || (now - told < 5000 && done - doneThen < 1000)) return
      told = now
      doneThen = done
      say(`${done} of ${total}  ${words}`)
    },
    end() {
      const seconds = (performance.now() - began) / 1000
      say(`${doneNow} of ${total} sources in ${seconds.toFixed(1)} s`)
    },
  }
}

/** How fast it goes and how long it will, by what the last ten seconds brought; moments in milliseconds. */
export function paceOf(total: number, began: number): (done: number, now: number) => string {
  const samples = [{ done: 0, now: began }]
  return (done, now) => {
    if (now - (samples.at(-1)?.now ?? now) >= 100) samples.push({ done, now })
    while (samples.length > 2 && (samples[1]?.now ?? now) < now - 10_000) samples.shift()
    const [first = { done: 0, now: began }] = samples
    const rate = ((done - first.done) / Math.max(1, now - first.now)) * 1000
    const left = rate > 0 ? `  ${clockTime((total - done) / rate)} left` : ''
    return `${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s${left}`
  }
}

function clockTime(seconds: number): string {
  const whole = Math.ceil(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  const ending = String(whole % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${ending}` : `${minutes}:${ending}`
}

function barOf(done: number, total: number): string {
  const filled = Math.round((done / Math.max(1, total)) * 20)
  return `[${'='.repeat(filled)}${' '.repeat(20 - filled)}] ${done} of ${total}`
}

export async function tableOf(rows: Row[], relative: (file: string) => string): Promise<string> {
  const { default: Table } = await import('cli-table3')
  const table = new Table({
    head: ['File', 'Size', 'Pages', 'Words', 'Remarks', ''],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [], compact: true },
    chars: quietFrame,
  })
  for (const { remarks: all, stories, written } of rows) {
    const remarks = all.length || ''
    const words = stories.reduce((sum, story) => sum + (story.words ?? 0), 0)
    for (const { file, size, status, pages } of written) {
      table.push([relative(file), sizeOf(size), pages ?? '', words, remarks, status])
    }
  }
  return table.toString()
}

const quietFrame = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
}

function sizeOf(bytes: number): string {
  return bytes < 10_000 ? `${bytes} B` : `${Math.round(bytes / 1000)} kB`
}

/** "12 stories in 48 files: 40 written, 8 unchanged; 1 withheld; 1 failed" */
export function sentenceOf(rows: Iterable<Row>): string {
  let [out, withheld, lost, files, fresh] = [0, 0, 0, 0, 0]
  for (const row of rows) {
    const shut = row.stories.filter(({ gate }) => gate).length
    withheld += shut
    files += row.written.length
    fresh += row.written.filter(({ status }) => status === 'written').length
    if (row.written.length > 0) out += row.stories.length - shut
    if (hasFailed(row)) lost += 1
  }
  const counts = `${out} ${out === 1 ? 'story' : 'stories'} in ${files} ${files === 1 ? 'file' : 'files'}`
  return [
    `${counts}: ${fresh} written, ${files - fresh} unchanged`,
    ...(withheld > 0 ? [`${withheld} withheld`] : []),
    ...(lost > 0 ? [`${lost} failed`] : []),
  ].join('; ')
}

/** "Read as plain: 312; nitf: 8" */
export function readersOf(rows: Iterable<Row>): string {
  const counts = new Map<string, number>()
  for (const { reader } of rows) if (reader) counts.set(reader, (counts.get(reader) ?? 0) + 1)
  const ranked = [...counts].sort(([, one], [, other]) => other - one)
  return ranked.length > 0 ? `Read as ${ranked.map(([name, count]) => `${name}: ${count}`).join('; ')}` : ''
}

/** So many names of sources are told, where many failed by one rule; the manifest has them all. */
const fewNames = 5

/** Where several sources failed, by which rules: "2 decode:binary: wire/a.txt, wire/b.txt" */
export function failuresOf(rows: Iterable<Row>): string {
  const groups = new Map<string, string[]>()
  let failed = 0
  for (const { path, remarks } of rows) {
    const faults = remarks.filter(({ severity }) => severity === 'fail')
    if (faults.length > 0) failed += 1
    for (const rule of new Set(faults.map(({ owner, rule }) => `${owner}:${rule}`))) {
      const known = groups.get(rule)
      if (known) known.push(path)
      else groups.set(rule, [path])
    }
  }
  if (failed < 2) return ''
  return [...groups]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([rule, names]) => `  ${names.length} ${rule}: ${namesTold(names)}`)
    .join('\n')
}

function namesTold(names: readonly string[]): string {
  const told = names.slice(0, fewNames).join(', ')
  return names.length > fewNames ? `${told} and ${names.length - fewNames} more` : told
}
