/** Trees to Markdown, facts to YAML. Loaded when the first story is written. */
import type { Parents, Root, Text } from 'mdast'
import type { Info, State } from 'mdast-util-to-markdown'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { stringify } from 'yaml'

const printer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-', fences: true, handlers: { text } })
  .freeze()

export function printMarkdown(tree: Root): string {
  return printer.stringify(tree)
}

/** AT&T, not AT\\&T: an ampersand that begins no character reference needs no escape. */
function text(node: Text, _parent: Parents | undefined, state: State, info: Info): string {
  return state.safe(node.value, info).replace(/(?<!\\)\\&(?!#?\w+;)/g, '&')
}

/** Each fact on a line of its own, however long. */
export function printYaml(facts: object): string {
  return stringify(facts, { lineWidth: 0 })
}
