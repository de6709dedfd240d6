#!/usr/bin/env node
/** The command. The only place that knows `process`. */
import { Argument, Command, CommanderError, Option } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { OptionError } from '../options.ts'
import type { BuildOptions } from './build.ts'
import { say } from './terminal.ts'

const wrongUse = 2
const ourBug = 70

const program = new Command('linecaster')
  .description(packageJson.description)
  .version(packageJson.version)
  .exitOverride()
  .showHelpAfterError('(linecaster --help tells the options)')

program
  .command('build', { isDefault: true })
  .summary('convert sources (the default command)')
  .description('Convert wire copy. Without sources, those of pipeline.config.ts.')
  .addArgument(new Argument('[sources...]', 'files or globs; - reads standard input'))
  .addOption(
    new Option('--to <formats>', 'markdown, html, pdf, epub, json; several with commas').argParser(names),
  )
  .option('-o, --output <folder>', 'where to write (default: dist)')
  .option('-c, --config <file>', 'config file (default: pipeline.config.ts, if there is one)')
  .option('--template <name>', 'template: a name of the house’s, or a folder')
  .addOption(new Option('--bind <how>', 'files for each story, or one edition').choices(['story', 'edition']))
  .option('--title <words>', 'title of the edition')
  .option('--strict', 'exit with 1 on warnings, too')
  .option('--quiet', 'say nothing but remarks')
  .action(async (sources: string[], options: BuildOptions) => {
    const { build } = await import('./build.ts')
    process.exitCode = await build(sources, options)
  })

function names(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

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
  say(`linecaster: ${words}${isOurs ? ' (this is a bug in Linecaster)' : ''}`)
  return isOurs ? ourBug : wrongUse
}
