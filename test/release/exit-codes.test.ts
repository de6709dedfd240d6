/** The exit codes of README.md, row by row: 0 written, 1 a story failed, 2 wrong use, 70 a bug of ours. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { run, storyOf, write } from '../command.ts'
import { newFolder } from '../folder.ts'

const open = 'A quotation left open\n\nALDER CREEK, Mont. (AP) -- "The bees held up fine, Ruth Amdahl said.\n'
const embargoed = `Embargoed until 2999-01-01T00:00:00Z\n\n${storyOf('Not yet')}`
const broken = `import { defineStage, markdown, z } from 'linecaster'
export default { renderers: [markdown()], stages: [defineStage({
  name: 'broken', summary: 'Break.', options: z.strictObject({}), rules: {},
  edit: () => { throw new Error('out of lead') } })()] }`

const rows: [code: number, why: string, args: string[]][] = [
  [0, 'written', ['story.txt']],
  [0, 'written, with a warning', ['open.txt']],
  [0, 'withheld', ['embargoed.txt']],
  [0, 'no more failed than may', ['story.txt', 'binary.txt', '--max-failures', '1']],
  [1, 'failed, the others are written', ['story.txt', 'binary.txt']],
  [1, 'none is there', ['none.txt']],
  [1, 'a warning, under --strict', ['open.txt', '--strict']],
  [1, 'a check that finds a failure', ['check', 'binary.txt']],
  [2, 'no such format', ['story.txt', '--to', 'docx']],
  [2, 'no such option', ['story.txt', '--nonesuch']],
  [2, 'no such config', ['story.txt', '--config', 'none.ts']],
  [2, 'nothing to read', []],
  [2, 'nothing to verify', ['verify']],
  [70, 'a stage that throws', ['story.txt', '--config', 'broken.ts']],
]

test.each(rows)('%i: %s: %j', async (code, _why, args) => {
  const folder = newFolder()
  write(folder, 'story.txt', storyOf('Bees are well'))
  write(folder, 'open.txt', open)
  write(folder, 'embargoed.txt', embargoed)
  write(folder, 'binary.txt', '\0'.repeat(600))
  write(folder, 'broken.ts', broken)
  const isBuild = code !== 2 && args[0] !== 'check'
  expect((await run(folder, [...args, ...(isBuild && code !== 70 ? ['--to', 'markdown'] : [])])).code).toBe(
    code,
  )
})

test('README.md has a row for each', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [, table = ''] = readme.split('| exit code | |\n')
  const told = [...(table.split('\n\n')[0] ?? '').matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code))
  expect(told).toEqual([...new Set(rows.map(([code]) => code))])
})
