/** The few words that an output has of its own, in the languages that recognition knows; English for all others. */

/** `words`: by language, in the order of the names, “|” between them. Gives them, and the language that they are in. */
export function termsOf<N extends string>(
  names: readonly N[],
  words: Readonly<Record<'en', string> & Record<string, string>>,
): (language: string) => { language: string; terms: Record<N, string> } {
  const read = (language: string, list: string) => {
    const each = list.split('|')
    const terms = Object.fromEntries(names.map((name, index) => [name, each[index]])) as Record<N, string>
    return { language, terms }
  }
  const known = new Map(Object.entries(words).map(([language, list]) => [language, read(language, list)]))
  const english = read('en', words.en)
  return (language) => known.get(language.split('-')[0] ?? '') ?? english
}
