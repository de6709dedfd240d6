/** The rows of a large batch: packed, and still what they were. */
import { expect, test } from 'vitest'
import type { Row } from '../../src/batch/row.ts'
import { newRows } from '../../src/batch/rows.ts'

test.each([0, 255, 256, 1000])(
  '%i rows come back in their order, as often as they are asked for',
  (count) => {
    const given = Array.from(
      { length: count },
      (_, index): Row => ({
        path: `wire/${index}.txt`,
        remarks: [
          { reason: '“Ça” \ud800', owner: 'quotes', rule: 'unclosed', severity: 'warn', line: index },
        ],
        stories: [{ uri: `urn:x:${index}`, slug: 'bees', words: index }],
        written: [],
      }),
    )
    const rows = newRows()
    for (const row of given) rows.push(row)
    expect(rows.length).toBe(count)
    expect([...rows]).toEqual(given)
    expect([...rows]).toEqual(given)
  },
)
