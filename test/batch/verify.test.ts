/** linecaster verify: what it proves, and what it finds. */
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { manifestName } from '../../src/batch/schema.ts'
import { verify } from '../../src/cli/verify.ts'
import { newFolder } from '../folder.ts'
import { build, item, sources } from './building.ts'

const bees = item('BEES', 'The bees are well')
const ferry = item('FERRY', 'A ferry sails again')
const beesFile = 'the-bees-are-well.md'

let cwd = ''
let [out, err] = ['', '']
beforeEach(() => {
  cwd = newFolder()
  ;[out, err] = ['', '']
  vi.spyOn(process.stdout, 'write').mockImplementation((words) => {
    out += words
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((words) => {
    err += words
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

const inDist = (name: string) => path.join(cwd, 'dist', name)
const both = () => build(cwd, sources(cwd, { 'bees.json': bees, 'ferry.json': ferry }))
const run = async (options = {}, named?: string) => ({ code: await verify(named, options, cwd), out, err })

describe('of the outputs', () => {
  test('all are as written', async () => {
    await both()
    expect(await run()).toEqual({ code: 0, out: '', err: '2 outputs: 2 as written\n' })
  })

  test('a flipped byte is found', async () => {
    await both()
    const bytes = readFileSync(inDist(beesFile))
    bytes.writeUInt8(bytes.readUInt8(7) ^ 1, 7)
    writeFileSync(inDist(beesFile), bytes)
    const { code, out, err } = await run()
    expect(out).toMatch(/^changed: the-bees-are-well\.md: expected [0-9a-f]{12}, found [0-9a-f]{12}\n$/)
    expect(err).toBe('2 outputs: 1 as written, 1 changed\n')
    expect(code).toBe(1)
  })

  test('one is missing, one cannot be reached but through a symlink', async () => {
    await both()
    rmSync(inDist(beesFile))
    renameSync(inDist('a-ferry-sails-again.md'), path.join(cwd, 'away.md'))
    symlinkSync(path.join(cwd, 'away.md'), inDist('a-ferry-sails-again.md'))
    const { code, out } = await run()
    expect(out.trim().split('\n')).toEqual([
      'cannot be read: a-ferry-sails-again.md: it is reached through a symlink, which is not followed',
      'missing: the-bees-are-well.md',
    ])
    expect(code).toBe(1)
  })

  test('what no manifest names is only remarked on', async () => {
    await both()
    writeFileSync(inDist('notes.txt'), 'mine')
    mkdirSync(inDist('galley'))
    writeFileSync(inDist(`galley/${manifestName}`), '')
    writeFileSync(inDist('galley/another-build.md'), '')
    await build(cwd, sources(cwd, { 'bees.json': bees }))
    const { code, err } = await run({}, 'dist')
    expect(err.trim().split('\n')).toEqual([
      'extra: a-ferry-sails-again.md is of a build before; build --prune removes it if its story is gone',
      'extra: notes.txt is named by no manifest',
      '1 output: 1 as written',
    ])
    expect(code).toBe(0)
  })
})

describe('after a build of a part of the sources', () => {
  const names = [1, 2, 3, 4, 5, 6, 7]
  beforeEach(async () => {
    const all = names.map((name) => [`${name}.json`, item(`S${name}`, `Story number ${name}`)])
    const files = sources(cwd, Object.fromEntries(all))
    await build(cwd, files)
    await build(cwd, files.slice(0, 1))
  })

  test('the others are told in one sentence', async () => {
    expect(await run()).toEqual({
      code: 0,
      out: '',
      err: [
        'extra: 6 files, such as story-number-2.md, are of builds before; build --prune removes those whose stories are gone',
        '1 output: 1 as written\n',
      ].join('\n'),
    })
  })

  test('one of the others that was changed is found, one that is gone is not missed', async () => {
    rmSync(inDist('story-number-2.md'))
    writeFileSync(inDist('story-number-3.md'), 'other')
    const { code, out, err } = await run()
    expect(out).toMatch(/^changed since a build before: story-number-3\.md: expected \w{12}, found \w{12}\n$/)
    expect(err).toMatch(/1 output: 1 as written, 1 changed since a build before\n$/)
    expect(code).toBe(1)
  })
})

describe('--rebuild', () => {
  test('proves that the sources give these bytes', async () => {
    await both()
    const { code, err } = await run({ rebuild: true })
    expect(err).toBe('2 outputs: 2 as written, all made again, byte for byte\n')
    expect(code).toBe(0)
  })

  test('of stories of one name', async () => {
    const twice = { 'a.json': item('BEES-2', 'The bees are well', { urgency: 1 }), 'b.json': bees }
    await build(cwd, sources(cwd, twice))
    expect((await run({ rebuild: true })).code).toBe(0)
  })

  test('of an edition', async () => {
    const files = sources(cwd, { 'ferry.json': ferry, 'bees.json': bees })
    await build(cwd, files, { bind: 'edition', title: 'The Ledger', to: ['epub', 'html'] })
    expect((await run({ rebuild: true })).code).toBe(0)
  })

  test('finds a source that is another, and one that is gone', async () => {
    await both()
    sources(cwd, { 'bees.json': bees.replace('well', 'gone') })
    const { code, out, err } = await run({ rebuild: true })
    expect(out).toMatch(/^source not as it was: wire\/bees\.json: expected \w{12}, found \w{12}$/m)
    expect(out).toContain('source not as it was: wire/ferry.json: There is no such file\n')
    expect(out).toContain('not made now: the-bees-are-well.md\n')
    expect(err).toContain('extra: the-bees-are-gone.md would be made now, and is in no manifest\n')
    expect(code).toBe(1)
  })

  test('says that the config is another', async () => {
    await both()
    writeFileSync(
      path.join(cwd, 'pipeline.config.ts'),
      `export default { severities: { 'quotes:unclosed': 'fail' } }\n`,
    )
    const { code, err } = await run({ rebuild: true })
    expect(err).toContain('The config is not the one that the build had\n')
    expect(code).toBe(0)
  })

  test('writes nothing', async () => {
    await both()
    rmSync(inDist(beesFile))
    const { out } = await run({ rebuild: true })
    expect(out).toBe('missing: the-bees-are-well.md\n')
    expect(() => readFileSync(inDist(beesFile))).toThrow('ENOENT')
  })
})

describe('a manifest that cannot be used', () => {
  test.each([
    ['none', undefined, 'There is no such manifest'],
    ['no JSON', '{', 'The manifest is no JSON'],
    ['another version', '{"version": 2}', 'This is no manifest as this version writes it: version: '],
  ])('%s', async (_what, words, sentence) => {
    mkdirSync(path.join(cwd, 'dist'))
    if (words) writeFileSync(inDist(manifestName), words)
    await expect(verify(undefined, {}, cwd)).rejects.toThrow(`dist/${manifestName}: ${sentence}`)
  })
})
