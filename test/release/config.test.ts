/** `pipeline.config.ts` as the command reads it: it is the pipeline, and what is wrong in it is one sentence with its place. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { folderWithStory, slug } from '../brief.ts'
import { run, write } from '../command.ts'

let folder = ''
beforeEach(() => {
  folder = folderWithStory()
})

const config = (words: string) =>
  write(folder, 'pipeline.config.ts', `import * as l from 'linecaster'\nexport default ${words}\n`)

test('is the pipeline', async () => {
  config(
    `l.defineConfig({ sources: ['*.txt'], output: 'out', renderers: [l.markdown({ frontMatter: false })] })`,
  )
  const { out, code } = await run(folder, [])
  expect(out).toBe(`out/${slug}.md\n`)
  expect(readFileSync(path.join(folder, 'out', `${slug}.md`), 'utf8')).toMatch(/^# Alder Creek/)
  expect(code).toBe(0)
})

test('can hold a stage of one’s own', async () => {
  config(`l.defineConfig({ sources: ['*.txt'], renderers: [l.markdown()], stages: [l.catalogue(), l.defineStage({
    name: 'loud', summary: 'Shout.', options: l.z.strictObject({}), rules: {},
    edit: (story) => l.editCopy(story, (copy) => copy.replace('bees', 'BEES')) })()] })`)
  const { err, code } = await run(folder, [])
  expect(err).toContain('loud lost copy: ')
  expect(err).toMatch(/lost-in-editing\s+ledger/)
  expect(code).toBe(1)
})

const faults: [config: string, sentence: string][] = [
  [`{ ouput: 'x' }`, '2:18: unknown key “ouput”; did you mean “output”?'],
  [`{ bind: 'books' }`, '2:18: bind: must be story or edition, not “books”'],
  [`{ sources: '*.txt' }`, '2:18: sources: must be a list, not “*.txt”'],
  [`{ stages: ['quotes'] }`, '2:18: stages.0: must be a stage, such as quotes()'],
  [
    `{ renderers: [l.markdown({ frontmatter: false })] }`,
    '2: markdown: unknown key “frontmatter”; did you mean “frontMatter”?',
  ],
  [
    `{ severities: { 'quotes:unclosd': 'fail' } }`,
    '2:32: severities: there is no rule “quotes:unclosd”; did you mean “quotes:unclosed”?',
  ],
  ['{ broken', '3:1: the config cannot be read: '],
]
test.each(faults)('%s', async (words, sentence) => {
  config(words)
  const { code, err } = await run(folder, ['story.txt'])
  expect(err).toContain(`linecaster: pipeline.config.ts:${sentence}`)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(code).toBe(2)
})

test('can make a remark a failure', async () => {
  config(`{ severities: { 'decode:charset': 'fail' }, sources: ['latin.txt'] }`)
  write(
    folder,
    'latin.txt',
    Buffer.from('Caf\xe9 owner wins\n\nALDER CREEK, Mont. (AP) -- The caf\xe9 is open again.\n', 'latin1'),
  )
  const { code, err } = await run(folder, [])
  expect(err).toMatch(/error\s+Read as windows-1252\s+charset\s+decode/)
  expect(code).toBe(1)
})
