/** What is wrong with a config is one sentence, with the place where it stands as far as that is sure. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { loadConfig } from '../src/config.ts'
import { write } from './command.ts'
import { newFolder } from './folder.ts'

const cases: [why: string, text: string, sentence: string][] = [
  ['a key', 'export default {\n  ouput: 1,\n}', ':2:3: unknown key “ouput”; did you mean “output”?'],
  ['not in a comment', '// ouput: 1\nexport default { ouput: 1 }', ':2:18: unknown key “ouput”'],
  [
    'after globs, which are none',
    "export default { sources: ['wire/*.txt', '**/*.xml'], bind: 1 }",
    ':1:55: bind: must be story or edition, not 1',
  ],
  [
    'of a rule, which has a colon',
    "export default { severities: { 'quotes:unclosed': 'bad' } }",
    ':1:32: severities.quotes:unclosed: must be off, info, warn or fail, not “bad”',
  ],
  [
    'none, where a key stands twice',
    'const bind = 1, other = { bind: 2 }\nexport default { bind: 3 }',
    ': bind: must be story or edition, not 3',
  ],
  [
    'a fault in its text',
    'export default {\n  sources: [\n}\n',
    ':3:1: the config cannot be read: Unexpected',
  ],
  ['what it calls', '\nthrow new Error("out of lead")', ':2: the config cannot be read: out of lead'],
  ['an empty list', 'export default { readers: [] }', ':1:18: readers: must have at least 1'],
]

test.each(cases)('%s', async (_why, text, sentence) => {
  const folder = newFolder()
  write(folder, 'pipeline.config.ts', text)
  const loaded = loadConfig(folder)
  await expect(loaded).rejects.toThrow(`pipeline.config.ts${sentence}`)
  await expect(loaded).rejects.toMatchObject({ name: 'OptionError' })
})

test('a file that it imports is named', async () => {
  const folder = newFolder()
  write(folder, 'pipeline.config.ts', `import { wire } from './wire.ts'\nexport default { sources: wire }`)
  write(folder, 'wire.ts', 'export const wire = [\n  1 2\n]')
  await expect(loadConfig(folder)).rejects.toThrow(
    /^wire\.ts:2:5: the config cannot be read: Unexpected token/,
  )
})

test('a config of another name is not passed over in silence, and is read where it is asked for', async () => {
  const folder = newFolder()
  write(folder, 'pipeline.config.js', 'export default { output: "site" }')
  await expect(loadConfig(folder)).rejects.toThrow(
    'pipeline.config.js is not read: name it pipeline.config.ts, or give it with --config pipeline.config.js',
  )
  expect(await loadConfig(folder, 'pipeline.config.js')).toMatchObject({ output: 'site' })
  write(folder, 'pipeline.config.ts', 'export default { output: "press" }')
  expect(await loadConfig(folder)).toMatchObject({ output: 'press' })
})

test('a folder and a file of JSON are told as what they are', async () => {
  const folder = newFolder()
  mkdirSync(path.join(folder, 'wire'))
  await expect(loadConfig(folder, 'wire')).rejects.toThrow('wire: this is a folder, not a config')
  write(folder, 'c.json', '{ "bind": true }')
  await expect(loadConfig(folder, 'c.json')).rejects.toThrow(
    'c.json:1:3: bind: must be story or edition, not true',
  )
})
