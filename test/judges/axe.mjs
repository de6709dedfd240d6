// Judges HTML with axe-core 4.14.1 in Debian's Chromium: WCAG 2.2 A and AA and axe's best practices, in a light and
// a dark color scheme, on three screens. On none may the page scroll sideways, shift what it has shown, or ask anything
// from elsewhere.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { chromiumFlags, chromiumPath } from './chromium.mjs'
import { brokenCopy, installed } from './tools.mjs'

const axeSource = installed('axe-core/axe.min.js')
const screens = [1280, 768, 320].flatMap((width) =>
  ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })),
)
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Of a folder of more pages than these, each is judged on one of the screens. */
const many = 40

function screensOf(file, files) {
  const neighbors = files.filter((other) => dirname(other) === dirname(file))
  return neighbors.length > many ? [screens[neighbors.indexOf(file) % screens.length]] : screens
}

/** All layout shifts together (Layout Instability, 3.2). */
const shiftOf = () =>
  new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries())).observe({
      type: 'layout-shift',
      buffered: true,
    })
    setTimeout(() => resolve([]), 50)
  }).then((shifts) => shifts.reduce((sum, { value }) => sum + value, 0))

async function judgePage(page, file, width) {
  const asked = []
  const listener = (request) => asked.push(request.url())
  page.on('request', listener)
  await page.goto(pathToFileURL(file).href)
  page.off('request', listener)
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
  const shift = await page.evaluate(shiftOf)
  if (shift > 0) reasons.push(`shift: what was shown has moved (${shift})`)
  for (const url of asked) {
    if (!url.startsWith('file:') && !url.startsWith('data:'))
      reasons.push(`elsewhere: the page asks for ${url}`)
  }
  return reasons
}

async function judgeScreen(browser, files, screen, reasons) {
  const { width, colorScheme } = screen
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
  for (const file of files.filter((each) => screensOf(each, files).includes(screen))) {
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
    {
      what: 'a picture from elsewhere',
      file: brokenCopy(
        file,
        join(scratch, 'elsewhere.html'),
        '</article>',
        '<img src="http://elsewhere.invalid/a.png" alt=""></article>',
      ),
      reason: /elsewhere: the page asks/,
    },
    {
      what: 'a line that moves the others',
      file: brokenCopy(
        file,
        join(scratch, 'shift.html'),
        '<article',
        '<style>@keyframes late { from { height: 0 } to { height: 200px } } .late { animation: late 50ms infinite alternate }</style><div class="late"></div><article',
      ),
      reason: /shift: what was shown/,
    },
  ],
}
