// Judges PDF with qpdf 11 or newer (Debian): the syntax of the file, its cross-references and its streams.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './tools.mjs'

function truncatedCopy(file, path) {
  writeFileSync(path, readFileSync(file).subarray(0, -200))
  return path
}

export const qpdf = {
  name: 'qpdf',
  release: /^1[1-9]\./,
  needs: [],
  extension: '.pdf',

  async version() {
    const { stdout } = await run('qpdf', ['--version'])
    return stdout.match(/version (\S+)/)?.[1]
  },

  judge: (files) =>
    Promise.all(
      files.map(async (file) => {
        const { code, stdout, stderr } = await run('qpdf', ['--check', file])
        // Exit code 3 means warnings; a file of ours has none to be forgiven.
        return code === 0 ? [] : [`exit code ${code}: ${(stderr || stdout).trim().replaceAll('\n', '; ')}`]
      }),
    ),

  canaries: (file, scratch) => [
    {
      what: 'truncated cross-references',
      file: truncatedCopy(file, join(scratch, 'truncated.pdf')),
      reason: /xref|trailer/,
    },
  ],
}
