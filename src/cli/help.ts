/** What `--help` and the manual say of a command beneath its options: examples that can be pasted, and exit codes. */

interface Guide {
  /** They work where `linecaster init --yes` and `linecaster` have been, one after the other. */
  examples: string[]
  exits: string
}

const asBuilds = '0 every story was written, 1 one failed, 2 wrong use, 70 a bug'
const simply = '0 done, 2 wrong use, 70 a bug'

/** By the command’s name; "linecaster" is the whole. */
const guides: Record<string, Guide> = {
  linecaster: {
    examples: [
      'npx linecaster init --yes',
      'npx linecaster',
      'npx linecaster wire/sample.txt --to pdf',
      'npx linecaster explain wire/sample.txt',
    ],
    exits: asBuilds,
  },
  build: { examples: ['npx linecaster "wire/*.txt" --to pdf,epub --bind edition'], exits: asBuilds },
  init: { examples: ['npx linecaster init --yes'], exits: simply },
  check: {
    examples: [
      'npx linecaster check',
      'npx linecaster check wire/sample.txt --fit 31cm',
      'npx linecaster check "wire/*.txt" --strict --report junit=lines.xml',
    ],
    exits: '0 nothing would fail, 1 something would, 2 wrong use, 70 a bug',
  },
  explain: {
    examples: ['npx linecaster explain wire/sample.txt', 'npx linecaster explain --diff wire/sample.txt'],
    exits: '0 all was read, 1 a source failed, 2 wrong use, 70 a bug',
  },
  preview: { examples: ['npx linecaster preview wire/sample.txt'], exits: simply },
  rules: { examples: ['npx linecaster rules', 'npx linecaster rules quotes:unclosed'], exits: simply },
  verify: {
    examples: ['npx linecaster verify', 'npx linecaster verify dist --rebuild'],
    exits: '0 all is as written, 1 something is not, 2 wrong use, 70 a bug',
  },
  replay: { examples: ['npx linecaster replay'], exits: asBuilds },
  opds: {
    examples: ['npx linecaster opds dist --title "Our e-books"'],
    exits: '0 all are listed, 1 a file is no EPUB, 2 wrong use, 70 a bug',
  },
  cache: { examples: ['npx linecaster cache', 'npx linecaster cache --clean'], exits: simply },
  completion: { examples: ['source <(npx linecaster completion bash)'], exits: simply },
  help: { examples: ['npx linecaster help build'], exits: simply },
}

export function guideTo(command: string): Guide | undefined {
  return guides[command]
}

/** What stands beneath the options. */
export function closingOf(command: string): string {
  const guide = guideTo(command)
  if (!guide) return ''
  const { examples, exits } = guide
  const shown =
    examples.length === 1
      ? [`Example: ${examples[0]}`]
      : ['Examples:', ...examples.map((example) => `  ${example}`), '']
  return ['', ...shown, `Exit codes: ${exits}`, ...(notes[command] ?? [])].join('\n')
}

const notes: Record<string, string[]> = {
  linecaster: ['linecaster build --help tells the options of a build.'],
  build: ['Each option has a variable, too: LINECASTER_TO=pdf, LINECASTER_STRICT=1'],
}
