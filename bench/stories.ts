/** Distinct stories for measuring: a wire of 680 words (fixtures/stories/harbor-commission), in each other words of the same length. */
import { readdirSync, readFileSync } from 'node:fs'

const fixtures = new URL('../fixtures/', import.meta.url)
const wire = readFileSync(new URL('stories/harbor-commission/input.txt', fixtures), 'utf8')

/** Lower-case words, so that names, marks and numbers stay what they are. */
const plainWord = /(?<![\p{L}\p{N}@/.’'-])\p{Ll}{4,}(?![\p{L}\p{N}@/’'-])/gu

const vocabulary = new Map<number, string[]>()
const others = readdirSync(new URL('lines/', fixtures)).map((file) =>
  readFileSync(new URL(`lines/${file}`, fixtures), 'utf8'),
)
for (const word of new Set([wire, ...others].flatMap((copy) => copy.match(plainWord) ?? [])))
  vocabulary.set(word.length, [...(vocabulary.get(word.length) ?? []), word])

/** The same number gives the same story; each has a headline of its own. */
export function storyAt(index: number): string {
  const next = numbersFrom(index + 1)
  const [headline = '', ...rest] = wire.split('\n')
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
