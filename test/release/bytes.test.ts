/** The same sources give the same bytes: by however many hands, in whatever order, with or without what was made before. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { run, storyOf, write } from '../command.ts'
import { newFolder } from '../folder.ts'

const count = 44

// Every fourth has the headline of another: their names depend on one another.
const headlineOf = (index: number) => `Hive ${index % 4 === 0 ? 0 : index} is well`

function treeIn(folder: string): Record<string, string> {
  const files = readdirSync(folder).filter((name) => !name.startsWith('linecaster.'))
  const hashOf = (name: string) =>
    createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex')
  return Object.fromEntries(files.sort().map((name) => [name, hashOf(name)]))
}

test('one hand or three, one order or another, cold or warm', { timeout: 180_000 }, async () => {
  const folder = newFolder()
  const files = Array.from({ length: count }, (_, index) => `wire/${index}.txt`)
  for (const [index, file] of files.entries())
    write(folder, file, `${storyOf(headlineOf(index))}\n\nIt is the ${index}th of them.\n`)
  const build = async (output: string, args: string[], sources = files) => {
    const all = [...sources, '--to', 'markdown,html,pdf,epub', '--quiet', '-o', output, ...args]
    expect((await run(folder, all)).code).toBe(0)
    return treeIn(path.join(folder, output))
  }
  const tree = await build('one', ['--jobs', '1', '--no-cache'])
  expect(Object.keys(tree)).toHaveLength(4 * count)
  expect(await build('three', ['--jobs', '3'])).toEqual(tree)
  expect(await build('warm', ['--jobs', '3'], files.toReversed())).toEqual(tree)
  expect(await build('globbed', ['--jobs', '2', '--no-cache'], ['wire/*.txt'])).toEqual(tree)
})
