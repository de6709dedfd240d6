/** Settings that people write by hand: read strictly, and where they are wrong, one sentence that says what is meant. */
import leven from 'leven'
import { z } from 'zod'

// Settings are read once: to compile a parser for them takes longer than to walk them.
z.config({ jitless: true })

/** Settings are wrong. The message is a sentence for the one who wrote them. */
export class OptionError extends Error {
  override name = 'OptionError'
}

/** The settings with their defaults, or an `OptionError` that names the owner and the nearest known key. */
export function parseOptions<O extends z.ZodObject>(schema: O, input: unknown, owner: string): z.output<O> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new OptionError(`${owner}: ${issue ? sentenceOf(issue, schema) : 'the settings cannot be read'}`)
}

function sentenceOf(issue: z.core.$ZodIssue, schema: z.ZodObject): string {
  const place = issue.path.join('.')
  if (issue.code !== 'unrecognized_keys') return place ? `${place}: ${issue.message}` : issue.message
  const key = issue.keys[0] ?? ''
  const known = place === '' ? Object.keys(schema.shape) : []
  return `unknown key “${place ? `${place}.` : ''}${key}”${hintAt(key, known)}`
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
