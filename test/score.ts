/**
 * How well a reading is: its parts and paragraphs against the truth that an editor wrote beside the wire.
 *
 * A field counts where it is exactly right, white space, dashes and ellipses folded, quotation marks as they are. A
 * body paragraph counts where it is whole. Macro F1 is the mean over headline, deck, byline, credit, place, agency and
 * body.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { RootContent } from 'mdast'
import { copyOf } from '../src/copy.ts'
import type { Source, Story } from '../src/story.ts'

/** What a perfect reading yields; where several readings are right, each of them. */
export interface Truth {
  headline: (string | null)[]
  deck: (string | null)[]
  byline: string[][]
  credit: (string | null)[]
  place: (string | null)[]
  agency: (string | null)[]
  body: string[]
  bodyAlt?: Record<string, string[]>
  /** May stand in the body or not. */
  neutral?: string[]
}

const fields = ['headline', 'deck', 'byline', 'credit', 'place', 'agency'] as const
type Field = (typeof fields)[number]

export interface Reading extends Record<Field, string | null> {
  body: string[]
}

export interface Score {
  name: string
  fields: Record<Field, { right: boolean; wanted: boolean; given: boolean }>
  /** F1 of whole paragraphs. */
  body: number
  faults: string[]
}

const folder = new URL('../fixtures/wires/', import.meta.url)

/** Every wire with its truth. */
export function wires(): { name: string; source: Source; truth: Truth }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => ({
      name: file.replace('.txt', ''),
      source: { path: file, bytes: readFileSync(new URL(file, folder)) },
      truth: JSON.parse(readFileSync(new URL(file.replace('.txt', '.json'), folder), 'utf8')),
    }))
}

const apart = new Set([
  'kicker',
  'headline',
  'deck',
  'byline',
  'credit',
  'caption',
  'editorsNote',
  'correction',
  'contributorLine',
])

export function readingOf(story: Story): Reading {
  const { meta } = story.data
  const { dateline } = meta
  return {
    headline: partOf(story, 'headline'),
    deck: partOf(story, 'deck'),
    byline: meta.bylines.map(({ name }) => name).join('|') || null,
    credit: meta.creditLine ?? null,
    place: [dateline?.places.join('/'), dateline?.region].filter(Boolean).join(', ') || null,
    agency: dateline?.agencies.join('/') || null,
    body: story.children.filter((node) => !apart.has(nameOf(node))).flatMap(paragraphsOf),
  }
}

function nameOf(node: RootContent): string {
  return (node.type === 'paragraph' || node.type === 'heading' ? node.data?.part : undefined) ?? ''
}

function partOf(story: Story, part: string): string | null {
  return (
    story.children
      .filter((node) => nameOf(node) === part)
      .map(copyOf)
      .join(' ') || null
  )
}

function paragraphsOf(node: RootContent): string[] {
  if (node.type === 'thematicBreak') return []
  if (node.type === 'list') return node.children.map(copyOf)
  if (node.type === 'table') {
    return [node.children.map((row) => row.children.map(copyOf).filter(Boolean).join(' ')).join('\n')]
  }
  const [first] = node.type === 'paragraph' ? node.children : []
  const isDated = first?.type === 'text' && first.data?.part === 'dateline'
  return [copyOf(node).slice(isDated ? first.value.length : 0)]
}

/** White space, dashes and ellipses folded; guillemets count as the marks that others set. */
function folded(copy: string): string {
  return copy
    .normalize('NFC')
    .replace(/\s*(?:\s_\s|-{2,3}|[—–]|\s[-−]\s)\s*/g, '—')
    .replace(/[‑−]/g, '-')
    .replace(/\.\s?\.\s?\.(?:\s?\.)?|…/g, '…')
    .replace(/\s*…\s*/g, '…')
    .replace(/«\s*/g, '“')
    .replace(/\s*»/g, '”')
    .replace(/\s+/g, ' ')
    .trim()
}

/** In a field, neither case nor the period at its end counts. */
const fieldForm = (copy: string | null) =>
  copy === null
    ? ''
    : folded(copy)
        .toLowerCase()
        .replace(/[.,:;\s]+$/, '')

export function scoreOf(name: string, truth: Truth, reading: Reading): Score {
  const faults: string[] = []
  const judge = (field: Field) => {
    const wanted = field === 'byline' ? truth.byline.map((names) => names.join('|') || null) : truth[field]
    const right = wanted.some((each) => fieldForm(each) === fieldForm(reading[field]))
    if (!right) faults.push(`${field}: ${reading[field]}, not ${wanted[0]}`)
    return { right, wanted: wanted.some((each) => each !== null), given: reading[field] !== null }
  }
  const judged = {
    headline: judge('headline'),
    deck: judge('deck'),
    byline: judge('byline'),
    credit: judge('credit'),
    place: judge('place'),
    agency: judge('agency'),
  }
  return { name, fields: judged, body: bodyOf(truth, reading, faults), faults }
}

function bodyOf(truth: Truth, reading: Reading, faults: string[]): number {
  const neutral = new Set((truth.neutral ?? []).map(folded))
  const given = reading.body.map(folded).filter((copy) => copy !== '' && !neutral.has(copy))
  let right = 0
  for (const [index, copy] of truth.body.entries()) {
    const forms = [copy, ...(truth.bodyAlt?.[index] ?? [])].map(folded)
    const at = given.findIndex((each) => forms.includes(each))
    if (at < 0) {
      faults.push(`lost: ${copy.slice(0, 60)}`)
      continue
    }
    given.splice(at, 1)
    right++
  }
  for (const copy of given) faults.push(`too much: ${copy.slice(0, 60)}`)
  const [precision, recall] = [right / (right + given.length || 1), right / (truth.body.length || 1)]
  return right === 0 ? Number(truth.body.length === 0) : (2 * precision * recall) / (precision + recall)
}

export interface Total {
  wires: number
  perfect: number
  macroF1: number
}

export function totalOf(scores: readonly Score[]): Total {
  const f1s = fields.map((field) => {
    const judged = scores.map((score) => score.fields[field])
    const hits = judged.filter(({ right, given }) => right && given).length
    const wrong = judged.filter(({ right, given }) => !right && given).length
    const lost = judged.filter(({ right, wanted }) => !right && wanted).length
    return hits === 0 ? 0 : (2 * hits) / (2 * hits + wrong + lost)
  })
  const body = scores.reduce((sum, score) => sum + score.body, 0) / scores.length
  return {
    wires: scores.length,
    perfect: scores.filter(({ faults }) => faults.length === 0).length,
    macroF1: [...f1s, body].reduce((sum, f1) => sum + f1, 0) / (fields.length + 1),
  }
}
