/** Expectations in files: compared by default, rewritten by `npm run accept`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

const accepting = process.env.ACCEPT === '1'

/** The words of a golden file must be these. */
export function expectGolden(file: URL, actual: string): void {
  if (accepting) writeFileSync(file, actual)
  else if (!existsSync(file))
    throw new Error(`${file.pathname} is missing: run npm run accept, and review it`)
  expect(actual).toBe(readFileSync(file, 'utf8'))
}
