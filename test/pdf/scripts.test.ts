/** PDFs of copy that runs left, or that has no spaces: the structure says the story's words in the story's order. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { resolveConfig } from '../../src/config.ts'
import { copyOf } from '../../src/copy.ts'
import { lettersOf } from '../../src/ledger.ts'
import { convert, type Printed } from '../../src/pipeline.ts'
import { pdf } from '../../src/renderers/pdf/pdf.ts'
import { open, treeOf } from './opened.ts'

const folder = new URL('../../fixtures/stories/', import.meta.url)
const names = readdirSync(folder).filter((name) => /-(?:ar|he|ja)$/.test(name))
const config = resolveConfig({ renderers: [pdf({ attachSource: false })] }, process.cwd())

describe.each(names)('%s', (name) => {
  test('says all words in order, each sign once', async () => {
    const path = new URL(`${name}/input.txt`, folder)
    const source = { path: `${name}.txt`, bytes: readFileSync(path) }
    const all: Printed[] = []
    for await (const each of convert([source], config)) all.push(each)
    const [printed] = all
    const body = printed?.outputs[0]?.body
    if (!body || typeof body === 'string') throw new Error('A PDF is bytes')
    const file = open(body)
    const said = [...treeOf(file).matchAll(/"(.*)"/g)].map(([, copy]) => copy).join('')
    expect(lettersOf(said)).toBe(lettersOf(printed.stories.map(copyOf).join('')))
    expect(said).not.toContain('\ufffd')
    const isLeft = !name.endsWith('-ja')
    expect([...file.objects.values()].some(({ source }) => source.includes('/Direction /R2L'))).toBe(isLeft)
  })
})
