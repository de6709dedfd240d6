/** Reports as they leave the command: where each goes, and nothing that copy says can do more than be read. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPiped, parseReports, writeReports } from '../../src/cli/reports/index.ts'
import { OptionError } from '../../src/hints.ts'
import { newFolder } from '../folder.ts'
import { all, evil, fileWith, forms, rules } from '../remarked.ts'

/** What GitHub’s runner takes for a command (actions/runner, ActionCommand.cs), and Azure’s agent. */
const isCommand = (line: string) => /^\s*::/.test(line) || /##\w*\[/.test(line)
/** Controls other than line feeds, and what reorders. */
const steering = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\p{Surrogate}]/u

describe.each(forms)('%s', (name, write) => {
  const inert = (words: string) => {
    const file = fileWith(words, words)
    const message = file.message(words, { ruleId: 'rule', source: 'my', place: { line: 1, column: 1 } })
    Object.assign(message, { expected: [words], note: words })
    const said = write([file])
    expect(said).not.toMatch(steering)
    const lines = said.split('\n')
    if (name === 'github') expect(lines).toEqual([expect.stringMatching(/^::warning [^\s:][^:]*::[^\r\n]*$/)])
    else expect(lines.filter(isCommand)).toEqual([])
  }

  test('lets no word steer anything', () => {
    inert(evil)
    for (const word of evil.split(' ')) inert(word)
  })

  test('whatever the words are', () => {
    const piece = fc.oneof(
      fc.constantFrom('::error::', '##[', '##vso[', '\n', '\r', ' ', ']]>', '%0A', '\u001b[', '\u009b', '#'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), (pieces) =>
        inert(pieces.join('').replaceAll('\0', '') || 'a'),
      ),
    )
  })

  test('says the same twice', () => {
    expect(write(all())).toBe(write(all()))
  })
})

describe('which reports are asked for', () => {
  test('several, each to a file or not', () => {
    expect(parseReports('sarif=a.sarif, junit=out/b=c.xml,pretty')).toEqual([
      { format: 'sarif', file: 'a.sarif' },
      { format: 'junit', file: 'out/b=c.xml' },
      { format: 'pretty' },
    ])
    expect(parseReports('pretty,github,json,sarif=x').filter(isPiped)).toEqual([{ format: 'json' }])
  })

  const wrong: [list: string, sentence: string][] = [
    ['sarf=a', '--report: there is no format “sarf”; did you mean “sarif”?'],
    ['checkstyle', '--report: there is no format “checkstyle”; there are pretty, json, github, sarif, junit'],
    ['sarif=', '--report: sarif= names no file'],
    [' , ', '--report names no format; there are pretty, json, github, sarif, junit'],
    ['json,sarif', '--report: two reports cannot both go to standard output; name a file for each'],
    ['json=./a,sarif=a', '--report: two reports cannot both go to a; name a file for each'],
  ]
  test.each(wrong)('%s', (list, sentence) => {
    expect(() => parseReports(list)).toThrow(new OptionError(sentence))
  })

  test('are written whole, in their folders', async () => {
    const folder = newFolder()
    const list = parseReports(forms.map(([name]) => `${name}=out/${name}.txt`).join())
    await writeReports(list, all(), folder, rules)
    for (const [name, write] of forms)
      expect(readFileSync(path.join(folder, 'out', `${name}.txt`), 'utf8')).toBe(`${write(all())}\n`)
    expect(readdirSync(path.join(folder, 'out'))).toHaveLength(forms.length)
    await writeReports([{ format: 'github', file: 'empty' }], [], folder, rules)
    expect(readFileSync(path.join(folder, 'empty'), 'utf8')).toBe('')
  })

  test('where one cannot be written, that is said in a sentence', async () => {
    const folder = newFolder()
    await expect(writeReports([{ format: 'json', file: '.' }], [], folder, rules)).rejects.toThrow(
      'The report . cannot be written: a folder of this name stands there',
    )
  })
})

describe('the command', () => {
  const command = fileURLToPath(new URL('../../lib/cli.js', import.meta.url))
  const run = (folder: string, ...args: string[]) => {
    const env = { ...process.env, NO_COLOR: '1' }
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
    })
    return { code: status, out: stdout, err: stderr }
  }
  const folderWith = (words: string) => {
    const folder = newFolder()
    writeFileSync(path.join(folder, 'open.txt'), words)
    return folder
  }
  const open = 'A quotation left open\n\nALDER CREEK, Mont. (AP) -- "The bees held up fine, she said.\n'

  test('check --report writes files, and says the rest where it belongs', () => {
    const folder = folderWith(open)
    const { code, out, err } = run(
      folder,
      'check',
      'open.txt',
      '--report',
      'sarif=a.sarif,junit=b.xml,pretty,json',
    )
    expect(err).toContain('│ ALDER CREEK')
    expect(JSON.parse(out)[0].messages[0].rule).toBe('quotes:unclosed')
    expect(readdirSync(folder).sort()).toEqual(['a.sarif', 'b.xml', 'open.txt'])
    expect(JSON.parse(readFileSync(path.join(folder, 'a.sarif'), 'utf8')).runs[0].results).toHaveLength(1)
    expect(code).toBe(0)
  })

  test('check keeps the order in which sources were named, and a missing one has failed', () => {
    const { code, out } = run(folderWith(open), 'check', 'open.txt', 'none.txt', '--report', 'json')
    expect(JSON.parse(out).map((file: { path: string }) => file.path)).toEqual(['open.txt', 'none.txt'])
    expect(code).toBe(1)
  })

  test('check without remarks says so, unless programs ask', () => {
    const folder = folderWith(open.replace('fine,', 'fine,"'))
    expect(run(folder, 'check', 'open.txt').err).toBe('1 source: nothing to remark\n')
    expect(run(folder, 'check', 'open.txt', '--report', 'github')).toEqual({ code: 0, out: '', err: '' })
    expect(run(folder, 'check', 'open.txt', '--report', 'jsn')).toEqual({
      code: 2,
      out: '',
      err: 'linecaster: --report: there is no format “jsn”; did you mean “json”?\n',
    })
  })

  test('rules lists every rule', () => {
    const { out, code } = run(newFolder(), 'rules')
    expect(out.trimEnd().split('\n')).toHaveLength(rules.length)
    expect(out).toMatch(/^quotes:unclosed +warn {2}A quotation is never closed\.$/m)
    expect(code).toBe(0)
    expect(JSON.parse(run(newFolder(), 'rules', '--report', 'json').out)).toContainEqual({
      rule: 'quotes:unclosed',
      severity: 'warn',
      byItself: 'warn',
      meaning: 'A quotation is never closed.',
      owner: 'stage',
    })
  })

  test('rules tells of one what it means and how to set it, as the config has it', () => {
    const folder = newFolder()
    writeFileSync(
      path.join(folder, 'pipeline.config.ts'),
      `export default { severities: { 'quotes:unclosed': 'fail' } }\n`,
    )
    const { out } = run(folder, 'rules', 'quotes:unclosed')
    expect(out).toMatch(/^quotes:unclosed {2}fail \(by itself: warn\)\n\nA quotation is never closed\.\n/)
    expect(out).toContain('Reported by the stage quotes: Set quotation marks')
    expect(out).toContain(`severities: { 'quotes:unclosed': 'fail' }`)
    expect(run(folder, 'rules', 'gate:kill').out).toContain('off lets the story out')
    expect(run(folder, 'rules', 'source:missing').out).toContain('cannot be taken otherwise')
  })

  const unknown: [rule: string, hint: string][] = [
    ['quotes:unclosd', '; did you mean “quotes:unclosed”?'],
    ['weather', '; linecaster rules lists those that there are'],
  ]
  test.each(unknown)('rules %s', (rule, hint) => {
    const { code, err } = run(newFolder(), 'rules', rule)
    expect(err).toBe(`linecaster: There is no rule “${rule}”${hint}\n`)
    expect(code).toBe(2)
  })
})
