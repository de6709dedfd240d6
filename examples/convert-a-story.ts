/** Bytes in, outputs in memory: nothing is read from disk or written to it. */
import { convert, html, markdown, resolveConfig } from 'linecaster'

const wire = `Ferry keeps its night run

By Dana Quill

KITE BAY, Wash. -- The last ferry goes on sailing at 11:40 p.m., the harbor board decided.

\`\`Nobody should have to swim home,'' said Ida Marsh, who chairs it.
`

const config = resolveConfig({ renderers: [markdown(), html()] }, process.cwd())
const source = { path: 'ferry.txt', bytes: new TextEncoder().encode(wire) }

for await (const { file, stories, outputs } of convert([source], config)) {
  for (const remark of file.messages) process.stderr.write(`${remark}\n`)
  for (const { data } of stories) process.stdout.write(`${data.meta.headline}, ${data.meta.by}\n`)
  for (const { path, mediaType, body } of outputs)
    process.stdout.write(`${path} (${mediaType})\n${typeof body === 'string' ? body : `${body.length} B\n`}`)
}
