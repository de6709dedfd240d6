/** How hard a line is pressed together or drawn out. */

/** The share of what spaces and letters give before letterspace does. */
export const easy = 0.5

/**
 * The strain of a line whose spaces, letters and letterspaces can give so much: 1 where all of it is used up; from there
 * on the spaces alone give. Letterspace comes last: spaces have given half of theirs before.
 */
export function strain(excess: number, spaces: number, letters: number, tracked: number): number {
  if (excess === 0) return 0
  const ease = letters + easy * spaces
  if (excess <= ease) return (easy * excess) / ease
  const last = tracked + (1 - easy) * spaces
  return excess <= ease + last
    ? easy + ((1 - easy) * (excess - ease)) / last
    : (excess - letters - tracked) / spaces
}
