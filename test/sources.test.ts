/** What a build reads: neither its reports nor what it has written itself. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { parseReports } from '../src/cli/reports/index.ts'
import { wiresOf } from '../src/cli/sources.ts'
import { loadConfig } from '../src/config.ts'
import { build, item, sources } from './batch/building.ts'
import { newFolder } from './folder.ts'

let cwd = ''
beforeEach(async () => {
  cwd = newFolder()
  await build(cwd, sources(cwd, { 'bees.json': item('BEES', 'The bees are well') }))
  writeFileSync(path.join(cwd, 'dist', 'notes.md'), 'mine')
})

const found = async (named: string[], report = 'pretty') => {
  const config = await loadConfig(cwd)
  const output = path.join(cwd, 'dist')
  return wiresOf(named, { ...config, output }, cwd, parseReports(report))
}

describe('a pattern', () => {
  test('finds no output and no manifest, but what else stands beside them', async () => {
    expect(await found(['**/*'])).toEqual(['dist/notes.md', 'wire/bees.json'])
  })

  test('finds no report of the build', async () => {
    mkdirSync(path.join(cwd, 'wire', 'log'))
    writeFileSync(path.join(cwd, 'wire', 'log', 'a.json'), '[]')
    expect(await found(['wire/**'], 'pretty,json=wire/log/a.json')).toEqual(['wire/bees.json'])
    expect(await found(['wire/**'])).toEqual(['wire/bees.json', 'wire/log/a.json'])
  })
})

test('an output that is named is read', async () => {
  expect(await found(['dist/the-bees-are-well.md'])).toEqual(['dist/the-bees-are-well.md'])
})

test('a report is not, as a shell names all files of a folder', async () => {
  writeFileSync(path.join(cwd, 'wire', 'log.json'), '[]')
  expect(await found(['wire/bees.json', 'wire/log.json'], 'json=./wire/log.json')).toEqual(['wire/bees.json'])
})
