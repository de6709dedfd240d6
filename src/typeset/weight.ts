/** How much a story weighs on the front page: what the desk said of it, then how much there is of it. */
import type { Story } from '../story.ts'

/** What a wire that states no urgency means, of 1 to 9 (IPTC 7901, message priority: 4 is routine). */
const routine = 4
/** Words that are worth a point, and the most points that length gives. */
const wordsPerPoint = 150
const mostForLength = 3

/**
 * Two points for each step of urgency above routine, two for a picture, one for 150 words, three at most; half a point
 * less for each place in the order given. Without a headline, four less.
 */
export function weightOf({ children, data: { meta } }: Story, place: number): number {
  const hasHeadline = children.some((node) => node.type === 'heading' && node.data?.part === 'headline')
  return (
    (routine - (meta.urgency ?? routine)) * 2 +
    (meta.pictures?.length ? 2 : 0) +
    Math.min(mostForLength, meta.wordCount / wordsPerPoint) -
    place / 2 -
    (hasHeadline ? 0 : 4)
  )
}

/** Stories by their weight, the heaviest first; of equal ones the earlier. */
export function byWeight<T extends { story: Story }>(stories: readonly T[]): T[] {
  const weights = new Map(stories.map((each, place) => [each, weightOf(each.story, place)]))
  return stories.toSorted((one, other) => (weights.get(other) ?? 0) - (weights.get(one) ?? 0))
}
