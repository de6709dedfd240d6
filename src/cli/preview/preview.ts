/**
 * `linecaster preview [sources…]`: a page on this machine’s own address that shows each line of the wire with what it
 * was taken for, beside what is printed of it, and again whenever a source, the config or the template changes.
 *
 *     serve.ts    the server           answer.ts   what it answers       assets.ts   the page itself
 *     proof.ts    a source, read       views.ts    what is made of it    wire.ts     its lines
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { openAssets } from '../../batch/assets.ts'
import { OptionError } from '../../hints.ts'
import { type Pressroom, pressOf } from '../../print.ts'
import { clockOf } from '../clock.ts'
import { filesToRead } from '../sources.ts'
import { say } from '../terminal.ts'
import { nextRound, placesOf, type Round, roundOf, sentenceOf, untilEnded } from '../watch.ts'
import { changesIn } from '../watched.ts'
import type { Desk } from './answer.ts'
import { assetsIn } from './assets.ts'
import { type Proof, proofOf } from './proof.ts'
import { serve } from './serve.ts'

export interface PreviewOptions {
  config?: string
  assets?: string
  from?: string
  template?: string
  now?: string
  port?: number
}

/** Returns the exit code, 0, when it is told to end. */
export async function preview(named: string[], options: PreviewOptions): Promise<number> {
  if (named.includes('-')) throw new OptionError('A preview cannot read standard input: name files')
  const { port, now, ...asked } = options
  const first = await roundOf(named, asked, 0)
  await filesToRead(named, first.config, process.cwd())
  if (![...first.sources].some((file) => existsSync(file)))
    throw new OptionError(`Nothing to show: there is no file ${named.join(' ')}`)
  const table = tableOf(first, now)
  const serving = await serve({ ...table.desk, assets: await assetsIn(process.cwd()) }, port)
  say(`Preview: ${serving.address} (Ctrl-C ends it)`)

  let round = first
  let changes = await changesIn(placesOf(named, asked, round), round.config.output)
  const fail = (sentence: string) => {
    say(sentence)
    table.fault(sentence)
    serving.tell({ changed: [] })
  }
  async function keepUp(): Promise<never> {
    for (;;) {
      const next = await nextRound(named, asked, round, changes, fail)
      if (next.reading !== round.reading) {
        const before = changes
        changes = await changesIn(placesOf(named, asked, next), next.config.output)
        await before.close()
      }
      const isAnew = next.reading !== round.reading
      round = next
      try {
        serving.tell({ changed: table.turn(next, isAnew) })
      } catch (error) {
        fail(sentenceOf(error))
      }
    }
  }
  await Promise.race([keepUp(), untilEnded()])
  await Promise.all([changes.close(), serving.close()])
  return 0
}

/** What lies on the editor’s table: the sources of a round, each with its proof once it was asked for. */
function tableOf(first: Round, now: string | undefined) {
  const cwd = process.cwd()
  const proofs = new Map<string, Promise<Proof>>()
  let sources = idsOf(first.sources)
  let press: Pressroom = pressOf(first.config, clockOf(now))
  let pictures = openAssets(first.config.assets)?.pictures
  let fault: string | undefined

  const desk: Omit<Desk, 'assets'> = {
    sources: () => ({
      sources: [...sources].map(([id, file]) => ({ id, path: path.relative(cwd, file) })),
      ...(fault && { fault }),
    }),
    proof(id) {
      const file = sources.get(id)
      if (file === undefined) return undefined
      const proof = proofs.get(id) ?? proofOf(path.relative(cwd, file), cwd, press, clockOf(now), pictures)
      proofs.set(id, proof)
      return proof
    },
  }
  return {
    desk,
    fault(sentence: string) {
      fault = sentence
    },
    /** Takes up a round; gives the sources that may look otherwise. */
    turn(round: Round, isAnew: boolean): string[] {
      sources = idsOf(round.sources)
      if (isAnew) press = pressOf(round.config, clockOf(now))
      pictures = openAssets(round.config.assets)?.pictures
      fault = undefined
      const changed = [...sources].filter(([, file]) => isAnew || round.changed.includes(file))
      for (const [id] of changed) proofs.delete(id)
      return changed.map(([id]) => id)
    },
  }
}

/** By names that say nothing of where they lie. */
function idsOf(files: Iterable<string>): Map<string, string> {
  const idOf = (file: string) => createHash('sha256').update(file).digest('hex').slice(0, 12)
  return new Map([...files].map((file) => [idOf(file), file]))
}
