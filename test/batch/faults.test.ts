/** What the outside world does to a build: a full disk, a folder that cannot be written, a file that vanishes. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { Row } from '../../src/batch/row.ts'
import { run } from '../../src/batch/run.ts'
import { run as runCommand, storyOf, write } from '../command.ts'
import { newFolder } from '../folder.ts'
import { build, manifestIn, outputsIn, sources } from './building.ts'

let folder = ''
beforeEach(() => {
  folder = newFolder()
})

const long = storyOf('A long one').concat('The bees are well. '.repeat(4000))

/** A disk that takes half of what is longer than 32 kB. */
const fullDisk = `
const fs = require('node:fs')
const { writeFileSync } = fs
fs.writeFileSync = (file, bytes, ...rest) => {
  if (bytes.length < 32_000) return writeFileSync(file, bytes, ...rest)
  writeFileSync(file, bytes.subarray(0, bytes.length >> 1), ...rest)
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
}`

test('a full disk: one sentence, the short story is out, nothing half-written stays', async () => {
  write(folder, 'wire/long.txt', long)
  write(folder, 'wire/short.txt', storyOf('A short one'))
  write(folder, 'full.cjs', fullDisk)
  const env = { NODE_OPTIONS: '--require ./full.cjs' }
  const { code, err } = await runCommand(folder, ['wire/*.txt', '--to', 'markdown'], env)
  expect(err).toMatch(/a-long-one\.md cannot be written: the disk is full.*failed\s+write/)
  expect(err).not.toMatch(/\n\s+at /)
  expect(code).toBe(1)
  expect(outputsIn(folder)).toEqual(['a-short-one.md'])
  expect(manifestIn(folder).sources.map(({ status, rules }) => [status, rules])).toEqual([
    ['failed', ['write:failed']],
    ['written', []],
  ])
})

test('a file in the place of a folder: each output fails, the others are out', async () => {
  write(folder, 'dist/pictures', 'in the way')
  write(folder, 'dist/a-short-one.md/in-the-way', '')
  const files = sources(folder, { 'short.txt': storyOf('A short one'), 'other.txt': storyOf('Another') })
  await build(folder, files)
  expect(readFileSync(path.join(folder, 'dist/another.md'), 'utf8')).toMatch(/^# Another|^---/)
  expect(manifestIn(folder).sources.map(({ path, status }) => [path, status])).toEqual([
    ['wire/other.txt', 'written'],
    ['wire/short.txt', 'failed'],
  ])
})

test('a file that is gone between listing and reading costs itself only', async () => {
  const files = sources(folder, { 'gone.txt': storyOf('Gone'), 'here.txt': storyOf('Here') })
  rmSync(path.join(folder, 'wire/gone.txt'))
  await build(folder, files)
  expect(outputsIn(folder)).toEqual(['here.md'])
  expect(manifestIn(folder).sources[0]).toMatchObject({
    path: 'wire/gone.txt',
    status: 'failed',
    rules: ['source:missing'],
  })
})

test('a manifest that cannot be written is told, and the stories are out', async () => {
  write(folder, 'dist/linecaster.manifest.json/in-the-way', '')
  const files = sources(folder, { 'one.txt': storyOf('One'), 'two.txt': storyOf('Two') })
  const remarks = await build(folder, files)
  expect(remarks.join('\n')).toMatch(/^manifest: .*\nunwritten: The manifest cannot be written: /s)
  expect(readdirSync(path.join(folder, 'dist')).filter((name) => name.endsWith('.md'))).toHaveLength(2)
})

// Root may write anywhere.
test.skipIf(process.getuid?.() === 0)('a folder that may only be read', async () => {
  write(folder, 'story.txt', storyOf('Bees'))
  execFileSync('chmod', ['a-w', folder])
  const { code, err } = await runCommand(folder, ['story.txt', '--to', 'markdown'])
  execFileSync('chmod', ['u+w', folder])
  expect(err).toMatch(/bees\.md cannot be written: EACCES/)
  expect(code).toBe(1)
  expect(existsSync(path.join(folder, 'dist'))).toBe(false)
})

test('a cache that cannot be is told once, and everything is out', async () => {
  write(folder, '.linecaster', 'in the way')
  const given = Array.from({ length: 9 }, (_, index) => [`${index}.txt`, storyOf(`Hive ${index} is well`)])
  const files = sources(folder, Object.fromEntries(given))
  const rows: Row[] = []
  const batch = { asked: { cwd: folder, to: ['markdown'], output: 'dist' }, clock: {}, jobs: 1 }
  const pieces = files.map((file, at) => ({ file, at }))
  for await (const row of run({ ...batch, pieces, cache: path.join(folder, '.linecaster/cache') }))
    rows.push(row)
  expect(rows.flatMap(({ remarks }) => remarks)).toEqual([
    expect.objectContaining({
      owner: 'cache',
      rule: 'unusable',
      severity: 'warn',
      reason: 'The cache is of no use, and nothing is kept: a file stands where a folder of its path would',
    }),
  ])
  expect(outputsIn(folder)).toHaveLength(9)
})
