/**
 * The whole way of a story, from bytes to outputs in memory:
 *
 *     source -> decode -> read -> edit (each stage in turn) -> bind -> render -> outputs
 *
 * The ledger is asked after reading and after each stage. What fails, fails one story; the others go on.
 */
import { VFile } from 'vfile'
import { type Build, bind, epoch, uniqueName } from './bind.ts'
import type { Config } from './config.ts'
import { copyOf } from './copy.ts'
import { decode } from './decode.ts'
import type { Reader } from './define.ts'
import { type Bound, gather, gatherRules } from './gather.ts'
import { type Loss, ledgerRules, lossInEditing, lossInReading } from './ledger.ts'
import { type Entry, failed, reportOn } from './report.ts'
import type { Edition, Output, Source, Story } from './story.ts'
import { loadTemplate, type Template } from './template.ts'

/** What became of a source, or of the edition that several were bound to. */
export interface Printed {
  /** Carries the diagnostics. */
  file: VFile
  stories: Story[]
  /** None where the file failed. */
  outputs: Output[]
  /** What became of each line of the source. */
  account: Entry[]
  /** What a reader, stage or renderer threw. */
  bug?: unknown
}

/** Convert sources one after the other; each is done before the next is asked for. */
export async function* convert(
  sources: Iterable<Source> | AsyncIterable<Source>,
  config: Config,
  date = epoch,
): AsyncGenerator<Printed> {
  const template = loadTemplate(config.template, config.base, config.fit)
  const build: Build = { date, names: new Set() }
  const bound: Bound[] = []
  for await (const source of sources) {
    const printed = await readAndEdit(source, config)
    for (const story of printed.stories) {
      if (config.bind === 'edition') {
        bound.push({ story, source })
        continue
      }
      story.data.meta.slug = uniqueName(story.data.meta.slug, build.names)
      await print(bind([story], [source], build), printed, config, template)
    }
    yield printed
  }
  if (bound.length > 0) yield await printBound(bound, build, config, template)
}

async function printBound(
  bound: Bound[],
  build: Build,
  config: Config,
  template: Template,
): Promise<Printed> {
  const file = new VFile()
  const gathered = gather(bound, config.sections, reportOn(file, 'edition', gatherRules, config.severities))
  const stories = gathered.map(({ story }) => story)
  for (const { data } of stories) data.meta.slug = uniqueName(data.meta.slug, build.names)
  const sources = [...new Set(gathered.map(({ source }) => source))]
  const edition = bind(stories, sources, build, config.title)
  file.path = edition.slug
  const printed: Printed = { file, stories, outputs: [], account: [] }
  await print(edition, printed, config, template)
  return printed
}

/** Decode, read and edit one source. Where it fails, `stories` is empty and `file` says why. */
export async function readAndEdit(source: Source, config: Config): Promise<Printed> {
  const file = await decode(source, config.severities)
  const printed: Printed = { file, stories: [], outputs: [], account: [] }
  if (!failed(printed.file)) await read(printed, config)
  for (const story of printed.stories) await edit(story, printed, config)
  if (failed(printed.file)) printed.stories = []
  return printed
}

async function read(printed: Printed, config: Config): Promise<void> {
  const { file } = printed
  const reader = readerOf(file, config.readers)
  const report = reportOn(file, reader.name, reader.rules, config.severities)
  await guard(printed, reader.name, async () => {
    printed.stories = await reader.read(file, report)
  })
  printed.account.push(...report.entries)
  if (failed(file)) return
  const loss = lossInReading(String(file.value), printed.stories, report.entries)
  if (loss) sayLost(file, 'lost-in-reading', reader.name, loss)
}

/** The surest; of equally sure ones the first. */
function readerOf(file: VFile, readers: readonly Reader[]): Reader {
  const [best] = readers
    .map((reader) => ({ reader, score: reader.detect(file).score }))
    .sort((a, b) => b.score - a.score)
  if (!best) throw new RangeError('A config names at least one reader')
  return best.reader
}

async function edit(story: Story, printed: Printed, config: Config): Promise<void> {
  let before = copyOf(story)
  for (const stage of config.stages) {
    if (failed(printed.file)) return
    const report = reportOn(printed.file, stage.name, stage.rules, config.severities)
    await guard(printed, stage.name, () => stage.edit(story, report))
    printed.account.push(...report.entries)
    const after = copyOf(story)
    const loss = lossInEditing(before, after, report.entries)
    if (loss) sayLost(printed.file, 'lost-in-editing', stage.name, loss)
    before = after
  }
}

function sayLost(file: VFile, rule: keyof typeof ledgerRules, owner: string, loss: Loss): void {
  const report = reportOn(file, 'ledger', ledgerRules)
  report(rule, `${owner} lost copy: “${loss.before}” became “${loss.after}”`)
}

async function print(edition: Edition, printed: Printed, config: Config, template: Template): Promise<void> {
  const outputs: Output[] = []
  for (const renderer of config.renderers) {
    const report = reportOn(printed.file, renderer.name, renderer.rules, config.severities)
    await guard(printed, renderer.name, async () => {
      outputs.push(...(await renderer.render(edition, { template, report, outputs })))
    })
  }
  printed.outputs.push(...outputs)
  // A story is out in all its formats or in none.
  if (failed(printed.file)) printed.outputs = []
}

/** What throws is a bug of its owner: it fails this story, is told as one, and the others go on. */
async function guard(printed: Printed, owner: string, step: () => void | Promise<void>): Promise<void> {
  try {
    await step()
  } catch (error) {
    printed.bug = error
    const report = reportOn(printed.file, 'linecaster', { bug: 'fail' })
    report('bug', `${owner} broke: ${error instanceof Error ? error.message : String(error)}`)
  }
}
