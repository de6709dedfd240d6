/** The examples, run as they stand; tsc compiles them with the rest. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createJiti } from 'jiti'
import { afterEach, expect, test, vi } from 'vitest'
import { run as runCommand, write } from './command.ts'
import { newFolder } from './folder.ts'

const folder = fileURLToPath(new URL('../examples', import.meta.url))
const alias = { linecaster: fileURLToPath(new URL('../src/index.ts', import.meta.url)) }
// As configs are read.
const jiti = createJiti(import.meta.url, { alias, moduleCache: false })

afterEach(() => {
  vi.restoreAllMocks()
})

async function run(name: string): Promise<{ out: string; err: string }> {
  const said = { out: '', err: '' }
  const hear = (stream: 'out' | 'err') => (words: string | Uint8Array) => {
    said[stream] += words
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(hear('out'))
  vi.spyOn(process.stderr, 'write').mockImplementation(hear('err'))
  await jiti.import(`${folder}/${name}`)
  vi.restoreAllMocks()
  return said
}

test('convert-a-story.ts', async () => {
  const { out, err } = await run('convert-a-story.ts')
  expect(err).toBe('')
  expect(out).toContain(
    'Ferry keeps its night run, By Dana Quill\nferry-keeps-its-night-run.md (text/markdown)\n',
  )
  expect(out).toContain('“Nobody should have to swim home,” said Ida Marsh')
  expect(out).toContain('ferry-keeps-its-night-run.html (text/html)\n<!doctype html>')
})

test('own-stage.ts', async () => {
  const cwd = newFolder()
  const wire = 'Frost\n\nKITE BAY, Wash. -- It was 30 ° F at dawn and "colder" by 4 °, growers said.\n'
  write(cwd, 'frost.txt', wire)
  const { code, err } = await runCommand(cwd, ['frost.txt', '-c', `${folder}/own-stage.ts`, '-o', 'dist'])
  expect(code).toBe(0)
  expect(err).toMatch(/info Degrees of what\? .*bare +degrees/)
  expect(readFileSync(`${cwd}/dist/frost.md`, 'utf8')).toMatch(/30\s°F at dawn and “colder” by 4\s°,/)
})

test('stages-in-remark.ts', async () => {
  const { out, err } = await run('stages-in-remark.ts')
  expect(out).toBe(
    '# Notes\n\n“Well,” she said — and `"code"` stays as it is…\n\n> “This one is never closed.\n',
  )
  expect(err).toMatch(/^quotes:unclosed: 5:3.*Quotation is never closed\n$/)
})

test('edit-a-story.ts', async () => {
  const { out, err } = await run('edit-a-story.ts')
  expect(err).toBe('')
  expect(out).toMatch(/^ferry-keeps-its-night-run\.md\n.*The last ferry goes on/s)
  expect(out).toMatch(/"keywords": \[\s+"ferries",\s+"Kite Bay"\s+\]/)
  expect(out).toContain('\nferry-keeps-its-night-run.json\n{')
})

test('there are no others', () => {
  expect(readdirSync(folder).sort()).toEqual([
    'convert-a-story.ts',
    'edit-a-story.ts',
    'own-stage.ts',
    'stages-in-remark.ts',
  ])
})
