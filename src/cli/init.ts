/**
 * `linecaster init [folder]`: asks what a desk wants, and writes a config that says so, and a story to try it on.
 * What is there already stays as it is.
 */
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { sentenceOf as reasonOf } from '../batch/faults.ts'
import { configName } from '../config.ts'
import { hintAt, OptionError } from '../hints.ts'
import { allRenderers, houseRenderers } from '../renderers/index.ts'
import { filesOf } from './sources.ts'
import { say, tell } from './terminal.ts'

export interface InitOptions {
  yes?: boolean
}

/** What is asked. */
export interface Wishes {
  /** A glob. */
  sources: string
  /** Names of renderers. */
  outputs: string[]
  paper: 'A4' | 'Letter'
  bind: 'story' | 'edition'
}

const sampleName = 'wire/sample.txt'

const standard: Wishes = {
  sources: 'wire/**/*.txt',
  outputs: houseRenderers().map(({ name }) => name),
  paper: 'A4',
  bind: 'story',
}

/** Returns the exit code. */
export async function init(named: string | undefined, { yes }: InitOptions): Promise<number> {
  const folder = path.resolve(named ?? '.')
  if (!yes && !(process.stdin.isTTY && process.stderr.isTTY))
    throw new OptionError('init asks questions, and here is no terminal; --yes takes the defaults')
  const isConfigured = existsSync(path.join(folder, configName))
  const wishes = yes || isConfigured ? standard : await askAll(process.stdin, process.stderr)
  await writeNew(folder, configName, configFor(wishes))
  await writeNew(folder, sampleName, sample)
  say(`Next: ${await nextIn(folder, named, isConfigured ? undefined : wishes.sources)}`)
  return 0
}

async function writeNew(folder: string, name: string, words: string): Promise<void> {
  const file = path.join(folder, name)
  const shown = path.relative(process.cwd(), file)
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, words, { flag: 'wx' })
    tell(shown)
  } catch (error) {
    if (!existsSync(file)) throw new OptionError(`${shown} cannot be written: ${reasonOf(error)}`)
    say(`${shown} is there already, and stays as it is`)
  }
}

async function nextIn(folder: string, named: string | undefined, glob: string | undefined): Promise<string> {
  const found = glob === undefined ? [] : await filesOf([glob], folder, folder)
  const sources = found.includes(sampleName) || glob === undefined ? '' : ` ${sampleName}`
  return `${named ? `cd ${named} && ` : ''}npx linecaster${sources}`
}

/** A person’s answers; an empty one takes what stands in brackets. */
export async function askAll(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<Wishes> {
  const lines = createInterface({ input, output })
  const ended = new AbortController()
  lines.once('close', () => ended.abort())
  const ask: Ask = (question, answer) => lines.question(`${question} [${answer}] `, { signal: ended.signal })
  try {
    const sources = (await ask('Where is the wire? A file or glob', standard.sources)) || standard.sources
    const formats = allRenderers().map(({ name }) => name)
    const outputs = await choose(
      ask,
      `What is made of it, of ${formats.join(', ')}?`,
      formats,
      standard.outputs,
    )
    const papers = ['A4', 'Letter'] as const
    const [paper = standard.paper] = outputs.includes('pdf')
      ? await choose(ask, 'On what paper, A4 or Letter?', papers, [standard.paper])
      : []
    const ways = ['story', 'edition'] as const
    const [bind = standard.bind] = await choose(
      ask,
      'Files for each story, or one edition of all? story or edition',
      ways,
      [standard.bind],
    )
    return { sources, outputs, paper, bind }
  } catch (error) {
    if (ended.signal.aborted)
      throw new OptionError('init was ended before its last answer; nothing was written')
    throw error
  } finally {
    lines.close()
  }
}

type Ask = (question: string, answer: string) => Promise<string>

/** As many of these as there are defaults; one that there is not is asked for again. */
async function choose<T extends string>(
  ask: Ask,
  question: string,
  known: readonly T[],
  defaults: readonly T[],
): Promise<T[]> {
  for (;;) {
    const answer = (await ask(question, defaults.join(','))).trim()
    if (answer === '') return [...defaults]
    const given = answer.split(/[\s,]+/).filter((name) => name !== '')
    const found = given.map((name) => known.find((each) => each.toLowerCase() === name.toLowerCase()))
    const wrong = given.find((_name, index) => found[index] === undefined)
    const chosen = found.filter((name) => name !== undefined)
    if (wrong === undefined && (defaults.length > 1 || chosen.length === 1)) return [...new Set(chosen)]
    say(wrong === undefined ? 'One of them' : `There is no “${wrong}”${hintAt(wrong, known)}`)
  }
}

/** Only what is not as the house has it. */
export function configFor({ sources, outputs, paper, bind }: Wishes): string {
  const isHouse = outputs.join() === standard.outputs.join() && paper === standard.paper
  const made = outputs.map((name) =>
    name === 'pdf' && paper !== 'A4' ? `pdf({ paper: '${paper}' })` : `${name}()`,
  )
  const imports = ['defineConfig', ...(isHouse ? [] : outputs)].sort((a, b) => (a < b ? -1 : 1))
  return [
    '/** What is made of the wire. npx linecaster --print-config shows all of it, and what the defaults are. */',
    `import { ${imports.join(', ')} } from 'linecaster'`,
    '',
    'export default defineConfig({',
    '  // Files and globs, from this folder.',
    `  sources: [${quoted(sources)}],`,
    ...(isHouse
      ? []
      : ['  // Without this line: Markdown, HTML, PDF on A4, EPUB.', `  renderers: [${made.join(', ')}],`]),
    ...(bind === standard.bind
      ? []
      : [
          '  // One book of all stories. A title: is its name, else the first headline is.',
          `  bind: '${bind}',`,
        ]),
    '})',
    '',
  ].join('\n')
}

function quoted(words: string): string {
  return `'${words.replace(/[\\']/g, '\\$&')}'`
}

/** A story as a wire service files it, of a town that there is not. */
const sample = `Grebe Harbor ferry will run through the winter

By NORA HALVERSEN

GREBE HARBOR, Maine -- The ferry to Tern Island will run through the winter for the first time since 1986, the harbor board decided Tuesday -- if its one mechanic agrees.

The vote was 4-1. Ida Lindqvist, who has mended the boat since it was built, said she had not been asked.

"I'd have said yes," Lindqvist said. "It's the boat that wants asking."

The "Agnes B." makes the crossing of 3 1/2 miles in 25 minutes, and in 40 when the wind is from the north. Winter fares are $6, and $2 for islanders.

-30-
`
