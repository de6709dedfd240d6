/**
 * A source read and edited: bytes -> text -> stories, each edited by every stage in turn. The ledger is asked after reading
 * and after each stage. What fails, fails one story; the others go on.
 */
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import type { Config } from './config.ts'
import { copyOf } from './copy.ts'
import { decode, sidecarRules } from './decode.ts'
import type { Reader } from './define.ts'
import { type GateRule, isUsable } from './gates.ts'
import { type Loss, ledgerRules, lossInEditing, lossInReading } from './ledger.ts'
import { pictureRules } from './pictures.ts'
import { type Entry, failed, failedWhole, fails, reportOn } from './report.ts'
import type { EditionFacts, Output, Source, Story } from './story.ts'
import { TemplateFault, templateRules } from './template.ts'

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
  /** What was remarked on a story while it was edited. */
  remarks: Map<Story, VFileMessage[]>
  /** Of an edition. */
  title?: string
  /** The stories that may not go out, by the gate that is shut. */
  withheld: { uri: string; gate: GateRule }[]
  /** What a reader, stage or renderer threw. */
  bug?: unknown
}

/** Decode, read and edit one source. Where all of it fails, `stories` is empty and `file` says why. No gate is asked. */
export async function readAndEdit(source: Source, config: Config): Promise<Printed> {
  const printed = await readOne(source, config)
  await editAll(printed, config)
  return printed
}

async function readOne(source: Source, config: Config): Promise<Printed> {
  const file = await decode(source, config.severities)
  const printed: Printed = { file, stories: [], outputs: [], account: [], remarks: new Map(), withheld: [] }
  if (!failed(file)) await read(printed, config)
  if (failedWhole(file)) printed.stories = []
  return printed
}

async function read(printed: Printed, config: Config): Promise<void> {
  const { file } = printed
  await hearMatter(file)
  const reader = readerOf(file, config.readers)
  const report = reportOn(file, reader.name, reader.rules, config.severities)
  sayUnheard(file, reader, config)
  await guard(printed, reader.name, async () => {
    printed.stories = await reader.read(file, report)
  })
  printed.account.push(...report.entries)
  if (failedWhole(file)) return
  const loss = lossInReading(file.data.copy ?? String(file.value), printed.stories, report.entries)
  if (loss) sayLost(file, 'lost-in-reading', reader.name, loss, printed.stories.every(isUsable))
}

/** Front matter that says what lines are is heard as a file beside the source is, which has the last word. */
async function hearMatter(file: VFile): Promise<void> {
  const text = String(file.value)
  if (!/^---[ \t]*\n/.test(text)) return
  const { matterIn } = await import('./recognize/said.ts')
  const matter = matterIn(text)
  if (!matter) return
  file.data.roles = { ...matter.roles, ...file.data.roles }
  file.data.matter = matter.lines
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

/** What an editor says of lines, to a reader that goes by its format, or of lines that are not there. */
function sayUnheard(file: VFile, { name, takesRoles }: Reader, { severities }: Config): void {
  const lines = Object.keys(file.data.roles ?? {}).map(Number)
  if (lines.length === 0) return
  const report = reportOn(file, 'sidecar', sidecarRules, severities)
  const count = String(file.value).split('\n').length
  if (!takesRoles)
    report('unheard', `What is said of its lines is not heard: ${name} goes by the marks of its format`)
  else
    for (const line of lines)
      if (line > count) report('unheard', `There is no line ${line}: the source has ${count}`)
}

/** Each story by itself: one that a stage fails is left out. */
async function editAll(printed: Printed, config: Config): Promise<void> {
  const edited: Story[] = []
  for (const story of printed.stories) {
    const [before, said] = [failures(printed.file), printed.file.messages.length]
    await edit(story, printed, config)
    printed.remarks.set(story, printed.file.messages.slice(said))
    if (failures(printed.file) === before) edited.push(story)
  }
  printed.stories = edited
}

async function edit(story: Story, printed: Printed, config: Config): Promise<void> {
  let before = copyOf(story)
  const failed = failures(printed.file)
  printed.file.data.pictures?.tell(story, reportOn(printed.file, 'picture', pictureRules, config.severities))
  for (const stage of config.stages) {
    if (failures(printed.file) > failed) return
    const report = reportOn(printed.file, stage.name, stage.rules, config.severities)
    await guard(printed, stage.name, () => stage.edit(story, report))
    printed.account.push(...report.entries)
    const after = copyOf(story)
    const loss = lossInEditing(before, after, report.entries)
    if (loss) sayLost(printed.file, 'lost-in-editing', stage.name, loss, isUsable(story))
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

export const bugRules = { bug: fails('Something in Linecaster broke.') }

/** What throws is a bug of its owner, or a template’s fault: it fails this story, is told, and the others go on. */
export async function guard(
  printed: Printed,
  owner: string,
  step: () => void | Promise<void>,
): Promise<void> {
  try {
    await step()
  } catch (error) {
    if (error instanceof TemplateFault) {
      reportOn(printed.file, 'template', templateRules)('fault', error.sentence)
      return
    }
    printed.bug = error
    const report = reportOn(printed.file, 'linecaster', bugRules)
    report('bug', `${owner} broke: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** How many things have failed in a file. */
export function failures(file: VFile): number {
  return file.messages.filter((message) => message.fatal).length
}
