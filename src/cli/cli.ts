#!/usr/bin/env node
/** The command’s first file: what makes it start quickly. */

import * as module from 'node:module'
import { setFlagsFromString } from 'node:v8'

// Node’s own modules that most builds need: with other flags than its own V8 compiles them anew.
const builtIn = ['crypto', 'fs/promises', 'os', 'timers/promises', 'worker_threads', 'zlib']
await Promise.all(builtIn.map((name) => import(`node:${name}`)))

const flags = [
  // The shaper and the subsetter are as quick without a second compilation, which a process waits for at its end.
  '--no-wasm-tier-up',
  '--no-wasm-dynamic-tiering',
  // Of hundreds of regular expressions most are asked a few times: not worth compiling twice, nor polishing.
  '--no-regexp-peephole-optimization',
  '--regexp-tier-up-ticks=50',
  // Memory is swept when it has doubled, not when it is four times as large: batches take a quarter less, and no longer.
  '--heap-growing-percent=100',
]
// V8 promises no flag, and complains of one that it has not: a Node that is not tried has its own way.
const newestTried = 26
if (Number.parseInt(process.versions.node, 10) <= newestTried)
  for (const flag of flags) setFlagsFromString(flag)
// What Node has compiled once, it keeps (22.8 and later), if that is asked before the rest loads.
const { enableCompileCache } = module as { enableCompileCache?: () => void }
enableCompileCache?.()
await import('./main.ts')
