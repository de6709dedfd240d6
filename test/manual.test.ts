/** man/linecaster.1 says what the command’s definition says, in a form that man takes without a warning. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { run } from './command.ts'
import { expectGolden } from './golden.ts'

const page = new URL('../man/linecaster.1', import.meta.url)

test('man/linecaster.1 is up to date', async () => {
  expectGolden(page, (await run('.', ['manual'])).out)
})

test('it is plain ASCII, and each section and line is one that man(7) knows', () => {
  const lines = readFileSync(page, 'utf8').trimEnd().split('\n')
  expect(lines[0]).toMatch(/^\.TH LINECASTER 1 /)
  for (const section of ['NAME', 'SYNOPSIS', 'DESCRIPTION', 'ENVIRONMENT', 'EXIT STATUS', 'EXAMPLES'])
    expect(lines).toContain(`.SH ${section}`)
  for (const line of lines) {
    expect(line).toMatch(/^[\x20-\x7e]+$/)
    if (line.startsWith('.')) expect(line).toMatch(/^\.(?:TH|SH|SS|TP|br|EX|EE)\b/)
    expect(line).not.toMatch(/\\(?![-efR(&]|f[BIR])/)
  }
})

const groff = spawnSync('groff', ['--version']).status === 0

test.skipIf(!groff)('groff has no warning', () => {
  const { stderr, status } = spawnSync('groff', ['-ww', '-man', '-Tascii', '-z', fileURLToPath(page)])
  expect(String(stderr)).toBe('')
  expect(status).toBe(0)
})
