/** Stories that were read to outputs in memory: what may not go out is taken out, the rest is bound and rendered. */
import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { type Build, bind, epoch, pageNames } from './bind.ts'
import type { Census } from './census.ts'
import type { Config } from './config.ts'
import type { Renderer } from './define.ts'
import { type GateRule, gateRules, mayEnclose, publish } from './gates.ts'
import { type Bound, gather, gatherRules } from './gather.ts'
import { pictureRules, picturesOf } from './pictures.ts'
import { claimsOf, type Plan, plansOf } from './plan.ts'
import { failures, guard, type Printed, readAndEdit } from './read.ts'
import { reportOn } from './report.ts'
import { type Names, uniqueName } from './slug.ts'
import type { Edition, EditionFacts, Output, Source, Story } from './story.ts'
import { loadTemplate, type Template } from './template.ts'
import { joinTakes } from './versions.ts'

/** What a build is told of time. */
export interface Clock {
  /** The date of a build whose stories state none; ISO 8601. */
  date?: string
  /** What time it is, for embargoes and expiries; without it, whatever has one stays in. ISO 8601. */
  now?: string
}

/** What a batch is printed with. */
export interface Pressroom {
  config: Config
  template: Template
  build: Build
}

export function pressOf(config: Config, clock: Clock): Pressroom {
  return {
    config,
    template: loadTemplate(config.template, config.base, config.fit),
    build: { date: clock.date ?? epoch, names: new Map() },
  }
}

/** How a batch under this config reads its sources, and what it makes of them. */
export function censusOf(config: Config, { now }: Clock, names: Names): Census<Printed> {
  return {
    read: (source) => readAndEdit(source, config),
    claims: ({ stories }, source) => claimsOf(source, stories, now),
    // An edition names its stories when it is bound, for of duplicates one is left out.
    plans: (claims) => plansOf(claims, isOpenIn(config), config.bind === 'story' ? names : new Map()),
  }
}

function isOpenIn({ severities }: Config): (rule: GateRule) => boolean {
  return (rule) => severities[`gate:${rule}`] === 'off'
}

/** What of a source goes out. */
export interface Released {
  read: Printed
  source: Source
  /** The source as it came, where readers may see all of it. */
  enclosed: Source[]
}

/** Takes what may not go out from what was read, with all that was remarked on it, and says so; joins takes. */
export function release(
  read: Printed,
  source: Source,
  plan: Plan,
  takes: Story[][],
  { severities }: Config,
): Released {
  const { file } = read
  const report = reportOn(file, 'gate', gateRules, severities)
  const released = new Set<Story>()
  for (const [index, { gate, gap, name }] of plan.stories.entries()) {
    const story = read.stories[index]
    if (!story) continue
    const { uri } = story.data.meta
    if (gap > 0)
      report('gap', `${uri} lacks ${gap === 1 ? 'a take' : `${gap} takes`} that its wire announces`)
    if (gate) {
      const remarks = read.remarks.get(story) ?? []
      file.messages = file.messages.filter((message) => !remarks.includes(message))
      read.withheld.push({ uri, gate: gate.rule })
      report(gate.rule, `Withheld: ${uri} ${gate.because}`, { alone: true })
      continue
    }
    joinTakes(story, takes[index] ?? [])
    story.data.meta.slug = name
    released.add(story)
  }
  const isWhole = read.stories.every((story) => released.has(story) && mayEnclose(story))
  read.stories = read.stories.filter((story) => released.has(story))
  for (const story of read.stories) publish(story)
  // What finds its pictures is no part of it.
  const { pictures: _, ...whole } = source
  return { read, source, enclosed: isWhole ? [whole] : [] }
}

/** The outputs of each story that goes out. */
export async function printStories({ read, source, enclosed }: Released, press: Pressroom): Promise<void> {
  for (const story of read.stories)
    await print(bind([story], enclosed, press.build), [{ story, source }], read, press)
}

/** The outputs of all stories that go out, as one edition. */
export async function printEdition(
  bound: Bound[],
  packages: readonly EditionFacts[],
  press: Pressroom,
): Promise<Printed> {
  const { config, build } = press
  const file = new VFile()
  const report = reportOn(file, 'edition', gatherRules, config.severities)
  const gathered = gather(bound, config.sections, report, packages)
  const stories = gathered.map(({ story }) => story)
  for (const name of pageNames) uniqueName(name, build.names)
  for (const { data } of stories) data.meta.slug = uniqueName(data.meta.slug, build.names)
  const sources = [...new Set(gathered.flatMap(({ enclosed }) => enclosed))]
  const edition = bind(stories, sources, build, config.title ?? packages[0]?.title)
  file.path = edition.slug
  const printed: Printed = { ...printedOf(file, stories), title: edition.title }
  const [said, failed] = [file.messages.length, failures(file)]
  const singles = config.singles ? await printSingles(gathered, press) : undefined
  await print(edition, gathered, printed, press, singles)
  if (failures(file) > failed && gathered.length > 1)
    await printWithout(edition, gathered, printed, said, press, singles)
  if (singles && printed.outputs.length > 0)
    printed.outputs.push(...printed.stories.flatMap((story) => singles.outputs.get(story) ?? []))
  // What is wrong with a story, the edition has told; what is wrong with its single alone, has not been.
  if (singles && failures(file) === failed) file.messages.push(...singles.faults)
  return printed
}

interface Singles {
  outputs: Map<Story, Output[]>
  faults: VFileMessage[]
}

/** Each story in a file of its own, of the formats that make one file of all. */
async function printSingles(gathered: readonly Bound[], press: Pressroom): Promise<Singles> {
  const binders = { ...press.config, renderers: press.config.renderers.filter(({ binds }) => binds) }
  const singles: Singles = { outputs: new Map(), faults: [] }
  for (const bound of gathered) {
    const single = printedOf(new VFile({ path: bound.source.path }), [bound.story])
    await print(bind([bound.story], bound.enclosed, press.build), [bound], single, {
      ...press,
      config: binders,
    })
    singles.outputs.set(bound.story, single.outputs)
    singles.faults.push(...single.file.messages.filter(({ fatal }) => fatal))
  }
  return singles
}

function printedOf(file: VFile, stories: Story[]): Printed {
  return { file, stories, outputs: [], account: [], remarks: new Map(), withheld: [] }
}

/** One story that cannot be printed is left out, with what is said of it, and does not keep the others from print. */
async function printWithout(
  edition: Edition,
  gathered: readonly Bound[],
  printed: Printed,
  said: number,
  press: Pressroom,
  singles: Singles | undefined,
): Promise<void> {
  const { file, remarks } = printed
  const sound: Bound[] = []
  const found: VFileMessage[] = []
  for (const bound of gathered) {
    const messages = await trial(edition, bound, press)
    if (!messages.some(({ fatal }) => fatal)) sound.push(bound)
    else {
      remarks.set(bound.story, messages)
      found.push(...messages)
    }
  }
  if (sound.length === 0 || sound.length === gathered.length) return
  file.messages.splice(said, file.messages.length, ...found)
  printed.stories = sound.map(({ story }) => story)
  const sources = [...new Set(sound.flatMap(({ enclosed }) => enclosed))]
  press.build.names.delete(edition.slug)
  await print(bind(printed.stories, sources, press.build, edition.title), sound, printed, press, singles)
}

/** What is said of a story that is printed by itself; nothing of it goes out. */
async function trial(edition: Edition, bound: Bound, press: Pressroom): Promise<VFileMessage[]> {
  const { story, source, enclosed } = bound
  const file = new VFile({ path: source.path })
  const alone = printedOf(file, [story])
  await print({ ...edition, stories: [story], sources: enclosed }, [bound], alone, press)
  for (const message of file.messages) message.reason = `${source.path}: ${message.reason}`
  return file.messages
}

/** `shown`: its stories, each with the source that its pictures came with. */
async function print(
  bound: Edition,
  shown: readonly { story: Story; source: Source }[],
  printed: Printed,
  { config, template }: Pressroom,
  singles?: Singles,
): Promise<void> {
  const before = failures(printed.file)
  const report = reportOn(printed.file, 'picture', pictureRules, config.severities)
  const pictures = shown.flatMap(({ story, source }) => [...picturesOf(story, source.pictures, report)])
  if (failures(printed.file) > before) return
  const edition = { ...bound, pictures: new Map(pictures) }
  // What cannot be loaded fails again where it is used.
  await Promise.allSettled(config.renderers.map(async (renderer) => renderer.load?.()))
  const made = new Map<Renderer, Output[]>()
  for (const renderer of config.renderers.toSorted((one, other) => one.turn - other.turn)) {
    const report = reportOn(printed.file, renderer.name, renderer.rules, config.severities)
    await guard(printed, renderer.name, async () => {
      made.set(
        renderer,
        await renderer.render(edition, {
          template,
          report,
          outputs: [...made.values()].flat(),
          ...(singles && { singles: singles.outputs }),
        }),
      )
    })
  }
  // A story is out in all its formats or in none.
  if (failures(printed.file) > before) return
  printed.outputs.push(...config.renderers.flatMap((renderer) => made.get(renderer) ?? []))
}
