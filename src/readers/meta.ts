/** The facts of a story that no one has looked into yet. The catalogue stage fills in what the parts say. */
import type { VFile } from 'vfile'
import type { Meta } from '../story.ts'

export function newMeta(file: VFile, format: string, language: string): Meta {
  const source = file.data.source ?? { charset: 'utf-8', sha256: '' }
  return {
    uri: `urn:sha256:${source.sha256}`,
    slug: '',
    language,
    headline: '',
    bylines: [],
    wordCount: 0,
    source: { format, ...source },
  }
}
