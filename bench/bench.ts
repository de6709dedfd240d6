/**
 * How long a story takes, by output.
 *
 *     npm run bench [-- runs]
 *
 * Cold: a new process from its start to its end, bare Node's own start beside it. Warm: one story after the other in
 * one process, from bytes to outputs in memory. An edition: from its stories to the EPUB, the cover apart. Medians, the
 * kinds interleaved, for the machine is never quiet. Agencies’ formats: megabytes a second. And how good the lines are,
 * over the stories of fixtures/lines.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import Table from 'cli-table3'
import type * as Linecaster from '../src/index.ts'
import { readingOf, type Score, scoreOf, totalOf, wires } from '../test/score.ts'
import { speedsOf } from './formats.ts'
import { measures, qualityAt, storiesOf } from './quality.ts'

const runs = Number(process.argv[2] ?? 11)
const root = fileURLToPath(new URL('..', import.meta.url))
const storyFile = path.join(root, 'fixtures/stories/harbor-commission/input.txt')
const formats = ['markdown', 'html', 'json', 'epub', 'pdf']
const allFour = 'markdown,html,pdf,epub'

const { convert, resolveConfig, ...linecaster }: typeof Linecaster = await import(
  path.join(root, 'lib/index.js')
)

const template = linecaster.loadTemplate('article')

type Times = Map<string, number[]>
const cold: Times = new Map()
const warm: Times = new Map()
for (let run = 0; run < runs; run++) {
  await record(cold, 'bare Node', () => void execFileSync(process.execPath, ['--eval', '0']))
  for (const to of ['html', allFour]) await record(cold, to, () => startCommand(to))
}
// The first rounds compile; they are not counted.
const uncounted: Times = new Map()
for (let round = -20; round < runs * 3; round++) {
  for (const to of [...formats, allFour]) {
    await record(round < 0 ? uncounted : warm, to, () => printOnce(to.split(',')))
  }
}
report('Cold start', cold)
report('Warm, a story', warm)
await reportRecognition()
await reportFormats()
await reportLines()

const editions: Times = new Map()
for (const count of [1, 100, 1000]) {
  const edition = await editionOf(count)
  for (let round = -3; round < runs; round++) {
    const times = round < 0 ? uncounted : editions
    await record(times, `${count}`, () => bookOf(edition, 'never'))
    if (count === 100) await record(times, `${count}, with a cover`, () => bookOf(edition, 'always'))
  }
}
report('EPUB, of stories', editions)

async function record(times: Times, name: string, run: () => void | Promise<void>): Promise<void> {
  const from = performance.now()
  await run()
  times.set(name, [...(times.get(name) ?? []), performance.now() - from])
}

function startCommand(to: string): void {
  const cwd = mkdtempSync(path.join(tmpdir(), 'linecaster-bench-'))
  execFileSync(process.execPath, [path.join(root, 'lib/cli.js'), storyFile, '--to', to], {
    cwd,
    stdio: 'ignore',
  })
  rmSync(cwd, { recursive: true })
}

async function printOnce(names: string[]): Promise<void> {
  const all = [
    linecaster.markdown(),
    linecaster.html(),
    linecaster.json(),
    linecaster.epub(),
    linecaster.pdf(),
  ]
  const config = resolveConfig({ renderers: all.filter(({ name }) => names.includes(name)) }, root)
  for await (const { outputs } of convert([{ path: 'story.txt', bytes: readFileSync(storyFile) }], config)) {
    if (outputs.length !== names.length) throw new Error(`${names}: ${outputs.length} outputs`)
  }
}

/** The same story under many names, in seven sections. */
async function editionOf(count: number): Promise<Linecaster.Edition> {
  let edition: Linecaster.Edition | undefined
  const catcher = linecaster.defineRenderer({
    name: 'catcher',
    summary: 'Catch the edition.',
    options: linecaster.z.strictObject({}),
    rules: {},
    render(given) {
      edition = given
      return []
    },
  })
  const words = readFileSync(storyFile, 'utf8')
  const sources = Array.from({ length: count }, (_, index) => ({
    path: `wire/section-${index % 7}/${index}.txt`,
    bytes: Buffer.from(words.replace('In a divided harbor', `In harbor ${index}`)),
  }))
  const config = resolveConfig({ renderers: [catcher()], bind: 'edition', title: 'Morning Wire' }, root)
  for await (const { file } of convert(sources, config)) if (file.messages.length > 0) throw file.messages[0]
  if (!edition) throw new Error('nothing was bound')
  return edition
}

async function bookOf(edition: Linecaster.Edition, cover: 'always' | 'never'): Promise<void> {
  const entries: Linecaster.Entry[] = []
  const account = { keep() {}, note() {}, remove() {}, entries }
  const report = Object.assign((_rule: string, reason: string) => {
    throw new Error(reason)
  }, account)
  await linecaster.epub({ cover }).render(edition, { template, report, outputs: [] })
}

function report(title: string, times: Times): void {
  const table = new Table({
    head: [title, 'median ms', 'least ms'],
    colAligns: ['left', 'right', 'right'],
    style: { head: [] },
  })
  for (const [name, each] of times) {
    const sorted = each.sort((a, b) => a - b)
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0
    table.push([name, median.toFixed(1), (sorted[0] ?? 0).toFixed(1)])
  }
  console.log(table.toString())
}

async function reportLines(): Promise<void> {
  const head = [
    'Lines',
    'filled',
    'mean gap',
    '95 %',
    'over 1.5',
    'hyphens in 100',
    'in a row',
    'names',
    'alone',
  ]
  const table = new Table({
    head,
    colAligns: ['left', ...head.slice(1).map(() => 'right' as const)],
    style: { head: [] },
  })
  const stories = await storiesOf()
  for (const [template, measure, size] of measures) {
    const quality = await qualityAt(stories, template, measure, size)
    const { lines, filled, mean, p95, loose, hyphens, ladder, names, orphans, widows } = quality
    const gaps = [mean.toFixed(2), p95.toFixed(2), `${(100 * loose).toFixed(1)} %`]
    const divided = [((100 * hyphens) / lines).toFixed(1), ladder, names]
    table.push([`${measure}, ${size} pt`, filled, ...gaps, ...divided, orphans + widows])
  }
  console.log(table.toString())
}

/** The wires of fixtures/wires against their truth, and how long an ordinary one takes to read and edit, warm. */
async function reportRecognition(): Promise<void> {
  const config = resolveConfig({ readers: [linecaster.plain()] }, root)
  const all = wires()
  const scores: Score[] = []
  for (const { name, source, truth } of all) {
    const { stories } = await linecaster.readStory(source, config)
    if (stories[0]) scores.push(scoreOf(name, truth, readingOf(stories[0])))
  }
  const total = totalOf(scores)
  const times: number[] = []
  for (let round = 0; round < 30; round++) {
    const from = performance.now()
    for (const { source } of all) await linecaster.readStory(source, config)
    times.push(performance.now() - from)
  }
  const words = all.reduce((sum, { truth }) => sum + truth.body.join(' ').split(' ').length, 0)
  const median = times.sort((a, b) => a - b)[15] ?? 0
  const table = new Table({ style: { head: [] }, colAligns: ['left', 'right'] })
  table.push(['Recognition: macro F1', total.macroF1.toFixed(3)])
  table.push(['wires read without a fault', `${total.perfect} of ${total.wires}`])
  table.push(['read and edit, ms a thousand words', ((1000 * median) / words).toFixed(2)])
  console.log(table.toString())
}

/** The messages of fixtures/messages by format: with frames and markup taken off, and read whole. */
async function reportFormats(): Promise<void> {
  const table = new Table({
    head: ['Formats', 'parsed, MB/s', 'read, MB/s'],
    colAligns: ['left', 'right', 'right'],
    style: { head: [] },
  })
  for (const { format, parsed, read } of await speedsOf(runs)) {
    table.push([format, parsed?.toFixed(1) ?? '', read.toFixed(1)])
  }
  console.log(table.toString())
}
