/**
 * The command against peers that are installed, and what a large batch takes; written to docs/benchmarks.md.
 *
 *     npm run bench [-- runs [stories [rounds]]]
 *
 * Kinds are interleaved, and medians told. A process is counted by the seconds of processor that it takes, itself and the
 * kernel for it, which other work on the machine disturbs least.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { storyAt } from './stories.ts'
import { warmCosts } from './warm.ts'

const runs = Number(process.argv[2] ?? 5)
const stories = Number(process.argv[3] ?? 1000)
const root = fileURLToPath(new URL('..', import.meta.url))
const cli = path.join(root, 'lib/cli.js')
const folder = mkdtempSync(path.join(tmpdir(), 'linecaster-bench-'))
const allFour = 'markdown,html,pdf,epub'

interface Cost {
  /** Seconds. */
  cpu: number
  wall: number
  /** The most memory that it held, in MB. */
  memory: number
}

function costOf(command: string[]): Cost {
  const line = 'TIMEFORMAT="%U %S %R"; time "$@" > /dev/null 2> errors'
  // A file of certificates that a machine has Node read takes longer than Node does.
  const env = { ...process.env, NODE_OPTIONS: '', NODE_EXTRA_CA_CERTS: '', LC_ALL: 'C' }
  const { stderr } = spawnSync('bash', ['-c', line, 'bash', ...command], {
    cwd: folder,
    encoding: 'utf8',
    env,
  })
  const [user = 0, system = 0, wall = 0] = stderr.trim().split(/\s+/).map(Number)
  const [, memory = 0] = (/peak (\d+)/.exec(readFileSync(path.join(folder, 'errors'), 'utf8')) ?? []).map(
    Number,
  )
  rmSync(path.join(folder, 'dist'), { recursive: true, force: true })
  return { cpu: user + system, wall, memory: memory / 1000 }
}

function medianOf(numbers: number[]): number {
  return numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
}

function interleaved(kinds: Record<string, string[]>, count: number): Map<string, Cost[]> {
  const costs = new Map<string, Cost[]>()
  for (let run = 0; run < count; run++)
    for (const [name, command] of Object.entries(kinds))
      costs.set(name, [...(costs.get(name) ?? []), costOf(command)])
  return costs
}

/** Nothing where it is not installed. */
function packageVersion(name: string): string | undefined {
  const file = path.join(root, 'node_modules', name, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined
}

/** What a command says of its version; nothing where there is none. */
function versionOf(command: string, args: string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' })
  return status === 0 ? stdout.split('\n')[0]?.trim() : undefined
}

const one = path.join(root, 'fixtures/stories/harbor-commission/input.txt')
writeFileSync(path.join(folder, 'one.txt'), readFileSync(one))
mkdirSync(path.join(folder, 'wire'))
for (let index = 0; index < stories; index++)
  writeFileSync(path.join(folder, `wire/${index}.txt`), storyAt(index))
// Says how much memory a process held when it ends.
const peak = path.join(folder, 'peak.cjs')
writeFileSync(peak, "process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS))\n")

const node = process.execPath
const pandoc = versionOf('pandoc', ['--version'])
const typst = packageVersion('@myriaddreamin/typst-ts-node-compiler')
const line = (...args: string[]) => [node, '--require', peak, cli, ...args]
const peers: Record<string, string[]> = {
  ...(pandoc && {
    'pandoc, the text as Markdown, to HTML': ['pandoc', 'one.txt', '-f', 'markdown', '-s', '-o', 'o.html'],
    'pandoc, the text as Markdown, to EPUB': ['pandoc', 'one.txt', '-f', 'markdown', '-s', '-o', 'o.epub'],
  }),
}
const stock = (program: string) => [node, '--input-type=module', '--eval', program]
const from = (name: string) =>
  JSON.stringify(
    execFileSync(node, ['-p', `require.resolve('${name}')`], { cwd: root, encoding: 'utf8' }).trim(),
  )
const cold = interleaved(
  {
    'bare Node': [node, '--eval', '0'],
    'linecaster --version': line('--version'),
    'linecaster --to html': line('one.txt', '--to', 'html'),
    'linecaster, all four': line('one.txt', '--to', allFour),
    'stock pdfkit: the text in its Helvetica, untagged': stock(`
      import { createRequire } from 'node:module'
      import { createWriteStream, readFileSync } from 'node:fs'
      const Document = createRequire(${from('pdfkit')})('pdfkit')
      const pdf = new Document()
      pdf.pipe(createWriteStream('o.pdf'))
      pdf.text(readFileSync('one.txt', 'utf8'), { columns: 2, align: 'justify' }).end()`),
    'stock epub-gen-memory: the text as one chapter': stock(`
      import { createRequire } from 'node:module'
      import { readFileSync, writeFileSync } from 'node:fs'
      const { EPub } = createRequire(${from('epub-gen-memory')})('epub-gen-memory')
      const content = '<p>' + readFileSync('one.txt', 'utf8').replaceAll('&', '&amp;').split('\\n\\n').join('</p><p>') + '</p>'
      writeFileSync('o.epub', await new EPub({ title: 'One' }, [{ title: 'One', content }]).genEpub())`),
    ...peers,
  },
  runs,
)
const batch = (glob: string, to: string, jobs: number) =>
  line('build', glob, '--to', to, '--no-cache', '--quiet', '--jobs', String(jobs))
const large = interleaved(
  {
    one: batch('wire/*.txt', allFour, 1),
    two: batch('wire/*.txt', allFour, 2),
    // What the machine gives two programs that share nothing.
    both: [
      'bash',
      '-c',
      '"$@" & "$@" --output dist/other & wait',
      'bash',
      ...batch('wire/*.txt', allFour, 1),
    ],
    tenth: batch('wire/*0.txt', 'markdown,html,json', 1),
    whole: batch('wire/*.txt', 'markdown,html,json', 1),
  },
  Math.max(1, Math.floor(runs / 5)),
)
rmSync(folder, { recursive: true })
const warm = await warmCosts(Number(process.argv[4] ?? 200))

const of = (costs: Map<string, Cost[]>, name: string, what: keyof Cost) =>
  medianOf((costs.get(name) ?? []).map((cost) => cost[what]))
const bare = of(cold, 'bare Node', 'cpu')
const rows = [...cold.keys()].map((name) => {
  const cpu = of(cold, name, 'cpu')
  return `| ${name} | ${Math.round(1000 * cpu)} | ${Math.round(1000 * of(cold, name, 'wall'))} | ${(cpu / bare).toFixed(1)} |`
})
const page = `# Benchmarks

Made by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node},
pdfkit ${packageVersion('pdfkit')}, epub-gen-memory ${packageVersion('epub-gen-memory')}, ${pandoc ?? 'no pandoc'}, ${typst ? `Typst (typst-ts-node-compiler ${typst})` : 'no Typst'}. Medians of ${runs} runs, the kinds interleaved.
NOTE

## One story, a new process each

| | ms of processor | ms by the clock | times bare Node |
|---|---:|---:|---:|
${rows.join('\n')}

## One story after the other, one process

Every story is another, so that no peer remembers it. Only linecaster reads the wire and makes tagged, archival files.

| | ms of processor | of linecaster’s PDF |
|---|---:|---:|
${warm.map(([name, ms]) => `| ${name} | ${ms.toFixed(1)} | ${(ms / (warm[0]?.[1] ?? ms)).toFixed(2)} |`).join('\n')}

## ${stories} distinct stories of 680 words, no cache

| | |
|---|---:|
| all four outputs, one thread: ms of processor a story | ${((1000 * of(large, 'one', 'cpu')) / stories).toFixed(1)} |
| two threads: times as fast by the clock | ${(of(large, 'one', 'wall') / of(large, 'two', 'wall')).toFixed(2)} |
| two processes of one thread at once, which share nothing: times as fast | ${((2 * of(large, 'one', 'wall')) / of(large, 'both', 'wall')).toFixed(2)} |
| Markdown, HTML, JSON, one thread: ms of processor a story | ${((1000 * of(large, 'whole', 'cpu')) / stories).toFixed(1)} |
| the most memory, MB: a tenth of them; all | ${of(large, 'tenth', 'memory').toFixed(0)}; ${of(large, 'whole', 'memory').toFixed(0)} |
`
const note = process.env.BENCH_NOTE ?? ''
writeFileSync(path.join(root, 'docs/benchmarks.md'), page.replace('NOTE\n', note && `${note}\n`))
