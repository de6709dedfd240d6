/** A short story, and what its outputs are called. */
import { readFileSync } from 'node:fs'
import { write } from './command.ts'
import { newFolder } from './folder.ts'

export const story = readFileSync(new URL('../fixtures/stories/library-brief/input.txt', import.meta.url))
export const slug = 'alder-creek-library-forgives-a-fine-of-71-years'

/** A new folder that holds it. */
export function folderWithStory(): string {
  const folder = newFolder()
  write(folder, 'story.txt', story)
  return folder
}
