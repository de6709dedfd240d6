/** Read a source, edit its tree as one’s house does, and render it: the two halves of `convert`. */
import { json, markdown, readStory, render, resolveConfig } from 'linecaster'

const wire = `Ferry keeps its night run

By Dana Quill

KITE BAY, Wash. -- The last ferry goes on sailing at 11:40 p.m., the harbor board decided.
`

const config = resolveConfig({ renderers: [markdown(), json()] }, process.cwd())
const source = { path: 'ferry.txt', bytes: new TextEncoder().encode(wire) }

const read = await readStory(source, config)
for (const { data } of read.stories) data.meta.keywords = ['ferries', 'Kite Bay']
const { file, outputs } = await render(read, source, config)
for (const remark of file.messages) process.stderr.write(`${remark}\n`)
for (const { path, body } of outputs) process.stdout.write(`${path}\n${body}\n`)
