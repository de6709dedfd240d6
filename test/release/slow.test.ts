/** Reading takes as long as the copy is, whatever its lines: four times the copy is not sixteen times the wait. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resolveConfig } from '../../src/config.ts'
import { readAndEdit } from '../../src/pipeline.ts'
import { plain } from '../../src/readers/index.ts'

const config = resolveConfig({ readers: [plain()] }, process.cwd())
const wrapped = 'the crews of three ferries walked off their decks before dawn on\n'

/** Each with what closes it. */
const shapes: readonly [name: string, lines: string, last?: string][] = [
  ['turns without words', 'Q.\nA.\n'],
  ['turns', 'Q. Why?\nA. It was late.\n'],
  ['answers before any question', 'A: It was late.\n', 'Q: Why?\nQ: Why then?\n'],
  ['one paragraph', wrapped],
  ['one paragraph in capitals', wrapped.toUpperCase()],
  ['hyphens', 'some infor-\nmation on\n'],
  ['labels', 'Print\nShare this\n'],
  ['headings of links', 'Related Stories\n'],
  ['bylines', 'By Ann Lee\n'],
  ['fields', 'LENGTH: 640 words\n'],
  ['codes', 'HD\nWC\n'],
  ['heads of mails', 'From: Ann\nSubject: so\n'],
  ['rows', 'Drovers    2   1\n'],
  ['quotations that nobody closes', '"So it is\n\n'],
  ['pages', '\fThe Head\nPage 2 of 3\nwords go on\n'],
  ['contacts', 'Contact: Ann Lee, 555-0142\n'],
  ...fc
    .sample(
      fc.array(fc.string({ unit: fc.constantFrom(...'aA1. :-(“"\t|/*,') }), { minLength: 20, maxLength: 40 }),
      {
        numRuns: 6,
        seed: 7901,
      },
    )
    .map((lines, index): [string, string] => [`random lines ${index + 1}`, `${lines.join('\n')}\n`]),
]

/** The least of three, for others work here too. */
async function timeOf(text: string): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 3; turn++) {
    const start = performance.now()
    await readAndEdit({ path: 'wire.txt', bytes: Buffer.from(text) }, config)
    least = Math.min(least, performance.now() - start)
  }
  return least
}

test.each(shapes)('%s', async (_name, lines, last = '') => {
  const ofLines = (count: number) => lines.repeat(Math.ceil(count / lines.split('\n').length)) + last
  const once = await timeOf(ofLines(1000))
  // Sixteen times it would be if each line looked at all others; under 20 ms a pause of the machine weighs more.
  expect(await timeOf(ofLines(4000))).toBeLessThan(10 * Math.max(once, 20))
})
