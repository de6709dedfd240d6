/**
 * A template: how an edition looks. Data and markup, no code.
 *
 *     templates/article/template.json   page, columns, faces, sizes
 *                       page.html.ejs   the HTML page, style.css beside it
 *                       epub/*          the e-book's pages and style sheet
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const unitPoints = { pt: 1, pica: 12, in: 72, cm: 72 / 2.54, mm: 72 / 25.4 }

/** A length, given as points or with a unit ("18mm", "1.5pica"); in points. */
export const length = z
  .union([
    z.number(),
    z.string().regex(/^-?\d+(\.\d+)?(pt|pica|in|cm|mm)$/, 'a length, such as 18mm or 12pt'),
  ])
  .transform((given) => {
    if (typeof given === 'number') return given
    const unit = given.replace(/^[-\d.]+/, '') as keyof typeof unitPoints
    return Number.parseFloat(given) * unitPoints[unit]
  })

/** template.json */
const schema = z.strictObject({
  $schema: z.string().optional(),
  summary: z.string(),
  /** The faces it sets type in: a role, and a TrueType file, relative to the template or in a package. */
  faces: z.record(z.string(), z.string()),
})

export interface Template extends z.output<typeof schema> {
  name: string
  /** A text file of the template, by its path in the folder. Read once, then held. */
  text(file: string): string
  /** The font file of a role. Read once, then held. */
  font(role: string): Uint8Array
}

const house = new URL('../templates/', import.meta.url)

/** Load a template: one of the house's by its name, or a folder by its path. */
export function loadTemplate(nameOrFolder: string, base = process.cwd()): Template {
  const isFolder = /[./\\]/.test(nameOrFolder)
  const folder = isFolder ? path.resolve(base, nameOrFolder) : fileURLToPath(new URL(nameOrFolder, house))
  const settings = schema.parse(JSON.parse(readFileSync(path.join(folder, 'template.json'), 'utf8')))
  const require = createRequire(path.join(folder, 'template.json'))
  return {
    ...settings,
    name: path.basename(folder),
    text: memo((file) => readFileSync(path.join(folder, file), 'utf8')),
    font: memo((role) => {
      const file = settings.faces[role]
      if (!file) throw new Error(`Template ${nameOrFolder} has no face for ${role}`)
      return readFileSync(file.startsWith('.') ? path.join(folder, file) : require.resolve(file))
    }),
  }
}

function memo<T>(read: (key: string) => T): (key: string) => T {
  const held = new Map<string, T>()
  return (key) => {
    const known = held.get(key)
    if (known !== undefined) return known
    const fresh = read(key)
    held.set(key, fresh)
    return fresh
  }
}
