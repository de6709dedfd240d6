#!/usr/bin/env node
/** The command’s first file. What Node has compiled once, it keeps (22.8 and later), if that is asked before the rest loads. */
import * as module from 'node:module'
import { setFlagsFromString } from 'node:v8'

// Before there is any WebAssembly. The shaper and the subsetter are as quick without a second compilation, which a
// process waits for at its end. (--no-regexp-tier-up would save more, but V8 crashes over expressions that it has seen.)
for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag)
const { enableCompileCache } = module as { enableCompileCache?: () => void }
enableCompileCache?.()
await import('./main.ts')
