/** What is wrong with a command line is one sentence, in the house’s words and not in commander’s. */
import { Argument, Option } from 'commander'
import { expect, test } from 'vitest'
import { EnvironmentCommand } from '../src/cli/environment.ts'
import { checkCommand, commandNamed, termOf } from '../src/cli/usage.ts'
import { toleranceNamed } from '../src/cli/values.ts'
import { readAs, templateName, to } from '../src/cli/words.ts'
import { houseReaders } from '../src/readers/index.ts'
import { allRenderers } from '../src/renderers/index.ts'
import { houseTemplates } from '../src/template.ts'

function newProgram(): EnvironmentCommand {
  const program = new EnvironmentCommand('linecaster').exitOverride()
  program
    .command('set')
    .argument('<copy>')
    .option('-o, --output <folder>')
    .addOption(new Option('--bind <how>').choices(['story', 'edition', 'shelf']))
    .addOption(new Option('--most <n>').argParser(toleranceNamed))
    .addOption(new Option('--quiet').conflicts('verbose'))
    .option('--verbose')
    .action(() => undefined)
  program.command('cast').addArgument(new Argument('<metal>').choices(['lead', 'tin']))
  return program
}

const said = (words: string) => () => newProgram().parse(words.split(' '), { from: 'user' })

test.each([
  ['set a --outptu x', 'There is no option “--outptu”; did you mean “--output”?'],
  ['set a --nonesuch', 'There is no option “--nonesuch”: see linecaster set --help'],
  ['set', 'set needs <copy>: see linecaster set --help'],
  ['set a -o', '--output needs <folder>'],
  ['set a --bind book', '--bind must be story, edition or shelf, not “book”'],
  ['set a --most few', '--most must be a whole number, not “few”'],
  ['set a --quiet --verbose', '--quiet and --verbose exclude one another'],
  ['set a b', 'set takes one argument, not 2: see linecaster set --help'],
  ['cast gold', '<metal> must be lead or tin, not “gold”'],
])('%s', (words, sentence) => {
  expect(said(words)).toThrow(expect.objectContaining({ name: 'OptionError', message: sentence }))
})

test('a bare word that names no file is taken for a command; a path, a pattern or one of several is not', () => {
  const checked =
    (...words: string[]) =>
    () =>
      checkCommand(words, newProgram())
  expect(checked('cst', 'a.txt')).toThrow('There is no command and no file “cst”; did you mean “cast”?')
  expect(checked('verbose')).toThrow('did you mean “--verbose”?')
  expect(checked('nonesuch')).toThrow('There is no command and no file “nonesuch”: see linecaster --help')
  for (const words of [['none.txt'], ['wire/none'], ['*'], ['-'], ['src'], ['spooled', 'a.txt'], []])
    expect(checked(...words), words.join(' ')).not.toThrow()
})

test('help names every template, reader and renderer of the house', () => {
  const namesOf = (all: { name: string }[]) => all.map(({ name }) => name).join(', ')
  expect(readAs).toContain(namesOf(houseReaders()))
  expect(to().description).toContain(namesOf(allRenderers()))
  for (const name of houseTemplates()) expect(templateName).toContain(name)
})

test('help finds commands by their names', () => {
  expect(commandNamed(undefined, newProgram()).name()).toBe('linecaster')
  expect(commandNamed('cast', newProgram()).name()).toBe('cast')
  expect(() => commandNamed('gild', newProgram())).toThrow('There is no command “gild”; there are set, cast')
  expect(termOf(new Argument('[sources...]'))).toBe('[sources...]')
})
