/** Hanging punctuation: how far a sign stands out where it begins or ends a line. */
import type { Template } from '../template.ts'

const shares = new WeakMap<object, Map<string, number>>()

/** As a share of the sign's width. */
export function shareOf({ justify }: Template, sign: string): number {
  let signs = shares.get(justify)
  if (!signs) {
    const rows = Object.entries(justify.hang)
    signs = new Map(rows.flatMap(([row, share]) => Array.from(row, (each) => [each, share] as const)))
    shares.set(justify, signs)
  }
  return signs.get(sign) ?? 0
}
