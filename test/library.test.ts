/** The package as a library: it can be called off and watched, is quiet, runs in a worker, and lends out its stages. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { resolveConfig } from '../src/config.ts'
import { defineRenderer, defineStage, type Stage } from '../src/define.ts'
import { convert } from '../src/pipeline.ts'
import { asRemarkPlugin, type MarkdownFacts } from '../src/remark-plugin.ts'
import { markdown } from '../src/renderers/index.ts'
import { dashes, houseStages, quotes } from '../src/stages/index.ts'
import type { Source } from '../src/story.ts'

const config = resolveConfig({ renderers: [markdown()] }, process.cwd())

const sources: Source[] = ['Ash', 'Birch', 'Cedar', 'Dogwood'].map((name) => ({
  path: `${name}.txt`,
  bytes: Buffer.from(`${name} trees bloom\n\nKITE BAY, Wash. -- The ${name} trees bloomed on Friday.\n`),
}))

describe('a batch', () => {
  test('tells of each source that is done, in order', async () => {
    const heard: unknown[] = []
    const onProgress = (...done: unknown[]) => heard.push(done)
    for await (const { file } of convert(sources, config, { onProgress })) heard.push(file.path)
    expect(heard).toEqual(sources.flatMap((source, index) => [[index + 1, source.path], source.path]))
  })

  test('has all renderers load before one renders; what does not load fails where it is used', async () => {
    const heard: string[] = []
    const named = (name: string, load: () => Promise<void>) =>
      defineRenderer({
        name,
        summary: 'Tells what it is asked for.',
        options: z.strictObject({}),
        rules: {},
        load,
        async render() {
          heard.push(`${name} renders`)
          await load()
          return []
        },
      })()
    const sound = named('sound', async () => void heard.push('sound loads'))
    const broken = named('broken', () => Promise.reject(new Error('No shaper')))
    const both = resolveConfig({ renderers: [broken, sound] }, process.cwd())
    const said: string[] = []
    for await (const { file } of convert(sources.slice(0, 1), both)) said.push(...file.messages.map(String))
    expect(heard).toEqual(['sound loads', 'broken renders', 'sound renders', 'sound loads'])
    expect(said).toEqual([expect.stringContaining('No shaper')])
  })

  test('of an edition likewise', async () => {
    const heard: number[] = []
    const edition = { ...config, bind: 'edition' as const }
    let last: string[] = []
    for await (const { outputs } of convert(sources, edition, { onProgress: (done) => heard.push(done) }))
      last = outputs.map((output) => output.path)
    expect(heard).toEqual([1, 2, 3, 4])
    expect(last).toHaveLength(4)
  })

  test('that is called off midway rejects with the reason', async () => {
    const calledOff = new AbortController()
    const reason = new Error('The press stops')
    const done: string[] = []
    const run = async () => {
      const onProgress = (count: number) => count === 2 && calledOff.abort(reason)
      for await (const { file } of convert(sources, config, { signal: calledOff.signal, onProgress }))
        done.push(file.path)
    }
    await expect(run()).rejects.toBe(reason)
    expect(done).toEqual(['Ash.txt', 'Birch.txt'])
  })

  test('that is called off from without while it reads gives nothing, and closes its sources', async () => {
    const calledOff = new AbortController()
    let isClosed = false
    async function* many(): AsyncGenerator<Source> {
      try {
        for (let copies = 0; copies < 200; copies++) for (const source of sources) yield source
      } finally {
        isClosed = true
      }
    }
    const first = convert(many(), config, { signal: calledOff.signal }).next()
    setImmediate().then(() => calledOff.abort())
    await expect(first).rejects.toMatchObject({ name: 'AbortError' })
    expect(isClosed).toBe(true)
  })

  test('that was called off before does not begin', async () => {
    const first = convert(sources, config, { signal: AbortSignal.abort('no paper') }).next()
    await expect(first).rejects.toBe('no paper')
  })

  test('runs in a worker', { timeout: 60_000 }, async () => {
    const library = new URL('../lib/index.js', import.meta.url).href
    const program = `
      const { parentPort } = require('node:worker_threads')
      import(${JSON.stringify(library)}).then(async ({ convert, resolveConfig, html, pdf }) => {
        const config = resolveConfig({ renderers: [html(), pdf()] }, ${JSON.stringify(process.cwd())})
        const bytes = new TextEncoder().encode('Ash trees bloom\\n\\nThe ash trees bloomed on Friday.\\n')
        for await (const { outputs } of convert([{ path: 'ash.txt', bytes }], config))
          parentPort.postMessage(outputs.map(({ path }) => path))
      })`
    const worker = new Worker(program, { eval: true })
    const said = await new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject))
    await worker.terminate()
    expect(said).toEqual(['ash-trees-bloom.html', 'ash-trees-bloom.pdf'])
  })
})

describe('a stage as a remark plugin', () => {
  const edited = (copy: string, stage: Stage, facts?: MarkdownFacts) =>
    unified().use(remarkParse).use(asRemarkPlugin(stage, facts)).use(remarkStringify).process(copy)

  test.each(houseStages().map((stage) => [stage.name, stage] as const))('%s', async (_name, stage) => {
    const copy =
      '# A ``headline\'\'\n\nOne 1/2 -- "two"  words...\n\n    code "as it is"\n\n*   and `code--`\n'
    const file = await edited(copy, stage)
    expect(file.messages.filter(({ fatal }) => fatal)).toEqual([])
    expect(String(file)).toContain('code "as it is"')
    expect(String(file)).toContain('`code--`')
    expect(String(await edited(String(file), stage))).toBe(String(file))
  })

  test('knows the language it is told', async () => {
    expect(String(await edited('"Ja" -- nein', quotes(), { language: 'de' }))).toBe('„Ja“ -- nein\n')
    expect(String(await edited('"Ja" -- nein', dashes(), { language: 'de' }))).toBe('"Ja" – nein\n')
  })

  test('remarks on the file, as badly as it is told', async () => {
    const copy = 'He said, "Well.'
    const [warned] = (await edited(copy, quotes())).messages
    expect(warned).toMatchObject({ source: 'quotes', ruleId: 'unclosed', fatal: false, line: 1 })
    const [failed] = (await edited(copy, quotes(), { severities: { 'quotes:unclosed': 'fail' } })).messages
    expect(failed).toMatchObject({ fatal: true })
  })

  test('gives back the tree that it got', () => {
    const tree: Root = { type: 'root', children: [{ type: 'paragraph', children: [] }] }
    const transform = asRemarkPlugin(quotes()).call(unified())
    expect(transform?.(tree, new VFile(), () => {})).toBe(tree)
    expect(tree.data?.meta).toMatchObject({ language: 'en' })
  })

  test('that loses a word fails the file', async () => {
    const eats = defineStage({
      name: 'eats',
      summary: 'Eats.',
      options: z.strictObject({}),
      rules: {},
      edit(story) {
        story.children = []
      },
    })
    await expect(edited('A word', eats())).rejects.toThrow('eats lost copy: “A word” became “”')
  })
})

test('only the command knows console and the process', () => {
  const src = fileURLToPath(new URL('../src', import.meta.url))
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith(`cli${path.sep}`))
    // A thread of the command is the command.
    .filter((file) => file !== path.join('batch', 'thread.ts'))
    .map((file) => ({ file, copy: readFileSync(path.join(src, file), 'utf8') }))
  expect(files.length).toBeGreaterThan(100)
  const loud = /\bconsole\s*[.[]|\bprocess\s*\.\s*(?!cwd\(\)|pid\b)\w+|from 'node:process'/
  expect(files.flatMap(({ file, copy }) => (loud.test(copy) ? [file] : []))).toEqual([])
})
