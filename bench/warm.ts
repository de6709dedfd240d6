/** One story after the other in one process, by linecaster and by its peers: milliseconds of processor for each, interleaved. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as Linecaster from '../src/index.ts'
import { storyAt } from './stories.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)
const linecaster: typeof Linecaster = await import(path.join(root, 'lib/index.js'))

/** Rounds that compile, and are not counted. */
const uncounted = 20

/** Makes a wire ready; what it returns is what is measured. */
type Way = (wire: string) => Print | Promise<Print>
type Print = () => unknown

/** Name and median of each. Every round has a story of its own, for some remember the last one. */
export async function warmCosts(rounds: number): Promise<[name: string, ms: number][]> {
  const costs = new Map<string, number[]>()
  const all = ways()
  for (let round = 0; round < uncounted + rounds; round++) {
    for (const [name, way] of all) {
      const print = await way(storyAt(round))
      const from = process.cpuUsage()
      await print()
      const { user, system } = process.cpuUsage(from)
      if (round >= uncounted) costs.set(name, [...(costs.get(name) ?? []), (user + system) / 1000])
    }
  }
  return [...costs].map(([name, each]) => [
    name,
    each.sort((one, other) => one - other)[each.length >> 1] ?? 0,
  ])
}

function ways(): [name: string, print: Way][] {
  const { markdown, html, pdf, epub } = linecaster
  return [
    ['linecaster, PDF/A-3a and PDF/UA-1, from raw wire copy', printed([pdf()])],
    ['linecaster, the same PDF, from the story without its wire', rendered([pdf()])],
    ['linecaster, all four, from raw wire copy', printed([markdown(), html(), pdf(), epub()])],
    ...typst(),
    ['stock pdfkit: the text in its Helvetica, untagged', (wire) => () => stockPdf(wire)],
    ['stock epub-gen-memory: the text as one chapter', (wire) => () => stockEpub(wire)],
  ]
}

const sourceOf = (wire: string) => ({ path: 'one.txt', bytes: Buffer.from(wire) })

function printed(renderers: Linecaster.Renderer[]): Way {
  const config = linecaster.resolveConfig({ renderers }, root)
  return (wire) => async () => {
    for await (const read of linecaster.convert([sourceOf(wire)], config)) check(read, renderers)
  }
}

function rendered(renderers: Linecaster.Renderer[]): Way {
  const config = linecaster.resolveConfig({ renderers }, root)
  return async (wire) => {
    const source = sourceOf(wire)
    const read = await linecaster.readStory(source, config)
    return async () => check(await linecaster.render(read, source, config), renderers)
  }
}

function check({ outputs }: Linecaster.Printed, renderers: Linecaster.Renderer[]): void {
  if (outputs.length !== renderers.length) throw new Error(`${outputs.length} outputs`)
}

/** Where it is installed. */
function typst(): [name: string, print: Way][] {
  let compiler: { pdf(options: { mainFileContent: string }): Uint8Array }
  try {
    compiler = require('@myriaddreamin/typst-ts-node-compiler').NodeCompiler.create()
  } catch {
    return []
  }
  const page = '#set page("a4", columns: 2)\n#set par(justify: true)\n#set text(lang: "en", size: 9.4pt)\n= '
  return [
    [
      'Typst, untagged, from the text without its wire',
      (wire) => {
        const mainFileContent = page + wire.replace(/[\\#$*_@<>\x60~=/[\]+-]/g, (sign) => `\\${sign}`)
        return () => compiler.pdf({ mainFileContent })
      },
    ],
  ]
}

async function stockPdf(wire: string): Promise<void> {
  const Document = require('pdfkit')
  const pdf = new Document()
  const done = new Promise((resolve) => pdf.on('end', resolve))
  pdf.on('data', () => {})
  pdf.text(wire, { columns: 2, align: 'justify' }).end()
  await done
}

async function stockEpub(wire: string): Promise<void> {
  const { EPub } = require('epub-gen-memory')
  const content = `<p>${wire.replaceAll('&', '&amp;').split('\n\n').join('</p><p>')}</p>`
  await new EPub({ title: 'One' }, [{ title: 'One', content }]).genEpub()
}
