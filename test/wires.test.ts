/**
 * Whole wires with their truth: print views, agencies, archives, mail, typescripts, seven languages, a dozen charsets.
 * Each must be read as it was read before; what cannot be read right yet stands here by name.
 */
import { expect, test } from 'vitest'
import { resolveConfig } from '../src/config.ts'
import { readAndEdit } from '../src/pipeline.ts'
import { plain } from '../src/readers/index.ts'
import { readingOf, type Score, scoreOf, totalOf, wires } from './score.ts'

const config = resolveConfig({ readers: [plain()] }, process.cwd())

/** Wires with a fault that is known. */
const faulty = new Set([
  'genios2-01',
  'lay-36-forty-col',
  'nyt-22-web-continue',
  'seed-43-local-tv',
  'seed-45-byline-after-dateline',
  'sports-21-results',
])

const scores: Score[] = []

test.each(wires().map((wire) => [wire.name, wire] as const))('%s', async (name, { source, truth }) => {
  const { stories } = await readAndEdit(source, config)
  const [story] = stories
  if (!story) throw new Error('no story was read')
  const score = scoreOf(name, truth, readingOf(story))
  scores.push(score)
  if (faulty.has(name)) expect(score.faults).not.toEqual([])
  else expect(score.faults).toEqual([])
})

test('all together', () => {
  const total = totalOf(scores)
  expect(total.wires).toBe(wires().length)
  expect(total.macroF1).toBeGreaterThan(0.97)
})
