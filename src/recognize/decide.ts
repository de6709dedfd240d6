/**
 * The best reading of the whole story.
 *
 * Each block could be several things; which, depends on what stands around it: a short line is a deck under a
 * headline, a credit under a byline, a subhead between paragraphs. So the parts have an order, every step out of
 * order costs points, and the reading with the most points in all is taken (dynamic programming over block and
 * place in the story; 850 words take some tens of microseconds).
 */
import { agate, answer, body, listItem, question, rule, subhead } from './body.ts'
import { byline, credit } from './byline.ts'
import { caption, contacts, note, record, take, trailer, trim } from './desk.ts'
import { detach } from './detach.ts'
import { type Candidate, candidateOf, type Recognizer, type Role } from './evidence.ts'
import { furniture } from './furniture.ts'
import { deck, headline, kicker } from './head.ts'
import type { Block, Layout } from './layout.ts'
import { slug } from './slug.ts'
import { contributorLine, endMark } from './tail.ts'

const recognizers: Recognizer[] = [
  furniture,
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
  rule,
  contributorLine,
  endMark,
  caption,
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
  furniture: {
    to: 'same',
    from: { start: 0, slug: 0, kicker: 0, headline: 0, deck: 0, byline: 0, credit: 0, body: -2, tail: 0 },
  },
  slug: { to: 'slug', from: { start: 0, slug: 0 } },
  kicker: { to: 'kicker', from: { start: 0, slug: 0 } },
  headline: { to: 'headline', from: { start: 0, slug: 0, kicker: 0 } },
  deck: { to: 'deck', from: { headline: 0 } },
  byline: {
    to: 'byline',
    from: { start: -2, slug: -2, kicker: -2, headline: 0, deck: 0, byline: 0, credit: 0, body: -6 },
  },
  credit: { to: 'credit', from: { headline: -1, deck: -1, byline: 0, credit: -2 } },
  body: {
    to: 'body',
    from: { start: -2, slug: -2, kicker: -2, headline: 0, deck: 0, byline: 0, credit: 0, body: 0, tail: -3 },
  },
  subhead: { to: 'body', from: { body: 0 } },
  question: { to: 'body', from: { headline: -1, deck: -1, byline: 0, credit: 0, body: 0 } },
  answer: { to: 'body', from: { body: 0 } },
  listItem: { to: 'body', from: { headline: -3, deck: -3, byline: -1, credit: -1, body: 0 } },
  agate: { to: 'body', from: { headline: -1, deck: -1, byline: 0, credit: 0, body: 0 } },
  rule: { to: 'body', from: { body: 0 } },
  contributorLine: { to: 'tail', from: { body: 0, tail: 0 } },
  caption: anywhere,
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

interface Reading {
  points: number
  place: Place
  before?: Reading
  finding?: Finding
}

/** What every block of a story is. */
export function decide(given: Layout): Finding[] {
  const blocks = detach(given.blocks)
  const layout = { ...given, blocks }
  const best: Map<Place, Reading>[] = Array.from({ length: blocks.length + 1 }, () => new Map())
  best[0]?.set('start', { points: 0, place: 'start' })

  for (const [index, here] of best.entries()) {
    for (const finding of index < blocks.length ? findingsAt(layout, index) : []) {
      const there = best[index + finding.blocks.length]
      for (const reading of here.values()) if (there) go(reading, finding, there)
    }
  }
  const ends = [...(best.at(-1)?.values() ?? [])].sort((a, b) => b.points - a.points)
  return trail(ends[0])
}

function findingsAt(layout: Layout, index: number): Finding[] {
  const { blocks } = layout
  const findings: Finding[] = []
  for (const { role, span: most = 1, weigh } of recognizers) {
    let copy = ''
    for (let span = 1; span <= most && index + span <= blocks.length; span++) {
      const block = blocks[index + span - 1]
      if (!block || (span > 1 && block.gap)) break
      copy = span > 1 ? `${copy} ${block.copy}` : block.copy
      const candidate: Candidate | undefined = candidateOf(role, weigh(copy, { blocks, layout, index }, span))
      if (candidate) findings.push({ ...candidate, copy, blocks: blocks.slice(index, index + span) })
      else if (role === 'agate' && span > 1) break
    }
  }
  return findings
}

function go(reading: Reading, finding: Finding, there: Map<Place, Reading>): void {
  const step = steps[finding.role]
  const cost = step.from[reading.place]
  if (cost === undefined) return
  const place = step.to === 'same' ? reading.place : step.to
  const points = reading.points + cost + finding.points
  if (points > (there.get(place)?.points ?? Number.NEGATIVE_INFINITY)) {
    there.set(place, { points, place, before: reading, finding })
  }
}

function trail(end: Reading | undefined): Finding[] {
  const findings: Finding[] = []
  for (let reading = end; reading?.finding; reading = reading.before) findings.push(reading.finding)
  return findings.reverse()
}
