/** The public form of a story: its tree with its facts, without positions. */
import * as z from 'zod'
import { defineRenderer } from '../define.ts'
import { picturesBeside } from './pictures.ts'

export const json = defineRenderer({
  name: 'json',
  summary: 'Write each story’s tree as JSON.',
  options: z.strictObject({}),
  rules: {},

  render(edition, _options, { outputs }) {
    const trees = edition.stories.map((story) => ({
      path: `${story.data.meta.slug}.json`,
      mediaType: 'application/json',
      body: `${JSON.stringify(story, (key, value) => (key === 'position' ? undefined : value), 2)}\n`,
    }))
    return [...trees, ...picturesBeside(edition, outputs)]
  },
})
