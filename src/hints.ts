/** What a person wrote wrong, and what was meant. Apart from the schemas, which take their time to load. */
import leven from 'leven'

/** Settings are wrong. The message is a sentence for the one who wrote them. */
export class OptionError extends Error {
  override name = 'OptionError'
  /** The key of the setting that it is about, where it is about one. */
  readonly key: string | undefined

  constructor(message: string, key?: string) {
    super(message)
    this.key = key
  }
}

/** "a, b or c" */
export function oneOf(names: readonly string[]): string {
  return names.join(', ').replace(/, ([^,]*)$/, ' or $1')
}

/** "; did you mean “output”?", or the names there are. */
export function hintAt(wrong: string, known: readonly string[]): string {
  const near = nearest(wrong, known)
  if (near) return `; did you mean “${near}”?`
  return known.length > 0 ? `; there are ${known.join(', ')}` : ''
}

function nearest(wrong: string, known: readonly string[]): string | undefined {
  const far = Math.max(2, Math.floor(wrong.length / 3))
  const ranked = known.map((name) => ({ name, distance: leven(wrong.toLowerCase(), name.toLowerCase()) }))
  ranked.sort((a, b) => a.distance - b.distance)
  return ranked[0] && ranked[0].distance <= far ? ranked[0].name : undefined
}
