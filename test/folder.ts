/** A folder for one test to write in, gone when the test is. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** Call it in a test, or in what runs before each. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'linecaster-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
