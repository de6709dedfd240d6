/**
 * Wire messages with the truth that an editor wrote beside them, and what a reading of one has wrong.
 *
 * A truth names the parts, the body's blocks, facts by their ninjs 3.1 names, whether the story may go out and, if not,
 * why, and strings that must never reach an output. A value in a list is one of several that are right.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { RootContent } from 'mdast'
import { copyOf } from '../src/copy.ts'
import { compareMoments } from '../src/dates.ts'
import type { Meta, Source, Story } from '../src/story.ts'

type OneOf<T> = T | T[]
type Words = OneOf<string | null>

export interface Truth {
  id: string
  headline: string | null
  headlineAlt?: string[]
  deck: Words
  byline: string[]
  bylineAlt?: string[][]
  credit: Words
  dateline: { place: Words; agency: Words; date: Words } | null
  body: string[]
  bodyAlt?: Record<string, string[]>
  contrib?: string[]
  notes?: string[]
  neutral?: string[]
  furniture?: string[]
  endmark?: string | null
  meta: Record<string, unknown>
  publishable: boolean
  gate?: string
  secret?: string[]
}

export interface Message {
  name: string
  source: Source
  stories: Truth[]
  edition?: { title: OneOf<string>; sections: { title: string; stories: string[] }[] }
  expect?: OneOf<'error' | 'withheld' | 'ok'>
  mustNot: string[]
  secret: string[]
}

/** Every message of a folder that has a truth beside it. */
export function messagesIn(folder: URL): Message[] {
  const files = readdirSync(folder)
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const name = file.slice(0, -'.json'.length)
      const message = files.find((each) => each !== file && each.startsWith(`${name}.`))
      if (!message) throw new Error(`${file} has no message beside it`)
      const truth = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
      const stories: Truth[] = truth.stories ?? (truth.body ? [truth] : [])
      return {
        name,
        source: { path: message, bytes: readFileSync(new URL(message, folder)) },
        stories,
        ...(truth.edition && { edition: truth.edition }),
        ...(truth.expect && { expect: truth.expect }),
        mustNot: truth.mustNot ?? [],
        secret: [...(truth.secret ?? []), ...stories.flatMap((each) => each.secret ?? [])],
      }
    })
}

const listed = <T>(value: OneOf<T> | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

/** White space, dashes and ellipses folded; the marks of German and French are those of English. */
function folded(copy: string): string {
  return copy
    .normalize('NFC')
    .replace(/\s*(?:\s_\s|-{2,3}|[—–]|\s[-−]\s)\s*/g, '—')
    .replace(/[‑−]/g, '-')
    .replace(/\s*(?:\.\s?\.\s?\.(?:\s?\.)?|…)\s*/g, '…')
    .replace(/[„«]\s*/g, '“')
    .replace(/\s*»/g, '”')
    .replace(/“(?=[\s.,;:!?)]|$)/g, '”')
    .replace(/\s+/g, ' ')
    .trim()
}

const field = (copy: string | null | undefined) =>
  folded(copy ?? '')
    .replace(/[’']/g, '’')
    .toLowerCase()
    .replace(/[.,:;\s]+$/, '')

const isOneOf = (given: string | null | undefined, wanted: (string | null | undefined)[]) =>
  wanted.some((each) => field(each) === field(given))

function partOf(story: Story, part: string): string | null {
  const nodes = story.children.filter((node) => nameOf(node) === part)
  return nodes.map(copyOf).join(' ') || null
}

function nameOf(node: RootContent): string {
  return (node.type === 'paragraph' || node.type === 'heading' ? node.data?.part : undefined) ?? ''
}

const apart = new Set(['kicker', 'headline', 'deck', 'byline', 'credit'])

function blocksOf(story: Story): string[] {
  return story.children
    .filter((node) => !apart.has(nameOf(node)))
    .flatMap((node): string[] => {
      if (node.type === 'thematicBreak') return []
      if (node.type === 'list' || node.type === 'blockquote') return node.children.map(copyOf)
      if (node.type === 'table')
        return [node.children.map((row) => row.children.map((cell) => copyOf(cell)).join('\t')).join('\n')]
      const [first] = node.type === 'paragraph' ? node.children : []
      const dated = first?.type === 'text' && first.data?.part === 'dateline' ? first.value.length : 0
      return [copyOf(node).slice(dated)]
    })
}

/** What is wrong with a story, in a sentence each. */
export function faultsOf(story: Story, truth: Truth): string[] {
  const { meta } = story.data
  const faults: string[] = []
  const judge = (what: string, given: string | null | undefined, wanted: (string | null | undefined)[]) => {
    if (!isOneOf(given, wanted)) faults.push(`${what}: ${given ?? null}, not ${wanted[0] ?? null}`)
  }
  judge('headline', partOf(story, 'headline'), [truth.headline, ...(truth.headlineAlt ?? [])])
  judge('deck', partOf(story, 'deck'), listed(truth.deck))
  judge(
    'byline',
    meta.bylines.map(({ name }) => name).join('|') || null,
    [truth.byline, ...(truth.bylineAlt ?? [])].map((names) => names.join('|') || null),
  )
  judge('credit', meta.creditLine, listed(truth.credit))
  const { dateline } = meta
  judge(
    'place',
    [dateline?.places.join('/'), dateline?.region].filter(Boolean).join(', ') || null,
    truth.dateline ? listed(truth.dateline.place) : [null],
  )
  judge(
    'agency',
    dateline?.agencies.join('/') || null,
    truth.dateline ? listed(truth.dateline.agency) : [null],
  )
  if (truth.dateline?.date) judge('date', dateline?.date, listed(truth.dateline.date))
  return [...faults, ...bodyFaults(story, truth), ...metaFaults(meta, truth.meta)]
}

function bodyFaults(story: Story, truth: Truth): string[] {
  const faults: string[] = []
  const optional = [...(truth.contrib ?? []), ...(truth.notes ?? []), ...listed(truth.neutral)].map(folded)
  const given = blocksOf(story)
    .map(folded)
    .filter((copy) => copy !== '')
  for (const [index, copy] of truth.body.entries()) {
    const forms = [copy, ...(truth.bodyAlt?.[index] ?? [])]
    const at = given.indexOf(forms.map(folded).find((form) => given.includes(form)) ?? '\0')
    if (at >= 0) given.splice(at, 1)
    else if (!takeRows(forms, given)) faults.push(`lost: ${copy.slice(0, 90)}`)
  }
  const extra = given.filter(
    (copy) => !optional.some((each) => each === copy || each.includes(copy) || copy.includes(each)),
  )
  return [...faults, ...extra.map((copy) => `too much: ${copy.slice(0, 90)}`)]
}

/** A table may be given row by row, and its cells with blanks. */
function takeRows(forms: string[], given: string[]): boolean {
  const rows = forms.flatMap((form) =>
    form.includes('\n') ? [form.split('\n').map((row) => folded(row).replace(/^— ?/, ''))] : [],
  )
  for (const wanted of rows) {
    if (!wanted.every((row) => given.includes(row))) continue
    for (const row of wanted) given.splice(given.indexOf(row), 1)
    return true
  }
  return false
}

const plainFacts = [
  'pubStatus',
  'category',
  'language',
  'uri',
  'version',
  'slugline',
  'usageTerms',
  'copyrightNotice',
  'copyrightHolder',
] as const
const moments = ['versionCreated', 'firstCreated', 'embargoed', 'expires'] as const

function metaFaults(meta: Meta, truth: Record<string, unknown>): string[] {
  return [
    ...plainFaults(meta, truth),
    ...momentFaults(meta, truth),
    ...listFaults(meta, truth),
    ...noteFaults(meta, truth),
  ]
}

function plainFaults(meta: Meta, truth: Record<string, unknown>): string[] {
  const faults = plainFacts.flatMap((fact) => {
    if (!(fact in truth)) return []
    const wanted = listed(truth[fact] as OneOf<string>)
    const given = String(meta[fact] ?? '')
    const isTongue = fact === 'language' && wanted.some((each) => each.split('-')[0] === given)
    return isTongue || isOneOf(given, wanted) ? [] : [`${fact}: ${given}, not ${wanted[0]}`]
  })
  const isUrgent = !('urgency' in truth) || listed(truth.urgency).includes(meta.urgency)
  return isUrgent ? faults : [...faults, `urgency: ${meta.urgency}, not ${truth.urgency}`]
}

function momentFaults(meta: Meta, truth: Record<string, unknown>): string[] {
  const faults = moments.flatMap((fact) => {
    if (!(fact in truth)) return []
    const wanted = listed(truth[fact] as OneOf<string>)
    const given = meta[fact] ?? 'unknown'
    const right = given !== 'unknown' && wanted.some((each) => compareMoments(each, given) === 0)
    return right ? [] : [`${fact}: ${given}, not ${wanted[0]}`]
  })
  const local = truth.versionCreatedLocal as string | undefined
  const right = !local || !meta.versionCreated || meta.versionCreated.startsWith(local)
  return right ? faults : [...faults, `versionCreated: ${meta.versionCreated}, not ${local}`]
}

function listFaults(meta: Meta, truth: Record<string, unknown>): string[] {
  const missing = (what: string, given: readonly string[]) =>
    listed(truth[what] as OneOf<string> | undefined)
      .filter((each) => !given.some((one) => field(one) === field(each)))
      .map((each) => `${what}: ${each} is not among ${given.join(', ')}`)
  const codes = (meta.subjects ?? []).flatMap(({ qcode, uri }) => [qcode ?? '', uri ?? ''])
  const signals: readonly string[] = meta.signals ?? []
  return [
    ...missing('keywords', meta.keywords ?? []),
    ...missing('signals', signals),
    ...missing('subjects', codes),
    ...listed(truth.notSignals as OneOf<string> | undefined)
      .filter((signal) => signals.includes(signal))
      .map((signal) => `signals: ${signal} is among them`),
  ]
}

function noteFaults(meta: Meta, truth: Record<string, unknown>): string[] {
  const notes = (truth.edNote ?? []) as { text: string; public: boolean | null }[]
  return notes
    .filter(
      (note) =>
        !meta.edNote?.some(
          (each) =>
            folded(each.text).includes(folded(note.text)) &&
            (note.public === null || note.public === each.public),
        ),
    )
    .map(({ text }) => `edNote: ${text}`)
}
