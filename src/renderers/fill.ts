/**
 * A template’s pages, filled in by EJS.
 *
 *     part('story', {story})   ->   what the template’s own web/story.html.ejs makes of it, in another of its pages
 *
 * A page may name only what it is given. Where its fields have a schema, a name that is none of it is a fault of the
 * template, told with its line, and so is whatever else a page throws.
 */
import ejs from 'ejs'
import * as z from 'zod'
import { hintAt } from '../hints.ts'
import { type Template, TemplateFault } from '../template.ts'

const compiled = new WeakMap<Template, Map<string, ejs.TemplateFunction>>()

/** What a page says of these fields. `file` is its path in the template. Throws a `TemplateFault`. */
export function fill(template: Template, file: string, fields: object): string {
  try {
    return pageOf(template, file)(fields)
  } catch (error) {
    throw faultOf(file, error)
  }
}

function pageOf(template: Template, file: string): ejs.TemplateFunction {
  const known = compiled.get(template) ?? new Map<string, ejs.TemplateFunction>()
  compiled.set(template, known)
  const page = known.get(file) ?? ejs.compile(template.text(file), { filename: file })
  known.set(file, page)
  return page
}

/** EJS begins a message with the file, the line and the lines around it; where a page cannot be read, with the reason. */
function faultOf(file: string, error: unknown): TemplateFault {
  if (error instanceof TemplateFault) return new TemplateFault(error.sentence)
  const said = error instanceof Error ? error.message : String(error)
  const [, line] = /^.*:(\d+)\n/.exec(said) ?? []
  const reason = line
    ? said.slice(said.lastIndexOf('\n\n') + 2)
    : said.replace(/ while compiling ejs[\s\S]*/, '')
  return new TemplateFault(`${file}${line ? `, line ${line}` : ''}: ${reason}`)
}

/** The fields, each name checked against its schema when it is asked for; one that is absent is undefined. */
export function known<S extends z.ZodObject>(schema: S, fields: z.output<S>, name = ''): z.output<S> {
  return new Proxy(fields as Record<string, unknown>, {
    has: (_target, key) => typeof key === 'string' && key in schema.shape,
    get(target, key) {
      if (typeof key !== 'string') return undefined
      const field = schema.shape[key]
      if (!field) {
        const path = name ? `${name}.${key}` : key
        throw new TypeError(`There is no field ${path}${hintAt(key, Object.keys(schema.shape))}`)
      }
      return checked(field, target[key], key)
    },
  }) as z.output<S>
}

function checked(schema: z.core.$ZodType, value: unknown, name: string): unknown {
  if (value === undefined || value === null) return undefined
  if (schema instanceof z.ZodOptional) return checked(schema.unwrap(), value, name)
  if (schema instanceof z.ZodObject) return known(schema, value as never, name)
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((each) => checked(schema.element, each, name))
  return value
}
