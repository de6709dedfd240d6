/** What a build clears away: its own, as it wrote it, and nothing else. */
import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { writtenFor } from '../../src/batch/leftovers.ts'
import { manifestName } from '../../src/batch/schema.ts'
import { newFolder } from '../folder.ts'
import { build, item, manifestIn, outputsIn, sources, textIn } from './building.ts'

let cwd = ''
beforeEach(() => {
  cwd = newFolder()
})
const inDist = (name: string) => path.join(cwd, 'dist', name)

const bees = item('BEES', 'The bees are well')
const ferry = item('FERRY', 'A ferry sails again')
const killed = item('FERRY', 'A ferry sails again', { version: '2', pubstatus: 'canceled' })
const [beesFile, ferryFile] = ['the-bees-are-well.md', 'a-ferry-sails-again.md']

const both = () => build(cwd, sources(cwd, { 'bees.json': bees, 'ferry.json': ferry }))
const onlyBees = (asking = { prune: true }) => build(cwd, sources(cwd, { 'bees.json': bees }), asking)

/** The manifest with its words changed, as if that build had written elsewhere. */
function reword(from: string, to: string): void {
  writeFileSync(inDist(manifestName), textIn(cwd).replaceAll(from, to))
}

describe('--prune', () => {
  test('removes the outputs of a story that is gone', async () => {
    await both()
    expect(await onlyBees()).toEqual([`pruned: ${ferryFile} is of no story now: removed`])
    expect(outputsIn(cwd)).toEqual([beesFile])
    expect(textIn(cwd)).not.toContain('ferry')
  })

  test('removes the outputs of a story that is killed, and its name', async () => {
    await both()
    const all = { 'bees.json': bees, 'ferry.json': ferry, 'kill.json': killed }
    await build(cwd, sources(cwd, all), { prune: true })
    expect(outputsIn(cwd)).toEqual([beesFile])
    expect(textIn(cwd)).not.toMatch(/sails/)
    expect(manifestIn(cwd).sources.map(({ rules }) => rules)).toEqual([
      [],
      ['gate:superseded'],
      ['gate:canceled'],
    ])
  })

  test('finds them later, too', async () => {
    await both()
    await onlyBees({ prune: false })
    expect(outputsIn(cwd)).toEqual([ferryFile, beesFile])
    expect(manifestIn(cwd).earlier?.map(({ path }) => path)).toEqual([ferryFile])
    await onlyBees()
    expect(outputsIn(cwd)).toEqual([beesFile])
    expect(manifestIn(cwd).earlier).toBeUndefined()
  })

  test('leaves what somebody has changed', async () => {
    await both()
    writeFileSync(inDist(ferryFile), 'mine now')
    expect(await onlyBees()).toEqual([
      `changed: ${ferryFile} has been changed since it was written: left as it is`,
    ])
    expect(readFileSync(inDist(ferryFile), 'utf8')).toBe('mine now')
    expect(await onlyBees()).toEqual([])
  })

  test('leaves what no manifest names', async () => {
    await both()
    writeFileSync(inDist('notes.md'), readFileSync(inDist(ferryFile)))
    await onlyBees()
    expect(outputsIn(cwd)).toEqual(['notes.md', beesFile])
  })

  test('follows no symlink out of the folder', async () => {
    await both()
    mkdirSync(path.join(cwd, 'away'))
    renameSync(inDist(ferryFile), path.join(cwd, 'away', ferryFile))
    symlinkSync(path.join(cwd, 'away'), inDist('pages'))
    reword(ferryFile, `pages/${ferryFile}`)
    expect(await onlyBees()).toEqual([
      `linked: pages/${ferryFile} is reached through a symlink: left as it is`,
    ])
    expect(existsSync(path.join(cwd, 'away', ferryFile))).toBe(true)
  })

  test('nor a file that is one', async () => {
    await both()
    renameSync(inDist(ferryFile), path.join(cwd, ferryFile))
    symlinkSync(path.join(cwd, ferryFile), inDist(ferryFile))
    expect(await onlyBees()).toEqual([`linked: ${ferryFile} is reached through a symlink: left as it is`])
    expect(existsSync(path.join(cwd, ferryFile))).toBe(true)
  })

  test.each(['../a-ferry-sails-again.md', 'x/../../a-ferry-sails-again.md'])('nor %s', async (outside) => {
    await both()
    renameSync(inDist(ferryFile), path.join(cwd, ferryFile))
    reword(ferryFile, outside)
    expect(await onlyBees()).toEqual([
      `outside: ${outside} would be outside the output folder: left as it is`,
    ])
    expect(existsSync(path.join(cwd, ferryFile))).toBe(true)
  })

  test('removes folders that become empty', async () => {
    await both()
    mkdirSync(inDist('a/b'), { recursive: true })
    mkdirSync(inDist('c'))
    renameSync(inDist(ferryFile), inDist(`a/b/${ferryFile}`))
    reword(ferryFile, `a/b/${ferryFile}`)
    await onlyBees()
    expect(outputsIn(cwd)).toEqual(['c', beesFile])
  })

  test('keeps the outputs of a source that failed', async () => {
    await both()
    const broken = sources(cwd, { 'bees.json': bees, 'ferry.json': '' })
    expect(await build(cwd, broken, { prune: true })).toEqual([
      `kept: ${ferryFile} is kept, for its source failed`,
    ])
    expect(outputsIn(cwd)).toEqual([ferryFile, beesFile])
    await onlyBees()
    expect(outputsIn(cwd)).toEqual([beesFile])
  })

  test('but not those of a story that is killed meanwhile', async () => {
    await both()
    const broken = sources(cwd, { 'bees.json': bees, 'ferry.json': '', 'kill.json': killed })
    await build(cwd, broken, { prune: true })
    expect(outputsIn(cwd)).toEqual([beesFile])
  })

  test('removes nothing by a manifest that cannot be used', async () => {
    await both()
    writeFileSync(inDist(manifestName), '{')
    expect(await onlyBees()).toEqual(['manifest: The manifest is no JSON. A new one is begun'])
    expect(outputsIn(cwd)).toEqual([ferryFile, beesFile])
  })
})

describe('what a killed process leaves', () => {
  test('is cleared away, and nothing like it', async () => {
    await both()
    const [left, others] = [
      [`${beesFile}.4711-0.part`, `${manifestName}.12-3.part`],
      [`${beesFile}.part`, `${beesFile}.4711.part`, `${beesFile}.bak`, 'notes.md.4711-0.part'],
    ]
    for (const name of [...left, ...others]) writeFileSync(inDist(name), '')
    mkdirSync(inDist(`${beesFile}.4712-0.part`))
    await both()
    expect(outputsIn(cwd)).toEqual([...others, `${beesFile}.4712-0.part`, ferryFile, beesFile].sort())
  })

  test('of a first build, too', async () => {
    mkdirSync(path.join(cwd, 'dist'))
    writeFileSync(inDist(`${beesFile}.4711-0.part`), 'The be')
    await onlyBees()
    expect(outputsIn(cwd)).toEqual([beesFile])
  })

  test.each([
    ['strike.md.4711-0.part', 'strike.md'],
    ['strike.md.4711.part', undefined],
    ['.4711-0.part', undefined],
  ])('%s', (name, output) => {
    expect(writtenFor(name)).toBe(output)
  })
})
