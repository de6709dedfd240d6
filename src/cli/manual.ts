/**
 * man/linecaster.1, made of the command’s definition, in the macros of man(7).
 *
 *     --jobs <n>  how many threads   ->   .TP
 *                                         \fB\-\-jobs\fR \fIn\fR
 *                                         how many threads
 */
import type { Argument, Command, Option } from 'commander'
import { optionsOfBuild, variableOf } from './environment.ts'
import { guideTo } from './help.ts'
import { isHidden } from './usage.ts'

export function manualOf(program: Command): string {
  const commands = program.commands.filter((command) => !isHidden(command))
  return [
    // No date: the page says the same whenever it is made.
    '.TH LINECASTER 1 "" "Linecaster" "User Commands"',
    '.SH NAME',
    `linecaster \\- ${escaped(lowerFirst(program.description().replace(/\.$/, '')))}`,
    '.SH SYNOPSIS',
    ...commands.flatMap((command, index) => [...(index > 0 ? ['.br'] : []), usageOf(command)]),
    '.SH DESCRIPTION',
    'News agencies send plain text. Linecaster tells its parts from one another, mends the typography,',
    'accounts for every word, and sets the story.',
    'Standard output carries the paths of what was written; everything else goes to standard error.',
    '.SH COMMANDS',
    ...commands.flatMap(sectionOf),
    '.SH ENVIRONMENT',
    ...environment(program),
    ...closing,
    ...new Set(['linecaster', ...commands.map((command) => command.name())].flatMap(examplesOf)),
    '.EE',
    '',
  ].join('\n')
}

function usageOf(command: Command): string {
  const isDefault = command.name() === 'build'
  const name = isDefault ? `[${bold(command.name())}]` : bold(command.name())
  const options = command.options.length > 0 ? ['[options]'] : []
  return [bold('linecaster'), name, ...options, ...command.registeredArguments.map(argumentOf)].join(' ')
}

function argumentOf(argument: Argument): string {
  const name = `${italic(argument.name())}${argument.variadic ? '...' : ''}`
  return argument.required ? name : `[${name}]`
}

function sectionOf(command: Command): string[] {
  const { registeredArguments, options } = command
  return [
    `.SS ${command.name()}`,
    sentence(command.description() || command.summary()),
    ...registeredArguments.flatMap((argument) => [
      '.TP',
      argumentOf(argument),
      escaped(argument.description),
    ]),
    ...options.flatMap((option) => ['.TP', flagsOf(option), escaped(option.description)]),
    '.TP',
    'Exit codes',
    escaped(guideTo(command.name())?.exits ?? ''),
  ]
}

/** "-o, --output <folder>" */
function flagsOf({ flags }: Option): string {
  return flags
    .split(/[ ,]+/)
    .map((word) => (word.startsWith('-') ? bold(word) : italic(word.replace(/[<>]/g, ''))))
    .join(' ')
    .replace(/^(\S+) (\\fB\\-\\-)/, '$1, $2')
}

function environment(program: Command): string[] {
  return [
    'Each option of a build may stand in the environment. The command line wins over it, and it over the config.',
    'Switches are 1 or 0.',
    ...optionsOfBuild(program).flatMap((option) => [
      '.TP',
      bold(variableOf(option)),
      `As ${bold(option.long ?? '')}.`,
    ]),
    '.TP',
    bold('SOURCE_DATE_EPOCH'),
    'Seconds since 1970: dates a build whose stories state no date.',
    '.TP',
    `${bold('NO_COLOR')}, ${bold('FORCE_COLOR')}`,
    'Whether remarks are in color, where a terminal does not decide.',
    '.TP',
    bold('CI'),
    'No line that keeps up with the work.',
  ]
}

const closing = [
  '.SH FILES',
  '.TP',
  italic('pipeline.config.ts'),
  'The config, in the folder where the command runs.',
  '.TP',
  italic('story.txt.linecaster.yaml'),
  'What an editor says of the source story.txt: which part a line is.',
  '.TP',
  italic('.linecaster/cache'),
  'What was made before, beside the config.',
  '.SH EXIT STATUS',
  '.TP',
  bold('0'),
  'Every story was written.',
  '.TP',
  bold('1'),
  'At least one story failed, or was warned of under \\-\\-strict; the others were written.',
  '.TP',
  bold('2'),
  'Wrong use, a wrong config, or nothing to read.',
  '.TP',
  bold('70'),
  'A bug in Linecaster.',
  '.SH EXAMPLES',
  '.EX',
]

function examplesOf(command: string): string[] {
  return (guideTo(command)?.examples ?? []).map(escaped)
}

function bold(words: string): string {
  return `\\fB${escaped(words)}\\fR`
}

function italic(words: string): string {
  return `\\fI${escaped(words)}\\fR`
}

function sentence(words: string): string {
  const whole = words.charAt(0).toUpperCase() + words.slice(1)
  return escaped(whole.endsWith('.') ? whole : `${whole}.`)
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

const characters: Record<string, string> = {
  '\\': '\\e',
  '-': '\\-',
  '’': '\\(cq',
  '‘': '\\(oq',
  '“': '\\(lq',
  '”': '\\(rq',
  '–': '\\(en',
  '—': '\\(em',
  '…': '...',
}

/** Plain ASCII that troff takes for words. */
function escaped(words: string): string {
  // A hyphen within a word is one.
  const plain = words.replace(
    /(?<![A-Za-z])-|[\\’‘“”–—…]/g,
    (character) => characters[character] ?? character,
  )
  return /^[.']/.test(plain) ? `\\&${plain}` : plain
}
