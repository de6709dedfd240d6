/**
 * The three things that can be added to Linecaster, all defined alike.
 *
 * Each define function turns a definition into a typed factory: `quotes({ apostrophes: false })`. What a factory
 * makes is plain data with one verb; `pipeline.config.ts` lists them, and that list is the pipeline.
 */
import type { VFile } from 'vfile'
import type * as z from 'zod'
import { parseOptions } from './options.ts'
import type { Report, Rules } from './report.ts'
import type { Edition, Output, Story } from './story.ts'
import type { Template } from './template.ts'

type Options = z.ZodObject

interface Definition<O extends Options, R extends Rules> {
  name: string
  /** One sentence, for the reference and `--help`. */
  summary: string
  options: O
  rules: R
}

interface Made {
  name: string
  summary: string
  /** What it can be told, for the reference. */
  options: Options
  /** What it has been told, with its defaults. */
  settings: unknown
  rules: Rules
}

type RuleOf<R extends Rules> = Extract<keyof R, string>
type Factory<O extends Options, T> = (options?: z.input<O>) => T

/** How sure a reader is that a source is its own: 0 not at all, 1 certain. */
export interface Detection {
  score: number
  because: string
}

export interface Reader extends Made {
  kind: 'reader'
  detect(file: VFile): Detection
  /** Whether it takes an editor’s word for what a line is (`Source.roles`). */
  takesRoles: boolean
  /** The stories of a source, parts marked; every letter accounted for through `report`. */
  read(file: VFile, report: Report): Story[] | Promise<Story[]>
}

export interface Stage extends Made {
  kind: 'stage'
  /** Edit a story in place; twice gives the same as once. */
  edit(story: Story, report: Report): void
}

/** What a renderer works with besides the edition. */
export interface Press {
  template: Template
  report: Report
  /** What the renderers before this one made of the edition. */
  outputs: readonly Output[]
  /** Of an edition: what was made of each story by itself, where that was asked for. */
  singles?: ReadonlyMap<Story, readonly Output[]>
}

export interface Renderer extends Made {
  kind: 'renderer'
  /** When it is asked: those of a lower number before it, for it tells of what they made. */
  turn: number
  /** Whether it makes one file of all stories of an edition. */
  binds: boolean
  /** Loads what takes long to load: called before an edition is rendered, of all renderers at once. */
  load?(): Promise<unknown>
  /** Outputs in memory. Never writes, asks the time, draws random numbers, or changes a story. */
  render(edition: Edition, press: Press): Output[] | Promise<Output[]>
}

export function defineReader<O extends Options, R extends Rules>(
  definition: Definition<O, R> & {
    detect(file: VFile): Detection
    takesRoles?: true
    read(file: VFile, options: z.output<O>, report: Report<RuleOf<R>>): Story[] | Promise<Story[]>
  },
): Factory<O, Reader> {
  return (input) => {
    const { name, summary, rules, detect, takesRoles = false } = definition
    const options = parseOptions(definition.options, input ?? {}, definition.name)
    return {
      kind: 'reader',
      name,
      summary,
      options: definition.options,
      settings: options,
      rules,
      detect,
      takesRoles,
      read: (file, report) => definition.read(file, options, report),
    }
  }
}

export function defineStage<O extends Options, R extends Rules>(
  definition: Definition<O, R> & {
    edit(story: Story, options: z.output<O>, report: Report<RuleOf<R>>): void
  },
): Factory<O, Stage> {
  return (input) => {
    const { name, summary, rules } = definition
    const options = parseOptions(definition.options, input ?? {}, definition.name)
    return {
      kind: 'stage',
      name,
      summary,
      options: definition.options,
      settings: options,
      rules,
      edit: (story, report) => definition.edit(story, options, report),
    }
  }
}

export function defineRenderer<O extends Options, R extends Rules>(
  definition: Definition<O, R> & {
    turn?: number
    binds?: true
    load?(): Promise<unknown>
    render(
      edition: Edition,
      options: z.output<O>,
      press: Press & { report: Report<RuleOf<R>> },
    ): Output[] | Promise<Output[]>
  },
): Factory<O, Renderer> {
  return (input) => {
    const { name, summary, rules, turn = 0, binds = false, load } = definition
    const options = parseOptions(definition.options, input ?? {}, definition.name)
    return {
      kind: 'renderer',
      turn,
      binds,
      name,
      summary,
      options: definition.options,
      settings: options,
      rules,
      ...(load && { load }),
      render: (edition, press) => definition.render(edition, options, press),
    }
  }
}
