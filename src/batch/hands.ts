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
      count: (task) => pool.run(task, { name: 'count' }),
      print: (task) => pool.run(task, { name: 'print' }),
      end: () => pool.destroy(),
    }
  })
}
