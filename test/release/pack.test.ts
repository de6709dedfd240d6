/** The package as it is published: what is in it, linted, installed in an empty folder, run there, and by the action. */
import { execFile } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import packageJson from '../../package.json' with { type: 'json' }

const root = fileURLToPath(new URL('../..', import.meta.url))
const slug = 'alder-creek-library-forgives-a-fine-of-71-years'

interface Packed {
  filename: string
  unpackedSize: number
  files: { path: string; mode: number }[]
}

let folder = ''
let tarball = ''
let packed: Packed

async function run(command: string, args: string[], cwd = folder, env: NodeJS.ProcessEnv = {}) {
  const options = { cwd, encoding: 'utf8' as const, env: { ...process.env, NO_COLOR: '1', ...env } }
  const { stdout } = await promisify(execFile)(command, args, options)
  return stdout
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'linecaster-'))
  const told = await run(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--silent', '--pack-destination', folder],
    root,
  )
  packed = Object.values<Packed>(JSON.parse(told))[0] as Packed
  tarball = path.join(folder, packed.filename)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the tarball', () => {
  test('holds what is run and what is read, and nothing else', () => {
    const files = packed.files.map((file) => file.path)
    const others = files.filter((file) => !/^(?:lib|templates)\//.test(file))
    expect(others.sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'man/linecaster.1',
      'package.json',
    ])
    expect(files.filter((file) => /\.map$|\.test\.|(?<!\.d)\.ts$|\.tgz$/.test(file))).toEqual([])
    expect(files).toEqual(
      expect.arrayContaining([
        'lib/cli.js',
        'lib/index.js',
        'lib/thread.js',
        'lib/types/index.d.ts',
        'templates/article/template.json',
      ]),
    )
  })

  test('is small; the fonts are dependencies', () => {
    expect(packed.unpackedSize).toBeLessThanOrEqual(12_000_000)
  })

  test('says nothing that publint or attw would not', { timeout: 60_000 }, async () => {
    const bin = (name: string) => path.join(root, 'node_modules/.bin', name)
    await Promise.all([
      run(bin('publint'), ['run', tarball, '--strict'], root),
      run(bin('attw'), [tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-color'], root),
    ])
  })

  test('can be published with its provenance, and read by bundlers', () => {
    expect(packageJson.publishConfig).toEqual({ access: 'public', provenance: true })
    expect(Object.keys(packageJson.exports['.'])[0]).toBe('types')
    expect(packageJson.engines.node).toBe('>=20.19')
  })
})

describe('in an empty project', () => {
  beforeAll(async () => {
    writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }')
    const quick = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--silent']
    await run('npm', ['install', ...quick, `./${packed.filename}`])
    copyFileSync(path.join(root, 'fixtures/stories/library-brief/input.txt'), path.join(folder, 'story.txt'))
  }, 120_000)

  test('npx linecaster story.txt', async () => {
    await run('npx', ['linecaster', 'story.txt'])
    const files = readdirSync(path.join(folder, 'dist')).filter((file) => file.startsWith(slug))
    expect(files.sort()).toEqual(['epub', 'html', 'md', 'pdf'].map((extension) => `${slug}.${extension}`))
  })

  test("import { convert } from 'linecaster', typed", async () => {
    const program = `
      import { readFileSync } from 'node:fs'
      import { convert, epub, html, markdown, pdf, resolveConfig } from 'linecaster'
      const config = resolveConfig({ renderers: [markdown(), html(), pdf(), epub()] }, '.')
      const bytes = new Uint8Array(readFileSync('story.txt'))
      for await (const { stories, outputs } of convert([{ path: 'story.txt', bytes }], config))
        console.log(stories[0].data.meta.headline, outputs.map(({ path }) => path).join(' '))`
    writeFileSync(path.join(folder, 'program.js'), program)
    expect(await run(process.execPath, ['program.js'])).toBe(
      `Alder Creek library forgives a fine of 71 years ${slug}.md ${slug}.html ${slug}.pdf ${slug}.epub\n`,
    )
    const typed = `
      import { convert, resolveConfig, type Printed } from 'linecaster'
      const signal = new AbortController().signal
      const told = { signal, onProgress: (done: number, path: string): unknown => [done, path] }
      export const all: AsyncGenerator<Printed> = convert([], resolveConfig({}, '.'), told)
      // @ts-expect-error
      convert('story.txt')`
    writeFileSync(path.join(folder, 'program.ts'), typed)
    const settings = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', '']
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
    await run(process.execPath, [tsc, ...settings, '--lib', 'es2023,dom', '--skipLibCheck', 'program.ts'])
  })

  test('the action’s step builds, annotates, and reads no input as a command', async () => {
    const { inputs, runs }: Action = parse(readFileSync(path.join(root, 'action.yml'), 'utf8'))
    expect(inputs.version?.default).toBe(packageJson.version)
    for (const step of runs.steps) expect(step.run ?? '').not.toContain('${{')

    const step = runs.steps.find(({ id }) => id === 'build')
    mkdirSync(path.join(folder, 'wire'))
    writeFileSync(path.join(folder, 'wire/$(touch owned).txt'), readFileSync(path.join(folder, 'story.txt')))
    writeFileSync(path.join(folder, 'wire/binary.txt'), new Uint8Array(600))
    const given = {
      SOURCES: 'wire/*.txt\n; touch owned\n$(touch owned)',
      TO: 'html',
      OUTPUT: 'out put',
      ARGS: '--title=`touch owned`\n',
      VERSION: packageJson.version,
      GITHUB_OUTPUT: path.join(folder, 'outputs'),
    }
    const act = (env: Record<string, string>) =>
      run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? ''], folder, env).then(
        () => ({ code: 0, stderr: '', stdout: '' }),
        (error: { code: number; stderr: string; stdout: string }) => error,
      )
    const { code, stderr } = await act(given)
    expect(stderr).toMatch(/^::error file=wire\/binary\.txt,.*title=\w+%3A/m)
    expect(code).toBe(1)
    expect(readFileSync(given.GITHUB_OUTPUT, 'utf8')).toMatch(/^exit-code=1\n/)
    expect(readdirSync(path.join(folder, 'out put'))).toContain(`${slug}.html`)
    expect(JSON.parse(readFileSync(path.join(folder, 'linecaster.sarif'), 'utf8')).version).toBe('2.1.0')

    expect(await act({ ...given, VERSION: '1; touch owned' })).toMatchObject({ code: 2 })
    expect(await act({ ...given, OUTPUT: 'out\nexit-code=0' })).toMatchObject({ code: 2 })
    expect(readdirSync(folder)).not.toContain('owned')
  })
})

interface Action {
  inputs: Record<string, { default: string }>
  runs: { steps: { id?: string; run?: string }[] }
}

test('the Dockerfile copies what is there', () => {
  const copied = readFileSync(path.join(root, 'Dockerfile'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('COPY '))
    .flatMap((line) => line.split(' ').slice(1, -1))
    .filter((word) => !word.startsWith('--'))
  expect(copied).toContain('/build/lib')
  for (const name of copied)
    expect(existsSync(path.join(root, name.replace(/^\/build\//, ''))), name).toBe(true)
})

test('the recipes of docs/ci.md can be read', async () => {
  const recipes = readFileSync(path.join(root, 'docs/ci.md'), 'utf8')
  const written = (language: string) =>
    [...recipes.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, recipe = '']) => recipe)
  const [github, gitlab] = written('yaml').map((recipe) => parse(recipe))
  expect(Object.keys(github.jobs)).toEqual(['build', 'publish'])
  expect(Object.keys(gitlab)).toEqual(['build', 'pages'])
  for (const script of written('sh')) await run('sh', ['-n', '-c', script])
  const versions = recipes.match(/(?<=linecaster(?:@v?|:))\d[\d.]*\d/g)
  expect(new Set(versions)).toEqual(new Set([packageJson.version]))
})
