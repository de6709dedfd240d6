// Judges HTML with axe-core 4.14.1 in Debian's Chromium: WCAG 2.2 A and AA and axe's best practices, in a light and
// a dark color scheme, on a wide and on a narrow screen; on the narrow one the page must not scroll sideways.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { chromiumFlags, chromiumPath } from './chromium.mjs'
import { brokenCopy, installed } from './tools.mjs'

const axeSource = installed('axe-core/axe.min.js')
const screens = [1280, 320].flatMap((width) =>
  ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })),
)
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function judgePage(page, file, width) {
  await page.goto(pathToFileURL(file).href)
  // Handed to the debugger, not put in as a script element: the pages' own policy allows no scripts.
  await page.evaluate(readFileSync(axeSource, 'utf8'))
  const { violations, passes } = await page.evaluate(
    (values) => globalThis.axe.run({ runOnly: { type: 'tag', values } }),
    tags,
  )
  const reasons = violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes[0].target.join(' ')})`)
  if (passes.length === 0) reasons.push('no rule applied')
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth)
  if (scrollWidth > width) reasons.push(`reflow: the page is ${scrollWidth} px wide`)
  return reasons
}

async function judgeScreen(browser, files, { width, colorScheme }, reasons) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
  for (const file of files) {
    for (const reason of await judgePage(page, file, width)) {
      reasons.get(file).push(`${colorScheme}, ${width} px: ${reason}`)
    }
  }
  await page.close()
}

export const axe = {
  name: 'axe',
  release: '4.14.1',
  needs: [axeSource, chromiumPath],
  extension: '.html',

  async version() {
    return readFileSync(axeSource, 'utf8').match(/axe v(\S+)/)?.[1]
  },

  async judge(files) {
    const reasons = new Map(files.map((file) => [file, []]))
    const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags })
    try {
      for (const screen of screens) await judgeScreen(browser, files, screen, reasons)
    } finally {
      await browser.close()
    }
    return [...reasons.values()]
  },

  canaries: (file, scratch) => [
    {
      what: 'low contrast',
      file: brokenCopy(
        file,
        join(scratch, 'contrast.html'),
        '</head>',
        '<style>p { color: #999 !important; background: #aaa !important }</style></head>',
      ),
      reason: /color-contrast/,
    },
    {
      what: 'no lang',
      file: brokenCopy(file, join(scratch, 'lang.html'), /<html lang="[^"]*"/, '<html'),
      reason: /html-has-lang/,
    },
    {
      what: 'a line wider than the narrow screen',
      file: brokenCopy(
        file,
        join(scratch, 'wide.html'),
        '</article>',
        '<div style="width: 900px">wide</div></article>',
      ),
      reason: /320 px: reflow/,
    },
  ],
}
