/** The command as a user runs it: exit codes, remarks, what stands on disk, and the same bytes everywhere. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { newFolder } from './folder.ts'

const command = fileURLToPath(new URL('../lib/cli.js', import.meta.url))
const story = readFileSync(new URL('../fixtures/stories/library-brief/input.txt', import.meta.url))

let folder = ''
beforeEach(() => {
  folder = newFolder()
  writeFileSync(path.join(folder, 'story.txt'), story)
})

interface Run {
  code: number
  out: string
  err: string
}

function run(args: string[], env: NodeJS.ProcessEnv = {}, cwd = folder): Promise<Run> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, NO_COLOR: '1', ...env } }
    const child = execFile(process.execPath, [command, ...args], options, (_error, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err })
    })
    child.stdin?.end(story)
  })
}

const filesIn = (name: string) =>
  readdirSync(path.join(folder, name), { recursive: true, encoding: 'utf8' }).sort()
const write = (name: string, words: string | Uint8Array) => writeFileSync(path.join(folder, name), words)
const slug = 'alder-creek-library-forgives-a-fine-of-71-years'

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

describe('what is wrong is said in one sentence, and the rest is done', () => {
  const cases: [name: string, wrong: () => string, rule: RegExp][] = [
    ['a missing file', () => 'nowhere.txt', /There is no such file\s+missing\s+source/],
    ['a folder', () => '.', /This is a folder; name the files in it: "wire\/\*"\s+folder\s+source/],
    ['an empty file', () => named('empty.txt', ''), /The source holds no copy\s+empty\s+decode/],
    [
      'a binary file',
      () => named('logo.png', Buffer.from([0x89, 0x50, 0, 1, 2, 3])),
      /binary data.*binary\s+decode/,
    ],
    [
      'a file of 50 MB',
      () => named('big.txt', Buffer.alloc(50e6, 'wire ')),
      /over 16 MiB\s+too-large\s+source/,
    ],
  ]
  test.each(cases)('%s', async (_name, wrong, rule) => {
    const { code, err, out } = await run([wrong(), 'story.txt', '--to', 'markdown'])
    expect(err).toMatch(rule)
    expect(err).toContain('1 failed')
    expect(err).not.toMatch(/\n\s+at /)
    expect(out).toBe(`dist/${slug}.md\n`)
    expect(code).toBe(1)
  })

  test('an output folder that is a file', async () => {
    write('dist', 'in the way')
    const { code, err } = await run(['story.txt', '--to', 'markdown'])
    expect(err).toBe('linecaster: The output folder dist is a file\n')
    expect(code).toBe(2)
  })

  test('a file name cannot steer the terminal', async () => {
    const { err } = await run(['a\u001b[2Jb.txt'])
    expect(err).not.toContain('\u001b')
  })

  const wrongUses: [args: string[], sentence: string][] = [
    [['story.txt', '--to', 'markdwon'], 'There is no format “markdwon”; did you mean “markdown”?'],
    [['story.txt', '--to', 'docx'], 'There is no format “docx”; there are markdown, html, pdf, epub, json'],
    [['story.txt', '-c', 'none.ts'], 'none.ts: there is no such config'],
    [['story.txt', '--template', 'tabloyd'], 'There is no template “tabloyd”'],
    [[], 'Nothing to read: name a source, or list sources in pipeline.config.ts'],
    [['*.wire'], 'Nothing to read: no file matches *.wire'],
    [['chek', 'story.txt'], 'There is no command and no file “chek”; did you mean “check”?'],
    [['story.txt', '--jobs', '0'], '--jobs must be a whole number from 1 to 256, not “0”'],
    [['story.txt', '--fit', 'much'], 'fit: must be an extent, such as "31cm" or "1 page", not “much”'],
    [['help', 'chek'], 'There is no command “chek”; did you mean “check”?'],
    [['opds', 'none'], 'none: There is no such folder'],
    [['preview', 'none.txt'], 'Nothing to show: there is no file none.txt'],
  ]
  test.each(wrongUses)('%j', async (args, sentence) => {
    const { code, err } = await run(args)
    expect(err).toContain(`linecaster: ${sentence}`)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(2)
  })

  test('an option that there is not', async () => {
    const { code, err } = await run(['story.txt', '--outptu', 'x'])
    expect(err).toBe('linecaster: There is no option “--outptu”; did you mean “--output”?\n')
    expect(code).toBe(2)
  })

  test('under --strict, warnings too', async () => {
    write(
      'open.txt',
      'A quotation left open\n\nALDER CREEK, Mont. (AP) -- "The bees held up fine, Ruth Amdahl said on Monday.\n',
    )
    expect((await run(['open.txt', '--to', 'markdown'])).code).toBe(0)
    expect((await run(['open.txt', '--to', 'markdown', '--strict'])).code).toBe(1)
  })
})

function named(name: string, bytes: string | Uint8Array): string {
  write(name, bytes)
  return name
}

function sumOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
