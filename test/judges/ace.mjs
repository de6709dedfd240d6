// Judges two EPUBs (the edition and the shortest story; it starts a browser) with Ace by DAISY 1.4.6: the accessibility metadata, the page list,
// and axe in each page.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumPath } from './chromium.mjs'
import { brokenEpub, installed, run } from './tools.mjs'

const command = installed('@daisy/ace-cli/bin/ace.js')

function reasonsIn(report) {
  const reasons = report.assertions.flatMap(({ 'earl:testSubject': subject, assertions }) =>
    assertions.map(({ 'earl:test': test, 'earl:result': result }) => {
      const where = `${subject.url}: ${test['dct:title']} (${test['earl:impact']})`
      return `${where}: ${result['dct:description'].replace(/\s+/g, ' ')}`
    }),
  )
  const outcome = report['earl:result']['earl:outcome']
  return outcome === 'pass' || reasons.length > 0 ? reasons : [`the outcome is ${outcome}`]
}

async function judgeBook(file) {
  const folder = mkdtempSync(join(tmpdir(), 'ace-'))
  try {
    const { code, stdout, stderr } = await run(process.execPath, [command, '-f', '-o', folder, file], {
      env: { PUPPETEER_EXECUTABLE_PATH: chromiumPath },
    })
    const path = join(folder, 'report.json')
    if (!existsSync(path)) return [`no report, exit code ${code}: ${(stderr || stdout).trim().slice(-400)}`]
    return reasonsIn(JSON.parse(readFileSync(path, 'utf8')))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const ace = {
  name: 'Ace by DAISY',
  release: '1.4.6',
  needs: [command, chromiumPath],
  extension: '.epub',
  few: 2,

  async version() {
    const { stdout, stderr } = await run(process.execPath, [command, '--version'])
    return stdout.trim() || stderr.trim()
  },

  async judge(files) {
    const reasons = []
    for (const file of files) reasons.push(await judgeBook(file))
    return reasons
  },

  canaries: (file, scratch) => [
    {
      what: 'no accessibility metadata',
      file: brokenEpub(
        file,
        join(scratch, 'no-access.epub'),
        /<meta\s[^>]*schema:access[^>]*>[^<]*<\/meta>/g,
        '',
      ),
      reason: /metadata-accessmode/,
    },
    {
      what: 'page breaks without a page list',
      file: brokenEpub(
        file,
        join(scratch, 'no-pages.epub'),
        /<nav epub:type="page-list"[\s\S]*?<\/nav>/,
        '',
        /toc\.xhtml$/,
      ),
      reason: /epub-pagelist/,
    },
    {
      what: 'a picture without words',
      file: brokenEpub(file, join(scratch, 'ace-no-alt.epub'), / alt="[^"]*"/, '', /cover\.xhtml$/),
      reason: /image-alt/,
    },
  ],
}
