/**
 * The best reading of the whole story.
 *
 * Each block could be several things; which, depends on what stands around it: a short line is a deck under a
 * headline, a credit under a byline, a subhead between paragraphs. So the parts have an order, every step out of
 * order costs points, and the reading with the most points in all is taken (dynamic programming over block and
 * place in the story).
 */
import { agate } from './agate.ts'
import { record } from './archive.ts'
import { answer, body, question, rule, subhead } from './body.ts'
import { byline, credit } from './byline.ts'
import { caption } from './caption.ts'
import { note, take, trim } from './desk.ts'
import { detach } from './detach.ts'
import { type Clue, pointsOf, type Recognizer, type Role, reasonsOf, type Setting } from './evidence.ts'
import { furniture, related } from './furniture.ts'
import { deck, headline, kicker } from './head.ts'
import type { Block, Layout } from './layout.ts'
import { listItem } from './list.ts'
import { correction, editorsNote } from './notes.ts'
import { contacts } from './release.ts'
import { slug } from './slug.ts'
import { contributorLine, endMark, trailer } from './tail.ts'
import { traitsOf } from './traits.ts'
import { verse } from './verse.ts'

const recognizers: Recognizer[] = [
  furniture,
  related,
  slug,
  kicker,
  headline,
  deck,
  byline,
  credit,
  body,
  subhead,
  question,
  answer,
  listItem,
  agate,
  verse,
  rule,
  contributorLine,
  endMark,
  caption,
  editorsNote,
  correction,
  note,
  take,
  trim,
  record,
  trailer,
  contacts,
]

/** The way through a story, from its first line to its last. */
const places = ['start', 'slug', 'kicker', 'headline', 'deck', 'byline', 'credit', 'body', 'tail'] as const
type Place = (typeof places)[number]

/** What may stand anywhere, and leaves the story where it is. */
const anywhere = { to: 'same', from: Object.fromEntries(places.map((place) => [place, 0])) } as const

/** Where a role leads, and from where at what cost; a place that is not named cannot be left for it. */
const steps: Record<Role, { to: Place | 'same'; from: Partial<Record<Place, number>> }> = {
  furniture: { to: 'same', from: { ...anywhere.from, body: -2 } },
  related: { to: 'same', from: { ...anywhere.from, body: -1 } },
  slug: { to: 'slug', from: { start: 0, slug: 0, body: -5, tail: -1 } },
  kicker: { to: 'kicker', from: { start: 0, slug: 0, kicker: -1 } },
  headline: { to: 'headline', from: { start: 0, slug: 0, kicker: 0 } },
  deck: { to: 'deck', from: { headline: 0 } },
  byline: {
    to: 'byline',
    from: { start: -2, slug: -2, kicker: -2, headline: 0, deck: 0, byline: 0, credit: 0, body: -6 },
  },
  credit: { to: 'credit', from: { start: -3, slug: -3, headline: -1, deck: -1, byline: 0, credit: -2 } },
  body: {
    to: 'body',
    from: { start: -2, slug: -2, kicker: -2, headline: 0, deck: 0, byline: 0, credit: 0, body: 0, tail: -3 },
  },
  subhead: { to: 'body', from: { headline: -3, deck: -3, byline: -1, credit: -1, body: 0 } },
  question: { to: 'body', from: { headline: -1, deck: -1, byline: 0, credit: 0, body: 0 } },
  answer: { to: 'body', from: { body: 0 } },
  listItem: { to: 'body', from: { headline: -3, deck: -3, byline: -1, credit: -1, body: 0 } },
  agate: { to: 'body', from: { headline: -1, deck: -1, byline: 0, credit: 0, body: 0 } },
  verse: { to: 'body', from: { headline: -3, deck: -3, byline: -2, credit: -2, body: 0 } },
  rule: { to: 'same', from: { body: 0, tail: 0 } },
  contributorLine: { to: 'tail', from: { body: 0, tail: 0 } },
  figure: anywhere,
  caption: anywhere,
  editorsNote: anywhere,
  correction: anywhere,
  note: anywhere,
  take: anywhere,
  trim: anywhere,
  record: { to: 'same', from: { ...anywhere.from, body: -3 } },
  trailer: anywhere,
  contacts: { to: 'tail', from: { body: 0, tail: 0 } },
  endMark: { to: 'tail', from: { body: 0, tail: 0 } },
}

/** Blocks that make one part, and why. */
export interface Finding {
  role: Role
  blocks: Block[]
  copy: string
  points: number
  because: string[]
}

/** A finding before it is taken. */
interface Candidate {
  role: Role
  /** How many blocks it takes. */
  span: number
  copy: string
  points: number
  clues: Clue[]
}

interface Reading {
  points: number
  place: Place
  before?: Reading
  candidate?: Candidate
}

/** What every block of a story is. Where the format or an editor has said what a line is, it is that. */
export function decide(given: Layout): Finding[] {
  const blocks = detach(given.blocks)
  const setting = { blocks, layout: { ...given, blocks }, traits: traitsOf(blocks) }
  const best: Map<Place, Reading>[] = Array.from({ length: blocks.length + 1 }, () => new Map())
  best[0]?.set('start', { points: 0, place: 'start' })

  for (let index = 0; index < blocks.length; index++) {
    const verdict = verdictOn(blocks[index])
    for (const candidate of verdict ? [verdict] : candidatesAt({ ...setting, index })) {
      const there = best[index + candidate.span]
      for (const reading of best[index]?.values() ?? []) if (there) go(reading, candidate, there)
    }
  }
  const ends = [...(best.at(-1)?.values() ?? [])].sort((a, b) => b.points - a.points)
  return trail(blocks, ends[0])
}

/** What is longer, in signs, is copy and nothing else. */
const longestLine = 4096

/** More than any evidence. */
const saidPoints = 1000
const said = 'is marked as one, or said to be'

function verdictOn(block: Block | undefined): Candidate | undefined {
  const role = block?.lines[0]?.role
  if (!block || !role) return undefined
  return {
    role,
    span: 1,
    copy: block.copy,
    points: saidPoints,
    clues: [[saidPoints, said]],
  }
}

function candidatesAt(setting: Setting): Candidate[] {
  const { blocks, index } = setting
  const candidates: Candidate[] = []
  for (const { role, longest = longestLine, span: most = 1, holds, weigh } of recognizers) {
    let copy = ''
    for (let span = 1; span <= most && index + span <= blocks.length; span++) {
      const block = blocks[index + span - 1]
      if (!block || (most > 1 && !isPiece(block, span, holds))) break
      copy = span > 1 ? `${copy} ${block.copy}` : block.copy
      if (copy.length > longest) break
      const clues = weigh(copy, setting, span)
      const points = pointsOf(clues)
      if (points !== undefined) candidates.push({ role, span, copy, points, clues })
    }
  }
  return candidates
}

/** Whether a block can be one of several that make a part. */
function isPiece(block: Block, span: number, holds: Recognizer['holds']): boolean {
  const isApart = span > 1 && (block.gap || verdictOn(block) !== undefined)
  return !isApart && (holds?.(block) ?? true)
}

function go(reading: Reading, candidate: Candidate, there: Map<Place, Reading>): void {
  const step = steps[candidate.role]
  const cost = step.from[reading.place] ?? (candidate.points >= saidPoints ? 0 : undefined)
  if (cost === undefined) return
  const place = step.to === 'same' ? reading.place : step.to
  const points = reading.points + cost + candidate.points
  if (points > (there.get(place)?.points ?? Number.NEGATIVE_INFINITY)) {
    there.set(place, { points, place, before: reading, candidate })
  }
}

/** The way back from the end: what was taken for what. */
function trail(blocks: Block[], end: Reading | undefined): Finding[] {
  const findings: Finding[] = []
  let to = blocks.length
  for (let reading = end; reading?.candidate; reading = reading.before) {
    const { role, span, copy, points, clues } = reading.candidate
    const because = points >= saidPoints ? [said] : reasonsOf(clues)
    findings.push({ role, copy, points, because, blocks: blocks.slice(to - span, to) })
    to -= span
  }
  return findings.reverse()
}
