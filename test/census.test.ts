/** The census of a batch: what it reads twice so that memory does not grow with the sources. */
import { expect, test } from 'vitest'
import { census } from '../src/census.ts'

test.each([
  ['few', 500, 500],
  ['many, however small', 20_000, 23_616],
])('of %s sources', async (_what, count, expected) => {
  const sources = Array.from({ length: count }, (_, at) => ({ path: `${at}.txt`, bytes: new Uint8Array() }))
  let reads = 0
  const read = async () => {
    reads += 1
    return { stories: [] }
  }
  let given = 0
  for await (const { source } of census(sources, {
    read,
    claims: () => [],
    plans: (claims) => claims.map(() => ({ stories: [] })),
  })) {
    expect(source).toBe(sources[given])
    given += 1
  }
  expect([given, reads]).toEqual([count, expected])
})
