/** `linecaster preview` in a browser: lines and views, both ways between them, and what changes while it is open. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { clean, command, storyOf, write } from '../command.ts'
import { newFolder } from '../folder.ts'

const judges = new URL('../judges/', import.meta.url)
// The judges' browser and rules: .ci/run installs them.
const { chromium } = createRequire(judges)('playwright-core')
const { chromiumFlags, chromiumPath } = await import(new URL('chromium.mjs', judges).href)
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', judges), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let browser: Awaited<ReturnType<typeof chromium.launch>>
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags })
}, 60_000)
afterAll(() => browser.close())

let folder = ''
beforeEach(() => {
  folder = newFolder()
  const story = new URL('../../fixtures/stories/harbor-commission/input.txt', import.meta.url)
  write(folder, 'wire/harbor.txt', readFileSync(story, 'utf8'))
  write(folder, 'wire/bees.txt', storyOf('The bees are well'))
})

/** The command and its address, once it has said it. */
async function previewing(
  ...args: string[]
): Promise<{ child: ChildProcess; address: string; said(): string }> {
  const child = spawn(process.execPath, [command, 'preview', ...args], { cwd: folder, env: clean })
  onTestFinished(() => void child.kill('SIGKILL'))
  let words = ''
  child.stderr?.on('data', (data) => {
    words += data
  })
  await vi.waitFor(() => expect(words).toContain('Ctrl-C'), { timeout: 20_000 })
  return { child, address: /http:\S+/.exec(words)?.[0] ?? '', said: () => words }
}

/** The page, at a source; what it complains of fails the test. */
async function pageOf(address: string, source: RegExp, colorScheme = 'light') {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme })
  const faults: string[] = []
  page.on('pageerror', (error: Error) => faults.push(error.message))
  page.on('console', (message: { type(): string; text(): string }) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  onTestFinished(async () => {
    await page.close()
    expect(faults).toEqual([])
  })
  await page.goto(address)
  await page.getByRole('link', { name: source }).click()
  await page.locator('#lines li').first().waitFor()
  return page
}

describe('the page', { timeout: 120_000 }, () => {
  test('shows lines with their parts, and leads from paragraphs to them and back', async () => {
    const { address } = await previewing('wire/*.txt')
    const page = await pageOf(address, /harbor/)
    const line = (number: number) => page.locator(`#lines li[data-line="${number}"]`)
    await line(4).locator('.part').getByText('byline').waitFor()
    expect(await line(1).getAttribute('data-kind')).toBe('removed')

    const shown = page.frameLocator('#panel-html iframe')
    await shown.locator('p[data-lines="11"]').click()
    await page.locator('#lines li[data-line="11"][data-marked]').waitFor()
    expect(await page.locator('#lines [data-marked]').count()).toBe(1)
    expect(await page.locator('#detail').textContent()).toContain('Line 11body stands in the story: +4')

    await line(4).getByRole('button').click()
    await shown.locator('.byline[data-marked]').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await shown.locator('.credit[data-marked]').waitFor()
  })

  test('has a tab for each view, by mouse and keyboard', async () => {
    const { address } = await previewing('wire/*.txt')
    const page = await pageOf(address, /harbor/)
    await page.getByRole('tab', { name: 'EPUB' }).click()
    await page.frameLocator('#panel-epub iframe').locator('h1[data-lines="2"]').waitFor()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('tab', { name: 'Markdown', selected: true }).waitFor()
    await page.locator('#panel-markdown .block[data-lines="2"]').waitFor()
    expect(await page.locator('#panel-html').isVisible()).toBe(false)
    expect(await page.locator('#panel-markdown').textContent()).toContain('# In a divided harbor')
    await page.reload()
    await page.getByRole('tab', { name: 'Markdown', selected: true }).waitFor()
  })

  test('draws a PDF where pdf.js is installed, and else leaves it to the browser', async () => {
    const { address } = await previewing('wire/*.txt')
    const page = await pageOf(address, /harbor/)
    await page.getByRole('tab', { name: 'PDF' }).click()
    await page.locator('#panel-pdf iframe').waitFor()

    mkdirSync(path.join(folder, 'node_modules'))
    const installed = fileURLToPath(new URL('node_modules/pdfjs-dist', judges))
    symlinkSync(installed, path.join(folder, 'node_modules/pdfjs-dist'))
    const other = await pageOf((await previewing('wire/*.txt')).address, /harbor/)
    await other.getByRole('tab', { name: 'PDF' }).click()
    await other.getByRole('img', { name: 'Page 1 of 1' }).waitFor()
  })

  test('keeps up with sources, the template and the config, and says what is wrong', async () => {
    write(folder, 'pipeline.config.ts', `export default { sources: ['wire/*.txt'], template: './ours' }\n`)
    write(folder, 'ours/template.json', '{ "extends": "article" }')
    const { address, child } = await previewing()
    const page = await pageOf(address, /bees/)
    const shown = page.frameLocator('#panel-html iframe')
    await shown.getByRole('heading', { name: 'The bees are well' }).waitFor()

    write(folder, 'wire/bees.txt', storyOf('The bees are better'))
    await shown.getByRole('heading', { name: 'The bees are better' }).waitFor()
    await page.locator('#lines .text', { hasText: 'The bees are better' }).waitFor()

    const web = new URL('../../templates/article/web/story.html.ejs', import.meta.url)
    cpSync(web, path.join(folder, 'ours/web/story.html.ejs'))
    write(folder, 'ours/web/story.html.ejs', `${readFileSync(web, 'utf8')}<p>Ours.</p>\n`)
    await shown.getByText('Ours.').waitFor()
    write(folder, 'ours/web/story.html.ejs', '<%= nobody %>\n')
    await page.locator('#remarks').getByText('template:fault').waitFor()
    write(folder, 'ours/web/story.html.ejs', readFileSync(web, 'utf8'))
    await shown.getByRole('heading', { name: 'The bees are better' }).waitFor()

    write(folder, 'pipeline.config.ts', `export default { ouput: 'x' }\n`)
    await page.getByRole('status').getByText('unknown key “ouput”').waitFor()
    write(folder, 'pipeline.config.ts', `export default { sources: ['wire/*.txt'], stages: [] }\n`)
    await page.getByRole('status').getByText('Up to date').waitFor()
    write(folder, 'wire/wasps.txt', storyOf('The wasps are well'))
    await page.getByRole('link', { name: 'wasps.txt' }).waitFor()

    await page.close()
    child.kill('SIGINT')
    await vi.waitFor(() => expect(child.exitCode).toBe(0), { timeout: 10_000 })
  })

  test.each(['light', 'dark'])('axe finds nothing, %s', async (colorScheme) => {
    write(folder, 'wire/quotes.txt', storyOf('An unclosed ``quotation'))
    const { address } = await previewing('wire/*.txt')
    const page = await pageOf(address, /harbor/, colorScheme)
    await page.frameLocator('#panel-html iframe').locator('p[data-lines="11"]').click()
    for (const name of ['HTML', 'EPUB', 'Markdown']) {
      await page.getByRole('tab', { name }).click()
      await page
        .locator('[role=tabpanel]:not([hidden]) [data-lines], [role=tabpanel]:not([hidden]) iframe')
        .first()
        .waitFor()
      // The page’s own policy allows no script of others: the debugger brings it in. The frames’ pages have their judges.
      await page.evaluate(axe)
      const found = await page.evaluate(
        `axe.run({ iframes: false, runOnly: ${JSON.stringify({ type: 'tag', values: tags })} })`,
      )
      expect(found.violations.map(({ id, nodes }: Violation) => `${id} ${nodes[0]?.target}`)).toEqual([])
      expect(found.passes.length).toBeGreaterThan(20)
    }
    await page.setViewportSize({ width: 320, height: 700 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
  })
})

interface Violation {
  id: string
  nodes: { target: string[] }[]
}
