/** Files with remarks on them, as a check leaves them, and every form in which they are reported. */
import { VFile } from 'vfile'
import { github } from '../src/cli/reports/github.ts'
import { json } from '../src/cli/reports/json.ts'
import { junit } from '../src/cli/reports/junit.ts'
import { pretty } from '../src/cli/reports/pretty.ts'
import { sarif } from '../src/cli/reports/sarif.ts'
import { rulesIn } from '../src/cli/rules.ts'
import { resolveConfig } from '../src/config.ts'
import { type Finding, reportOn, type Severity } from '../src/report.ts'

/** Every rule of the house. */
export const rules = rulesIn(resolveConfig({}, process.cwd()))

/** A remark: `[rule, severity, reason, where]`. */
export type Said = [name: string, severity: Severity, reason: string, finding?: Finding]

export function fileWith(name: string, copy: string, ...remarks: Said[]): VFile {
  const file = new VFile({ path: name, value: copy })
  for (const [rule, severity, reason, finding] of remarks) {
    const [owner = '', id = ''] = rule.split(':')
    reportOn(file, owner, { [id]: { severity, meaning: '' } })(id, reason, finding)
  }
  return file
}

const copy = 'Bees\n\nALDER CREEK -- "The bees held up fine, she said.\n'
export const bees = () =>
  fileWith(
    'wire/bees.txt',
    copy,
    ['decode:charset', 'info', 'Read as windows-1252'],
    [
      'quotes:unclosed',
      'warn',
      'Quotation is never closed',
      { line: 3, column: 16, expected: ['”'], note: 'Since then.' },
    ],
  )
export const logo = () =>
  fileWith('logo.png', '', ['decode:binary', 'fail', 'The source holds binary data, not copy'])
export const secret = () =>
  fileWith(
    'wire/secret.txt',
    'The bank will fail\n',
    ['catalogue:headline', 'warn', 'The story has no headline', { line: 1 }],
    ['gate:embargo', 'info', 'Withheld: urn:x is embargoed until 2026-03-14T11:00:00Z', { alone: true }],
  )
export const missing = () => fileWith('nowhere.txt', '', ['source:missing', 'fail', 'There is no such file'])
export const quiet = () => fileWith('wire/quiet.txt', 'All is well\n')
export const all = () => [quiet(), bees(), logo(), secret(), missing()]

/** What would steer a terminal or a build, were it not for us. */
export const evil =
  '::error::owned\n::set-output name=x::y\r\n##[error]z ##vso[task] %0A]]><![CDATA[ & \u001b[2J\u001b]0;x\u0007\u009b1m \u202eevil\ud800 , : %25'

export const forms: [name: string, write: (files: VFile[]) => string][] = [
  ['sarif', (files) => sarif(files, rules)],
  ['junit', junit],
  ['github', github],
  ['json', json],
  ['pretty', pretty],
]
