/** The command over many sources: one edition, its sections, and the catalogues of a folder. */
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, expect, test } from 'vitest'
import { newFolder } from '../folder.ts'

const command = fileURLToPath(new URL('../../lib/cli.js', import.meta.url))

let folder = ''
beforeEach(() => {
  folder = newFolder()
  writeWires()
})

function run(args: string[], cwd = folder, env = {}): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, NO_COLOR: '1', ...env } }
    const child = execFile(process.execPath, [command, ...args], options, (_error, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err })
    })
  })
}

const write = (name: string, words: string) => writeFileSync(path.join(folder, name), words)
const brief = (headline: string) =>
  `${headline}\n\nALDER CREEK, Mont. (AP) -- The bees held up fine, Ruth Amdahl said on Monday.\n`
function writeWires(): void {
  for (const [file, headline] of [
    ['world/a.txt', 'Bees abroad'],
    ['world/b.txt', 'Bees at sea'],
    ['sport/c.txt', 'Bees at play'],
    ['sport/d.txt', 'Bees abroad'],
  ] as const) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
    write(file, brief(headline))
  }
}
const args = ['{world,sport}/*.txt', '--to', 'epub', '--bind', 'edition', '--title', 'Morning Wire']

test('merges what came twice, and says so', async () => {
  const { code, out, err } = await run(args)
  expect(out).toBe('dist/morning-wire.epub\n')
  expect(err).toContain('“Bees abroad” came twice: world/a.txt stands, sport/d.txt is left out')
  expect(err).toContain('3 stories in 1 file')
  expect(code).toBe(0)
})

test('takes its sections from folders, as the config names them', async () => {
  write('pipeline.config.ts', `export default { sections: { world: 'The world' } }`)
  await run(args)
  const book = unzipSync(readFileSync(path.join(folder, 'dist/morning-wire.epub')))
  const nav = strFromU8(book['OEBPS/toc.xhtml'] ?? new Uint8Array())
  expect([...nav.matchAll(/class="section"[^>]*>([^<]+)</g)].map(([, title]) => title)).toEqual([
    'The world',
    'Sport',
  ])
})

test('is the same book in any zone, language and folder, in whatever order the disk has its sources', async () => {
  const [one, other] = [folder, newFolder()]
  for (const name of ['sport/d.txt', 'sport/c.txt', 'world/b.txt', 'world/a.txt']) {
    mkdirSync(path.join(other, path.dirname(name)), { recursive: true })
    copyFileSync(path.join(one, name), path.join(other, name))
  }
  await Promise.all([
    run(args, one, { TZ: 'UTC', LC_ALL: 'C' }),
    run(
      [`${path.basename(other)}/${args[0]}`, ...args.slice(1), '-o', path.join(other, 'dist')],
      path.dirname(other),
      {
        TZ: 'Pacific/Apia',
        LC_ALL: 'tr_TR.UTF-8',
      },
    ),
  ])
  const [book, again] = [one, other].map((each) => readFileSync(path.join(each, 'dist/morning-wire.epub')))
  expect(book && again?.equals(book)).toBe(true)
})

test('is listed in catalogues', async () => {
  await run(args)
  write('dist/no.epub', 'no book')
  const { code, out, err } = await run(['opds', 'dist', '--title', 'Bees'])
  expect(out.trim().split('\n')).toEqual([
    'dist/opds.xml',
    'dist/opds.json',
    'dist/covers/morning-wire.png',
    'dist/thumbnails/morning-wire.png',
  ])
  expect(err).toContain('dist/no.epub is no EPUB: left out')
  expect(code).toBe(1)
  const other = await run(['opds', 'nowhere'])
  expect(other.err).toContain('linecaster: nowhere: There is no such folder')
  expect(other.code).toBe(2)
})

test('is printed without a story that cannot be, in every format', async () => {
  write(
    'world/b.txt',
    'Bees at sea\n\nALDER CREEK, Mont. (AP) -- The bees said \u1200 on Monday, Ruth Amdahl said.\n',
  )
  const { code, err } = await run([...args, '--to', 'pdf,markdown'])
  expect(code).toBe(1)
  expect(err).toContain('world/b.txt: The face body has no sign for “ሀ” (U+1200)')
  const made = readdirSync(path.join(folder, 'dist'))
  expect(made).toContain('morning-wire.pdf')
  expect(made.filter((name) => name.endsWith('.md'))).toHaveLength(2)
  const manifest = JSON.parse(readFileSync(path.join(folder, 'dist/linecaster.manifest.json'), 'utf8'))
  const statuses = manifest.sources.map(({ path, status }: { path: string; status: string }) => [
    path,
    status,
  ])
  expect(statuses).toContainEqual(['world/b.txt', 'failed'])
  expect(statuses).toContainEqual(['world/a.txt', 'written'])
})

test('has each story in a PDF and an EPUB of its own besides, which its page leads to', async () => {
  write('pipeline.config.ts', 'export default { singles: true }')
  const { code } = await run(['world/*.txt', '--to', 'html,epub,pdf', ...args.slice(3)])
  expect(code).toBe(0)
  const files = readdirSync(path.join(folder, 'dist')).filter((name) => /\.(?:pdf|epub)$/.test(name))
  const names = ['bees-abroad', 'bees-at-sea', 'morning-wire']
  expect(files.sort()).toEqual(names.flatMap((name) => [`${name}.epub`, `${name}.pdf`]))
  const linksIn = (file: string) =>
    [...readFileSync(path.join(folder, 'dist', file), 'utf8').matchAll(/href="([^"]+\.(?:pdf|epub))"/g)].map(
      ([, href]) => href,
    )
  const ofEdition = ['morning-wire.pdf', 'morning-wire.epub']
  expect(linksIn('index.html')).toEqual(ofEdition)
  expect(linksIn('bees-at-sea.html')).toEqual(['bees-at-sea.pdf', 'bees-at-sea.epub', ...ofEdition])
  expect((await run(['verify', '--rebuild'])).code).toBe(0)
})
