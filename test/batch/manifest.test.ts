/** The manifest: what it says of a build, and that the same build says the same. */
import { readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { manifestOf, saysTheSame, textOf } from '../../src/batch/manifest.ts'
import type { Outcome } from '../../src/batch/outcome.ts'
import { manifestName, manifestSchema } from '../../src/batch/schema.ts'
import type { Settings } from '../../src/batch/settings.ts'
import { newFolder } from '../folder.ts'
import { expectGolden } from '../golden.ts'
import { build, item, manifestIn, outputsIn, sources, textIn } from './building.ts'

let cwd = ''
beforeEach(() => {
  cwd = newFolder()
})

const bees = item('BEES', 'The bees are well')
const ferry = item('FERRY', 'A ferry sails again')
const killed = item('FERRY', 'A ferry sails again', { version: '2', pubstatus: 'canceled' })

describe('a build', () => {
  test('names sources, stories and outputs', async () => {
    await build(cwd, sources(cwd, { 'ferry.json': ferry, 'bees.json': bees }))
    const { sources: named, outputs, ...rest } = manifestIn(cwd)
    expect(rest).toMatchObject({ version: 1, bind: 'story', template: 'article', renderers: ['markdown'] })
    expect(named.map(({ path, status }) => [path, status])).toEqual([
      ['wire/bees.json', 'written'],
      ['wire/ferry.json', 'written'],
    ])
    expect(named[0]).toMatchObject({
      rules: [],
      outputs: ['the-bees-are-well.md'],
      stories: [{ uri: 'urn:newsml:wire.example:20260314:BEES', version: '1', slug: 'the-bees-are-well' }],
    })
    const size = statSync(path.join(cwd, 'dist', 'the-bees-are-well.md')).size
    expect(outputs[1]).toMatchObject({ path: 'the-bees-are-well.md', size, mediaType: 'text/markdown' })
  })

  test('again changes no byte of it, nor its time', async () => {
    const files = sources(cwd, { 'ferry.json': ferry, 'bees.json': bees })
    await build(cwd, files)
    const [before, { mtimeMs }] = [textIn(cwd), statSync(path.join(cwd, 'dist', manifestName))]
    await build(cwd, files)
    expect(textIn(cwd)).toBe(before)
    expect(statSync(path.join(cwd, 'dist', manifestName)).mtimeMs).toBe(mtimeMs)
  })

  test('says the same in whatever order its facts stand, and something else of other facts', async () => {
    await build(cwd, sources(cwd, { 'bees.json': bees }))
    const manifest = manifestIn(cwd)
    const turned = Object.fromEntries(Object.entries(manifest).reverse()) as typeof manifest
    expect(saysTheSame(turned, manifest)).toBe(true)
    expect(saysTheSame({ ...manifest, assets: './pictures' }, manifest)).toBe(false)
  })

  test.each([0, 1, 2400])('stands as JSON of one piece, of %i outputs', async (count) => {
    await build(cwd, sources(cwd, { 'bees.json': bees }))
    const manifest = manifestIn(cwd)
    const output = { ...manifest.outputs[0], path: 'a\nb "c".md' } as (typeof manifest.outputs)[0]
    const many = { ...manifest, outputs: Array(count).fill(output) }
    expect([...textOf(many)].join('')).toBe(`${JSON.stringify(many, null, 2)}\n`)
  })

  test('gives the same bytes whatever the order, and in another folder', async () => {
    const files = sources(cwd, { 'ferry.json': ferry, 'bees.json': bees })
    await build(cwd, files)
    const other = newFolder()
    await build(other, sources(other, { 'bees.json': bees, 'ferry.json': ferry }).reverse())
    await build(cwd, [...files].reverse())
    expect(textIn(other)).toBe(textIn(cwd))
    expect(textIn(cwd)).not.toContain(cwd)
  })

  test('says what is new and what is as it was', async () => {
    await build(cwd, sources(cwd, { 'ferry.json': ferry, 'bees.json': bees }))
    const mended = item('BEES', 'The bees are well', { body_text: 'PORT ANSLEY, Wash. (AP) -- They swarm.' })
    await build(cwd, sources(cwd, { 'ferry.json': ferry, 'bees.json': mended }))
    expect(manifestIn(cwd).sources.map(({ status }) => status)).toEqual(['written', 'unchanged'])
  })

  test('after one that was killed gives the same', async () => {
    const files = sources(cwd, { 'ferry.json': ferry, 'bees.json': bees })
    await build(cwd, files)
    const [before, names] = [textIn(cwd), outputsIn(cwd)]
    rmSync(path.join(cwd, 'dist', manifestName))
    renameSync(
      path.join(cwd, 'dist', 'the-bees-are-well.md'),
      path.join(cwd, 'dist', 'the-bees-are-well.md.4711-0.part'),
    )
    await build(cwd, files)
    expect(outputsIn(cwd)).toEqual(names)
    expect(textIn(cwd)).toBe(before)
  })

  test('of an edition says which it is', async () => {
    const files = sources(cwd, { 'ferry.json': ferry, 'bees.json': bees })
    await build(cwd, files, { bind: 'edition', title: 'The Port Ansley Ledger' })
    const { edition, order, sources: named } = manifestIn(cwd)
    expect(edition).toMatchObject({ slug: 'the-port-ansley-ledger', title: 'The Port Ansley Ledger' })
    expect(order).toEqual(files)
    expect(named.flatMap(({ stories }) => stories.map(({ status }) => status))).toEqual([
      'written',
      'written',
    ])
  })
})

describe('what does not go out', () => {
  test('stands there by its identifier and the rule', async () => {
    await build(cwd, sources(cwd, { 'killed.json': killed }))
    const [source] = manifestIn(cwd).sources
    expect(source).toMatchObject({ status: 'withheld', rules: ['gate:canceled'], outputs: [] })
    expect(source?.stories).toEqual([
      { uri: 'urn:newsml:wire.example:20260314:FERRY', status: 'withheld', rule: 'gate:canceled' },
    ])
    expect(textIn(cwd)).not.toContain('sails')
  })

  test('failed by a rule', async () => {
    await build(cwd, ['wire/none.json', ...sources(cwd, { 'empty.json': '', 'bees.json': bees })])
    expect(manifestIn(cwd).sources.map(({ path, status, rules }) => [path, status, rules])).toEqual([
      ['wire/bees.json', 'written', []],
      ['wire/empty.json', 'failed', ['decode:empty']],
      ['wire/none.json', 'failed', ['source:missing']],
    ])
  })

  const settings: Settings = {
    config: 'f'.repeat(64),
    bind: 'story',
    template: 'article',
    readers: ['plain'],
    renderers: ['markdown'],
  }
  const row: Outcome = {
    path: 'wire/spool.txt',
    sha256: 'a'.repeat(64),
    remarks: [],
    stories: [
      { uri: 'u:1', slug: 'one' },
      { uri: 'u:2', slug: 'two' },
    ],
    written: [
      { path: 'one.md', sha256: 'b'.repeat(64), size: 1, mediaType: 'text/markdown', status: 'written' },
    ],
  }
  const remark = (owner: string, rule: string, reason = '') => ({
    owner,
    rule,
    reason,
    severity: 'fail' as const,
  })

  test.each([
    ['a renderer', [remark('decode', 'charset'), remark('html', 'broken')], 'html:broken'],
    ['the disk', [remark('write', 'failed', 'two.md cannot be written: ENOSPC')], 'write:failed'],
  ])('one story of a spool, failed by %s', (_who, remarks, rule) => {
    const [source] = manifestOf(settings, [{ ...row, remarks }]).sources
    expect(source?.status).toBe('failed')
    expect(source?.stories.map((story) => [story.status, story.rule])).toEqual([
      ['written', undefined],
      ['failed', rule],
    ])
  })

  test('a story that a stage failed', () => {
    const stories = [{ uri: 'u:1', failure: 'ledger:lost-in-editing' }]
    const [source] = manifestOf(settings, [{ ...row, stories, written: [] }]).sources
    expect(source).toMatchObject({ status: 'failed', rules: ['ledger:lost-in-editing'] })
  })

  test('all of an edition that could not be printed', () => {
    const edition: Outcome = {
      path: 'ledger',
      remarks: [remark('pdf', 'broken')],
      stories: row.stories,
      written: [],
    }
    const manifest = manifestOf({ ...settings, bind: 'edition' }, [{ ...row, written: [] }, edition])
    expect(manifest.edition).toBeUndefined()
    expect(manifest.sources[0]?.stories.map(({ rule }) => rule)).toEqual(['pdf:broken', 'pdf:broken'])
  })

  test('a story that an edition leaves out', () => {
    const edition: Outcome = {
      path: 'ledger',
      remarks: [],
      stories: row.stories.slice(0, 1),
      written: row.written,
    }
    const manifest = manifestOf({ ...settings, bind: 'edition' }, [{ ...row, written: [] }, edition])
    expect(manifest.sources[0]?.stories[1]).toEqual({
      uri: 'u:2',
      status: 'withheld',
      rule: 'edition:duplicate',
    })
  })
})

describe('the schema', () => {
  test('takes what is written, and no unknown key', async () => {
    await build(cwd, sources(cwd, { 'bees.json': bees, 'killed.json': killed }))
    const manifest = JSON.parse(readFileSync(path.join(cwd, 'dist', manifestName), 'utf8'))
    expect(manifestSchema.safeParse(manifest).success).toBe(true)
    expect(manifestSchema.safeParse({ ...manifest, clock: 1 }).success).toBe(false)
    manifest.outputs[0].owner = 'me'
    expect(manifestSchema.safeParse(manifest).success).toBe(false)
  })

  test('docs/manifest.schema.json is it', () => {
    const schema = { title: manifestName, ...z.toJSONSchema(manifestSchema) }
    // Short lists on one line, as Biome has them.
    const words = JSON.stringify(schema, null, 2).replace(
      /( *"\w+": \[)\s+("[^[\]]*")\s+\]/g,
      (list, name, items) => {
        const line = `${name}${items.replace(/,\s+/g, ', ')}]`
        return line.length < 110 ? line : list
      },
    )
    expectGolden(new URL('../../docs/manifest.schema.json', import.meta.url), `${words}\n`)
  })
})
