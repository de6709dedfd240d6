/** The command. The only place that knows `process`. */
import { Argument, CommanderError, InvalidArgumentError, Option } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { OptionError } from '../options.ts'
import type { BuildOptions } from './build.ts'
import type { CacheOptions } from './cache.ts'
import type { CheckOptions } from './check.ts'
import type { Shell } from './completion.ts'
import { EnvironmentCommand, heedEnvironment, variableIn } from './environment.ts'
import type { ExplainOptions } from './explain.ts'
import type { InitOptions } from './init.ts'
import type { OpdsOptions } from './opds.ts'
import type { PreviewOptions } from './preview/preview.ts'
import type { PrintConfigOptions } from './print-config.ts'
import type { ReplayOptions } from './replay.ts'
import type { RulesOptions } from './rules.ts'
import { say } from './terminal.ts'
import type { VerifyOptions } from './verify.ts'

const wrongUse = 2
const ourBug = 70

const reportFormats = 'pretty, json, github, sarif, junit; several with commas; to a file: junit=lines.xml'

const configFile = 'config (default: pipeline.config.ts, if it is there)'

const nowMoment = 'what time it is for embargoes, with its zone'

const program = new EnvironmentCommand('linecaster')
  .description(packageJson.description)
  .version(packageJson.version)
  .exitOverride()
  .showHelpAfterError('(--help after a command tells its options)')
  .addHelpText('after', '\nlinecaster build --help tells the options of a build.')

program
  .command('build', { isDefault: true })
  .summary('convert sources (the default command)')
  .description('Convert wire copy. Without sources, those of pipeline.config.ts.')
  .addArgument(new Argument('[sources...]', 'files or globs; - reads standard input'))
  .option('--from <format>', 'read every source as this format')
  .addOption(
    new Option(
      '--to <formats>',
      'markdown, html, pdf, epub, json, ninjs, nitf; several with commas',
    ).argParser(names),
  )
  .option('-o, --output <folder>', 'where to write (default: dist)')
  .option('--assets <folder>', 'where the pictures are that messages name')
  .option('-c, --config <file>', configFile)
  .option('--template <name>', 'template: a name of the house’s, or a folder')
  .option('--fit <extent>', 'make a story in print fit: "1 page", "31cm"')
  .addOption(new Option('--bind <how>', 'files for each story, or one edition').choices(['story', 'edition']))
  .option('--title <words>', 'title of the edition')
  .option('--now <moment>', nowMoment)
  .addOption(
    new Option('--jobs <n>', 'how many threads (default: as many as the machine has)').argParser(count),
  )
  .option('--no-cache', 'use nothing that was made before, keep nothing')
  .option('--report <formats>', reportFormats)
  .addOption(
    new Option('--max-failures <n>', 'exit with 0 while no more fail (default: 0)').argParser(tolerance),
  )
  .option('--shard <part>', 'only a part of the sources, such as 3/8')
  .option('--quarantine <folder>', 'copy sources that failed there')
  .option('--prune', 'remove outputs of stories that are gone or killed')
  .option('--strict', 'exit with 1 on warnings, too')
  .addOption(new Option('--quiet', 'say nothing but remarks').conflicts('verbose'))
  .option('--verbose', 'say how far it is, and which readers read')
  .option('--watch', 'build again when something changes')
  .addOption(
    new Option('--print-config [form]', 'show the config and its origins; build nothing')
      .choices(['table', 'json'])
      .preset('table'),
  )
  .addHelpText('after', '\nEach has a variable, too: LINECASTER_TO=pdf, LINECASTER_MAX_FAILURES=3.')
  .action(
    async (sources: string[], { watch: isWatched, printConfig: form, ...options }: BuildWishes, command) => {
      if (form) {
        const { printConfig } = await import('./print-config.ts')
        const sourceOf = (option: string) => command.getOptionValueSource(option)
        process.exitCode = await printConfig(sources, { ...options, printConfig: form }, sourceOf)
      } else if (isWatched) {
        const { watch } = await import('./watch.ts')
        process.exitCode = await watch(sources, options)
      } else {
        const { build } = await import('./build.ts')
        process.exitCode = await build(sources, options)
      }
    },
  )

program
  .command('init')
  .summary('ask a few questions; write a config and a sample')
  .description('Write pipeline.config.ts and wire/sample.txt. What is there already stays.')
  .argument('[folder]', 'where (default: here)')
  .option('--yes', 'ask nothing, and take the defaults')
  .action(async (folder: string | undefined, options: InitOptions) => {
    const { init } = await import('./init.ts')
    process.exitCode = await init(folder, options)
  })

program
  .command('explain')
  .summary('show what each line of a wire was taken for, and why')
  .description('Show every line of the wire: its part, the reasons, and what the stages mended.')
  .argument('<sources...>', 'files or globs; - reads standard input')
  .option('--assets <folder>', 'where the pictures are that messages name')
  .option('-c, --config <file>', configFile)
  .addOption(
    new Option('--report <form>', 'for people or for programs').choices(['pretty', 'json']).default('pretty'),
  )
  .option('--diff', 'show each mended paragraph as it was and as it is')
  .action(async (sources: string[], options: ExplainOptions) => {
    const { explain } = await import('./explain.ts')
    process.exitCode = await explain(sources, options)
  })

program
  .command('preview')
  .summary('show wire and outputs side by side in a browser, kept up to date')
  .description(
    'Serve a page on 127.0.0.1: each line of the wire with its part, beside what is printed of it.',
  )
  .argument('[sources...]', 'files or globs; those of pipeline.config.ts, unless named')
  .option('--assets <folder>', 'where the pictures are that messages name')
  .option('-c, --config <file>', configFile)
  .option('--template <name>', 'template: a name of the house’s, or a folder')
  .option('--now <moment>', nowMoment)
  .addOption(
    new Option('--port <n>', 'which port (default: 4400, or the next that is free)').argParser(portNamed),
  )
  .action(async (sources: string[], options: PreviewOptions) => {
    const { preview } = await import('./preview/preview.ts')
    process.exitCode = await preview(sources, options)
  })

program
  .command('cache')
  .summary('say how much is kept of earlier builds, or throw it away')
  .option('-c, --config <file>', configFile)
  .option('--clean', 'throw it away')
  .action(async (options: CacheOptions) => {
    const { cache } = await import('./cache.ts')
    process.exitCode = await cache(options)
  })

program
  .command('check')
  .summary('say what a build would remark, and write nothing')
  .argument('[sources...]', 'files or globs; - reads standard input')
  .option('--assets <folder>', 'where the pictures are that messages name')
  .option('-c, --config <file>', configFile)
  .option('--now <moment>', nowMoment)
  .option('--report <formats>', reportFormats)
  .option('--strict', 'exit with 1 on warnings, too')
  .action(async (sources: string[], options: CheckOptions) => {
    const { check } = await import('./check.ts')
    process.exitCode = await check(sources, options)
  })

program
  .command('rules')
  .summary('list every rule, or tell what one means and how to set it')
  .argument('[rule]', 'as remarks name it: quotes:unclosed')
  .option('-c, --config <file>', configFile)
  .addOption(
    new Option('--report <form>', 'for people or for programs').choices(['pretty', 'json']).default('pretty'),
  )
  .action(async (rule: string | undefined, options: RulesOptions) => {
    const { rules } = await import('./rules.ts')
    process.exitCode = await rules(rule, options)
  })

program
  .command('verify')
  .summary('prove that outputs are as a build wrote them')
  .description('Hold every output against the manifest that its build wrote.')
  .argument('[manifest]', 'the manifest, or its folder (default: dist)')
  .option('--rebuild', 'convert the sources again, and say whether they give these very bytes')
  .option('-c, --config <file>', 'config file of the build (default: pipeline.config.ts, if there is one)')
  .option('--now <moment>', 'what time the build took it for, with its zone (default: the clock’s)')
  .action(async (manifest: string | undefined, options: VerifyOptions) => {
    const { verify } = await import('./verify.ts')
    process.exitCode = await verify(manifest, options)
  })

program
  .command('replay')
  .summary('try the sources of a build that failed again')
  .description('Build the batch of a manifest again, and say what came of what had failed.')
  .argument('[manifest]', 'the manifest, or its folder (default: dist)')
  .option('-c, --config <file>', 'config file of the build (default: pipeline.config.ts, if there is one)')
  .option('--now <moment>', nowMoment)
  .addOption(
    new Option('--jobs <n>', 'how many threads (default: as many as the machine has)').argParser(count),
  )
  .option('--quarantine <folder>', 'copy sources that fail again there')
  .option('--report <formats>', reportFormats)
  .option('--strict', 'exit with 1 on warnings, too')
  .action(async (manifest: string | undefined, options: ReplayOptions) => {
    const { replay } = await import('./replay.ts')
    process.exitCode = await replay(manifest, options)
  })

program
  .command('opds')
  .summary('write catalogues of a folder’s e-books, for e-readers to subscribe to')
  .description(
    'Write opds.xml (OPDS 1.2), opds.json (OPDS 2.0), covers/ and thumbnails/ beside the EPUBs of a folder.',
  )
  .argument('<folder>', 'where the EPUBs are')
  .option('--title <words>', 'title of the catalogue', 'Linecaster')
  .option('--template <name>', 'template whose faces draw the cover of a book without one', 'article')
  .action(async (folder: string, options: OpdsOptions) => {
    const { writeCatalogues } = await import('./opds.ts')
    process.exitCode = await writeCatalogues(folder, options)
  })

program
  .command('completion')
  .summary('print what completes this command in a shell')
  .description('Print a script for a shell: source <(linecaster completion bash)')
  .addArgument(new Argument('<shell>', 'whose').choices(['bash', 'zsh', 'fish']))
  .action(async (shell: Shell) => {
    const { completion } = await import('./completion.ts')
    process.stdout.write(completion(program, shell))
  })

program
  .command('manual', { hidden: true })
  .description('Print man/linecaster.1: linecaster manual | man -l -')
  .action(async () => {
    const { manualOf } = await import('./manual.ts')
    process.stdout.write(manualOf(program))
  })

function count(stated: string): number {
  const number = Number(stated)
  if (!Number.isInteger(number) || number < 1 || number > 256)
    throw new InvalidArgumentError('It must be a whole number from 1 to 256.')
  return number
}

function portNamed(stated: string): number {
  const number = Number(stated)
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw new InvalidArgumentError('It must be a whole number from 1 to 65535.')
  return number
}

function tolerance(stated: string): number {
  const number = Number(stated)
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('It must be a whole number.')
  return number
}

function names(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

interface BuildWishes extends BuildOptions {
  watch?: boolean
  printConfig?: PrintConfigOptions['printConfig']
}

// Whoever reads what we say may stop reading: `linecaster … | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})
heedEnvironment(program)
try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = codeOf(error)
}

/** Commander has told its own errors; ours are one sentence. */
function codeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : wrongUse
  const words = error instanceof Error ? error.message : String(error)
  const isOurs = !(error instanceof OptionError)
  say(`linecaster: ${words}${isOurs ? ' (this is a bug in Linecaster)' : variableIn(words, program)}`)
  return isOurs ? ourBug : wrongUse
}
