/** `linecaster --watch`: a change, and the output changes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { clean, command, run, storyOf, write } from '../command.ts'
import { newFolder } from '../folder.ts'

let folder = ''
beforeEach(() => {
  folder = newFolder()
})

describe('--watch', () => {
  interface Watching {
    child: ChildProcess
    said(): string
  }

  function watching(args: string[]): Watching {
    const child = spawn(process.execPath, [command, '--watch', ...args], { cwd: folder, env: clean })
    let words = ''
    child.stderr?.on('data', (data) => {
      words += data
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    return { child, said: () => words }
  }

  const soon = <T>(look: () => T) => vi.waitFor(look, { timeout: 20_000, interval: 50 })

  /** How often it has begun to wait. */
  const rounds = ({ said }: Watching) => said().split('Ctrl-C ends it').length - 1

  test('builds again after each change, and after what was wrong', { timeout: 90_000 }, async () => {
    write(folder, 'wire/a.txt', storyOf('The bees are well'))
    write(folder, 'pipeline.config.ts', `export default { sources: ['wire/*.txt'], template: './ours' }\n`)
    write(folder, 'ours/template.json', '{ "extends": "galley" }')
    const watched = watching(['--to', 'markdown'])
    const files = () => readdirSync(path.join(folder, 'dist')).filter((name) => name.endsWith('.md'))
    await soon(() => expect(rounds(watched)).toBe(1))
    expect(files()).toEqual(['the-bees-are-well.md'])

    write(folder, 'wire/a.txt', storyOf('The bees are well again'))
    await soon(() => expect(files()).toContain('the-bees-are-well-again.md'))
    write(folder, 'wire/b.txt', storyOf('A second brief'))
    await soon(() => expect(files()).toContain('a-second-brief.md'))
    await soon(() => expect(watched.said()).toContain('Watching 2 sources'))

    const before = rounds(watched)
    write(folder, 'pipeline.config.ts', `export default { ouput: 'x' }\n`)
    await soon(() => expect(watched.said()).toContain('unknown key “ouput”; did you mean “output”?'))
    expect(rounds(watched)).toBe(before)
    write(
      folder,
      'pipeline.config.ts',
      `export default { sources: ['wire/a.txt'], template: './ours', output: 'out' }\n`,
    )
    await soon(() => expect(existsSync(path.join(folder, 'out/the-bees-are-well-again.md'))).toBe(true))
    await soon(() => expect(rounds(watched)).toBe(before + 1))
    write(folder, 'ours/template.json', '{ "extends": "galey" }')
    await soon(() => expect(watched.said()).toContain('There is no template “galey”'))
    await soon(() => expect(rounds(watched)).toBe(before + 2))

    watched.child.kill('SIGINT')
    await soon(() => expect(watched.child.exitCode).toBe(0))
  })

  test('does not read its own reports and outputs', { timeout: 60_000 }, async () => {
    write(folder, 'wire/a.txt', storyOf('The bees are well'))
    write(folder, 'wire/b.txt', storyOf('A first brief'))
    const watched = watching(['wire/*', '--to', 'markdown', '-o', 'wire', '--report', 'json=wire/log.json'])
    await soon(() => expect(rounds(watched)).toBe(1))
    write(folder, 'wire/b.txt', storyOf('A second brief'))
    await soon(() => expect(rounds(watched)).toBe(2))
    write(folder, 'wire/b.txt', storyOf('A third brief'))
    await soon(() => expect(existsSync(path.join(folder, 'wire/a-third-brief.md'))).toBe(true))
    await soon(() => expect(rounds(watched)).toBe(3))
    expect(watched.said()).not.toMatch(/failed|Watching [3-9]/)
  })

  test('cannot watch a pipe', async () => {
    const { code, err } = await run(folder, ['--watch', '-'])
    expect(err).toBe('linecaster: --watch cannot read standard input: name files\n')
    expect(code).toBe(2)
  })
})
