/**
 * The whole way of a story, from bytes to outputs in memory:
 *
 *     source -> decode -> read -> gates -> edit (each stage in turn) -> bind -> render -> outputs
 *
 * The ledger is asked after reading and after each stage. What fails, fails one story; the others go on.
 */
import { VFile } from 'vfile'
import { type Build, bind, epoch, uniqueName } from './bind.ts'
import { type Counted, census, type Sources } from './census.ts'
import type { Config } from './config.ts'
import { copyOf } from './copy.ts'
import { decode } from './decode.ts'
import type { Reader } from './define.ts'
import { gateOf, gateRules, isUsable, mayEnclose, publish } from './gates.ts'
import { type Bound, gather, gatherRules } from './gather.ts'
import { type Loss, ledgerRules, lossInEditing, lossInReading } from './ledger.ts'
import { type Entry, failed, failedWhole, fails, reportOn } from './report.ts'
import type { Edition, EditionFacts, Output, Source, Story } from './story.ts'
import { loadTemplate, type Template } from './template.ts'

declare module 'vfile' {
  interface DataMap {
    /** Who read the source, and why that one. */
    reader: { name: string; because: string }
    /** The edition that a source lays out. */
    edition: EditionFacts
  }
}

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

/** What a build is told of time. */
export interface Clock {
  /** The date of a build whose stories state none; ISO 8601. */
  date?: string
  /** What time it is, for embargoes and expiries; without it, whatever has one stays in. ISO 8601. */
  now?: string
}

/**
 * Convert sources one after the other; each is printed before the next is. They are gone through twice, for what one
 * says may withhold another.
 */
export async function* convert(sources: Sources, config: Config, clock: Clock = {}): AsyncGenerator<Printed> {
  const template = loadTemplate(config.template, config.base, config.fit)
  const build: Build = { date: clock.date ?? epoch, names: new Set() }
  const bound: Bound[] = []
  const packages: EditionFacts[] = []
  for await (const counted of census(sources, (source) => readOne(source, config))) {
    const { source, read: printed } = counted
    const read = printed.stories.length
    printed.stories = passed(counted, config, clock.now)
    if (printed.file.data.edition) packages.push(printed.file.data.edition)
    const isWhole = printed.stories.length === read
    await editAll(printed, config)
    for (const story of [...printed.stories]) {
      const enclosed = isWhole && mayEnclose(story) ? [source] : []
      publish(story)
      if (config.bind === 'edition') bound.push({ story, source, enclosed })
      else {
        story.data.meta.slug = uniqueName(story.data.meta.slug, build.names)
        await print(bind([story], enclosed, build), printed, config, template)
      }
    }
    yield printed
  }
  if (bound.length > 0) yield await printBound(bound, packages, build, config, template)
}

/** The stories that may go out, and remarks on those that may not. */
function passed(counted: Counted<Printed>, config: Config, now: string | undefined): Story[] {
  const { file, stories } = counted.read
  const report = reportOn(file, 'gate', gateRules, config.severities)
  return stories.filter(({ data: { meta } }, index) => {
    const gap = counted.gaps[index] ?? 0
    if (gap > 0)
      report('gap', `${meta.uri} lacks ${gap === 1 ? 'a take' : `${gap} takes`} that its wire announces`)
    const gate = gateOf(meta, now) ?? counted.gates[index]
    if (!gate || config.severities[`gate:${gate.rule}`] === 'off') return true
    report(gate.rule, `Withheld: ${meta.uri} ${gate.because}`, { alone: true })
    return false
  })
}

async function printBound(
  bound: Bound[],
  packages: readonly EditionFacts[],
  build: Build,
  config: Config,
  template: Template,
): Promise<Printed> {
  const file = new VFile()
  const report = reportOn(file, 'edition', gatherRules, config.severities)
  const gathered = gather(bound, config.sections, report, packages)
  const stories = gathered.map(({ story }) => story)
  for (const { data } of stories) data.meta.slug = uniqueName(data.meta.slug, build.names)
  const sources = [...new Set(gathered.flatMap(({ enclosed }) => enclosed))]
  const edition = bind(stories, sources, build, config.title ?? packages[0]?.title)
  file.path = edition.slug
  const printed: Printed = { file, stories, outputs: [], account: [] }
  await print(edition, printed, config, template)
  return printed
}

/** Decode, read and edit one source. Where all of it fails, `stories` is empty and `file` says why. No gate is asked. */
export async function readAndEdit(source: Source, config: Config): Promise<Printed> {
  const printed = await readOne(source, config)
  await editAll(printed, config)
  return printed
}

async function readOne(source: Source, config: Config): Promise<Printed> {
  const file = await decode(source, config.severities)
  const printed: Printed = { file, stories: [], outputs: [], account: [] }
  if (!failed(file)) await read(printed, config)
  if (failedWhole(file)) printed.stories = []
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
  if (failedWhole(file)) return
  const loss = lossInReading(file.data.copy ?? String(file.value), printed.stories, report.entries)
  if (loss) sayLost(file, 'lost-in-reading', reader.name, loss, printed.stories.every(isUsable))
}

/** The surest; of equally sure ones the first. */
function readerOf(file: VFile, readers: readonly Reader[]): Reader {
  const [best] = readers
    .map((reader) => ({ reader, ...reader.detect(file) }))
    .sort((a, b) => b.score - a.score)
  if (!best) throw new RangeError('A config names at least one reader')
  file.data.reader = { name: best.reader.name, because: best.because }
  return best.reader
}

/** Each story by itself: one that a stage fails is left out. */
async function editAll(printed: Printed, config: Config): Promise<void> {
  const edited: Story[] = []
  for (const story of printed.stories) {
    const before = failures(printed.file)
    await edit(story, printed, config)
    if (failures(printed.file) === before) edited.push(story)
  }
  printed.stories = edited
}

async function edit(story: Story, printed: Printed, config: Config): Promise<void> {
  let before = copyOf(story)
  const failed = failures(printed.file)
  for (const stage of config.stages) {
    if (failures(printed.file) > failed) return
    const report = reportOn(printed.file, stage.name, stage.rules, config.severities)
    await guard(printed, stage.name, () => stage.edit(story, report))
    printed.account.push(...report.entries)
    const after = copyOf(story)
    const loss = lossInEditing(before, after, report.entries)
    if (loss) sayLost(printed.file, 'lost-in-editing', stage.name, loss)
    before = after
  }
}

/** Of a story that may not go out, not a word is said. */
function sayLost(
  file: VFile,
  rule: keyof typeof ledgerRules,
  owner: string,
  loss: Loss,
  mayQuote = true,
): void {
  const report = reportOn(file, 'ledger', ledgerRules)
  report(
    rule,
    mayQuote ? `${owner} lost copy: “${loss.before}” became “${loss.after}”` : `${owner} lost copy`,
  )
}

async function print(edition: Edition, printed: Printed, config: Config, template: Template): Promise<void> {
  const outputs: Output[] = []
  const before = failures(printed.file)
  for (const renderer of config.renderers) {
    const report = reportOn(printed.file, renderer.name, renderer.rules, config.severities)
    await guard(printed, renderer.name, async () => {
      outputs.push(...(await renderer.render(edition, { template, report, outputs })))
    })
  }
  // A story is out in all its formats or in none.
  if (failures(printed.file) === before) printed.outputs.push(...outputs)
}

export const bugRules = { bug: fails('Something in Linecaster broke.') }

/** What throws is a bug of its owner: it fails this story, is told as one, and the others go on. */
async function guard(printed: Printed, owner: string, step: () => void | Promise<void>): Promise<void> {
  try {
    await step()
  } catch (error) {
    printed.bug = error
    const report = reportOn(printed.file, 'linecaster', bugRules)
    report('bug', `${owner} broke: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** How many things have failed in a file. */
function failures(file: VFile): number {
  return file.messages.filter((message) => message.fatal).length
}
