/** `linecaster verify [manifest]`: whether outputs are as a build wrote them, and with --rebuild, whether its sources give them again. */
import path from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { withAssets } from '../batch/asked.ts'
import { listed } from '../batch/outcome.ts'
import { extrasIn, type Finding, findingsIn, staleIn, unlike } from '../batch/proof.ts'
import type { Manifest } from '../batch/schema.ts'
import { narrowedAgain, settingsOf } from '../batch/settings.ts'
import { configName, loadConfig } from '../config.ts'
import { convert } from '../pipeline.ts'
import { clockOf } from './clock.ts'
import { manifestAt } from './manifest-at.ts'
import { sourcesOf } from './sources.ts'
import { say, tell } from './terminal.ts'

export interface VerifyOptions {
  rebuild?: boolean
  config?: string
  now?: string
}

/** Returns the exit code: 0 all proven, 1 not. Throws an `OptionError` where there is no manifest that can be read. */
export async function verify(
  named: string | undefined,
  options: VerifyOptions,
  cwd = process.cwd(),
): Promise<number> {
  const { manifest, folder } = await manifestAt(named, cwd)
  const stale = await staleIn(folder, manifest)
  const findings = [...(await findingsIn(folder, manifest)), ...stale]
  const rebuilt = options.rebuild ? await rebuild(manifest, options, cwd) : { findings: [], remarks: [] }
  const all = [...findings, ...rebuilt.findings]
  for (const finding of all) tell(lineOf(finding))
  for (const remark of [...(await remarksOn(folder, manifest, stale)), ...rebuilt.remarks]) say(remark)
  say(sentenceOf(manifest, all, options.rebuild ?? false))
  return all.length > 0 ? 1 : 0
}

/** What stands in the folder besides is no fault of the outputs. */
async function remarksOn(folder: string, manifest: Manifest, stale: Finding[]): Promise<string[]> {
  const earlier = new Set(manifest.earlier?.map((each) => each.path))
  const told = new Set(stale.map((each) => each.path))
  const extras = (await extrasIn(folder, manifest)).filter((file) => !told.has(file))
  const removes = (which: string) => `build --prune removes ${which} gone`
  return [
    ...together(
      extras.filter((file) => earlier.has(file)),
      `is of a build before; ${removes('it if its story is')}`,
      `are of builds before; ${removes('those whose stories are')}`,
    ),
    ...together(
      extras.filter((file) => !earlier.has(file)),
      'is named by no manifest',
      'are named by no manifest',
    ),
  ]
}

/** So many files are told by their names. */
const fewFiles = 5

/** Of many files one sentence: after a build of a part of the sources, they are all the others’. */
function together(files: readonly string[], one: string, many: string): string[] {
  if (files.length <= fewFiles) return files.map((file) => `extra: ${file} ${one}`)
  return [`extra: ${files.length} files, such as ${files[0]}, ${many}`]
}

interface Rebuilt {
  findings: Finding[]
  remarks: string[]
}

/** Converts the sources again, in memory. */
export async function rebuild(manifest: Manifest, options: VerifyOptions, cwd: string): Promise<Rebuilt> {
  const config = withAssets(narrowedAgain(await loadConfig(cwd, options.config), manifest), cwd)
  const settings = settingsOf(config, path.resolve(cwd, options.config ?? configName))
  const { sources, unread } = sourcesOf(filesOf(manifest), cwd, config.assets)
  const read = new Map<string, string>()
  const made = new Map<string, string>()
  for await (const { file, outputs } of convert(sources, config, clockOf(options.now))) {
    if (file.data.source) read.set(file.path, file.data.source.sha256)
    for (const output of outputs) made.set(output.path, listed(output).sha256)
  }
  const known = new Set(manifest.outputs.map((output) => output.path))
  const reasons = new Map(unread().map((file) => [file.path, file.messages[0]?.reason ?? '']))
  return {
    findings: [...sourceFindings(manifest, read, reasons), ...outputFindings(manifest, made)],
    remarks: [
      ...(manifest.linecaster === packageJson.version
        ? []
        : [`Built by Linecaster ${manifest.linecaster}, rebuilt by ${packageJson.version}`]),
      ...(manifest.config === settings.config ? [] : ['The config is not the one that the build had']),
      ...[...made.keys()]
        .filter((name) => !known.has(name))
        .map((name) => `extra: ${name} would be made now, and is in no manifest`),
    ],
  }
}

/** The sources that the build could read, in its order. */
function filesOf({ order, sources }: Manifest): string[] {
  const read = new Set(sources.flatMap((source) => (source.sha256 === undefined ? [] : source.path)))
  return (order ?? [...read]).filter((name) => read.has(name))
}

function sourceFindings(
  { sources }: Manifest,
  read: Map<string, string>,
  reasons: Map<string, string>,
): Finding[] {
  return sources.flatMap(({ path: name, sha256 }): Finding[] => {
    const found = read.get(name)
    if (sha256 === undefined || sha256 === found) return []
    const missing = name === 'stdin' ? 'It came through a pipe' : (reasons.get(name) ?? 'It was not read')
    return [{ what: 'source', path: name, detail: found === undefined ? missing : unlike(sha256, found) }]
  })
}

function outputFindings({ outputs }: Manifest, made: Map<string, string>): Finding[] {
  return outputs.flatMap(({ path: name, sha256 }): Finding[] => {
    const found = made.get(name)
    if (found === sha256) return []
    if (found === undefined) return [{ what: 'unmade', path: name }]
    return [{ what: 'differs', path: name, detail: unlike(sha256, found) }]
  })
}

const sayings: Record<Finding['what'], string> = {
  missing: 'missing',
  changed: 'changed',
  unreadable: 'cannot be read',
  stale: 'changed since a build before',
  source: 'source not as it was',
  differs: 'made otherwise now',
  unmade: 'not made now',
}

function lineOf({ what, path: name, detail }: Finding): string {
  return `${sayings[what]}: ${name}${detail ? `: ${detail}` : ''}`
}

/** "4 outputs: 3 as written, 1 changed" */
function sentenceOf({ outputs }: Manifest, findings: readonly Finding[], isRebuilt: boolean): string {
  const counts = new Map<string, number>()
  for (const { what } of findings) counts.set(sayings[what], (counts.get(sayings[what]) ?? 0) + 1)
  const bad = new Set(findings.filter(({ what }) => onDisk.has(what)).map((finding) => finding.path))
  const files = `${outputs.length} ${outputs.length === 1 ? 'output' : 'outputs'}`
  const faults = [...counts].map(([saying, count]) => `${count} ${saying}`)
  const again = isRebuilt && findings.length === 0 ? ['all made again, byte for byte'] : []
  return `${files}: ${[`${outputs.length - bad.size} as written`, ...again, ...faults].join(', ')}`
}

const onDisk = new Set(['missing', 'changed', 'unreadable'])
