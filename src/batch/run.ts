/**
 * A batch: many sources, each printed by itself, by as many hands as there are.
 *
 *     files -> count (what each claims) -> plans -> print -> rows, in the files' order
 *
 * What comes out does not depend on how many hands there were, nor on which was faster.
 */

import type { Config } from '../config.ts'
import { type Plan, plansOf } from '../plan.ts'
import type { Clock } from '../print.ts'
import { fails } from '../report.ts'
import { loadTemplate } from '../template.ts'
import type { Claim } from '../versions.ts'
import { type Asked, configOf } from './asked.ts'
import { openAssets } from './assets.ts'
import type { Errand, Piece, PlannedPiece } from './hand.ts'
import { type Hand, hire } from './hands.ts'
import type { Row } from './row.ts'

export const batchRules = {
  crash: fails(
    'The thread that had a source in hand died, of want of memory or of a bug, or came to no end.',
  ),
}

export interface Batch {
  pieces: readonly Piece[]
  asked: Asked
  clock: Clock
  jobs: number
  /** The folder of the cache; nothing to keep nothing. */
  cache?: string
  /** The file that takes down what is written, where a manifest will. */
  journal?: string
  /** Which of the pieces are printed; the others are only counted, for they may supersede or name one that is. */
  isOwn?: (piece: Piece) => boolean
}

/** So many files a hand is given at a time. */
const handful = 8

export async function* run({
  pieces,
  asked,
  clock,
  jobs,
  isOwn = () => true,
  ...kept
}: Batch): AsyncGenerator<Row> {
  const config = await configOf(asked)
  // What is wrong with it is told once, and not by every thread.
  loadTemplate(config.template, config.base, config.fit)
  openAssets(config.assets)
  const hands = await hire(Math.min(jobs, Math.ceil(pieces.length / handful)))
  const errand: Errand = { asked, clock, ...kept, hands: hands.length }
  try {
    const handfuls = chunked(pieces)
    const plans = await planAll(handfuls, hands, errand, config)
    const own = handfuls.map((each) => each.filter(isOwn))
    yield* toldOnce(printed(own, plans, hands, errand, pieces))
  } finally {
    await Promise.all(hands.map((hand) => hand.end()))
  }
}

/** Of the cache each source says the same. */
async function* toldOnce(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  let isTold = false
  for await (const row of rows) {
    const others = row.remarks.filter(({ owner }) => owner !== 'cache')
    yield isTold ? { ...row, remarks: others } : row
    isTold ||= others.length < row.remarks.length
  }
}

/** What sources claim is forgotten when they are planned: there may be many. */
async function planAll(handfuls: Piece[][], hands: Hand[], errand: Errand, config: Config): Promise<Plan[]> {
  const claims = (await counted(handfuls, hands, errand)).flat()
  return plansOf(claims, (rule) => config.severities[`gate:${rule}`] === 'off', new Map())
}

function chunked(pieces: readonly Piece[]): Piece[][] {
  return Array.from({ length: Math.ceil(pieces.length / handful) }, (_, index) =>
    pieces.slice(index * handful, (index + 1) * handful),
  )
}

/** Who has a handful in hand. */
function handOf(hands: Hand[], index: number): Hand {
  const hand = hands[index % hands.length]
  if (!hand) throw new RangeError('A batch has at least one hand')
  return hand
}

async function counted(handfuls: Piece[][], hands: Hand[], errand: Errand): Promise<Claim[][][]> {
  const all: Claim[][][] = handfuls.map(() => [])
  await Promise.all(
    hands.map(async (hand, own) => {
      for (let index = own; index < handfuls.length; index += hands.length) {
        const pieces = handfuls[index] ?? []
        // What kills a thread is found when it is printed.
        all[index] = await hand.count({ errand, pieces }).catch(() => singly(hand, errand, pieces))
      }
    }),
  )
  return all
}

async function singly(hand: Hand, errand: Errand, pieces: Piece[]): Promise<Claim[][]> {
  const counts: Claim[][] = []
  for (const piece of pieces)
    counts.push((await hand.count({ errand, pieces: [piece] }).catch(() => [[]]))[0] ?? [])
  return counts
}

/** A few handfuls ahead of what is taken, so that hands are busy and memory is not. */
async function* printed(
  handfuls: Piece[][],
  plans: Plan[],
  hands: Hand[],
  errand: Errand,
  pieces: readonly Piece[],
): AsyncGenerator<Row> {
  const ahead = hands.length * 3
  const pending: Promise<Row[]>[] = []
  for (let index = 0; index < handfuls.length + ahead; index++) {
    const next = handfuls[index]
    if (next)
      pending.push(
        printHandful(
          handOf(hands, index),
          errand,
          next.map((piece) => planned(piece, plans, pieces)),
        ),
      )
    if (index >= ahead || !next) yield* (await pending.shift()) ?? []
  }
  for (const rest of pending) yield* await rest
}

function planned(piece: Piece, plans: Plan[], pieces: readonly Piece[]): PlannedPiece {
  const plan = plans[piece.at] ?? { stories: [] }
  const places = plan.stories.flatMap(({ adds }) => adds.map(({ source }) => source))
  const takes = Object.fromEntries(places.flatMap((at) => (pieces[at] ? [[at, pieces[at]]] : [])))
  return { ...piece, plan, takes }
}

/** A thread that dies takes a handful with it: each of its files is tried again by itself, and one costs itself only. */
async function printHandful(hand: Hand, errand: Errand, pieces: PlannedPiece[]): Promise<Row[]> {
  try {
    return await hand.print({ errand, pieces })
  } catch (error) {
    if (pieces.length === 1) return [crashed(pieces[0]?.file ?? '', error)]
    const rows: Row[] = []
    for (const piece of pieces) rows.push(...(await printHandful(hand, errand, [piece])))
    return rows
  }
}

/** A thread that was ended has died of its source; whatever else is thrown is a bug of ours. */
function crashed(path: string, error: unknown): Row {
  const isSlow = error instanceof Error && error.name === 'AbortError'
  const said = error instanceof Error ? error.message : String(error)
  const reason = isSlow ? 'it did not come to an end' : said
  const isEnded = isSlow || /memory|terminat/i.test(reason)
  const remark = isEnded
    ? ({ reason: `Its thread died: ${reason}`, owner: 'batch', rule: 'crash', severity: 'fail' } as const)
    : ({ reason: `Something broke: ${reason}`, owner: 'linecaster', rule: 'bug', severity: 'fail' } as const)
  return { path, remarks: [remark], stories: [], written: [], ...(!isEnded && { bug: reason }) }
}
