/** docs/reference.md says what there is: it is made of the definitions, and must be up to date. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { batchOwners } from '../src/cli/rules.ts'
import { configSchema, pipelineOwners, resolveConfig } from '../src/config.ts'
import { common, kinds, pages } from '../src/renderers/html/fields.ts'
import { allRenderers } from '../src/renderers/index.ts'
import type { Rules } from '../src/report.ts'
import { expectGolden } from './golden.ts'

interface Owner {
  name: string
  summary?: string
  options?: z.ZodObject
  rules: Rules
}

const config = resolveConfig({}, process.cwd())

function pageOf(): string {
  return [
    '# Reference',
    'Made of the definitions by `npm run accept`.',
    '## Readers',
    'Each source is read by the one that is surest of it. `--from <name>` has it read by another.',
    ...config.readers.flatMap(sectionOf),
    '## Stages',
    'In the house’s order.',
    ...config.stages.flatMap(sectionOf),
    '## Renderers',
    ...allRenderers().flatMap(sectionOf),
    '## Web pages of a template',
    'A template’s `web` folder holds these files, in EJS; one that a template lacks is that of the template it extends. A page may name these fields and no others. Style sheets: `style.css` for a story, `site.css` besides for an edition, `print.css` on paper; their custom properties are those of `web.properties` in `template.json`.',
    '### every page',
    fieldsOf(common.shape),
    ...Object.entries(pages).flatMap(([name, fields]) => [
      `### web/${name}.html.ejs`,
      fieldsOf(ownOf(fields)),
    ]),
    ...Object.entries(kinds).flatMap(([name, fields]) => [`### ${name}`, fieldsOf(fields.shape)]),
    '## Config',
    optionsOf(configSchema),
    '## Rules of the pipeline',
    ...pipelineOwners.flatMap(({ name, rules }) => [`### ${name}`, rulesOf(name, rules)]),
    '## Rules of a build',
    'A config cannot have these taken otherwise.',
    ...batchOwners.flatMap(({ name, rules }) => [`### ${name}`, rulesOf(name, rules)]),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}

function sectionOf({ name, summary = '', options, rules }: Owner): string[] {
  return [`### ${name}`, summary, options ? optionsOf(options) : '', rulesOf(name, rules)]
}

function rulesOf(owner: string, rules: Rules): string {
  const rows = Object.entries(rules).map(
    ([rule, { severity, meaning }]) => `| \`${owner}:${rule}\` | ${severity} | ${meaning} |`,
  )
  return rows.length > 0 ? ['| rule | | |', '|---|---|---|', ...rows].join('\n') : ''
}

function optionsOf(schema: z.ZodObject): string {
  const { properties = {} } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
  const rows = Object.entries(properties).map(([name, property]) => {
    const {
      description = '',
      default: standard,
      enum: values,
      type,
    } = property as z.core.JSONSchema.JSONSchema
    const kind = values ? values.map((value) => `\`${value}\``).join(', ') : (type ?? '')
    return `| \`${name}\` | ${kind} | ${shown(standard)} | ${description} |`
  })
  return rows.length > 0 ? ['| option | | default | |', '|---|---|---|---|', ...rows].join('\n') : ''
}

/** Those that not every page has. */
function ownOf({ shape }: z.ZodObject): z.ZodObject['shape'] {
  return Object.fromEntries(Object.entries(shape).filter(([name]) => !(name in common.shape)))
}

/** The fields of a page or of a part of one. */
function fieldsOf(shape: z.ZodObject['shape']): string {
  const rows = Object.entries(shape).map(
    ([name, field]) => `| \`${name}\` | ${kindOf(field)} | ${(field as z.ZodType).description ?? ''} |`,
  )
  return rows.length > 0 ? ['| field | | |', '|---|---|---|', ...rows].join('\n') : 'No others.'
}

function kindOf(field: z.core.$ZodType): string {
  if (field instanceof z.ZodOptional) return `${kindOf(field.unwrap())}, where there is one`
  if (field instanceof z.ZodArray) return `list of ${kindOf(field.element)}`
  const kind = Object.entries(kinds).find(([, schema]) => Object.is(schema, field))?.[0]
  return (
    kind ??
    (field instanceof z.ZodObject ? 'words' : field instanceof z.ZodCustom ? 'function' : field._zod.def.type)
  )
}

/** A reader, stage or renderer is shown by its name. */
function shown(standard: unknown): string {
  if (standard === undefined) return ''
  const name = (part: unknown) => z.object({ name: z.string() }).safeParse(part).data?.name
  const names = Array.isArray(standard) ? standard.map(name) : []
  return names.length > 0 && names.every(Boolean) ? names.join(', ') : `\`${JSON.stringify(standard)}\``
}

test('docs/reference.md is what the definitions say', () => {
  expectGolden(new URL('../docs/reference.md', import.meta.url), pageOf())
})

test('every rule says what has happened, in a sentence', () => {
  const owners: Owner[] = [...config.readers, ...config.stages, ...allRenderers(), ...pipelineOwners]
  for (const { name, rules } of owners) {
    for (const [rule, { meaning }] of Object.entries(rules))
      expect(meaning, `${name}:${rule}`).toMatch(/^[A-Z].*\.$/)
  }
})
