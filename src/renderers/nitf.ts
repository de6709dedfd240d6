/**
 * NITF 3.6 (IPTC), the News Industry Text Format: each story as one XML document, what its head says in elements of their
 * own, its copy in body.content.
 */
import * as z from 'zod'
import { defineRenderer } from '../define.ts'
import { picturesBeside } from './pictures.ts'

export const nitf = defineRenderer({
  name: 'nitf',
  summary: 'Write each story as NITF 3.6.',
  options: z.strictObject({}),
  rules: {},

  async render(edition, _options, { outputs }) {
    const { documentOf } = await import('./nitf-document.ts')
    const documents = edition.stories.map((story) => ({
      path: `${story.data.meta.slug}.nitf.xml`,
      mediaType: 'application/xml',
      body: documentOf(story, edition.pictures),
    }))
    return [...documents, ...picturesBeside(edition, outputs)]
  },
})
