/** `explain` and `check`, as an editor reads them. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { changesIn } from '../src/cli/explain.ts'

const command = fileURLToPath(new URL('../lib/cli.js', import.meta.url))
const story = (name: string) =>
  fileURLToPath(new URL(`../fixtures/stories/${name}/input.txt`, import.meta.url))
const env = { ...process.env, NO_COLOR: '1' }
const run = (...args: string[]) =>
  execFileSync(process.execPath, [command, ...args], { encoding: 'utf8', env })

test('explain shows every line, its part, why, and what was mended', () => {
  const lines = run('explain', story('ferry-wire-1987')).split('\n')
  expect(lines[0]).toMatch(/input\.txt: plain, utf-8, language en$/)
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
  expect(stderr).toMatch(/error\s+The source holds binary data, not copy\s+binary\s+decode/)
  expect(status).toBe(1)
})
