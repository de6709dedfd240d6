/**
 * What is wrong with a command line, in one sentence.
 *
 *     error: unknown option '--too'   ->   There is no option “--too”; did you mean “--to”?
 */
import { existsSync } from 'node:fs'
import type { Argument, Command } from 'commander'
import { hintAt, OptionError, oneOf } from '../hints.ts'

/** Commander’s sentences: what is taken from each, and ours of it. */
const sentences: [RegExp, (found: string[], command: Command) => string][] = [
  [
    /^unknown option '(.*?)'/,
    ([flag = ''], command) => `There is no option “${flag}”${nearTo(flag, command)}`,
  ],
  [
    /^missing required argument '(.*?)'/,
    ([name], command) => `${command.name()} needs <${name}>${helpOf(command)}`,
  ],
  [/^option '(?:-\w, )?(\S+) (\S+)' argument missing/, ([flag, value]) => `${flag} needs ${value}`],
  [
    /^option '(?:-\w, )?(\S+)(?: \S+)?' (?:argument|value) '(.*?)'(?: from env '(.*?)')? is invalid\. (.*)/s,
    ([flag, value, variable, reason = '']) => `${variable ?? flag} ${mustBe(reason)}, not “${value}”`,
  ],
  [
    /^command-argument value '(.*?)' is invalid for argument '(.*?)'\. (.*)/s,
    ([value, name, reason = '']) => `<${name}> ${mustBe(reason)}, not “${value}”`,
  ],
  [
    /^option '(?:-\w, )?(\S+).*?' cannot be used with option '(?:-\w, )?(\S+?)[ ']/,
    ([one, other]) => `${one} and ${other} exclude one another`,
  ],
  [
    /^too many arguments for '(.*?)'\. Expected (\d+) arguments? but got (\d+)/,
    ([name, most, given], command) =>
      `${name} takes ${most === '0' ? 'no argument' : most === '1' ? 'one argument' : `${most} arguments`}, not ${given}${helpOf(command)}`,
  ],
]

/** What commander says, as this house does; what it has not said before, as it is. */
export function sentenceFor(message: string, command: Command): string {
  const words = message.replace(/^error: /, '')
  for (const [pattern, sentence] of sentences) {
    const found = pattern.exec(words)
    if (found) return sentence(found.slice(1), command)
  }
  return words
}

/** "Allowed choices are a, b, c." -> "must be a, b or c" */
function mustBe(reason: string): string {
  const [, choices] = /^Allowed choices are (.*)\.$/.exec(reason) ?? []
  return choices ? `must be ${oneOf(choices.split(', '))}` : reason
}

function nearTo(flag: string, command: Command): string {
  const flags = command.options.flatMap(({ long }) => long ?? [])
  const hint = hintAt(flag, flags)
  return hint.includes('did you mean') ? hint : helpOf(command)
}

function helpOf(command: Command): string {
  return `: see linecaster ${command.parent ? `${command.name()} ` : ''}--help`
}

/** Without a name, the whole. Throws an `OptionError` where there is none of that name. */
export function commandNamed(name: string | undefined, program: Command): Command {
  if (name === undefined) return program
  const found = program.commands.find((command) => command.name() === name)
  if (found) return found
  throw new OptionError(`There is no command “${name}”${hintAt(name, shownIn(program))}`)
}

/** A bare word that names no file, by itself or near a command, was meant as a command. Throws an `OptionError`. */
export function checkCommand([word = '', ...others]: readonly string[], program: Command): void {
  if (!/^[a-z][a-z-]*$/.test(word) || existsSync(word)) return
  const options = [program, ...program.commands]
    .flatMap((command) => command.options)
    .flatMap(({ long }) => long ?? [])
  const hint = options.includes(`--${word}`) ? `; did you mean “--${word}”?` : hintAt(word, shownIn(program))
  const isNear = hint.includes('did you mean')
  if (others.length > 0 && !isNear) return
  throw new OptionError(
    `There is no command and no file “${word}”${isNear ? hint : ': see linecaster --help'}`,
  )
}

/** "[sources...]" */
export function termOf(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`
  return argument.required ? `<${name}>` : `[${name}]`
}

function shownIn(program: Command): string[] {
  return program.commands.filter((command) => !isHidden(command)).map((command) => command.name())
}

/** Whether help, completion and manual leave it out. */
export function isHidden(command: Command): boolean {
  return '_hidden' in command && command._hidden === true
}
