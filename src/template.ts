/**
 * A template: how an edition looks. Data and markup, no code.
 *
 *     templates/article/template.json   page, columns, faces, sizes
 *                       web/*           the pages of the web edition and their style sheets
 *                       epub/*          the e-book's pages and style sheet
 *
 * A template may extend another: what its template.json does not state, and files that it has not, are the other's.
 */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as z from 'zod'
import { hintAt, OptionError } from './hints.ts'
import { parseOptions } from './options.ts'
import { fails } from './report.ts'
import { fit as extent, schema } from './template-schema.ts'

export {
  type Fit,
  length,
  type Module,
  type Newspaper,
  type Style,
  type StyleName,
} from './template-schema.ts'

export interface Template extends z.output<typeof schema> {
  name: string
  /** A text file of the template, by its path in the folder. Read once, then held. */
  text(file: string): string
  /** The font file of a role. Read once in a run: whoever asks for it gets the same bytes. */
  font(role: string): Uint8Array
  /** The file of a role's face, as stated, where it is in a package that is not installed; else nothing. */
  missing(role: string): string
  /** All that it is, as hex SHA-256: its settings, its files, its fonts. */
  fingerprint(): string
}

/** A page of a template cannot be filled in: a sentence with the file and the line. */
export class TemplateFault extends Error {
  override name = 'TemplateFault'
  readonly sentence: string

  constructor(sentence: string) {
    super(sentence)
    // EJS writes into the messages of what passes through it.
    this.sentence = sentence
  }
}

export const templateRules = { fault: fails('A page of the template cannot be filled in.') }

/** The folder of the house’s templates. */
export const house = new URL('../templates/', import.meta.url)

/** The names of the house’s templates. */
export function houseTemplates(): string[] {
  return readdirSync(house)
    .filter((name) => existsSync(new URL(`${name}/template.json`, house)))
    .sort()
}

/** Load a template: one of the house's by its name, or a folder by its path; `fit` overrides its own. */
export function loadTemplate(nameOrFolder: string, base = process.cwd(), fit?: string): Template {
  const folders = lineageOf(nameOrFolder, base)
  const stated = folders.map(({ given }) => given).reduceRight((parent, own) => merged(parent, own))
  const given = fit === undefined ? stated : { ...stated, fit }
  if (fit !== undefined && !extent.safeParse(fit).success)
    throw new OptionError(`fit: must be an extent, such as "31cm" or "1 page", not “${fit}”`)
  const settings = parseOptions(schema, given, `Template ${nameOrFolder}`)
  for (const [role, face] of Object.entries(settings.faces)) {
    // Packages may be left out, where no copy needs them.
    if (face.startsWith('.') && !existsSync(fontFileOf(role, folders) ?? ''))
      throw new OptionError(`Template ${nameOrFolder}: faces.${role}: there is no file ${face}`)
  }
  const [{ folder } = { folder: base }] = folders
  return {
    ...settings,
    name: path.basename(folder),
    text: memo((file) => {
      const holder = folders.find((each) => existsSync(path.join(each.folder, file)))
      if (!holder) throw new TemplateFault(`${file} is missing, and the template extends none that has it`)
      return readFileSync(path.join(holder.folder, file), 'utf8')
    }),
    missing: memo((role) => (fontFileOf(role, folders) ? '' : (settings.faces[role] ?? role))),
    font: memo((role) => {
      const file = fontFileOf(role, folders)
      if (!file) throw new Error(`Template ${nameOrFolder} has no face for ${role}`)
      return fontAt(file)
    }),
    fingerprint: () => fingerprintOf(given, folders),
  }
}

function fingerprintOf(given: Record<string, unknown>, folders: readonly Stated[]): string {
  const hash = createHash('sha256').update(JSON.stringify(given))
  for (const { folder } of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const file = path.join(folder, name)
      if (statSync(file).isFile()) hash.update(name).update(readFileSync(file))
    }
  }
  const scripts = Object.values(isRecord(given.scripts) ? given.scripts : {})
  const large = scripts.flatMap((own) => (isRecord(own) ? [`${own.face}`, `${own.face}Bold`] : []))
  for (const role of Object.keys(isRecord(given.faces) ? given.faces : {})) {
    const file = fontFileOf(role, folders)
    if (file) hash.update(role).update(large.includes(role) ? directoryOf(file) : fontAt(file))
  }
  return hash.digest('hex')
}

/** A font's length and its directory, which holds a check sum of each table: few stories need all the rest. */
function directoryOf(file: string): Uint8Array {
  const directory = Buffer.alloc(1024)
  const opened = openSync(file, 'r')
  readSync(opened, directory)
  closeSync(opened)
  return Buffer.concat([directory, Buffer.from(String(statSync(file).size))])
}

/** What template.json states. */
interface Stated {
  folder: string
  given: Record<string, unknown>
}

/** A template and those that it extends, one after the other. */
function lineageOf(nameOrFolder: string, base: string, before: readonly string[] = []): Stated[] {
  const isFolder = /[./\\]/.test(nameOrFolder)
  const folder = isFolder ? path.resolve(base, nameOrFolder) : fileURLToPath(new URL(nameOrFolder, house))
  if (before.includes(folder)) throw new OptionError(`Template ${nameOrFolder} extends itself`)
  const own = { folder, given: statedIn(nameOrFolder, folder) }
  if (typeof own.given.extends !== 'string') return [own]
  return [own, ...lineageOf(own.given.extends, folder, [...before, folder])]
}

function statedIn(name: string, folder: string): Record<string, unknown> {
  const file = path.join(folder, 'template.json')
  if (!existsSync(file)) throw new OptionError(`There is no template “${name}”${insteadOf(name)}`)
  let given: unknown
  try {
    given = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new OptionError(
      `Template ${name}: template.json is no JSON: ${error instanceof Error ? error.message : error}`,
    )
  }
  if (!isRecord(given)) throw new OptionError(`Template ${name}: template.json holds no settings`)
  return given
}

function insteadOf(name: string): string {
  if (/[./\\]/.test(name)) return ': the folder has no template.json'
  const hint = hintAt(name, houseTemplates())
  return hint.includes('did you mean') ? hint : `${hint}; a folder is named as ./${name}`
}

/** The font file of a role, as the template sees it that states the role: by its path there, or in a package. */
function fontFileOf(role: string, folders: readonly Stated[]): string | undefined {
  for (const { folder, given } of folders) {
    const file = isRecord(given.faces) ? given.faces[role] : undefined
    if (typeof file !== 'string') continue
    return file.startsWith('.') ? path.join(folder, file) : packaged(file, folder)
  }
  return undefined
}

/** Fonts of large scripts are in packages that are not always installed. */
function packaged(file: string, folder: string): string | undefined {
  const require = createRequire(path.join(folder, 'template.json'))
  const paths = require.resolve.paths(file) ?? []
  return paths.map((each) => path.join(each, file)).find((each) => existsSync(each))
}

/** Settings within settings are merged; anything else that is stated takes the place of what was. */
function merged(parent: Record<string, unknown>, own: Record<string, unknown>): Record<string, unknown> {
  const all = { ...parent }
  for (const [key, value] of Object.entries(own)) {
    const before = all[key]
    all[key] = isRecord(before) && isRecord(value) ? merged(before, value) : value
  }
  return all
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const fontAt = memo((file): Uint8Array => readFileSync(file))

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
