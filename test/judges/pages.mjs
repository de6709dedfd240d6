// Judges the pages of one EPUB (the largest, the edition) with axe-core 4.14.1 in Debian's Chromium, as an e-reader
// shows them: on a phone by day and on a tablet by night; on neither may the page scroll sideways.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { chromiumFlags, chromiumPath } from './chromium.mjs'
import { brokenEpub, installed, readEpub } from './tools.mjs'

const axeSource = installed('axe-core/axe.min.js')
const screens = [
  { width: 390, colorScheme: 'light' },
  { width: 820, colorScheme: 'dark' },
]
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const night = 'html { background: #111; color: #ddd }'

// What a book is not asked for: a cover is a picture alone, and a reader has its own way past the navigation.
const rules = { 'page-has-heading-one': { enabled: false }, bypass: { enabled: false } }

async function judgePage(page, path, { width, colorScheme }) {
  await page.goto(pathToFileURL(path).href)
  if (colorScheme === 'dark') await page.addStyleTag({ content: night })
  await page.evaluate(readFileSync(axeSource, 'utf8'))
  const { violations } = await page.evaluate(
    ([values, exempt]) => globalThis.axe.run({ runOnly: { type: 'tag', values }, rules: exempt }),
    [tags, rules],
  )
  const reasons = violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes[0].target.join(' ')})`)
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth)
  if (scrollWidth > width) reasons.push(`reflow: the page is ${scrollWidth} px wide`)
  return reasons
}

async function judgeBook(browser, file) {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'))
  try {
    const { entries } = readEpub(file)
    for (const [name, bytes] of Object.entries(entries)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
    }
    const pages = Object.keys(entries).filter((name) => name.endsWith('.xhtml'))
    const reasons = []
    for (const screen of screens) {
      const page = await browser.newPage({
        viewport: { width: screen.width, height: 1180 },
        colorScheme: screen.colorScheme,
      })
      for (const name of pages) {
        for (const reason of await judgePage(page, join(folder, name), screen))
          reasons.push(`${name}, ${screen.colorScheme}, ${screen.width} px: ${reason}`)
      }
      await page.close()
    }
    return reasons
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const pages = {
  name: 'axe (e-book)',
  release: '4.14.1',
  needs: [axeSource, chromiumPath],
  extension: '.epub',
  few: 1,

  async version() {
    return readFileSync(axeSource, 'utf8').match(/axe v(\S+)/)?.[1]
  },

  async judge(files) {
    const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags })
    try {
      const verdicts = []
      for (const file of files) verdicts.push(await judgeBook(browser, file))
      return verdicts
    } finally {
      await browser.close()
    }
  },

  canaries: (file, scratch) => [
    {
      what: 'a picture without words',
      file: brokenEpub(file, join(scratch, 'no-alt.epub'), / alt="[^"]*"/, '', /cover\.xhtml$/),
      reason: /image-alt/,
    },
    {
      what: 'a page without main part',
      file: brokenEpub(file, join(scratch, 'no-main.epub'), /<\/?main>/g, '', /story-[^/]*\.xhtml$/),
      reason: /landmark|region/,
    },
  ],
}
