/** Paragraphs and the lines they were made of: those of every wire, by the script that the page has. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { expect, test } from 'vitest'
import { proofOf } from '../../src/cli/preview/proof.ts'
import { resolveConfig } from '../../src/config.ts'
import { pressOf } from '../../src/print.ts'

const script = new URL('../../templates/preview/words.js', import.meta.url)
const { linesOfTexts, streamOf } = await import(script.href)

const line = (number: number, copy: string, fate = 'story') => ({
  number,
  entries: [{ fate, as: 'body', copy }],
})

test('a paragraph is of the lines that have its letters, whatever its signs and spaces are', () => {
  const stream = streamOf([
    line(1, 'Print', 'removed'),
    line(2, 'Café ‘‘Bees’’'),
    line(4, 'The bees are in-'),
    line(5, 'dustrious.'),
    line(7, 'The bees.'),
    line(8, 'The bees.'),
  ])
  const texts = [
    'Print',
    'Café “Bees”',
    'The bees are industrious.',
    'The bees are',
    'The bees.',
    'The bees.',
    '',
  ]
  expect(linesOfTexts(stream, texts)).toEqual([[1], [2], [4, 5], [], [7], [8], []])
})

test('a paragraph that was moved is found, too', () => {
  const stream = streamOf([line(1, 'A caption.'), line(2, 'One.'), line(3, 'Two.')])
  expect(linesOfTexts(stream, ['One.', 'A caption.', 'Two.'])).toEqual([[2], [1], [3]])
})

/** A sixth of them, for the time that all would take. */
const wires = ['wires', 'messages'].flatMap((folder) =>
  readdirSync(new URL(`../../fixtures/${folder}`, import.meta.url))
    .filter((name) => /\.(?:txt|anpa|iptc|xml)$/.test(name))
    .filter((_, index) => index % 6 === 0)
    .map((name) => `fixtures/${folder}/${name}`),
)

test('on the pages of the wires nearly every paragraph has its lines', { timeout: 120_000 }, async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const press = pressOf(resolveConfig({}, root), {})
  let all = 0
  let found = 0
  for (const file of wires) {
    const { lines, view } = await proofOf(file, root, press, {})
    const { files, pages } = await view('html')
    for (const page of Object.values(pages)) {
      const texts = blocksIn(fromHtml(String(files.get(page)?.body))).map(textOf)
      all += texts.length
      found += linesOfTexts(streamOf(lines), texts).filter((own: number[]) => own.length > 0).length
    }
  }
  // A page may say a date in words of its own, and what a reader keeps no lines of has none.
  expect(found / all).toBeGreaterThan(0.94)
})

function blocksIn(node: Nodes): Element[] {
  if (!('children' in node)) return []
  const isBlock = node.type === 'element' && /^(?:h\d|p|ul|ol|pre|table|figcaption)$/.test(node.tagName)
  return isBlock ? [node] : node.children.flatMap(blocksIn)
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
