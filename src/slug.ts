/** The names of files: “Strike ends, ferries sail” -> strike-ends-ferries-sail */
import slugify from '@sindresorhus/slugify'

/** ASCII, kebab case, at most 80 signs, cut between words; empty where the words have no letters. */
export function slugOf(words: string): string {
  const full = slugify(words.replace(/[’'‘]/g, ''))
  return full.length <= 80
    ? full
    : full
        .slice(0, 81)
        .replace(/-[^-]*$/, '')
        .slice(0, 80)
}
