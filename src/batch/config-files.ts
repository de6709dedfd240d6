/** The files that a config is made of: itself, and those of the project that it imports, and they in turn. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** Each by its absolute path, with its bytes; none where there is no config. */
export function configFiles(config: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const pending = [config]
  for (const named of pending) {
    const file = fileNamed(named)
    if (file === undefined || files.has(file)) continue
    const bytes = readFileSync(file)
    files.set(file, bytes)
    for (const [, imported = ''] of bytes.toString('utf8').matchAll(importing))
      pending.push(path.resolve(path.dirname(file), imported))
  }
  return files
}

const importing = /(?:from|import\(?|require\()\s*['"](\.[^'"]+)['"]/g

const endings = ['', '.ts', '.mts', '.js', '.mjs', '.json', '/index.ts', '/index.js']

/** As an import names it: with its ending or without. */
function fileNamed(name: string): string | undefined {
  return endings.map((ending) => name + ending).find((file) => existsSync(file) && statSync(file).isFile())
}
