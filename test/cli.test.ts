import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { folderWithStory, slug, story } from './brief.ts'
import { run as runIn } from './command.ts'

let folder = ''
beforeEach(() => {
  folder = folderWithStory()
})

/** The story comes through a pipe, too. */
const run = (args: string[], env: NodeJS.ProcessEnv = {}, cwd = folder) =>
  runIn(cwd, args, { NO_COLOR: '1', ...env }, story)

const filesIn = (name: string) =>
  readdirSync(path.join(folder, name), { recursive: true, encoding: 'utf8' }).sort()
const write = (name: string, words: string | Uint8Array) => writeFileSync(path.join(folder, name), words)

describe('a build', () => {
  test('without a config writes Markdown, HTML, PDF and EPUB', async () => {
    const { code, out, err } = await run(['story.txt'])
    expect(filesIn('dist')).toEqual(['epub', 'html', 'md', 'pdf'].map((extension) => `${slug}.${extension}`))
    expect(out.trim().split('\n').sort()).toEqual(filesIn('dist').map((file) => path.join('dist', file)))
    expect(err).toContain('1 story in 4 files: 4 written, 0 unchanged')
    expect(code).toBe(0)
  })

  test('a second time changes no file', async () => {
    await run(['story.txt', '--to', 'html,epub'])
    const before = filesIn('dist').map((file) => statSync(path.join(folder, 'dist', file)).mtimeMs)
    const { err } = await run(['story.txt', '--to', 'html,epub'])
    expect(err).toContain('0 written, 2 unchanged')
    expect(filesIn('dist').map((file) => statSync(path.join(folder, 'dist', file)).mtimeMs)).toEqual(before)
  })

  test('gives the same bytes in another zone, language and folder', async () => {
    await run(['story.txt', '-o', 'here'], { TZ: 'Asia/Kathmandu', LANG: 'de_AT.UTF-8' })
    mkdirSync(path.join(folder, 'other'))
    write('other/story.txt', story)
    await run(
      ['story.txt', '-o', '../there'],
      { TZ: 'America/St_Johns', LANG: 'C' },
      path.join(folder, 'other'),
    )
    const sums = (name: string) =>
      filesIn(name).map((file) => `${file} ${sumOf(path.join(folder, name, file))}`)
    expect(sums('here')).toHaveLength(4)
    expect(sums('here')).toEqual(sums('there'))
  })

  test('takes its date from SOURCE_DATE_EPOCH', async () => {
    await run(['story.txt', '--to', 'epub', '-o', 'a'])
    await run(['story.txt', '--to', 'epub', '-o', 'b'], { SOURCE_DATE_EPOCH: '1700000000' })
    expect(sumOf(path.join(folder, 'a', `${slug}.epub`))).not.toBe(
      sumOf(path.join(folder, 'b', `${slug}.epub`)),
    )
    const { code, err } = await run(['story.txt'], { SOURCE_DATE_EPOCH: 'yesterday' })
    expect(err).toBe('linecaster: SOURCE_DATE_EPOCH must be seconds since 1970, not “yesterday”\n')
    expect(code).toBe(2)
  })

  test('reads standard input and finds globs', async () => {
    expect((await run(['-', '--to', 'json'])).code).toBe(0)
    write(
      'second.txt',
      'Another brief\n\nALDER CREEK, Mont. (AP) -- The bees are well, and send their regards to all.\n',
    )
    const { out } = await run(['*.txt', '--to', 'markdown'])
    expect(out.trim().split('\n')).toEqual(['dist/another-brief.md', `dist/${slug}.md`])
  })

  test('gives two stories of one name two names', async () => {
    write('copy.txt', story)
    const { out } = await run(['copy.txt', 'story.txt', '--to', 'markdown'])
    expect(out.trim().split('\n')).toEqual([`dist/${slug}.md`, `dist/${slug}-2.md`])
  })

  test('binds stories to one edition', async () => {
    write(
      'second.txt',
      'Another brief\n\nALDER CREEK, Mont. (AP) -- The bees are well, and send their regards to all.\n',
    )
    await run([
      'story.txt',
      'second.txt',
      '--bind',
      'edition',
      '--title',
      'Monday’s wire',
      '--to',
      'pdf,epub',
    ])
    expect(filesIn('dist')).toEqual(['linecaster.manifest.json', 'mondays-wire.epub', 'mondays-wire.pdf'])
  })
})

function sumOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
