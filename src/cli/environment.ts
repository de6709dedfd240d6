/**
 * What the environment says: each option of a build as a variable, beneath the command line and above the config.
 *
 *     LINECASTER_TO=pdf,epub LINECASTER_STRICT=1 linecaster
 */
import { Command, type Option } from 'commander'
import { hintAt, OptionError } from '../hints.ts'
import { say } from './terminal.ts'
import { sentenceFor } from './usage.ts'

const prefix = 'LINECASTER_'

/** Besides a build’s: these mean the same wherever they are. */
const elsewhere = ['-c, --config <file>', '--now <moment>', '--report <formats>', '--strict']

/** "--max-failures <n>" -> "LINECASTER_MAX_FAILURES" */
export function variableOf(option: Option): string {
  return `${prefix}${option.name().toUpperCase().replaceAll('-', '_')}`
}

/**
 * A command that finds its options in the environment, too, and throws an `OptionError` of one sentence where it is
 * used wrongly. An empty variable says nothing.
 */
export class EnvironmentCommand extends Command {
  override createCommand(name?: string): Command {
    return new EnvironmentCommand(name)
  }

  override addOption(option: Option): this {
    const variable = variableOf(option)
    const isThere = ['build', 'check'].includes(this.name()) || elsewhere.includes(option.flags)
    return super.addOption(isThere && process.env[variable] ? option.env(variable) : option)
  }

  override error(message: string): never {
    throw new OptionError(sentenceFor(message, this))
  }
}

/** What commander does not see to: what a switch is set to, and variables that there are not. */
export function heedEnvironment(program: Command): void {
  program.hook('preAction', (_program, command) => {
    for (const option of command.options) setSwitch(option, command)
    for (const warning of unknownIn(process.env, optionsOfBuild(program))) say(warning)
  })
}

/** Commander takes a switch for on whatever its variable says. */
function setSwitch(option: Option, command: Command): void {
  const name = option.attributeName()
  if (option.required || option.optional || command.getOptionValueSource(name) !== 'env') return
  const stated = process.env[variableOf(option)] ?? ''
  const isOn = /^(?:1|true|yes|on)$/i.test(stated)
  if (!isOn && !/^(?:0|false|no|off)$/i.test(stated))
    throw new OptionError(`${variableOf(option)} must be 1 or 0, not “${stated}”`)
  command.setOptionValueWithSource(name, isOn !== option.negate, 'env')
}

function unknownIn(env: NodeJS.ProcessEnv, options: readonly Option[]): string[] {
  const known = options.map(variableOf)
  const short = known.map((variable) => variable.slice(prefix.length))
  return Object.keys(env)
    .filter((variable) => variable.startsWith(prefix) && !known.includes(variable))
    .map((variable) => {
      const hint = hintAt(variable.slice(prefix.length), short).replace('“', `“${prefix}`)
      const isNear = hint.includes('did you mean')
      return `linecaster: ${variable} says nothing: there is no such option${isNear ? hint : ''}`
    })
}

/** " (LINECASTER_TO)", where a sentence is about a value that stands there and not on the command line. */
export function variableIn(sentence: string, program: Command): string {
  for (const command of program.commands) {
    for (const option of command.options) {
      if (command.getOptionValueSource(option.attributeName()) !== 'env') continue
      if (sentence.includes(variableOf(option))) continue
      const pieces = (process.env[variableOf(option)] ?? '').split(',').map((piece) => piece.trim())
      const isAbout = [...pieces, `${option.name()}:`].some((words) => words && sentence.includes(words))
      if (isAbout) return ` (${variableOf(option)})`
    }
  }
  return ''
}

/** Those that have a variable. */
export function optionsOfBuild(program: Command): readonly Option[] {
  return program.commands.find((command) => command.name() === 'build')?.options ?? []
}
