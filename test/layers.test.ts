/** Imports point down the layers only, and readers, stages and renderers do not know each other. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('../src', import.meta.url))

/** From the top down; a name without a dot is a folder. */
const layers = [
  ['cli'],
  ['batch'],
  ['index.ts'],
  ['pipeline.ts', 'write.ts', 'remark-plugin.ts'],
  ['print.ts', 'read.ts'],
  ['census.ts', 'plan.ts'],
  ['bind.ts', 'config.ts', 'gather.ts', 'versions.ts', 'gates.ts'],
  ['readers', 'stages', 'renderers'],
  ['recognize', 'typeset', 'markup.ts', 'forms.ts', 'phrases.ts'],
  ['lede.ts'],
  ['define.ts', 'decode.ts', 'ledger.ts', 'pictures.ts'],
  [
    'report.ts',
    'template.ts',
    'template-schema.ts',
    'charsets.ts',
    'alphabets.ts',
    'signatures.ts',
    'copy.ts',
    'spoken.ts',
    'slug.ts',
    'terms.ts',
    'sections.ts',
    'day.ts',
    'direction.ts',
    'dates.ts',
    'zones.ts',
    'hints.ts',
    'options.ts',
  ],
  ['story.ts'],
]

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const layerOf = (file: string) => layers.findIndex((names) => names.includes(file.split(path.sep)[0] ?? ''))

test.each(files)('%s', (file) => {
  expect(layerOf(file), 'a file in a layer').toBeGreaterThanOrEqual(0)
  for (const imported of importsOf(file)) {
    expect(layerOf(imported), `${file} imports ${imported}`).toBeGreaterThanOrEqual(layerOf(file))
    if (roomOf(file) !== roomOf(imported) && layerOf(file) === layerOf(imported)) {
      expect(['readers', 'stages', 'renderers'], `${file} imports ${imported}`).not.toContain(
        roomOf(imported),
      )
    }
  }
})

test('only port.ts knows pdfkit, and only engine.ts epub-gen-memory', () => {
  const users = (name: string) =>
    files
      .filter((file) => new RegExp(`from '${name}|import\\('${name}`).test(read(file)))
      .map((file) => path.basename(file))
  expect(users('pdfkit')).toEqual(['port.ts'])
  expect(users('epub-gen-memory')).toEqual(['engine.ts'])
})

function importsOf(file: string): string[] {
  const found = read(file).matchAll(/(?:from|import\() ?'(\.[^']+)'/g)
  return [...found]
    .map(([, target]) => path.join(path.dirname(file), target ?? ''))
    .filter((target) => !target.startsWith('..'))
}

function roomOf(file: string): string {
  return file.split(path.sep)[0] ?? ''
}

function read(file: string): string {
  return readFileSync(path.join(src, file), 'utf8')
}
