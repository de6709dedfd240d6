/** `linecaster completion <shell>`: a script that completes the command, made of its definition. */
import type { Command, Option } from 'commander'
import { resolveConfig } from '../config.ts'
import { houseReaders } from '../readers/index.ts'
import { allRenderers } from '../renderers/index.ts'
import { houseTemplates } from '../template.ts'
import { rulesIn } from './rules.ts'
import { isHidden } from './usage.ts'

export type Shell = 'bash' | 'zsh' | 'fish'

/** What may follow an option or a command. */
type Value =
  | { kind: 'words' | 'list' | 'template'; words: readonly string[] }
  | { kind: 'files' | 'folders' | 'free' }

interface Known {
  name: string
  summary: string
  options: { flags: string[]; summary: string; value?: Value }[]
  argument: Value
}

export function completion(program: Command, shell: Shell): string {
  const commands = program.commands.filter(isShown).map(knownOf)
  return { bash, zsh, fish }[shell](commands)
}

function knownOf(command: Command): Known {
  const help = { flags: ['-h', '--help'], summary: 'show this help' }
  return {
    name: command.name(),
    summary: command.summary(),
    options: [...command.options.map(optionOf), help],
    argument: argumentOf(command),
  }
}

function argumentOf({ registeredArguments: [argument], parent }: Command): Value {
  const name = argument?.name()
  if (argument?.argChoices) return { kind: 'words', words: argument.argChoices }
  if (name === 'rule')
    return { kind: 'words', words: rulesIn(resolveConfig({}, '.')).map((rule) => rule.name) }
  if (name === 'command' && parent)
    return { kind: 'words', words: parent.commands.filter(isShown).map((command) => command.name()) }
  return { kind: name === 'folder' ? 'folders' : name === undefined ? 'free' : 'files' }
}

function isShown(command: Command): boolean {
  return !isHidden(command)
}

function optionOf(option: Option): Known['options'][number] {
  const flags = [option.short, option.long].filter((flag) => flag !== undefined && flag !== null)
  const isBare = !option.required && !option.optional
  return { flags, summary: option.description, ...(!isBare && { value: valueAfter(option) }) }
}

const reports = ['pretty', 'json', 'github', 'sarif', 'junit']

function valueAfter({ argChoices, flags, long }: Option): Value {
  if (argChoices) return { kind: 'words', words: argChoices }
  if (long === '--from') return { kind: 'words', words: houseReaders().map(({ name }) => name) }
  if (long === '--to') return { kind: 'list', words: allRenderers().map(({ name }) => name) }
  if (long === '--report') return { kind: 'list', words: reports }
  if (long === '--template') return { kind: 'template', words: houseTemplates() }
  if (flags.includes('<folder>')) return { kind: 'folders' }
  return { kind: flags.includes('<file>') ? 'files' : 'free' }
}

function bash(commands: readonly Known[]): string {
  const cases = commands.flatMap(({ name, options, argument }) => [
    ...options.flatMap(({ flags, value }) =>
      value ? [`    ${flags.map((flag) => `'${name} ${flag}'`).join('|')}) ${bashOf(value)}; return ;;`] : [],
    ),
    `    '${name} '*) options='${options.flatMap(({ flags }) => flags).join(' ')}'; rest='${restOf(argument)}' ;;`,
  ])
  const names = commands.map(({ name }) => name)
  return `# Completes linecaster in bash: source <(linecaster completion bash)
_linecaster_words() {
  local word=$current before= line
  # Bash takes the name of a rule apart at its colon.
  if [[ $1 == *:* ]]; then
    line=\${COMP_LINE:0:COMP_POINT} word=\${line##* }
    [[ $word == *:* && $COMP_WORDBREAKS == *:* ]] && before=\${word%"\${word##*:}"}
  fi
  COMPREPLY=($(compgen -W "$1" -- "$word"))
  COMPREPLY=("\${COMPREPLY[@]#"$before"}")
}
_linecaster_list() {
  local before=
  [[ $current == *,* ]] && before=\${current%,*},
  COMPREPLY=($(compgen -P "$before" -W "$1" -- "\${current##*,}"))
}
_linecaster_folders() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -d -- "$current"))
  type compopt >/dev/null 2>&1 && compopt -o filenames 2>/dev/null
}
_linecaster_template() {
  local words=($(compgen -W "$1" -- "$current"))
  _linecaster_folders
  COMPREPLY+=("\${words[@]}")
}
_linecaster() {
  local current=\${COMP_WORDS[COMP_CWORD]} last=\${COMP_WORDS[COMP_CWORD-1]} command=build word options rest
  COMPREPLY=()
  [[ $current == = ]] && current=
  [[ $last == = ]] && last=\${COMP_WORDS[COMP_CWORD-2]}
  if ((COMP_CWORD > 1)); then
    word=\${COMP_WORDS[1]}
    case $word in ${names.join('|')}) command=$word ;; esac
  fi
  case "$command $last" in
${cases.join('\n')}
  esac
  case $current in
    -*) _linecaster_words "$options" ;;
    *)
      ((COMP_CWORD == 1)) && rest='${names.join(' ')}'
      [[ $rest == / ]] && _linecaster_folders
      [[ $rest != / && -n $rest ]] && _linecaster_words "$rest"
      ;;
  esac
  return 0
}
complete -o bashdefault -o default -F _linecaster linecaster
`
}

/** "/" stands for folders; nothing for files, which bash itself completes. */
function restOf(argument: Value): string {
  if (argument.kind === 'folders') return '/'
  return 'words' in argument ? argument.words.join(' ') : ''
}

function bashOf(value: Value): string {
  if (value.kind === 'folders') return '_linecaster_folders'
  if ('words' in value) return `_linecaster_${value.kind} '${value.words.join(' ')}'`
  return ':'
}

function zsh(commands: readonly Known[]): string {
  const described = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`)
  const cases = commands.map(({ name, options, argument }) => {
    const specs = [...options.flatMap(zshOption), quoted(`*:${name}:${zshOf(argument)}`)]
    return `    ${name})\n      _arguments ${specs.join(' \\\n        ')} ;;`
  })
  return `#compdef linecaster
# Completes linecaster in zsh: source <(linecaster completion zsh)
_linecaster() {
  local command=build
  local -a commands
  commands=(
${described.join('\n')}
  )
  if ((CURRENT == 2)); then
    _describe -t commands command commands
  elif ((\${commands[(I)\${words[2]}:*]})); then
    command=$words[2]
    shift words
    ((CURRENT--))
  fi
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _linecaster ]; then _linecaster "$@"; else compdef _linecaster linecaster; fi
`
}

function zshOption({ flags, summary, value }: Known['options'][number]): string[] {
  const words = summary.replace(/[[\]:\\]/g, '\\$&')
  // With two, one excludes the other.
  const others = flags.length > 1 ? `(${flags.join(' ')})` : ''
  return flags.map((flag) => {
    const sign = value && flag.startsWith('--') ? '=' : ''
    return quoted(`${others}${flag}${sign}[${words}]${value ? `:value:${zshOf(value)}` : ''}`)
  })
}

function zshOf(value: Value): string {
  if (value.kind === 'words') return `(${value.words.join(' ').replaceAll(':', '\\:')})`
  if (value.kind === 'template') return `{compadd ${value.words.join(' ')}; _files -/}`
  if (value.kind === 'list') return `_values -s , value ${value.words.join(' ')}`
  return { files: '_files', folders: '_files -/', free: ' ' }[value.kind]
}

function fish(commands: readonly Known[]): string {
  const names = commands.map(({ name }) => name).join(' ')
  const lines = commands.flatMap(({ name, summary, options, argument }) => [
    `complete -c linecaster -n 'test (count (commandline -opc)) -eq 1' -a ${name} -d ${fishQuoted(summary)}`,
    ...('words' in argument
      ? [`complete -c linecaster -n '__linecaster_is ${name}' -f -a '${argument.words.join(' ')}'`]
      : []),
    ...options.map((option) => `complete -c linecaster -n '__linecaster_is ${name}' ${fishOption(option)}`),
  ])
  return `# Completes linecaster in fish: linecaster completion fish | source
function __linecaster_is
  set -l words (commandline -opc)
  set -l command build
  contains -- "$words[2]" ${names}; and set command $words[2]
  test $command = $argv[1]
end
${lines.join('\n')}
`
}

function fishOption({ flags, summary, value }: Known['options'][number]): string {
  const named = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`))
  return [...named, ...(value ? [fishOf(value)] : []), `-d ${fishQuoted(summary)}`].join(' ')
}

function fishOf(value: Value): string {
  if (value.kind === 'words') return `-x -a '${value.words.join(' ')}'`
  if (value.kind === 'template') return `-x -a '${value.words.join(' ')} (__fish_complete_directories)'`
  if (value.kind === 'list') return `-x -a '(__fish_append , ${value.words.join(' ')})'`
  return { files: '-r', folders: `-x -a '(__fish_complete_directories)'`, free: '-x' }[value.kind]
}

function quoted(words: string): string {
  return `'${words.replaceAll("'", "'\\''")}'`
}

function fishQuoted(words: string): string {
  return `'${words.replace(/[\\']/g, '\\$&')}'`
}
