/**
 * The catalogue card of a story: its facts, read off its parts.
 *
 *     By Colin Ashgrove and Mara Teitel   ->  bylines: [Colin Ashgrove, Mara Teitel]
 *     PORT ANSLEY, Ariz. —                ->  dateline: {places: [PORT ANSLEY], region: Ariz.}
 *
 * What a reader has from the wire's own fields stands; nothing is invented.
 */

import type { Paragraph } from 'mdast'
import * as z from 'zod'
import { copyOf, textsOf } from '../copy.ts'
import { defineStage } from '../define.ts'
import { datelineOf, signersOf } from '../recognize/dateline.ts'
import { byWords, peopleOf } from '../recognize/names.ts'
import { warns } from '../report.ts'
import { slugOf } from '../slug.ts'
import type { Meta, ParagraphPart, Story } from '../story.ts'

export const catalogue = defineStage({
  name: 'catalogue',
  summary: 'Fill in a story’s facts from its parts.',
  options: z.strictObject({}),
  rules: { headline: warns('A story has no headline; its first words stand in for it.') },

  edit(story, _options, report) {
    const { meta } = story.data
    meta.headline = headlineOf(story) ?? meta.headline
    if (!meta.headline) {
      meta.headline = firstWords(story)
      report('headline', 'The story has no headline; its first words stand in for it', {
        node: story.children[0],
      })
    }
    Object.assign(meta, headFacts(story), datelineFact(story))
    meta.slug ||= slugOf(meta.headline) || `story-${meta.source.sha256.slice(0, 8)}`
    meta.wordCount = countWords(story.children.filter(isBody).map(copyOf).join(' '))
  },
})

function headlineOf(story: Story): string | undefined {
  const node = story.children.find((child) => child.type === 'heading' && child.data?.part === 'headline')
  return node && copyOf(node)
}

function firstWords(story: Story): string {
  const first = story.children.find(isBody)
  const dateline = first?.type === 'paragraph' ? first.children[0] : undefined
  const from = dateline?.type === 'text' && dateline.data?.part === 'dateline' ? dateline.value.length : 0
  const words = first ? copyOf(first).slice(from).split(' ') : []
  return words.slice(0, 8).join(' ') + (words.length > 8 ? ' …' : '')
}

function isBody(node: Story['children'][number]): boolean {
  if (node.type === 'heading') return node.data?.part !== 'headline'
  if (node.type !== 'paragraph' || node.data?.part === undefined) return true
  return node.data.part === 'question' || node.data.part === 'answer'
}

function headFacts(story: Story): Partial<Meta> {
  const deck = copiesOf(story, 'deck').join(' ')
  const by = copiesOf(story, 'byline')
  const people = by.flatMap(peopleOf)
  const desks = new Set(
    people.map((person) => person.org ?? person.title).filter((desk) => desk !== undefined),
  )
  // From wire services: no name follows.
  const credits = copiesOf(story, 'credit').map((copy) =>
    /^From \p{Ll}/u.test(copy) ? copy : copy.replace(byWords, ''),
  )
  const credit = credits.join(', ') || [...desks].join(', ')
  return {
    ...(deck && { headlineExtended: deck }),
    ...(by.length > 0 && { by: by.join('; '), bylines: people }),
    ...(credit && { creditLine: credit }),
  }
}

function copiesOf(story: Story, part: ParagraphPart): string[] {
  return story.children
    .filter((node): node is Paragraph => node.type === 'paragraph' && node.data?.part === part)
    .map(copyOf)
}

function datelineFact(story: Story): Pick<Meta, 'dateline'> {
  const node = textsOf(story).find((text) => text.data?.part === 'dateline')
  const found = node && datelineOf(`${node.value}The copy`, true, signersOf(story.data.meta))
  return found ? { dateline: found.dateline } : {}
}

/** What stands between blanks and dashes and has a letter or a figure. */
function countWords(copy: string): number {
  return copy.match(/[\p{L}\p{N}][^\s—–]*/gu)?.length ?? 0
}
