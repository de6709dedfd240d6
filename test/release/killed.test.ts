/** A build that is killed, wherever it was: the next one ends with the folder that an undisturbed one makes. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { clean, command, run, storyOf, write } from '../command.ts'
import { newFolder } from '../folder.ts'

const kills = 20

// From 40 sources on, there are threads and a cache.
const stories = Array.from({ length: 42 }, (_, index) => `Bees of the ${index}th hive are well`)
const args = ['build', 'wire/*.txt', '--to', 'markdown,html', '--jobs', '2']

function wireIn(folder: string): string {
  for (const [index, headline] of stories.entries()) write(folder, `wire/${index}.txt`, storyOf(headline))
  return folder
}

/** A build in a group of its own, killed after so many milliseconds. */
async function killed(cwd: string, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [command, ...args], { cwd, env: clean, stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await Promise.race([after(milliseconds), ended])
  child.kill('SIGKILL')
  await ended
}

/** Files with their hashes, leftovers and all. */
function treeOf(folder: string): Record<string, string> {
  const output = path.join(folder, 'dist')
  const files = existsSync(output) ? readdirSync(output, { recursive: true, encoding: 'utf8' }) : []
  const hashOf = (file: string) =>
    createHash('sha256')
      .update(readFileSync(path.join(output, file)))
      .digest('hex')
  return Object.fromEntries(files.sort().map((file) => [file, hashOf(file)]))
}

test('killed at any point, it is finished by the next', { timeout: 20_000 + kills * 10_000 }, async () => {
  const undisturbed = wireIn(newFolder())
  const from = performance.now()
  expect((await run(undisturbed, args)).code).toBe(0)
  const whole = performance.now() - from
  const tree = treeOf(undisturbed)
  expect(Object.keys(tree)).toHaveLength(2 * stories.length + 1)
  for (let index = 0; index < kills; index++) {
    const folder = wireIn(newFolder())
    // Golden section: points that lie evenly, however many there are; the first tenth only starts Node.
    const share = 0.1 + 0.9 * ((0.5 + index * 0.618) % 1)
    await killed(folder, whole * share)
    const left = Object.keys(treeOf(folder)).length
    const next = await run(folder, args)
    expect({ share, left, code: next.code, tree: treeOf(folder) }).toEqual({ share, left, code: 0, tree })
  }
})
