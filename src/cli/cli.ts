#!/usr/bin/env node
/** The command’s first file. What Node has compiled once, it keeps (22.8 and later), if that is asked before the rest loads. */
import * as module from 'node:module'
import { setFlagsFromString } from 'node:v8'

// V8 takes these well only before there is WebAssembly or a regular expression of ours. The shaper and the subsetter
// are as quick without a second compilation, which a process waits for at its end; and each expression is compiled once.
for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering', '--no-regexp-tier-up'])
  setFlagsFromString(flag)
const { enableCompileCache } = module as { enableCompileCache?: () => void }
enableCompileCache?.()
await import('./main.ts')
