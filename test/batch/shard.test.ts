/** Parts of a batch that share a folder: together they are the batch. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { verify } from '../../src/cli/verify.ts'
import { newFolder } from '../folder.ts'
import { build, item, outputsIn, sources } from './building.ts'

let cwd = ''
beforeEach(() => {
  cwd = newFolder()
})

const shards = ['1/3', '2/3', '3/3']
const isBook = (name: string) => name.startsWith('linecaster.')
const names = () => outputsIn(cwd).filter((name) => !isBook(name))

async function buildAll(files: readonly string[], prune = false): Promise<string[]> {
  const told: string[] = []
  for (const shard of shards) told.push(...(await build(cwd, files, { shard, prune })))
  return told
}

function treeIn(folder: string): string[][] {
  return readdirSync(path.join(folder, 'dist'))
    .filter((name) => !isBook(name))
    .sort()
    .map((name) => [name, readFileSync(path.join(folder, 'dist', name), 'utf8')])
}

const wire = () =>
  Object.fromEntries(
    ['bees', 'boat', 'dam', 'elk', 'fog', 'gale'].map((name) => [
      `${name}.json`,
      // All of one headline: their names tell them apart.
      item(name, 'The harbor is well', { body_text: `PORT ANSLEY -- Of the ${name} all is known.` }),
    ]),
  )

test('they make what one build makes: names do not meet, and what another part kills stays in', async () => {
  const kill = { ...JSON.parse(item('elk', 'Kill')), version: '2', pubstatus: 'canceled' }
  const given = { ...wire(), 'kill-elk.json': JSON.stringify(kill) }
  await buildAll(sources(cwd, given))
  const whole = newFolder()
  await build(whole, sources(whole, given))
  expect(treeIn(cwd)).toEqual(treeIn(whole))
  expect(names()).toHaveLength(5)
  expect(treeIn(cwd).flat().join()).not.toContain('elk')
})

test('each removes what was its own, and none what another has', async () => {
  await buildAll(sources(cwd, wire()))
  const { 'bees.json': bees = '', 'boat.json': _gone, ...others } = wire()
  // By its path a source is in a part: under another name, in another.
  const renamed = ['bees-1.json', 'bees-2.json', 'bees-3.json', 'bees-4.json', 'bees-5.json']
  for (const name of renamed) {
    await buildAll(sources(cwd, { [name]: bees, ...others }), true)
    expect(names()).toHaveLength(5)
  }
  expect(treeIn(cwd).flat().join()).not.toContain('boat')
})

test('verify proves all of them, and finds what is changed', async () => {
  await buildAll(sources(cwd, wire()))
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  expect(await verify(undefined, { rebuild: true }, cwd)).toBe(0)
  expect(said.mock.calls.flat().join('')).toContain('6 outputs: 6 as written, all made again')
  said.mockRestore()
})
