/**
 * The whole way for every story in fixtures/stories: `input.*` in, `expected.*` out; and what must hold for any story,
 * unasked: editing twice is editing once, the same bytes twice, line ends and byte order marks change nothing, no
 * renderer changes a story, Markdown reads back as the same tree, every output holds the same words.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { fromHtml } from 'hast-util-from-html'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openAssets } from '../src/batch/assets.ts'
import { resolveConfig } from '../src/config.ts'
import { copyOf } from '../src/copy.ts'
import { defineRenderer } from '../src/define.ts'
import { lettersOf } from '../src/ledger.ts'
import { convert, type Printed, readAndEdit } from '../src/pipeline.ts'
import { allRenderers } from '../src/renderers/index.ts'
import { failed, reportOn } from '../src/report.ts'
import type { Edition, Output, Source, Story } from '../src/story.ts'
import { loadTemplate } from '../src/template.ts'
import type { Composition } from '../src/typeset/page.ts'
import { proofOf } from '../src/typeset/proof.ts'
import { expectGolden } from './golden.ts'
import { compose } from './typeset/composed.ts'

const folder = new URL('../fixtures/stories/', import.meta.url)
const template = loadTemplate('article')
const pictures =
  openAssets(fileURLToPath(new URL('../fixtures/pictures', import.meta.url)))?.pictures ?? (() => undefined)

/** Runs first: whoever changes the story after it, throws. */
let edition: Edition | undefined
const freezer = defineRenderer({
  name: 'freezer',
  summary: 'Freeze the edition.',
  options: z.strictObject({}),
  rules: {},
  render(given) {
    edition = given
    freeze(given.stories)
    return []
  },
})
const config = resolveConfig({ renderers: [freezer(), ...allRenderers()] }, process.cwd())

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const inner of Object.values(value)) freeze(inner)
}

for (const name of readdirSync(folder).sort()) {
  const source = sourceOf(name)
  describe(name, () => {
    let printed: Printed
    beforeAll(async () => {
      printed = await convertOne(source)
    })

    test('makes the expected outputs', async () => {
      const golden = (file: string) => new URL(`${name}/expected.${file}`, folder)
      expectGolden(golden('report.txt'), printed.file.messages.map(remarkOf).join(''))
      if (failed(printed.file)) {
        expect(printed.outputs).toEqual([])
        return
      }
      expectGolden(golden('story.json'), textOf(printed, 'json'))
      expectGolden(golden('md'), textOf(printed, 'md'))
      expectGolden(golden('html'), textOf(printed, 'html'))
      expectGolden(golden('pdf.txt'), proofOf(await compositionOf(printed)) + sumOf(outputOf(printed, 'pdf')))
      expectGolden(golden('epub.txt'), packageOf(outputOf(printed, 'epub')))
    })

    if (name.startsWith('fails-')) {
      test('fails with one remark that names its rule', () => {
        expect(printed.file.messages.filter((message) => message.fatal)).toHaveLength(1)
      })
      return
    }

    test('edited twice is edited once', async () => {
      const { stories, file } = await readAndEdit(source, config)
      const once = JSON.stringify(stories)
      for (const story of stories) {
        for (const stage of config.stages) stage.edit(story, reportOn(file, stage.name, stage.rules))
      }
      expect(JSON.stringify(stories)).toBe(once)
    })

    test('gives the same bytes twice', async () => {
      const again = await convertOne(source)
      expect(again.outputs.map(sumOf)).toEqual(printed.outputs.map(sumOf))
    })

    test('CRLF and a byte order mark change nothing', async () => {
      const text = String((await readAndEdit(source, config)).file.value)
      const plain = await readAndEdit({ path: source.path, bytes: Buffer.from(text) }, config)
      const marked = Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`)
      const other = await readAndEdit({ path: source.path, bytes: marked }, config)
      expect(other.stories.map((story) => story.children)).toEqual(
        plain.stories.map((story) => story.children),
      )
    })

    test('Markdown reads back as the same tree', async () => {
      const written = { path: `${name}.md`, bytes: Buffer.from(outputOf(printed, 'md').body) }
      const { stories } = await readAndEdit(written, resolveConfig({ stages: [] }, process.cwd()))
      expect(stories.map(treeOf)).toEqual(printed.stories.map(treeOf))
    })

    test('every output holds the same words in the same order', async () => {
      const words = lettersOf(printed.stories.map(copyOf).join('\n'))
      expect(lettersOf(articleOf(textOf(printed, 'html')))).toBe(words)
      expect(lettersOf(pagesOf(outputOf(printed, 'epub')))).toBe(words)
      expect(lettersOf(wordsOf(await compositionOf(printed)))).toBe(words)
    })
  })
}

function sourceOf(name: string): Source {
  const file = readdirSync(new URL(`${name}/`, folder)).find((entry) => entry.startsWith('input.'))
  if (!file) throw new Error(`fixtures/stories/${name} has no input`)
  return { path: `${name}/${file}`, bytes: readFileSync(new URL(`${name}/${file}`, folder)), pictures }
}

async function convertOne(source: Source): Promise<Printed> {
  for await (const printed of convert([source], config)) return printed
  throw new Error('nothing was converted')
}

function remarkOf(message: Printed['file']['messages'][number]): string {
  return `${message.line ?? 1}:${message.column ?? 1} ${message.source}:${message.ruleId} ${message.reason}\n`
}

function outputOf(printed: Printed, extension: string): Output {
  const found = printed.outputs.find(({ path }) => path.endsWith(`.${extension}`))
  if (!found) throw new Error(`there is no .${extension}`)
  return found
}

const textOf = (printed: Printed, extension: string) => String(outputOf(printed, extension).body)

function sumOf({ body }: Output): string {
  return `sha256 ${createHash('sha256').update(body).digest('hex')}\n`
}

async function compositionOf(printed: Printed): Promise<Composition> {
  if (!edition || edition.stories[0] !== printed.stories[0])
    await convertOne(sourceOf(printed.file.dirname ?? ''))
  if (!edition) throw new Error('nothing was bound')
  return compose(edition, template, { paper: 'A4' }, () => {})
}

/** The names of all files, the package document, the navigation. */
function packageOf(output: Output): string {
  const entries = Object.entries(unzipSync(Buffer.from(output.body)))
  const shown = entries.filter(([name]) => /\.(?:opf|ncx)$|nav\.xhtml$/.test(name))
  return [
    ...entries.map(([name]) => `${name}\n`),
    ...shown.map(([name, bytes]) => `\n--- ${name}\n${strFromU8(bytes)}`),
    `\n${sumOf(output)}`,
  ].join('')
}

/** A tree without positions, and without what Markdown has no word for. */
function treeOf(story: Story): unknown {
  return JSON.parse(JSON.stringify(story.children, (key, value) => (key === 'position' ? undefined : value)))
}

interface Leafy {
  type: string
  tagName?: string
  properties?: { className?: unknown }
  value?: string
  children?: Leafy[]
}

function articleOf(html: string): string {
  return copyIn(fromHtml(html) as Leafy, 'article')
}

function pagesOf(output: Output): string {
  const files = unzipSync(Buffer.from(output.body))
  const stories = Object.keys(files).filter((name) => /story[^/]*\.xhtml$/.test(name))
  return stories
    .map((name) => copyIn(fromHtml(strFromU8(files[name] ?? new Uint8Array())) as Leafy, 'body'))
    .join('\n')
}

/** The words inside an element; a footer's are not the story's, nor is the day that a page names. */
function copyIn(node: Leafy, tagName: string, inside = false): string {
  if (node.type === 'text') return inside ? (node.value ?? '') : ''
  if (node.tagName === 'footer' || node.tagName === 'nav') return ''
  if (/^(?:dates|unseen)$/.test(String(node.properties?.className))) return ''
  const here = inside || node.tagName === tagName
  return (node.children ?? []).map((child) => copyIn(child, tagName, here)).join(here ? ' ' : '')
}

/** The words of set type, artifacts and list labels left out. */
function wordsOf({ pages }: Composition): string {
  return pages
    .flatMap((page) => page.marks)
    .filter((mark) => mark.kind === 'line' && mark.tag !== undefined && mark.tag.type !== 'Lbl')
    .flatMap((mark) => (mark.kind === 'line' ? mark.pieces : []))
    .filter((piece) => piece.tag?.type !== 'Lbl')
    .map((piece) => piece.shaped.copy.replace('\u00ad', ''))
    .join('')
}
