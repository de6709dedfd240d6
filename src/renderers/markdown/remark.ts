/** Trees to Markdown, facts to YAML. Loaded when the first story is written. */
import type { Parents, Root, Text } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import type { Info, State } from 'mdast-util-to-markdown'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { type ScalarTag, Schema, stringify } from 'yaml'
import { isOrdinary, withoutNeedless } from './escapes.ts'
import { Moment } from './front-matter.ts'
import { guards } from './guards.ts'
import type { ProfileName } from './profiles.ts'

type Printer = (tree: Root) => string
const printers = new Map<ProfileName, Printer>()

/** A tree as Markdown, in which the programs of a profile find nothing that is theirs. */
export function printMarkdown(tree: Root, profile: ProfileName = 'plain'): string {
  const print = printers.get(profile) ?? printerFor(profile)
  printers.set(profile, print)
  return print(tree)
}

function printerFor(profile: ProfileName): Printer {
  const guard = guards[profile]
  const printer = unified()
    // As remark-gfm would, which loads its parser, too.
    .data('toMarkdownExtensions', [gfmToMarkdown()])
    .use(remarkStringify, {
      bullet: '-',
      emphasis: '*',
      rule: '-',
      fences: true,
      unsafe: guard?.unsafe ?? [],
      handlers: { text, root: guard ? guarded(guard.text) : plainRoot },
    })
    .freeze()
  return (tree) => {
    const body = printer.stringify(tree)
    return guard?.code?.(body) ?? body
  }
}

function text(node: Text, parent: Parents | undefined, state: State, info: Info): string {
  if (isOrdinary(node.value) && parent?.type !== 'link') return node.value
  return withoutNeedless(state.safe(node.value, info), info.after)
}

const plainRoot = (node: Root, _parent: unknown, state: State, info: Info) => state.containerFlow(node, info)

/** Whatever is not code is made safe by the state: words, alternative texts, titles, addresses. */
function guarded(guard: (escaped: string) => string): typeof plainRoot {
  return (node, _parent, state, info) => {
    const safe = state.safe.bind(state)
    state.safe = (value, config) => guard(safe(value, config))
    return state.containerFlow(node, info)
  }
}

/** A day or a moment stands without quotation marks: to YAML, it is one. */
const timestamp: ScalarTag = {
  tag: 'tag:yaml.org,2002:timestamp',
  default: true,
  identify: (value) => value instanceof Moment,
  resolve: (value) => value,
  stringify: ({ value }) => (value as Moment).stated,
}
/** What is a string to YAML 1.2 is one to YAML 1.1 (Psych, js-yaml), too. */
const schema = new Schema({ schema: 'core', compat: 'yaml-1.1', customTags: [timestamp] })

/** Each fact on a line of its own, however long. */
export function printYaml(facts: object): string {
  return stringify(facts, { schema, lineWidth: 0 })
}
