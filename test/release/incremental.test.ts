/** What is done again of a large batch when something changes: a stage of the config tells what was edited. */
import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { run, storyOf, write } from '../command.ts'
import { newFolder } from '../folder.ts'

// Each runs the command four times.
vi.setConfig({ testTimeout: 120_000 })

const count = 42

const config = `
import { appendFileSync } from 'node:fs'
import { catalogue, defineStage, z } from 'linecaster'
import { title } from './house.ts'
const told = defineStage({
  name: 'told', summary: 'Tells what is edited.', options: z.strictObject({}), rules: {},
  edit: (story) => appendFileSync('edited.log', story.data.meta.headline + '\\n'),
})
export default { sources: ['wire/*.txt'], stages: [catalogue(), told()], title }
`

function project(): string {
  const folder = newFolder()
  for (let index = 0; index < count; index++)
    write(folder, `wire/${index}.txt`, storyOf(`Hive ${index} is well`))
  write(folder, 'pipeline.config.ts', config)
  write(folder, 'house.ts', "export const title = 'The Bee'\n")
  write(folder, 'edited.log', '')
  return folder
}

/** How many stories were edited since this was last asked. */
function editedIn(folder: string): number {
  const { length } = readFileSync(path.join(folder, 'edited.log'), 'utf8').split('\n')
  write(folder, 'edited.log', '')
  return length - 1
}

function touchAll(folder: string): void {
  const later = new Date(Date.now() + 60_000)
  for (let index = 0; index < count; index++) utimesSync(path.join(folder, `wire/${index}.txt`), later, later)
}

test('stories: none when all are touched, one when one is edited, all when the config’s import is', async () => {
  const folder = project()
  const build = () => run(folder, ['--to', 'markdown', '--jobs', '1', '--quiet'])
  const written = () => statSync(path.join(folder, 'dist/hive-7-is-well.md')).mtimeMs
  expect((await build()).code).toBe(0)
  const before = written()
  expect(editedIn(folder)).toBe(count)

  touchAll(folder)
  await build()
  expect(editedIn(folder)).toBe(0)

  write(folder, 'wire/3.txt', storyOf('Hive 3 has swarmed'))
  expect((await build()).out).toContain('dist/hive-3-has-swarmed.md')
  expect(editedIn(folder)).toBe(1)
  expect(written()).toBe(before)

  write(folder, 'house.ts', "export const title = 'The Wasp'\n")
  await build()
  expect(editedIn(folder)).toBe(count)
})

test('an edition: not when all are touched, but when one is edited, with the same bytes as without a cache', async () => {
  const folder = project()
  const args = ['--bind', 'edition', '--to', 'markdown', '--quiet']
  const dist = () => {
    const names = readdirSync(path.join(folder, 'dist')).sort()
    return Object.fromEntries(
      names.map((name) => [name, readFileSync(path.join(folder, 'dist', name), 'utf8')]),
    )
  }
  expect((await run(folder, args)).code).toBe(0)
  expect(editedIn(folder)).toBe(count)
  const first = dist()

  touchAll(folder)
  expect((await run(folder, args)).code).toBe(0)
  expect(editedIn(folder)).toBe(0)
  expect(dist()).toEqual(first)

  write(folder, 'wire/3.txt', storyOf('Hive 3 has swarmed'))
  await run(folder, [...args, '--prune'])
  expect(editedIn(folder)).toBe(count)
  const warm = dist()
  expect(warm).not.toEqual(first)
  await run(folder, [...args, '--no-cache'])
  expect(dist()).toEqual(warm)
})

test('an edition with a story that was embargoed and will expire: made again when it has expired', async () => {
  const folder = project()
  write(folder, 'pipeline.config.ts', config.replace("'wire/*.txt'", "'wire/*'"))
  const facts = { embargoed: '2026-03-14T09:00:00Z', expires: '2026-03-20T00:00:00Z' }
  const uri = 'urn:newsml:wire.example:20260314:bees'
  const copy = {
    headline: 'The bees may be spoken of',
    body_text: 'PORT ANSLEY -- They are well, all of them.',
  }
  write(folder, 'wire/bees.json', JSON.stringify({ uri, type: 'text', language: 'en', ...facts, ...copy }))
  const build = async (now: string) => {
    await run(folder, ['--bind', 'edition', '--to', 'markdown', '--quiet', '--prune', '--now', now])
    return [editedIn(folder), existsSync(path.join(folder, 'dist/the-bees-may-be-spoken-of.md'))]
  }
  expect(await build('2026-03-15T00:00:00Z')).toEqual([count + 1, true])
  expect(await build('2026-03-16T00:00:00Z')).toEqual([0, true])
  expect(await build('2026-03-21T00:00:00Z')).toEqual([count + 1, false])
})

test('an edition of stories that expire nobody knows when, let out by the house: made, and not kept', async () => {
  const folder = project()
  const severities = "severities: { 'gate:expired': 'off' }, "
  write(
    folder,
    'pipeline.config.ts',
    config.replace("sources: ['wire/*.txt']", `${severities}sources: ['wire/*']`),
  )
  for (const name of ['bees', 'wasps']) {
    const copy = { headline: `The ${name} are well`, body_text: `PORT ANSLEY -- They are well, all ${name}.` }
    const facts = {
      uri: `urn:newsml:wire.example:20260314:${name}`,
      type: 'text',
      language: 'en',
      expires: 'soon',
    }
    write(folder, `wire/${name}.json`, JSON.stringify({ ...facts, ...copy }))
  }
  for (const _time of ['first', 'second']) {
    const args = ['--bind', 'edition', '--to', 'markdown', '--quiet', '--now', '2026-03-15T00:00:00Z']
    expect((await run(folder, args)).code).toBe(0)
    expect(editedIn(folder)).toBe(count + 2)
  }
})
