/** Any story as a tree: words that look like Markdown in every node that a reader or a stage may make. */
import fc from 'fast-check'
import type {
  BlockContent,
  DefinitionContent,
  Nodes,
  PhrasingContent,
  Root,
  RootContent,
  TableCell,
} from 'mdast'

/** What looks like Markdown, like HTML, or like a program’s. */
export const lookalikes = [
  '1986. That',
  '2) two',
  '#1 on',
  '# no heading',
  '* * *',
  '***',
  '- dash',
  '+ plus',
  '+',
  '=====',
  '-----',
  '<TICK.ER>',
  '<!-- no -->',
  'C_A_T_S',
  '_lone_',
  '3 _ 4',
  '5 * 6',
  '*star*',
  '**two**',
  '~$5~',
  '~~gone~~',
  'www.example.com',
  'W.Va.',
  'http://example.com/a_b',
  'user@example.com',
  '[sic]',
  '[the mayor] said',
  '[x] done',
  '[link](to)',
  '[a][b]',
  '[^1]',
  '![image](of)',
  '[word]: meaning',
  '[[Ferry]]',
  ':emoji:',
  '&copy;',
  '&#169;',
  'AT&T',
  '\\',
  'C:\\',
  '\\*',
  '`code`',
  '``',
  '| pipe | pipe',
  '> said',
  '{{ x }}',
  '{{< x >}}',
  '{% x %}',
  '{: .x}',
  '%% note %%',
  '#tag',
  '==mark==',
  '$$x$$',
  '!',
  '"quoted"',
  "'quoted'",
  '(1)',
  '–',
  'é',
  '“Go,”',
]

const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('ferry', 'mayor', 'The', '12', 'said,', 'pier.') },
  { weight: 2, arbitrary: fc.constantFrom(...lookalikes) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 3 }).map((signs) => signs.trim() || 'x') },
)
const glue = fc.constantFrom(' ', ' ', ' ', '\n', '')
const words = fc
  .array(fc.tuple(word, glue), { minLength: 1, maxLength: 5 })
  .map((parts) =>
    parts.map(([copy, after], index) => copy + (index < parts.length - 1 ? after : '')).join(''),
  )
const line = words.map((copy) => copy.replaceAll('\n', ' '))

const text = words.map((value): PhrasingContent => ({ type: 'text', value }))
const inline = fc.oneof(
  { weight: 6, arbitrary: text },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('emphasis' as const, 'strong' as const, 'delete' as const), words)
      .map(([type, value]): PhrasingContent => ({ type, children: [{ type: 'text', value }] })),
  },
  { weight: 1, arbitrary: line.map((value): PhrasingContent => ({ type: 'inlineCode', value })) },
  {
    weight: 1,
    arbitrary: fc.tuple(line, fc.option(line)).map(
      ([value, title]): PhrasingContent => ({
        type: 'link',
        url: 'https://example.com/(a)_b',
        title,
        children: [{ type: 'text', value }],
      }),
    ),
  },
  { weight: 1, arbitrary: fc.constant<PhrasingContent>({ type: 'break' }) },
)

/** Texts that touch are one, and nothing breaks a line at its end. */
function joined(nodes: PhrasingContent[]): PhrasingContent[] {
  const all: PhrasingContent[] = []
  for (const node of nodes) {
    const last = all.at(-1)
    if (last && last.type === node.type) all.push({ type: 'text', value: ' and ' }, node)
    else all.push(node)
  }
  const merged: PhrasingContent[] = []
  for (const node of all) {
    const last = merged.at(-1)
    if (last?.type === 'text' && node.type === 'text') last.value += node.value
    else merged.push(structuredClone(node))
  }
  while (merged.at(-1)?.type === 'break') merged.pop()
  while (merged[0]?.type === 'break') merged.shift()
  return merged.length > 0 ? merged : [{ type: 'text', value: 'x' }]
}

const run = fc.array(inline, { minLength: 1, maxLength: 4 }).map(joined)
const oneLine = run.map((nodes) =>
  trimmed(joined(nodes.filter(({ type }) => type !== 'break').map(unbroken))),
)

/** A cell or a heading has no space at its ends. */
function trimmed(nodes: PhrasingContent[]): PhrasingContent[] {
  const [first, last] = [nodes[0], nodes.at(-1)]
  if (first?.type === 'text') first.value = first.value.trimStart() || 'x'
  if (last?.type === 'text') last.value = last.value.trimEnd() || 'x'
  return nodes
}

/** Headings and cells have no line ends in them. */
function unbroken<T extends Nodes>(node: T): T {
  if ('value' in node) return { ...node, value: node.value.replaceAll('\n', ' ') }
  return 'children' in node ? { ...node, children: node.children.map(unbroken) } : node
}

/** In the code of a cell, parsers do not agree on a backslash before a pipe (github/cmark-gfm, issue 277). */
function withoutBackslashPipes(node: PhrasingContent): PhrasingContent {
  return node.type === 'inlineCode' ? { ...node, value: node.value.replace(/\\+(?=\|)/g, '') } : node
}

const paragraph = run.map((children): BlockContent => ({ type: 'paragraph', children }))
const code = fc
  .array(line, { minLength: 1, maxLength: 3 })
  .map((lines): BlockContent => ({ type: 'code', lang: null, meta: null, value: lines.join('\n') }))
const table = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.infiniteStream(oneLine))
  .map(([width, height, runs]): BlockContent => {
    const cell = (): TableCell => ({
      type: 'tableCell',
      children: runs.next().value.map(withoutBackslashPipes),
    })
    const row = () => ({ type: 'tableRow' as const, children: Array.from({ length: width }, cell) })
    const align = Array.from(
      { length: width },
      (_, index) => ([null, 'right', 'center'] as const)[index] ?? null,
    )
    return { type: 'table', align, children: Array.from({ length: height }, row) }
  })

const { block } = fc.letrec<{ block: BlockContent; list: BlockContent; quote: BlockContent }>((tie) => ({
  list: fc
    .tuple(
      fc.boolean(),
      fc.array(fc.tuple(paragraph, fc.option(tie('block'), { nil: undefined })), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(
      ([ordered, items]): BlockContent => ({
        type: 'list',
        ordered,
        start: ordered ? 3 : null,
        spread: false,
        children: items.map(([first, more]) => ({
          type: 'listItem',
          checked: null,
          spread: more !== undefined && more.type !== 'list',
          children: more ? [first, more] : [first],
        })),
      }),
    ),
  quote: fc
    .array(tie('block'), { minLength: 1, maxLength: 2 })
    .map((children): BlockContent => ({ type: 'blockquote', children: apart(children) })),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: paragraph },
    { weight: 1, arbitrary: code },
    { weight: 1, arbitrary: table },
    { weight: 2, arbitrary: tie('list') },
    { weight: 1, arbitrary: tie('quote') },
  ),
}))

/** Two lists or quotations that touch would be one. */
function apart<T extends RootContent>(blocks: T[]): T[] {
  return blocks.flatMap((node, index) => {
    const rule: RootContent = { type: 'thematicBreak' }
    return blocks[index - 1]?.type === node.type && node.type !== 'paragraph' ? [rule as T, node] : [node]
  })
}

const subhead = oneLine.map((children): RootContent => ({ type: 'heading', depth: 2, children }))
const note = fc.tuple(paragraph, fc.boolean()).map(
  ([noted]): DefinitionContent => ({
    type: 'footnoteDefinition',
    identifier: 'n1',
    label: 'n1',
    children: [noted],
  }),
)

export const anyTree: fc.Arbitrary<Root> = fc
  .tuple(
    oneLine,
    fc.array(fc.oneof({ weight: 5, arbitrary: block }, { weight: 1, arbitrary: subhead }), {
      minLength: 1,
      maxLength: 5,
    }),
    fc.option(note),
  )
  .map(([headline, blocks, footnote]) => ({
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: headline },
      ...apart(blocks),
      ...(footnote
        ? [
            {
              type: 'paragraph' as const,
              children: [
                { type: 'text' as const, value: 'Noted' },
                { type: 'footnoteReference' as const, identifier: 'n1', label: 'n1' },
              ],
            },
            footnote,
          ]
        : []),
    ],
  }))
