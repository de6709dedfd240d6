/** How a story begins, which tells two of one headline apart: “Corrections”. */
import { copyOf } from './copy.ts'
import { lettersOf } from './ledger.ts'
import type { Story } from './story.ts'

/** The first letters of a story’s copy. */
export function ledeOf(story: Story): string {
  const lede = story.children.find((node) => node.type === 'paragraph' && node.data?.part === undefined)
  return lede ? lettersOf(copyOf(lede)).slice(0, 40).toLowerCase() : ''
}
