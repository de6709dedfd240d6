/**
 * What an editor says of a wire that a machine cannot know, in a file beside it, `strike.txt.linecaster.yaml`, or
 * between two lines of --- at its head.
 *
 *     lines:
 *       2: headline
 *       14-16: furniture
 */
import { parse } from 'yaml'
import * as z from 'zod'
import { hintAt, OptionError } from '../hints.ts'
import { parseOptions } from '../options.ts'
import { roles } from './evidence.ts'

const schema = z.strictObject({
  /** A line or several, and what they are. */
  lines: z.record(z.string(), z.string()).default({}),
})

/** No wire has more. */
const mostLines = 100_000

/** What the YAML of a sidecar says. Throws an `OptionError` where it cannot be used. */
export function rolesIn(yaml: string, name: string): Record<number, string> {
  let given: unknown
  try {
    given = parse(yaml) ?? {}
  } catch (error) {
    const [said = ''] = String(error instanceof Error ? error.message : error).split('\n')
    throw new OptionError(`${name}: ${said.replace(/:$/, '')}`)
  }
  const said: Record<number, string> = {}
  for (const [range, role] of Object.entries(parseOptions(schema, given, name).lines)) {
    const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? []
    if (!from || Number(to) > mostLines)
      throw new OptionError(`${name}: lines: “${range}” is no line, nor a range such as 14-16`)
    if (!(roles as readonly string[]).includes(role)) {
      throw new OptionError(`${name}: lines: there is no part “${role}”${hintAt(role, roles)}`)
    }
    for (let line = Number(from); line <= Number(to); line++) said[line] = role
  }
  return said
}

/** What front matter says, and how many lines it takes; nothing where it says anything else, for then it is copy. */
export function matterIn(text: string): { roles: Record<number, string>; lines: number } | undefined {
  const [matter, yaml] = /^---[ \t]*\n((?:(?!---)[^\n]*\n){1,200})---[ \t]*(?:\n|$)/.exec(text) ?? []
  if (matter === undefined || yaml === undefined) return undefined
  try {
    const said = rolesIn(yaml, 'front matter')
    return Object.keys(said).length > 0 ? { roles: said, lines: yaml.split('\n').length + 1 } : undefined
  } catch (error) {
    if (error instanceof OptionError) return undefined
    throw error
  }
}
