#!/usr/bin/env node
/** The command’s first file. What Node has compiled once, it keeps (22.8 and later), if that is asked before the rest loads. */
import * as module from 'node:module'

const { enableCompileCache } = module as { enableCompileCache?: () => void }
enableCompileCache?.()
await import('./main.ts')
