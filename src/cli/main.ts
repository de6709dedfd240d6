/** The command. The only place that knows `process`. */
import { Argument, CommanderError, Option } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { OptionError } from '../hints.ts'
import type { BuildOptions } from './build.ts'
import type { CacheOptions } from './cache.ts'
import type { CheckOptions } from './check.ts'
import type { Shell } from './completion.ts'
import { EnvironmentCommand, heedEnvironment, variableIn } from './environment.ts'
import type { ExplainOptions } from './explain.ts'
import { closingOf } from './help.ts'
import type { InitOptions } from './init.ts'
import type { OpdsOptions } from './opds.ts'
import type { PreviewOptions } from './preview/preview.ts'
import type { PrintConfigOptions } from './print-config.ts'
import type { ReplayOptions } from './replay.ts'
import type { RulesOptions } from './rules.ts'
import { say } from './terminal.ts'
import { checkCommand, commandNamed, termOf } from './usage.ts'
import { portNamed, toleranceNamed } from './values.ts'
import type { VerifyOptions } from './verify.ts'
import {
  assetsFolder,
  bind,
  configFile,
  extent,
  form,
  jobs,
  manifestNamed,
  nowMoment,
  readAs,
  reports,
  sourcesNamed,
  strictly,
  templateName,
  to,
} from './words.ts'

const wrongUse = 2
const ourBug = 70

const program = new EnvironmentCommand('linecaster')
  .usage('[command] [options] [sources...]')
  .description(packageJson.description)
  .version(packageJson.version, '-V, --version', 'show the version')
  .helpOption('-h, --help', 'show this help')
  .helpCommand(false)
  .exitOverride()
  .configureHelp({
    // Choices and defaults stand in the words themselves.
    optionDescription: ({ description }) => description,
    argumentDescription: ({ description }) => description,
    subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(termOf)].join(' '),
  })
  .addHelpText('afterAll', ({ command }) => closingOf(command.name()))

program
  .command('build', { isDefault: true })
  .summary('convert sources; what is done where no command is named')
  .description('Convert wire copy. Without sources, those of pipeline.config.ts.')
  .argument('[sources...]', sourcesNamed)
  .addOption(to())
  .option('-o, --output <folder>', 'where to write (default: dist)')
  .option('-c, --config <file>', configFile)
  .option('--template <name>', templateName)
  .addOption(bind())
  .option('--title <words>', 'title of the edition')
  .option('--fit <extent>', extent)
  .option('--from <format>', readAs)
  .option('--assets <folder>', assetsFolder)
  .option('--now <moment>', nowMoment)
  .option('--watch', 'build again when something changes')
  .addOption(reports())
  .option('--strict', strictly)
  .addOption(
    new Option('--max-failures <n>', 'exit with 0 while no more fail (default: 0)').argParser(toleranceNamed),
  )
  .addOption(new Option('--quiet', 'say nothing but remarks').conflicts('verbose'))
  .option('--verbose', 'say how far it is, and which readers read')
  .option('--prune', 'remove outputs of stories that are gone or killed')
  .option('--quarantine <folder>', 'copy the sources that fail to this folder')
  .addOption(jobs())
  .option('--shard <part>', 'print only a part of the sources: 3/8')
  .option('--no-cache', 'use nothing that was made before, keep nothing')
  .addOption(
    new Option('--print-config [form]', 'show the config and its origins, build nothing: table or json')
      .choices(['table', 'json'])
      .preset('table'),
  )
  .action(
    async (sources: string[], { watch: isWatched, printConfig: shown, ...options }: BuildWishes, command) => {
      if (program.args[0] !== 'build') checkCommand(sources, program)
      if (shown) {
        const { printConfig } = await import('./print-config.ts')
        const sourceOf = (option: string) => command.getOptionValueSource(option)
        process.exitCode = await printConfig(sources, { ...options, printConfig: shown }, sourceOf)
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
  .summary('write a config and a sample, after a few questions')
  .description('Ask a few questions, and write pipeline.config.ts and wire/sample.txt. What is there stays.')
  .argument('[folder]', 'where to write them (default: here)')
  .option('--yes', 'ask nothing, and take the defaults')
  .action(async (folder: string | undefined, options: InitOptions) => {
    const { init } = await import('./init.ts')
    process.exitCode = await init(folder, options)
  })

program
  .command('check')
  .summary('say what a build would remark, and write nothing')
  .description(
    'Say what a build would remark, and write nothing. Without sources, those of pipeline.config.ts.',
  )
  .argument('[sources...]', sourcesNamed)
  .addOption(to())
  .option('-c, --config <file>', configFile)
  .option('--template <name>', templateName)
  .addOption(bind())
  .option('--fit <extent>', extent)
  .option('--from <format>', readAs)
  .option('--assets <folder>', assetsFolder)
  .option('--now <moment>', nowMoment)
  .addOption(reports())
  .option('--strict', strictly)
  .action(async (sources: string[], options: CheckOptions) => {
    const { check } = await import('./check.ts')
    process.exitCode = await check(sources, options)
  })

program
  .command('explain')
  .summary('show what each line was taken for, and why')
  .description('Show each line of the wire: its part, the reasons, and what the stages mended.')
  .argument('<sources...>', sourcesNamed)
  .option('--diff', 'show each mended paragraph as it was and as it is')
  .option('-c, --config <file>', configFile)
  .option('--from <format>', readAs)
  .option('--assets <folder>', assetsFolder)
  .addOption(form())
  .action(async (sources: string[], options: ExplainOptions) => {
    const { explain } = await import('./explain.ts')
    process.exitCode = await explain(sources, options)
  })

program
  .command('preview')
  .summary('show wire and outputs in a browser, kept up to date')
  .description(
    'Serve a page on 127.0.0.1, until Ctrl-C: each line of the wire with its part, and what is printed of it.',
  )
  .argument('[sources...]', 'files or globs (default: those of pipeline.config.ts)')
  .addOption(
    new Option('--port <n>', 'which port (default: 4400, or the next that is free)').argParser(portNamed),
  )
  .option('-c, --config <file>', configFile)
  .option('--template <name>', templateName)
  .option('--from <format>', readAs)
  .option('--assets <folder>', assetsFolder)
  .option('--now <moment>', nowMoment)
  .action(async (sources: string[], options: PreviewOptions) => {
    const { preview } = await import('./preview/preview.ts')
    process.exitCode = await preview(sources, options)
  })

program
  .command('rules')
  .summary('list every rule, or tell what one means')
  .description('List every rule, or tell what one means and how to set it.')
  .argument('[rule]', 'as remarks name it: quotes:unclosed')
  .option('-c, --config <file>', configFile)
  .addOption(form())
  .action(async (rule: string | undefined, options: RulesOptions) => {
    const { rules } = await import('./rules.ts')
    process.exitCode = await rules(rule, options)
  })

program
  .command('verify')
  .summary('prove that outputs are as a build wrote them')
  .description('Hold every output against the manifest that its build wrote.')
  .argument('[manifest]', manifestNamed)
  .option('--rebuild', 'convert the sources again, and say whether they give these very bytes')
  .option('-c, --config <file>', configFile)
  .option('--now <moment>', 'what time the build took it for (default: the clock’s)')
  .action(async (manifest: string | undefined, options: VerifyOptions) => {
    const { verify } = await import('./verify.ts')
    process.exitCode = await verify(manifest, options)
  })

program
  .command('replay')
  .summary('try the sources of a build that failed again')
  .description('Build the batch of a manifest again, and say what came of what had failed.')
  .argument('[manifest]', manifestNamed)
  .option('-c, --config <file>', configFile)
  .option('--now <moment>', nowMoment)
  .addOption(reports())
  .option('--strict', strictly)
  .option('--quarantine <folder>', 'copy the sources that fail again to this folder')
  .addOption(jobs())
  .action(async (manifest: string | undefined, options: ReplayOptions) => {
    const { replay } = await import('./replay.ts')
    process.exitCode = await replay(manifest, options)
  })

program
  .command('opds')
  .summary('write catalogues of e-books, for e-readers')
  .description(
    'Write opds.xml (OPDS 1.2), opds.json (OPDS 2.0), covers/ and thumbnails/ beside the EPUBs of a folder.',
  )
  .argument('<folder>', 'where the EPUBs are')
  .option('--title <words>', 'title of the catalogue (default: Linecaster)', 'Linecaster')
  .option(
    '--template <name>',
    'template whose faces draw the cover of a book without one (default: article)',
    'article',
  )
  .action(async (folder: string, options: OpdsOptions) => {
    const { writeCatalogues } = await import('./opds.ts')
    process.exitCode = await writeCatalogues(folder, options)
  })

program
  .command('cache')
  .summary('say how much is kept of earlier builds')
  .description('Say how much is kept of builds of 40 sources and more, or throw it away.')
  .option('--clean', 'throw it away')
  .option('-c, --config <file>', configFile)
  .action(async (options: CacheOptions) => {
    const { cache } = await import('./cache.ts')
    process.exitCode = await cache(options)
  })

program
  .command('completion')
  .summary('print what completes this command in a shell')
  .description('Print a script for a shell to source; in fish: linecaster completion fish | source')
  .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(['bash', 'zsh', 'fish']))
  .action(async (shell: Shell) => {
    const { completion } = await import('./completion.ts')
    process.stdout.write(completion(program, shell))
  })

program
  .command('help')
  .summary('show what a command does')
  .description('Show what a command does, as --help after it.')
  .argument('[command]', 'which (default: all)')
  .action((name: string | undefined) => {
    commandNamed(name, program).outputHelp()
  })

program
  .command('manual', { hidden: true })
  .description('Print man/linecaster.1: linecaster manual | man -l -')
  .action(async () => {
    const { manualOf } = await import('./manual.ts')
    process.stdout.write(manualOf(program))
  })

interface BuildWishes extends BuildOptions {
  watch?: boolean
  printConfig?: PrintConfigOptions['printConfig']
}

// Whoever reads what we say may stop reading: `linecaster … | head -1`. A build goes on without its remarks.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    if (stream === process.stdout) process.exit()
  })
heedEnvironment(program)
try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = codeOf(error)
}

/** What is wrong is one sentence; commander has told its help. */
function codeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : wrongUse
  const words = error instanceof Error ? error.message : String(error)
  const isOurs = !(error instanceof OptionError)
  say(`linecaster: ${words}${isOurs ? ' (this is a bug in Linecaster)' : variableIn(words, program)}`)
  return isOurs ? ourBug : wrongUse
}
