/** What a build that was killed has written is known to the next. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { newFolder } from '../folder.ts'
import { build, item, manifestIn, outputsIn, sources } from './building.ts'

let cwd = ''
const bees = item('bees', 'The bees are well')
const boat = item('boat', 'A boat is found')
const journal = () => path.join(cwd, 'dist/linecaster.journal.jsonl')
beforeEach(() => {
  cwd = newFolder()
})

test('a story that is killed before the build is finished is taken away, and the journal ends', async () => {
  await build(cwd, sources(cwd, { 'bees.json': bees, 'boat.json': boat }), { isKilled: true })
  expect(outputsIn(cwd)).toEqual(['a-boat-is-found.md', 'linecaster.journal.jsonl', 'the-bees-are-well.md'])
  const killed = item('boat', 'A boat is found', { version: '2', pubstatus: 'canceled' })
  const told = await build(cwd, sources(cwd, { 'bees.json': bees, 'boat.json': killed }), { prune: true })
  expect(told).toEqual(['pruned: a-boat-is-found.md is of no story now: removed'])
  expect(outputsIn(cwd)).toEqual(['the-bees-are-well.md'])
})

test('what is not removed yet stands in the manifest', async () => {
  const files = sources(cwd, { 'bees.json': bees, 'boat.json': boat })
  await build(cwd, files, { isKilled: true })
  await build(cwd, sources(cwd, { 'bees.json': bees }))
  expect(manifestIn(cwd).earlier?.map((each) => [each.path, each.source, each.stories])).toEqual([
    ['a-boat-is-found.md', 'wire/boat.json', ['urn:newsml:wire.example:20260314:boat']],
  ])
  expect(existsSync(journal())).toBe(false)
})

test('a line that was not finished says nothing, and a file that was never put there is none', async () => {
  const files = sources(cwd, { 'bees.json': bees, 'boat.json': boat })
  await build(cwd, files, { isKilled: true })
  const [first = ''] = readFileSync(journal(), 'utf8').split('\n')
  writeFileSync(journal(), `${first.replace('the-bees-are-well', 'never-put')}\n`)
  appendFileSync(journal(), first.slice(0, 40))
  await build(cwd, files)
  expect(manifestIn(cwd).earlier).toBeUndefined()
  expect(outputsIn(cwd)).toEqual(['a-boat-is-found.md', 'the-bees-are-well.md'])
})

test('a file that somebody changed since is theirs', async () => {
  await build(cwd, sources(cwd, { 'bees.json': bees, 'boat.json': boat }), { isKilled: true })
  appendFileSync(path.join(cwd, 'dist/a-boat-is-found.md'), 'By hand.')
  await build(cwd, sources(cwd, { 'bees.json': bees }), { prune: true })
  expect(outputsIn(cwd)).toEqual(['a-boat-is-found.md', 'the-bees-are-well.md'])
})
