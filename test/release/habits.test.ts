/** People’s habits: the environment, --print-config, completion, --help, colors. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { run, storyOf, write } from '../command.ts'
import { newFolder } from '../folder.ts'

let folder = ''
beforeEach(() => {
  folder = newFolder()
})

describe('the environment', () => {
  beforeEach(() => write(folder, 'story.txt', storyOf('The bees are well')))

  test('stands above the config and beneath the command line', async () => {
    write(folder, 'pipeline.config.ts', `export default { output: 'of-config', sources: ['story.txt'] }\n`)
    const env = { LINECASTER_TO: 'markdown,json', LINECASTER_OUTPUT: 'of-env' }
    await run(folder, [], env)
    expect(readdirSync(path.join(folder, 'of-env')).filter((name) => name.startsWith('the-'))).toEqual([
      'the-bees-are-well.json',
      'the-bees-are-well.md',
    ])
    const { out } = await run(folder, ['--to', 'markdown', '-o', 'of-line'], env)
    expect(out).toBe('of-line/the-bees-are-well.md\n')
    expect(existsSync(path.join(folder, 'of-config'))).toBe(false)
  })

  test('has switches that are on or off', async () => {
    const origins = async (env: NodeJS.ProcessEnv) => {
      const { strict, cache } = JSON.parse((await run(folder, ['--print-config=json'], env)).out)
      return [strict.value, strict.origin, cache.value, cache.origin]
    }
    expect(await origins({ LINECASTER_STRICT: '1', LINECASTER_NO_CACHE: 'true' })).toEqual([
      true,
      'environment',
      false,
      'environment',
    ])
    expect(await origins({ LINECASTER_STRICT: '0', LINECASTER_NO_CACHE: '' })).toEqual([
      false,
      'environment',
      true,
      'default',
    ])
  })

  const wrong: [variable: string, value: string, sentence: string][] = [
    ['LINECASTER_TO', 'docx', 'There is no format “docx”'],
    ['LINECASTER_BIND', 'book', 'must be story or edition, not “book”'],
    ['LINECASTER_JOBS', '0', 'must be a whole number from 1 to 256'],
    ['LINECASTER_STRICT', 'maybe', 'must be 1 or 0, not “maybe”'],
    ['LINECASTER_NOW', 'yesterday', 'must be a moment with its zone'],
    ['LINECASTER_CONFIG', 'none.ts', 'none.ts: there is no such config'],
    ['LINECASTER_TEMPLATE', 'tabloyd', 'There is no template “tabloyd”'],
    ['LINECASTER_REPORT', 'xml', 'there is no format “xml”'],
    ['LINECASTER_FIT', 'much', 'an extent, such as'],
  ]
  test.each(wrong)('%s=%s is said to be wrong by its name', async (variable, value, sentence) => {
    const { code, err } = await run(folder, ['story.txt'], { [variable]: value })
    expect(err).toContain(sentence)
    expect(err.match(new RegExp(variable, 'g'))).toHaveLength(1)
    expect(code).toBe(2)
  })

  test('is warned of what there is not', async () => {
    const { code, err } = await run(folder, ['story.txt', '--to', 'json'], {
      LINECASTER_TEMPLAT: 'x',
      LINECASTER_XYZ: '1',
    })
    expect(err).toContain(
      'LINECASTER_TEMPLAT says nothing: there is no such option; did you mean “LINECASTER_TEMPLATE”?\n',
    )
    expect(err).toContain('LINECASTER_XYZ says nothing: there is no such option\n')
    expect(code).toBe(0)
  })
})

describe('--print-config', () => {
  test('says where each value is from, and builds nothing', async () => {
    write(
      folder,
      'pipeline.config.ts',
      `import { defineConfig, json } from 'linecaster'
export default defineConfig({ sources: ['*.txt'], bind: 'story', template: 'galley', renderers: [json()] })\n`,
    )
    const { out, code } = await run(folder, ['--print-config=json', '-o', 'books'], {
      LINECASTER_TITLE: 'Monday',
    })
    const values = JSON.parse(out)
    expect(values.sources).toEqual({ value: ['*.txt'], origin: 'config file' })
    // Stated, if only what is so anyway.
    expect(values.bind).toEqual({ value: 'story', origin: 'config file' })
    expect(values.template).toEqual({ value: 'galley', origin: 'config file' })
    expect(values.output).toEqual({ value: 'books', origin: 'command line' })
    expect(values.title).toEqual({ value: 'Monday', origin: 'environment' })
    expect(values.renderers).toMatchObject({ value: [{ name: 'json' }], origin: 'config file' })
    expect(values.stages.origin).toBe('default')
    expect(values.stages.value).toContainEqual({ name: 'no-breaks', options: { units: true } })
    expect(values.strict).toEqual({ value: false, origin: 'default' })
    expect(readdirSync(folder)).toEqual(['pipeline.config.ts'])
    expect(code).toBe(0)
  })

  test('is a table for people', async () => {
    const { out, code } = await run(folder, ['wire/a.txt', '--to', 'pdf', '--print-config'])
    expect(out).toMatch(/^sources +wire\/a\.txt +command line$/m)
    expect(out).toMatch(
      /^renderers +pdf \{"paper":"A4","attachSource":true,"conformance":"a3a\+ua1"\} +command line$/m,
    )
    expect(out).toMatch(/^readers +anpa1312 +default\n {2,}iptc7901$/m)
    expect(code).toBe(0)
  })
})

describe('completion', () => {
  function bash(script: string, words: string[]): string[] {
    write(folder, 'complete.bash', script)
    const asked = `source ./complete.bash
complete -p linecaster >&2
COMP_LINE='linecaster ${words.join(' ')}'; COMP_POINT=\${#COMP_LINE}
COMP_WORDS=(linecaster ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}
_linecaster
printf '%s\\n' "\${COMPREPLY[@]}"`
    const options = { cwd: folder, encoding: 'utf8' as const, stdio: 'pipe' as const }
    return execFileSync('bash', ['-u', '-c', asked], options).split('\n').filter(Boolean).sort()
  }

  const cases: [words: string[], completed: string[]][] = [
    [['ex'], ['explain']],
    [['--ma'], ['--max-failures']],
    [
      ['build', '--bind', ''],
      ['edition', 'story'],
    ],
    [['--bind', '=', 'ed'], ['edition']],
    [
      ['story.txt', '--to', 'pdf,n'],
      ['pdf,ninjs', 'pdf,nitf'],
    ],
    [
      ['explain', '--'],
      ['--assets', '--config', '--diff', '--from', '--help', '--report'],
    ],
    [
      ['completion', ''],
      ['bash', 'fish', 'zsh'],
    ],
    [['opds', 'bo'], ['books']],
    [['help', 'ex'], ['explain']],
    [['rules', 'quotes'], ['quotes:unclosed']],
    [['rules', 'quotes:un'], ['unclosed']],
    [
      ['--template', 'b'],
      ['books', 'broadsheet'],
    ],
    [['story.txt', '-o', 'bo'], ['books']],
    [['check', 'st'], []],
  ]
  test('in bash: commands, options, choices, folders', async () => {
    mkdirSync(path.join(folder, 'books'))
    const { out, code } = await run(folder, ['completion', 'bash'])
    expect(code).toBe(0)
    for (const [words, completed] of cases) expect(bash(out, words), words.join(' ')).toEqual(completed)
    const said = execFileSync('bash', ['-c', 'source ./complete.bash; complete -p linecaster'], {
      cwd: folder,
    })
    expect(String(said)).toBe('complete -o bashdefault -o default -F _linecaster linecaster\n')
  })

  test.each(['zsh', 'fish'])('in %s, with every option of every command', async (shell) => {
    const { out } = await run(folder, ['completion', shell])
    const bashed = (await run(folder, ['completion', 'bash'])).out
    const options = new Set(bashed.match(/--[a-z-]+/g))
    for (const option of options) {
      expect(out).toContain(shell === 'fish' ? `-l ${option.slice(2)} ` : option)
    }
    write(folder, `complete.${shell}`, out)
    const isHere = existsSync(`/usr/bin/${shell}`)
    if (isHere) execFileSync(shell, ['-n', `complete.${shell}`], { cwd: folder })
  })
})

test('every --help fits 80 columns and 40 lines', async () => {
  const { out } = await run(folder, ['--help'])
  const commands = out.slice(out.indexOf('Commands:')).matchAll(/^ {2}([a-z]+) /gm)
  const names = [...commands].map(([, name = '']) => name).filter((name) => name !== 'help')
  expect(names).toContain('completion')
  for (const name of ['', ...names]) {
    const lines = (await run(folder, name ? [name, '--help'] : ['--help'])).out.trimEnd().split('\n')
    expect(lines.length, `lines of ${name}`).toBeLessThanOrEqual(40)
    expect(Math.max(...lines.map(({ length }) => length)), `columns of ${name}`).toBeLessThanOrEqual(80)
  }
})

test('every example of a --help works, after init and a build, one after the other', async () => {
  await run(folder, ['init', '--yes'])
  const { out } = await run(folder, ['manual'])
  const [, examples = ''] = out.split('.SH EXAMPLES\n.EX\n')
  const lines = examples.replaceAll('\\-', '-').match(/^npx linecaster.*$/gm) ?? []
  expect(lines).toContain('npx linecaster verify')
  for (const line of lines.filter((each) => !each.includes(' preview '))) {
    const args = line.replace('npx linecaster', '').match(/"[^"]*"|\S+/g) ?? []
    const { code, err } = await run(
      folder,
      args.map((arg) => arg.replaceAll('"', '')),
    )
    expect(code, `${line}: ${err}`).toBe(0)
  }
}, 120_000)

test('color is as the environment wishes', async () => {
  write(folder, 'empty.txt', '')
  const isColored = async (env: NodeJS.ProcessEnv) =>
    (await run(folder, ['empty.txt'], env)).err.includes('\u001b[')
  expect(await isColored({})).toBe(false)
  expect(await isColored({ FORCE_COLOR: '1' })).toBe(true)
  expect(await isColored({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false)
})
