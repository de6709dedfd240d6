/** The hands of a batch: one in the command's own thread, or several in threads of their own. */
import { fileURLToPath } from 'node:url'
import type { Claim } from '../versions.ts'
import * as hand from './hand.ts'
import type { Row } from './row.ts'

export interface Hand {
  count(task: Parameters<typeof hand.count>[0]): Promise<Claim[][]>
  print(task: Parameters<typeof hand.print>[0]): Promise<Row[]>
  end(): Promise<void>
}

/** The most that a thread may hold, in megabytes: what wants more has gone wrong. */
const memory = 2048

/** So long what is asked of a thread may take, in milliseconds: what wants more does not end. */
const patience = 120_000

/** So many hands. A thread that dies is replaced; what it had in hand rejects. */
export async function hire(jobs: number): Promise<Hand[]> {
  if (jobs <= 1) return [{ count: hand.count, print: hand.print, end: async () => {} }]
  const { default: Tinypool } = await import('tinypool')
  // Each is a pool of one, so that who has read a source prints it.
  return Array.from({ length: jobs }, (): Hand => {
    const pool = new Tinypool({
      filename: fileURLToPath(new URL('./thread.js', import.meta.url)),
      minThreads: 1,
      maxThreads: 1,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    })
    return {
      count: (task) => pool.run(task, { name: 'count', signal: deadlineIn(pool) }),
      print: (task) => pool.run(task, { name: 'print', signal: deadlineIn(pool) }),
      end: () => pool.destroy(),
    }
  })
}

/** What waits in the pool takes its time first. */
function deadlineIn({ queueSize }: { queueSize: number }): AbortSignal {
  return AbortSignal.timeout(patience * (queueSize + 2))
}
