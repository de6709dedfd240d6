/**
 * Remarks as SARIF 2.1.0 (OASIS), as code scanning and editors read it. The same remarks give the same bytes: it says
 * neither when nor where it was made.
 */
import { createHash } from 'node:crypto'
import type { VFile } from 'vfile'
import packageJson from '../../../package.json' with { type: 'json' }
import { addressOf, copyAt, jsonOf, type KnownRule, type Remark, remarksIn } from './remarks.ts'

/** `rules`: all that exist. */
export function sarif(files: Iterable<VFile>, rules: readonly KnownRule[]): string {
  const places = new Map(rules.map(({ name }, index) => [name, index]))
  const driver = { name: 'Linecaster', version: packageJson.version, rules: rules.map(descriptorOf) }
  const results = [...files].flatMap((file) => resultsOf(file, places))
  return jsonOf({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  })
}

/** 3.58.6 */
const levels = { fail: 'error', warn: 'warning', info: 'note', off: 'none' }

/** A reportingDescriptor (3.49), with all that GitHub’s code scanning asks of one. */
function descriptorOf({ name, severity, meaning }: KnownRule) {
  return {
    id: name,
    shortDescription: { text: meaning },
    fullDescription: { text: meaning },
    help: { text: `${meaning} “linecaster rules ${name}” tells more.` },
    defaultConfiguration: { level: levels[severity], ...(severity === 'off' && { enabled: false }) },
  }
}

function resultsOf(file: VFile, places: ReadonlyMap<string, number>) {
  const seen = new Map<string, number>()
  return remarksIn(file).map((remark) => {
    const hash = hashOf(file, remark)
    const count = (seen.get(hash) ?? 0) + 1
    seen.set(hash, count)
    const ruleIndex = places.get(remark.rule)
    return {
      ruleId: remark.rule,
      ...(ruleIndex !== undefined && { ruleIndex }),
      level: levels[remark.severity],
      message: { text: remark.reason },
      locations: [{ physicalLocation: locationOf(file, remark) }],
      // The name that GitHub tells results from one another by.
      partialFingerprints: { primaryLocationLineHash: `${hash}:${count}` },
    }
  })
}

function locationOf(file: VFile, { line, column }: Remark) {
  return {
    artifactLocation: { uri: uriOf(addressOf(file)), uriBaseId: '%SRCROOT%' },
    ...(line && { region: { startLine: line, ...(column && { startColumn: column }) } }),
  }
}

/** A relative reference (RFC 3986, 4.2). */
function uriOf(address: string): string {
  const wellFormed = address.replace(/\p{Surrogate}/gu, '\ufffd')
  return wellFormed.split('/').map(encodeURIComponent).join('/')
}

/** Of the rule and the words of the line, wherever the line stands; where it may not be known, of what is remarked. */
function hashOf(file: VFile, remark: Remark): string {
  const copy = remark.severity === 'info' ? undefined : copyAt(file, remark)
  const words = copy?.trim() || remark.reason
  return createHash('sha256').update(`${remark.rule}\n${words}`).digest('hex').slice(0, 16)
}
