/**
 * linecaster.manifest.json: what a build made, of what, and what it left out.
 *
 * It holds no clock and no place of the machine. Of a story that may not go out it names the identifier and the rule.
 */
import * as z from 'zod'

const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256, in hex.')
const rule = z.string().describe('As <owner>:<rule>, such as gate:kill.')
const status = z
  .enum(['written', 'unchanged', 'withheld', 'failed'])
  .describe('“unchanged”: its outputs are those that the manifest before this one names.')

const story = z.strictObject({
  uri: z.string().describe('The agency’s identifier, or urn:sha256: of the source.'),
  version: z.string().optional(),
  slug: z.string().optional().describe('The name of its files.'),
  words: z.int().min(0).optional().describe('Of the body.'),
  status,
  rule: rule.optional().describe('What withheld it, or what failed.'),
})

const source = z.strictObject({
  path: z.string().min(1).describe('From the folder that the build ran in, with forward slashes.'),
  sha256: sha256.optional().describe('Of its bytes; absent where they could not be read.'),
  status,
  rules: z.array(rule).describe('What withheld or failed anything of it.'),
  stories: z.array(story),
  outputs: z.array(z.string()).describe('The files that are of its stories alone.'),
})

const output = z.strictObject({
  path: z.string().min(1).describe('From the output folder, with forward slashes.'),
  sha256,
  size: z.int().min(0).describe('In bytes.'),
  pages: z.int().min(1).optional(),
  mediaType: z.string(),
})

export const earlierSchema = z.strictObject({
  path: z.string().min(1),
  sha256,
  source: z.string().optional().describe('What it was made of; absent for an edition.'),
  stories: z.array(z.string()).describe('The identifiers of those that stand in it.'),
})

export const manifestSchema = z
  .strictObject({
    version: z.literal(1),
    linecaster: z.string().describe('The version of Linecaster.'),
    config: sha256.describe('Of the config file, and of what the build was told beside it.'),
    assets: z.string().optional().describe('The folder of pictures, from the config.'),
    bind: z.enum(['story', 'edition']),
    template: z.string(),
    fit: z.string().optional(),
    title: z.string().optional().describe('Where one was stated for the edition.'),
    readers: z.array(z.string()),
    renderers: z.array(z.string()),
    edition: z.strictObject({ title: z.string(), slug: z.string() }).optional(),
    order: z
      .array(z.string())
      .optional()
      .describe('Of the sources, where it shows in the outputs and is not that of their paths.'),
    sources: z.array(source),
    outputs: z.array(output),
    earlier: z
      .array(earlierSchema)
      .optional()
      .describe(
        'Outputs of builds before, of stories that are gone or failed; `--prune` removes the former.',
      ),
  })
  .describe('What a build of Linecaster made, of what, and what it left out.')

export type Manifest = z.output<typeof manifestSchema>
export type ManifestSource = z.output<typeof source>
export type ManifestStory = z.output<typeof story>
export type ManifestOutput = z.output<typeof output>
export type Earlier = z.output<typeof earlierSchema>
export type Status = z.output<typeof status>

export const manifestName = 'linecaster.manifest.json'

/** Of the files in which a build keeps its books; each of those that share a folder has its own. `shard`: "3/8". */
export function booksOf(shard?: string): { manifest: string; journal: string } {
  const part = shard ? `.${shard.replace('/', '-of-')}` : ''
  return { manifest: `linecaster.manifest${part}.json`, journal: `linecaster.journal${part}.jsonl` }
}

const shardBook = /^linecaster\.(?:manifest|journal)\.(\d+)-of-(\d+)\.jsonl?$/

/** The part that a manifest or journal is of, such as "3/8". */
export function shardOf(book: string): string | undefined {
  const [, part, parts] = shardBook.exec(book) ?? []
  return part && `${part}/${parts}`
}
