/** Sources that failed: set aside, told by their reasons, and tried again. */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { manifestSchema } from '../../src/batch/schema.ts'
import { run, storyOf, write } from '../command.ts'
import { newFolder } from '../folder.ts'

let folder = ''
const binary = '\0'.repeat(600)
const args = ['wire/*.txt', '--to', 'markdown']

beforeEach(() => {
  folder = newFolder()
  write(folder, 'wire/bees.txt', storyOf('Bees are well'))
  write(folder, 'wire/logo.txt', binary)
  write(folder, 'wire/mark.txt', binary)
  write(folder, 'wire/odd.txt', storyOf('An odd one'))
  write(folder, 'wire/odd.txt.linecaster.yaml', 'lines: { 1: headlnie }\n')
})

const statuses = () => {
  const text = readFileSync(path.join(folder, 'dist/linecaster.manifest.json'), 'utf8')
  return manifestSchema.parse(JSON.parse(text)).sources.map(({ path, status }) => `${path} ${status}`)
}

const filesIn = (name: string) =>
  readdirSync(path.join(folder, name), { recursive: true, encoding: 'utf8' }).sort()

test('what failed is copied with its sidecar, and grouped by its reason', async () => {
  const { code, err } = await run(folder, [...args, '--quarantine', 'bad'])
  expect(code).toBe(1)
  expect(err).toContain('  2 decode:binary: wire/logo.txt, wire/mark.txt\n')
  expect(err).toContain('  1 source:sidecar: wire/odd.txt\n')
  expect(err).toContain('3 sources copied to bad\n')
  expect(filesIn('bad')).toEqual([
    'wire',
    'wire/logo.txt',
    'wire/mark.txt',
    'wire/odd.txt',
    'wire/odd.txt.linecaster.yaml',
  ])
  expect(readFileSync(path.join(folder, 'bad/wire/logo.txt'), 'utf8')).toBe(binary)
})

test('nothing is copied of a build that went well, nor of what is not there', async () => {
  const { code, err } = await run(folder, ['wire/bees.txt', 'wire/none.txt', '--quarantine', 'bad'])
  expect(code).toBe(1)
  expect(err).not.toContain('copied')
  expect(() => filesIn('bad')).toThrow('ENOENT')
})

test('a quarantine that would be published is refused', async () => {
  for (const place of ['dist', 'dist/bad']) {
    const { code, err } = await run(folder, [...args, '--quarantine', place])
    expect({ code, err }).toEqual({
      code: 2,
      err: `linecaster: --quarantine: ${place} lies in the output folder, which is published\n`,
    })
  }
})

test('a quarantine that cannot be written is told, and costs nothing else', async () => {
  write(folder, 'bad', 'in the way')
  const { code, err, out } = await run(folder, [...args, '--quarantine', 'bad'])
  expect(err).toMatch(/wire\/logo\.txt cannot be copied: .*failed\s+quarantine/)
  expect(out).toBe('dist/bees-are-well.md\n')
  expect(code).toBe(1)
})

test('replay tries what failed again, and leaves a whole manifest', async () => {
  await run(folder, [...args, '--output', 'dist'])
  const made = path.join(folder, 'dist/bees-are-well.md')
  const before = statSync(made).mtimeMs
  write(folder, 'wire/logo.txt', storyOf('A logo is news'))
  rmSync(path.join(folder, 'wire/odd.txt.linecaster.yaml'))

  const { code, out } = await run(folder, ['replay'])
  expect(out).toBe(
    'wire/logo.txt: written\nwire/mark.txt: failed again by decode:binary\nwire/odd.txt: written\n',
  )
  expect(code).toBe(1)
  expect(statSync(made).mtimeMs).toBe(before)
  expect(statuses()).toEqual([
    'wire/bees.txt unchanged',
    'wire/logo.txt written',
    'wire/mark.txt failed',
    'wire/odd.txt written',
  ])
  expect(filesIn('dist').filter((name) => name.endsWith('.md'))).toHaveLength(3)

  write(folder, 'wire/mark.txt', storyOf('A mark, too'))
  expect(await run(folder, ['replay', 'dist'])).toMatchObject({ code: 0, out: 'wire/mark.txt: written\n' })
  expect(await run(folder, ['replay'])).toMatchObject({
    code: 0,
    out: '',
    err: 'No source of this manifest has failed\n',
  })
  expect(await run(folder, ['verify', '--rebuild'])).toMatchObject({ code: 0 })
})

test('without a manifest there is nothing to replay', async () => {
  expect(await run(folder, ['replay'])).toMatchObject({
    code: 2,
    err: 'linecaster: dist/linecaster.manifest.json: There is no such manifest; a build of several sources, or of those of the config, leaves one\n',
  })
})
