/** Distinct stories for measuring: the wires of fixtures/stories, in each other words of the same length. */
import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../fixtures/stories/', import.meta.url)

const wires = readdirSync(folder)
  .filter((name) => !name.startsWith('fails-'))
  .flatMap((name) =>
    readdirSync(new URL(`${name}/`, folder))
      .filter((file) => file === 'input.txt')
      .map((file) => readFileSync(new URL(`${name}/${file}`, folder), 'utf8')),
  )
  // Those in UTF-8 that begin with their headline.
  .filter((wire) => !/\ufffd|^[^\n]*\|/.test(wire))

/** Lower-case words, so that names, marks and numbers stay what they are. */
const plainWord = /(?<![\p{L}\p{N}@/.’'-])\p{Ll}{4,}(?![\p{L}\p{N}@/’'-])/gu

const vocabulary = new Map<number, string[]>()
for (const word of new Set(wires.flatMap((wire) => wire.match(plainWord) ?? [])))
  vocabulary.set(word.length, [...(vocabulary.get(word.length) ?? []), word])

/** The same number gives the same story; each has a headline of its own. */
export function storyAt(index: number): string {
  const next = numbersFrom(index + 1)
  const [headline = '', ...rest] = (wires[index % wires.length] ?? '').split('\n')
  const copy = rest.join('\n').replace(plainWord, (word) => {
    const others = vocabulary.get(word.length) ?? [word]
    return next() < 0.3 ? (others[Math.floor(next() * others.length)] ?? word) : word
  })
  return `${headline} ${index}\n${copy}`
}

/** Park and Miller’s generator: numbers from 0 to 1. */
function numbersFrom(seed: number): () => number {
  let state = (seed * 48_271) % 2_147_483_647
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
