/** What keeps up with the work: a line on a terminal, lines elsewhere where they are asked for. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { paceOf, progressOf } from '../src/cli/talk.ts'

describe('progress', () => {
  function told(isTTY: boolean, work: () => void): string[] {
    const { stderr } = process
    const was = stderr.isTTY
    const write = vi.spyOn(stderr, 'write').mockReturnValue(true)
    stderr.isTTY = isTTY
    try {
      work()
      return write.mock.calls.map(([words]) => String(words))
    } finally {
      stderr.isTTY = was
      write.mockRestore()
    }
  }

  /** As on a clock of its own: 50 sources a second. */
  function work(total: number, options?: Parameters<typeof progressOf>[1]) {
    let now = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
    const progress = progressOf(total, options)
    for (let done = 1; done <= total; done++) {
      now += 20
      progress.at(done, 'wire/\u001b[2Ja.txt')
    }
    progress.end()
    clock.mockRestore()
  }

  beforeEach(() => {
    vi.stubEnv('CI', '')
    vi.stubEnv('TERM', 'xterm')
    return () => vi.unstubAllEnvs()
  })

  test('is a line with rate and time on a terminal, ten times a second at most', () => {
    const lines = told(true, () => work(100))
    // Two seconds, the first line and the last.
    expect(lines).toHaveLength(22)
    expect(lines[10]).toBe('\r\u001b[K[==========          ] 50 of 100  50/s  0:01 left  wire/?[2Ja.txt')
    expect(lines.at(-1)).toBe('\r\u001b[K')
  })

  test('is nothing elsewhere, and a line now and then under --verbose', () => {
    expect(told(false, () => work(100))).toEqual([])
    expect(told(true, () => work(100, { quiet: true }))).toEqual([])
    const lines = told(false, () => work(600, { verbose: true }))
    expect(lines).toEqual([
      '250 of 600  50/s  0:07 left\n',
      '500 of 600  50/s  0:02 left\n',
      '600 of 600 sources in 12.0 s\n',
    ])
  })

  test('is no line that is drawn again where CI is', () => {
    vi.stubEnv('CI', 'true')
    expect(told(true, () => work(100))).toEqual([])
  })

  test('goes by what the last ten seconds brought', () => {
    const pace = paceOf(1000, 0)
    for (let now = 1000; now <= 20_000; now += 1000) pace(now / 100, now)
    expect(pace(300, 30_000)).toBe('10/s  1:10 left')
    for (let now = 31_000; now <= 60_000; now += 1000) pace(300 + (now - 30_000) / 1000, now)
    expect(pace(331, 61_000)).toBe('1.0/s  11:09 left')
    expect(paceOf(9, 0)(0, 5)).toBe('0.0/s')
  })
})
