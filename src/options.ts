/** Settings that people write by hand: read strictly, and where they are wrong, one sentence that says what is meant. */
import * as z from 'zod'
import { hintAt, OptionError, oneOf } from './hints.ts'

// Settings are read once: to compile a parser for them takes longer than to walk them.
z.config({ jitless: true })

/** The settings with their defaults, or an `OptionError` that names the owner and the nearest known key. */
export function parseOptions<O extends z.ZodObject>(schema: O, input: unknown, owner: string): z.output<O> {
  const result = schema.safeParse(input, { reportInput: true })
  if (result.success) return result.data
  const [issue] = result.error.issues
  const sentence = issue ? sentenceOf(issue, schema) : 'the settings cannot be read'
  throw new OptionError(`${owner}: ${sentence}`, issue && keyOf(issue))
}

function sentenceOf(issue: z.core.$ZodIssue, schema: z.ZodObject): string {
  const place = issue.path.join('.')
  if (issue.code !== 'unrecognized_keys') return place ? `${place}: ${faultOf(issue)}` : faultOf(issue)
  const key = issue.keys[0] ?? ''
  const known = place === '' ? Object.keys(schema.shape) : []
  return `unknown key “${place ? `${place}.` : ''}${key}”${hintAt(key, known)}`
}

/** Of a place in a list, the list’s. */
function keyOf(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') return issue.keys[0]
  return issue.path.findLast((step) => typeof step === 'string')
}

/** "must be a list, not a number" */
function faultOf(issue: z.core.$ZodIssue): string {
  const given = kindOf(issue.input)
  switch (issue.code) {
    case 'invalid_type':
      return given ? `must be ${kinds[issue.expected] ?? issue.expected}, not ${given}` : 'is missing'
    case 'invalid_value':
      return `must be ${oneOf(issue.values.map(String))}, not ${given}`
    case 'too_small':
      return issue.origin === 'array' ? `must have at least ${issue.minimum}` : issue.message
    case 'invalid_union': {
      const issues = issue.errors.flat()
      const [first] = issues
      const nearer = issues.find(({ code }) => code !== 'invalid_type') ?? first
      return nearer ? faultOf(nearer) : issue.message
    }
    case 'invalid_format':
      return /^an? /.test(issue.message) ? `must be ${issue.message}, not ${given}` : issue.message
    default:
      return issue.message
  }
}

const kinds: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a text',
}

/** What was given, as a person would call it. */
function kindOf(input: unknown): string {
  if (input === undefined) return ''
  if (typeof input === 'string') return `“${input}”`
  if (typeof input === 'number' || typeof input === 'boolean' || input === null) return String(input)
  return Array.isArray(input) ? 'a list' : `a${typeof input === 'object' ? 'n' : ''} ${typeof input}`
}
