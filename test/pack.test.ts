/** The package as it is published: packed, installed in an empty folder, run from there. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { newFolder } from './folder.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

test('npx linecaster story.txt, from the packed tarball', { timeout: 180_000 }, () => {
  const folder = newFolder()
  const run = (command: string, args: string[], cwd = folder) =>
    execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

  const packed = run(
    'npm',
    ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder],
    root,
  ).trim()
  run('npm', ['init', '--yes', '--silent'])
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--silent', `./${packed}`])
  copyFileSync(path.join(root, 'fixtures/stories/library-brief/input.txt'), path.join(folder, 'story.txt'))
  run('npx', ['linecaster', 'story.txt'])

  const slug = 'alder-creek-library-forgives-a-fine-of-71-years'
  expect(readdirSync(path.join(folder, 'dist')).sort()).toEqual(
    ['epub', 'html', 'md', 'pdf'].map((extension) => `${slug}.${extension}`),
  )
  const types = run(process.execPath, [
    '-e',
    "import('linecaster').then((l) => console.log(typeof l.defineStage))",
  ])
  expect(types.trim()).toBe('function')
})
