/** What a config is made of, and that a change of it is one of the config. */
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { configFiles } from '../../src/batch/config-files.ts'
import { settingsOf } from '../../src/batch/settings.ts'
import { resolveConfig } from '../../src/config.ts'
import { write } from '../command.ts'
import { newFolder } from '../folder.ts'

let folder = ''
const config = () => path.join(folder, 'pipeline.config.ts')

beforeEach(() => {
  folder = newFolder()
  write(
    folder,
    'pipeline.config.ts',
    "import { house } from './house/index.ts'\nexport default { title: house }\n",
  )
  write(folder, 'house/index.ts', "export { house } from '../name'\n")
  write(folder, 'name.ts', "import './pipeline.config.ts'\nexport const house = 'Ours'\n")
})

test('itself and what it imports, each once', () => {
  const names = [...configFiles(config()).keys()].map((file) => path.relative(folder, file))
  expect(names).toEqual(['pipeline.config.ts', path.join('house', 'index.ts'), 'name.ts'])
  expect(configFiles(path.join(folder, 'none.ts')).size).toBe(0)
})

test('a manifest’s hash of the config is of all of them', () => {
  const hash = () => settingsOf(resolveConfig({}, folder), config()).config
  const before = hash()
  expect(hash()).toBe(before)
  write(folder, 'name.ts', "export const house = 'Theirs'\n")
  expect(hash()).not.toBe(before)
})
