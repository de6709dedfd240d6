/** A part of the sources, for machines that share a batch: which part a source is in, its path alone decides. */
import { createHash } from 'node:crypto'
import { OptionError } from '../hints.ts'

/** `shard`: "3/8", the third of eight parts. Throws an `OptionError` where there is no such part. */
export function isInShard(shard: string): (file: string) => boolean {
  const [, part = 0, parts = 0] = (/^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(shard) ?? []).map(Number)
  if (part < 1 || part > parts)
    throw new OptionError(`--shard must be one of several, such as 3/8, not “${shard}”`)
  return (file) => partOf(file, parts) === part - 1
}

function partOf(file: string, parts: number): number {
  const path = file.replaceAll('\\', '/')
  return createHash('sha256').update(path).digest().readUInt32BE(0) % parts
}
