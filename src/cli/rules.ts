/** `linecaster rules [rule]`: every rule that there is, what it means, and how to have it taken otherwise. */
import colors from 'picocolors'
import { cacheRules } from '../batch/cache.ts'
import { folderRules } from '../batch/folder.ts'
import { quarantineRules } from '../batch/quarantine.ts'
import { batchRules } from '../batch/run.ts'
import { sourceRules } from '../batch/source.ts'
import { type Config, loadConfig, pipelineOwners } from '../config.ts'
import { hintAt, OptionError } from '../hints.ts'
import { bugRules } from '../read.ts'
import { allRenderers } from '../renderers/index.ts'
import type { Rules, Severity } from '../report.ts'
import { writeRules } from '../write.ts'
import { jsonOf, type KnownRule } from './reports/remarks.ts'
import { tell } from './terminal.ts'

export interface RulesOptions {
  config?: string
  report?: 'pretty' | 'json'
}

interface Owner {
  name: string
  rules: Rules
  kind?: 'reader' | 'stage' | 'renderer'
  summary?: string
  /** Whether a config may not say how its rules are taken. */
  isFixed?: boolean
}

interface OwnedRule extends KnownRule {
  owner: Owner
  /** How it is taken under this config. */
  taken: Severity
}

/** Returns the exit code. */
export async function rules(named: string | undefined, options: RulesOptions): Promise<number> {
  const config = await loadConfig(process.cwd(), options.config)
  const all = ownedRules(config)
  const listed = named === undefined ? all : [ruleNamed(named, all)]
  const [first] = listed
  if (options.report === 'json') tell(jsonOf(listed.map(factsOf)))
  else tell(named !== undefined && first ? pageOf(first) : listOf(listed))
  return 0
}

/** Every rule that a build or a check under this config may report. */
export function rulesIn(config: Config): KnownRule[] {
  return ownedRules(config)
}

function ownedRules(config: Config): OwnedRule[] {
  const rules = ownersIn(config).flatMap((owner) =>
    Object.entries(owner.rules).map(([rule, { severity, meaning }]) => {
      const name = `${owner.name}:${rule}`
      return { name, severity, meaning, owner, taken: config.severities[name] ?? severity }
    }),
  )
  // A reader and a renderer may have one name; a rule has one owner.
  return [...new Map(rules.map((rule) => [rule.name, rule])).values()]
}

/** What a build has to say besides, which no config takes otherwise. */
export const batchOwners: Owner[] = [
  { name: 'source', rules: sourceRules },
  { name: 'write', rules: writeRules },
  { name: 'folder', rules: folderRules },
  { name: 'batch', rules: batchRules },
  { name: 'cache', rules: cacheRules },
  { name: 'quarantine', rules: quarantineRules },
  { name: 'linecaster', rules: bugRules },
]

/** In the order in which they get to say something; a build’s own last. */
function ownersIn(config: Config): Owner[] {
  const renderers = new Set(config.renderers.map(({ name }) => name))
  return [
    // Lost words are never a trifle.
    ...pipelineOwners.map((owner) => ({ ...owner, isFixed: owner.name === 'ledger' })),
    ...config.readers,
    ...config.stages,
    ...config.renderers,
    ...allRenderers()
      .filter(({ name }) => !renderers.has(name))
      .map((renderer) => ({ ...renderer, isFixed: true })),
    ...batchOwners.map((owner) => ({ ...owner, isFixed: true })),
  ]
}

function ruleNamed(named: string, all: readonly OwnedRule[]): OwnedRule {
  const found = all.find(({ name }) => name === named)
  if (found) return found
  const hint = hintAt(
    named,
    all.map(({ name }) => name),
  )
  const isNear = hint.includes('did you mean')
  throw new OptionError(
    `There is no rule “${named}”${isNear ? hint : '; linecaster rules lists those that there are'}`,
  )
}

function factsOf({ name, taken, severity, meaning, owner }: OwnedRule) {
  return { rule: name, severity: taken, byItself: severity, meaning, owner: owner.kind ?? 'pipeline' }
}

function listOf(listed: readonly OwnedRule[]): string {
  const width = Math.max(...listed.map(({ name }) => name.length))
  return listed
    .map(({ name, taken, meaning }) => `${name.padEnd(width)}  ${shown(taken)}  ${meaning}`)
    .join('\n')
}

function pageOf({ name, taken, severity, meaning, owner }: OwnedRule): string {
  const { bold, dim } = paint
  const otherwise = taken === severity ? '' : dim(`(by itself: ${severity})`)
  return [
    `${bold(name)}  ${shown(taken).trim()} ${otherwise}`.trimEnd(),
    '',
    meaning,
    `Reported by ${ownerOf(owner)}`,
    '',
    ...settingOf(name, severity, owner),
  ].join('\n')
}

function ownerOf({ kind, name, summary }: Owner): string {
  return kind ? `the ${kind} ${name}: ${summary}` : `the pipeline itself (${name}).`
}

function settingOf(name: string, severity: Severity, { kind, isFixed }: Owner): string[] {
  if (isFixed && kind)
    return [`To have it taken otherwise, list the ${kind} in pipeline.config.ts, and its severity.`]
  if (isFixed) return ['It cannot be taken otherwise.']
  const other = severity === 'fail' ? 'warn' : 'fail'
  const isGate = name.startsWith('gate:') && name !== 'gate:gap'
  return [
    'To have it taken otherwise, in pipeline.config.ts:',
    '',
    `    severities: { '${name}': '${other}' },   ${paint.dim(`// off, info, warn or fail${isGate ? '; off lets the story out' : ''}`)}`,
  ]
}

/** For a terminal only, wherever else colors are wished for. */
const paint = colors.createColors(colors.isColorSupported && process.stdout.isTTY === true)

function shown(severity: Severity): string {
  const { red, yellow, cyan, dim } = paint
  const inColor = { fail: red, warn: yellow, info: cyan, off: dim }[severity]
  return inColor(severity.padEnd(4))
}
