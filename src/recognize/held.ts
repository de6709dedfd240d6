/** What is known of a line is asked for by many recognizers; it is found out once. */

/** Lines held for each question. */
const heldLines = 4000
/** A longer one is copy, and no question is asked twice. */
const longestHeld = 600

/** The same function, which holds its answers. */
export function held<T>(answer: (copy: string) => T): (copy: string) => T {
  const known = new Map<string, T>()
  return (copy) => {
    const old = known.get(copy)
    if (old !== undefined || known.has(copy)) return old as T
    const fresh = answer(copy)
    if (copy.length > longestHeld) return fresh
    if (known.size >= heldLines) known.clear()
    known.set(copy, fresh)
    return fresh
  }
}
