import { beforeEach, expect, test } from 'vitest'
import { folderWithStory, slug } from '../brief.ts'
import { run, write } from '../command.ts'

let folder = ''
beforeEach(() => {
  folder = folderWithStory()
})

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
  const { code, err, out } = await run(folder, [wrong(), 'story.txt', '--to', 'markdown'])
  expect(err).toMatch(rule)
  expect(err).toContain('1 failed')
  expect(err).not.toMatch(/\n\s+at /)
  expect(out).toBe(`dist/${slug}.md\n`)
  expect(code).toBe(1)
})

test('an output folder that is a file', async () => {
  write(folder, 'dist', 'in the way')
  const { code, err } = await run(folder, ['story.txt', '--to', 'markdown'])
  expect(err).toBe('linecaster: The output folder dist is a file\n')
  expect(code).toBe(2)
})

test('a file name cannot steer the terminal', async () => {
  const { err } = await run(folder, ['a\u001b[2Jb.txt'])
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
  const { code, err } = await run(folder, args)
  expect(err).toContain(`linecaster: ${sentence}`)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(code).toBe(2)
})

test('an option that there is not', async () => {
  const { code, err } = await run(folder, ['story.txt', '--outptu', 'x'])
  expect(err).toBe('linecaster: There is no option “--outptu”; did you mean “--output”?\n')
  expect(code).toBe(2)
})

test('under --strict, warnings too', async () => {
  write(
    folder,
    'open.txt',
    'A quotation left open\n\nALDER CREEK, Mont. (AP) -- "The bees held up fine, Ruth Amdahl said on Monday.\n',
  )
  expect((await run(folder, ['open.txt', '--to', 'markdown'])).code).toBe(0)
  expect((await run(folder, ['open.txt', '--to', 'markdown', '--strict'])).code).toBe(1)
})

function named(name: string, bytes: string | Uint8Array): string {
  write(folder, name, bytes)
  return name
}
