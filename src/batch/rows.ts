/** The rows of a batch, kept until all is told: of a large one packed, for there is one to each source. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Row } from './row.ts'

export interface Rows extends Iterable<Row> {
  readonly length: number
  push(...rows: Row[]): void
}

/** So many rows are packed together. */
const bundle = 256

/** Can be gone through often; a row that was packed is another object each time. */
export function newRows(): Rows {
  const packed: Buffer[] = []
  let loose: Row[] = []
  return {
    get length() {
      return packed.length * bundle + loose.length
    },
    push(...rows) {
      for (const row of rows) {
        loose.push(row)
        if (loose.length < bundle) continue
        packed.push(deflateRawSync(JSON.stringify(loose), { level: 1 }))
        loose = []
      }
    },
    *[Symbol.iterator]() {
      for (const each of packed) yield* JSON.parse(inflateRawSync(each).toString('utf8'))
      yield* loose
    },
  }
}
