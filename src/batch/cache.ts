/**
 * What was made once, kept for the next build: by the bytes of its source, the config, the template with its fonts and
 * the program itself. Contents are checked when they are taken out; one that was tampered with is made again.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config.ts'
import { configName } from '../config.ts'
import { warns } from '../report.ts'
import type { Output } from '../story.ts'
import type { Template } from '../template.ts'
import type { Claim } from '../versions.ts'
import type { Asked } from './asked.ts'
import type { Assets } from './assets.ts'
import { configFiles } from './config-files.ts'
import { sentenceOf } from './faults.ts'
import type { Row } from './row.ts'
import { statedIn } from './settings.ts'

/** Where what was made is kept, beside the config. */
export const cacheFolder = '.linecaster/cache'

export interface Made {
  row: Row
  outputs: Output[]
  /** Of an edition: what became of its sources. */
  sources?: Row[]
  /** Between which moments it holds, where embargoes and expiries bear on it; the last is not among them. */
  holds?: { from: string; until?: string | undefined }
}

export const cacheRules = {
  unusable: warns('The cache cannot be read or written; everything is made, and nothing kept.'),
}

export interface Cache {
  /** Why nothing is kept any more. */
  fault(): string | undefined
  claims(key: string[]): Promise<Claim[] | undefined>
  keepClaims(key: string[], claims: Claim[]): Promise<void>
  made(key: string[]): Promise<Made | undefined>
  keepMade(key: string[], made: Made): Promise<void>
}

const none: Cache = {
  fault: () => undefined,
  claims: async () => undefined,
  keepClaims: async () => {},
  made: async () => undefined,
  keepMade: async () => {},
}

/** The cache in a folder, or one that keeps nothing. */
export async function openCache(
  folder: string | undefined,
  asked: Asked,
  config: Config,
  template: Template,
  assets?: Assets,
): Promise<Cache> {
  if (!folder) return none
  const { default: cacache } = await import('cacache')
  const of = stateOf(asked, config, template, assets)
  const keyOf = (key: string[]) => hashOf([of, ...key])

  let fault: string | undefined

  /** A cache that is at fault costs a build its speed and nothing else. */
  async function tried<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (fault !== undefined) return undefined
    try {
      return await work()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      // Not there, or not as it was kept: made again either way.
      if (!isMiss.has(code)) fault = sentenceOf(error)
      return undefined
    }
  }
  const get = async (key: string[]) => (await cacache.get(folder, keyOf(key))).data
  return {
    fault: () => fault,
    claims: (key) => tried(async () => JSON.parse((await get(key)).toString('utf8'))),
    made: (key) => tried(async () => unpacked(await get(key))),
    async keepClaims(key, claims) {
      await tried(() => cacache.put(folder, keyOf(key), JSON.stringify(claims.map(withoutWords))))
    },
    async keepMade(key, made) {
      await tried(() => cacache.put(folder, keyOf(key), packed(made)))
    },
  }
}

const isMiss = new Set(['ENOENT', 'EINTEGRITY', 'EBADSIZE'])

/** Of a story that may be withheld by another, its keyword must not stay behind. */
function withoutWords(claim: Claim): Claim {
  const { sequence } = claim.meta
  const slug = claim.gate ? '' : claim.slug
  if (!sequence) return { ...claim, slug }
  return { ...claim, slug, meta: { ...claim.meta, sequence: { ...sequence, key: hashOf([sequence.key]) } } }
}

/** Length of the heading, heading, bodies one after the other. */
function packed({ outputs, ...said }: Made): Buffer {
  const bodies = outputs.map(({ body }) => Buffer.from(body))
  const heads = outputs.map(({ body, ...head }, index) => ({
    ...head,
    text: typeof body === 'string',
    size: bodies[index]?.length ?? 0,
  }))
  const heading = Buffer.from(JSON.stringify({ ...said, heads }))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(heading.length)
  return Buffer.concat([length, heading, ...bodies])
}

function unpacked(data: Buffer): Made {
  const from = 4 + data.readUInt32BE(0)
  const { heads, ...said } = JSON.parse(data.subarray(4, from).toString('utf8'))
  let at = from
  const outputs = (heads as (Omit<Output, 'body'> & { text: boolean; size: number })[]).map(
    ({ text, size, ...head }) => {
      const bytes = data.subarray(at, at + size)
      at += size
      return { ...head, body: text ? bytes.toString('utf8') : bytes }
    },
  )
  return { ...said, outputs }
}

/** All that an output depends on besides its sources. */
function stateOf(asked: Asked, config: Config, template: Template, pictured?: Assets): string {
  const file = path.resolve(asked.cwd, asked.config ?? configName)
  return hashOf([
    programSum(),
    JSON.stringify(statedIn(config)),
    ...configFiles(file).values(),
    template.fingerprint(),
    config.template,
    pictured?.fingerprint() ?? '',
  ])
}

let program: string | undefined

/** Of this very program: the names of its other files tell what is in them. */
function programSum(): string {
  const folder = path.dirname(fileURLToPath(import.meta.url))
  program ??= hashOf(
    readdirSync(folder)
      .filter((name) => /\.[jt]s$/.test(name))
      .sort()
      .flatMap((name) => [name, /-\w{8}\.js$/.test(name) ? '' : readFileSync(path.join(folder, name))]),
  )
  return program
}

function hashOf(parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length} `).update(part)
  return hash.digest('hex')
}
