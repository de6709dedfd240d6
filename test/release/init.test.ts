/** `linecaster init`: what it asks, and that what it writes builds. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { askAll, configFor } from '../../src/cli/init.ts'
import { run, storyOf, write } from '../command.ts'
import { newFolder } from '../folder.ts'

let folder = ''
beforeEach(() => {
  folder = newFolder()
})

describe('init', () => {
  test('--yes writes a config and a sample that build', async () => {
    const first = await run(folder, ['init', '--yes'])
    expect(first.out).toBe('pipeline.config.ts\nwire/sample.txt\n')
    expect(first.err).toBe('Next: npx linecaster\n')
    const { code, err, out } = await run(folder, ['--strict', '--to', 'markdown'])
    expect(err).toContain('1 story in 1 file: 1 written')
    expect(out).toBe('dist/grebe-harbor-ferry-will-run-through-the-winter.md\n')
    expect(code).toBe(0)
  })

  test('writes into a folder, and over nothing', async () => {
    write(folder, 'news/pipeline.config.ts', 'export default {}\n')
    const { out, err, code } = await run(folder, ['init', 'news', '--yes'])
    expect(out).toBe('news/wire/sample.txt\n')
    expect(err).toContain('news/pipeline.config.ts is there already, and stays as it is')
    expect(err).toContain('Next: cd news && npx linecaster\n')
    expect(readFileSync(path.join(folder, 'news/pipeline.config.ts'), 'utf8')).toBe('export default {}\n')
    expect(code).toBe(0)
  })

  test('without a terminal says what to do', async () => {
    const { code, err } = await run(folder, ['init'])
    expect(err).toBe('linecaster: init asks questions, and here is no terminal; --yes takes the defaults\n')
    expect(readdirSync(folder)).toEqual([])
    expect(code).toBe(2)
  })

  async function answered(answers: string[]) {
    const [input, output] = [new PassThrough(), new PassThrough()]
    output.on('data', (words) => {
      if (!String(words).endsWith('] ')) return
      const next = answers.shift()
      if (next === undefined) input.end()
      else input.write(`${next}\n`)
    })
    return askAll(input, output)
  }

  test('asks, and asks again where there is no such answer', async () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const wishes = await answered(['copy/**', 'markdwon', 'markdown, PDF', 'letter', 'edition'])
    expect(told).toHaveBeenCalledWith('There is no “markdwon”; did you mean “markdown”?\n')
    told.mockRestore()
    expect(wishes).toEqual({
      sources: 'copy/**',
      outputs: ['markdown', 'pdf'],
      paper: 'Letter',
      bind: 'edition',
    })
    write(folder, 'pipeline.config.ts', configFor(wishes))
    write(folder, 'copy/a.txt', storyOf('The bees are well'))
    const { out, code } = await run(folder, [])
    expect(out).toBe('dist/the-bees-are-well.md\ndist/the-bees-are-well.pdf\n')
    expect(code).toBe(0)
  })

  test('says only what is not as the house has it', async () => {
    const config = configFor(await answered(['', '', '', '']))
    expect(config).not.toMatch(/renderers:|bind:|pdf/)
    expect(config).toContain("sources: ['wire/**/*.txt']")
  })

  test('ends when its answers do', async () => {
    await expect(answered(['wire/*.txt'])).rejects.toThrow('nothing was written')
  })
})
