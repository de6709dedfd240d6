/** The names of files: “Strike ends, ferries sail” -> strike-ends-ferries-sail */
import slugify from 'slugify'

/** ASCII, kebab case, at most 80 signs, cut between words; empty where the words have no letters. */
export function slugOf(words: string): string {
  // German spells its umlauts out; where other languages write them, it does no harm.
  const full = slugify.default(words.replace(/[’'‘]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' '), {
    lower: true,
    strict: true,
    locale: 'de',
  })
  return full.length <= 80
    ? full
    : full
        .slice(0, 81)
        .replace(/-[^-]*$/, '')
        .slice(0, 80)
}

/** The names that are taken, each with the number that the next of that name would have. */
export type Names = Map<string, number>
/** A name that no other file of the build has: "strike", "strike-2", …; "story" where there are no words. */
export function uniqueName(slug: string, names: Names): string {
  const base = slug || 'story'
  let name = base
  let count = names.get(base) ?? 2
  while (names.has(name)) name = `${base}-${count++}`
  names.set(base, count).set(name, names.get(name) ?? 2)
  return name
}
