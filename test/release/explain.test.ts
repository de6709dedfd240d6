/** `explain` and `check`, as an editor reads them. */
import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { changesIn } from '../../src/cli/explain.ts'
import { newFolder } from '../folder.ts'

const command = fileURLToPath(new URL('../../lib/cli.js', import.meta.url))
const story = (name: string) =>
  fileURLToPath(new URL(`../../fixtures/stories/${name}/input.txt`, import.meta.url))
const env = { ...process.env, NO_COLOR: '1' }
const run = (...args: string[]) =>
  execFileSync(process.execPath, [command, ...args], { encoding: 'utf8', env })

test('explain shows every line, its part, why, and what was mended', () => {
  const lines = run('explain', story('ferry-wire-1987')).split('\n')
  expect(lines[0]).toMatch(/input\.txt: plain \(any text may be plain copy\), utf-8, language en$/)
  expect(lines).toContain('   1  slug            AM-Ferry Strike, Bjt,0281')
  expect(lines).toContain(
    '                      kept as a fact, +7 has the form of an agency’s slug or story number, +4 ends with a word count',
  )
  expect(lines).toContain('   5  dateline        GRAVEL POINT, Maine (NNB) _ ')
  expect(lines).toContain('                      dashes: _ -> — (2 times)')
  expect(lines).toContain(
    "                      quotes: `` -> “ (2 times), ' -> ’ (6 times), '' -> ” (2 times)",
  )
  const numbers = lines.flatMap((line) => /^ {0,3}(\d+) {2}\S/.exec(line)?.[1] ?? [])
  const wire = readFileSync(story('ferry-wire-1987'), 'utf8').trimEnd().split('\n')
  expect(new Set(numbers).size).toBe(wire.length)
})

test('explain --report json holds the same for programs', () => {
  const [told] = JSON.parse(run('explain', story('harbor-commission'), '--report', 'json'))
  expect(told.lines[0]).toEqual({
    fate: 'removed',
    as: 'furniture',
    copy: 'Print',
    line: 1,
    because: ['+9 is a label of a web page'],
  })
  expect(told.meta[0].bylines.map((person: { name: string }) => person.name)).toEqual([
    'Ines Okafor',
    'Walt Brandvold',
  ])
  expect(told.mends.map((mend: { stage: string }) => mend.stage)).toContain('quotes')
})

test('a mend is told by its signs', () => {
  const mend = {
    stage: 'quotes',
    before: "‘‘It's so,’’ he said. ‘‘So.’’",
    after: '“It’s so,” he said. “So.”',
  }
  expect(changesIn(mend)).toEqual(['‘‘ -> “ (2 times)', "' -> ’", '’’ -> ” (2 times)'])
})

test('check writes nothing and says what a build would', () => {
  const args = ['check', story('lawine'), story('fails-binary')]
  const { status, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', env })
  expect(stderr).toMatch(/info\s+Read as windows-1252\s+charset\s+decode/)
  expect(stderr).toMatch(/error\s+The source is a PNG picture, not copy\s+binary\s+decode/)
  expect(status).toBe(1)
})

test('what an editor says of a line, in a file beside the wire, is what it is', () => {
  const folder = newFolder()
  const wire = path.join(folder, 'wire.txt')
  copyFileSync(story('harbor-commission'), wire)
  writeFileSync(`${wire}.linecaster.yaml`, 'lines:\n  2: kicker\n  3: headline\n')
  const [told] = JSON.parse(run('explain', wire, '--report', 'json'))
  expect(told.meta[0].headline).toBe('Relations with the mayor cool, colleagues say')
  expect(told.lines[1]).toMatchObject({ as: 'kicker', line: 2 })

  writeFileSync(`${wire}.linecaster.yaml`, 'lines:\n  2: headlin\n')
  const { status, stderr } = spawnSync(process.execPath, [command, 'explain', wire], {
    encoding: 'utf8',
    env,
  })
  expect(stderr).toContain('there is no part “headlin”; did you mean “headline”?')
  expect(status).toBe(1)
})

test('front matter that says what lines are is heard; any other is copy', () => {
  const wire = path.join(newFolder(), 'wire.txt')
  const told = (matter: string) => {
    writeFileSync(wire, `---\n${matter}---\n${readFileSync(story('harbor-commission'), 'utf8')}`)
    return JSON.parse(run('explain', wire, '--report', 'json'))[0]
  }
  const { lines, meta } = told('lines:\n  7: kicker\n  8: headline\n')
  expect(meta[0].headline).toBe('Relations with the mayor cool, colleagues say')
  expect(lines[1]).toEqual({
    fate: 'removed',
    as: 'frontMatter',
    copy: 'lines:',
    line: 2,
    because: ['is what an editor says of the lines'],
  })
  expect(lines).toContainEqual(expect.objectContaining({ as: 'kicker', line: 7 }))

  writeFileSync(`${wire}.linecaster.yaml`, 'lines:\n  8: deck\n')
  expect(told('lines:\n  7: headline\n  8: headline\n').meta[0].headlineExtended).toMatch(/^Relations/)

  for (const matter of ['title: Harbor\n', 'lines:\n  7: headlin\n', 'lines:\n  1-99999999: body\n'])
    expect(told(matter).lines.map(({ as }: { as: string }) => as)).not.toContain('frontMatter')
})

test('an editor who is not heard is told: of a line that is not there, of a format that says itself what is what', () => {
  const folder = newFolder()
  const told = (name: string) => {
    const wire = path.join(folder, path.basename(name))
    copyFileSync(name, wire)
    writeFileSync(`${wire}.linecaster.yaml`, 'lines:\n  400: furniture\n')
    return spawnSync(process.execPath, [command, 'check', wire], { encoding: 'utf8', env }).stderr
  }
  expect(told(story('harbor-commission'))).toMatch(/There is no line 400: the source has \d+/)
  expect(told(story('bell-returned').replace('.txt', '.xml'))).toContain(
    'What is said of its lines is not heard: nitf goes by the marks of its format',
  )
})

test('explain --diff shows each mended paragraph, before and after', () => {
  const lines = run('explain', '--diff', story('ferry-wire-1987')).split('\n')
  const removed = lines.filter((line) => line.startsWith('- '))
  const added = lines.filter((line) => line.startsWith('+ '))
  expect(removed.length).toBeGreaterThan(3)
  expect(added).toHaveLength(removed.length)
  expect(removed.join('')).toContain('``')
  expect(added.join('')).toContain('“')
})
