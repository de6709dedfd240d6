// What the judges share: starting programs, breaking copies of files for canaries, reading EPUBs.
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

export const here = fileURLToPath(new URL('.', import.meta.url))

/** The path of a file inside the judges' own node_modules. */
export const installed = (...parts) => join(here, 'node_modules', ...parts)

/** Runs a program to its end; a program that cannot be started is an error in a sentence. */
export function run(program, args, { input = '', env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env } })
    const out = []
    const err = []
    child.stdout.on('data', (chunk) => out.push(chunk))
    child.stderr.on('data', (chunk) => err.push(chunk))
    child.on('error', (error) =>
      reject(new Error(`${program} cannot be started (${error.code}): is it installed?`)),
    )
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    )
    // A program that stops before it has read everything says so by its exit code.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** A copy of a file with one piece of its bytes replaced. Latin-1 keeps every byte of a PDF as it is. */
export function brokenCopy(file, path, piece, replacement, encoding = 'utf8') {
  const before = readFileSync(file, encoding)
  const after = before.replace(piece, replacement)
  if (after === before) throw new Error(`no canary: ${piece} does not occur in ${file}`)
  writeFileSync(path, after, encoding)
  return path
}

/** The texts of an EPUB's package document and, in the spine's order, of its pages. */
export function readEpub(file) {
  const entries = unzipSync(readFileSync(file))
  const opfPath = strFromU8(entries['META-INF/container.xml']).match(/full-path="([^"]+)"/)[1]
  const opf = strFromU8(entries[opfPath])
  const hrefs = new Map()
  for (const [item] of opf.matchAll(/<item\s[^>]*>/g)) {
    hrefs.set(item.match(/\bid="([^"]+)"/)[1], item.match(/\bhref="([^"]+)"/)[1])
  }
  const folder = opfPath.includes('/') ? opfPath.replace(/[^/]*$/, '') : ''
  const pages = [...opf.matchAll(/<itemref\s[^>]*\bidref="([^"]+)"/g)].map(([, id]) =>
    strFromU8(entries[folder + decodeURI(hrefs.get(id))]),
  )
  return { entries, opfPath, opf, pages }
}

/** A copy of an EPUB with its package document or another entry changed; the mimetype stays first and stored. */
export function brokenEpub(file, path, piece, replacement, entry = /\.opf$/) {
  const { entries } = readEpub(file)
  const name = Object.keys(entries).find((key) => entry.test(key))
  const before = strFromU8(entries[name])
  const changed = before.replace(piece, replacement)
  if (changed === before) throw new Error(`no canary: ${piece} does not occur in ${name} of ${file}`)
  const { mimetype, ...rest } = { ...entries, [name]: strToU8(changed) }
  writeFileSync(path, zipSync({ mimetype: [mimetype, { level: 0 }], ...rest }))
  return path
}
