/**
 * A story of a format that marks its parts: the parts that stand in its head, then its body, to one tree.
 *
 *     headline, deck, byline, credit   ->  the blocks above the body, each said to be what it is
 *     dateline of the head             ->  set before the first paragraph, unless the copy has one
 */
import type { Element } from 'hast'
import type { VFile } from 'vfile'
import { copyOf, textsOf } from '../../copy.ts'
import { lettersOf } from '../../ledger.ts'
import { datelineOf, signersOf } from '../../recognize/dateline.ts'
import type { Role } from '../../recognize/evidence.ts'
import type { Block } from '../../recognize/layout.ts'
import { byWords, isName, isOrganized, peopleOf } from '../../recognize/names.ts'
import type { Account, Report } from '../../report.ts'
import type { Meta, Story } from '../../story.ts'
import { assemble } from '../assemble.ts'
import { blockFrom, paragraphFrom } from './block.ts'
import { lineOf, unlessFaulty, wordsOf } from './element.ts'
import { inlineOf } from './inline.ts'
import type { Leaves } from './leaves.ts'
import { tellLanguages } from './spoken.ts'

/** Where the parts of the head stand. */
export interface Head {
  kickers?: Element[]
  headline?: Element | undefined
  decks?: Element[]
  bylines?: Element[]
  credits?: Element[]
  dateline?: Element | undefined
}

/** What an item makes: a story, and its words as the account has been told them. */
export interface Marked {
  story: Story
  copy: string
}

/**
 * The stories of the items of a message; whatever else stands beneath `root` is accounted for. An item at fault is left
 * out, and its neighbors go on.
 */
export function markedStories(
  items: readonly Element[],
  file: VFile,
  { leaves, root, report }: { leaves: Leaves; root: Element; report: Report<'broken'> },
  storyIn: (item: Element) => Marked | undefined,
): Story[] {
  const told: string[] = []
  const stories = items.flatMap((item) => {
    const [made] = unlessFaulty(
      () => [storyIn(item)],
      ({ message, line }) => {
        leaves.abandon()
        report('broken', `An item cannot be read: ${message}`, { line, alone: true })
      },
    )
    if (!made) return []
    told.push(made.copy)
    return [made.story]
  })
  file.data.copy = [...told, leaves.settle(report, root, '')].join('\n')
  return stories
}

/** The story of a head and the body that `prose` makes; whatever stands beneath `root` is accounted for. */
export function markedStory(
  head: Head,
  prose: () => Block[],
  meta: Meta,
  { leaves, root, report }: { leaves: Leaves; root: Element; report: Account },
): Marked {
  const by = head.bylines?.map(wordsOf).filter((words) => words !== undefined && !isSentence(words))
  if (by && by.length > 0) meta.by = by.join('; ')
  const blocks = [
    ...headBlocks(head, meta.language, leaves),
    ...dated(head.dateline, joined(prose(), meta), meta, leaves),
  ]
  const story = assemble(
    {
      blocks,
      measure: 0,
      isWire: !/^(?:html|rfc822)$/.test(meta.source.format),
    },
    meta,
    report,
  )
  const copy = blocks.map((block) => block.lines.map((line) => line.copy).join('\n')).join('\n')
  return { story, copy: leaves.settle(report, root, copy) }
}

function headBlocks(head: Head, language: string, leaves: Leaves): Block[] {
  const { kickers = [], headline, decks = [], bylines = [], credits = [] } = head
  const repeated = decks.filter((deck) => headline && isSame(wordsOf(deck), wordsOf(headline)))
  for (const deck of repeated) leaves.leave('repeated', deck)
  const part = (element: Element | undefined, role: Role) => partOf(element, role, language, leaves)
  const blocks = [
    ...kickers.flatMap((kicker) => part(kicker, 'kicker')),
    ...part(headline, 'headline'),
    ...decks.filter((deck) => !repeated.includes(deck)).flatMap((deck) => part(deck, 'deck')),
  ]
  for (const byline of bylines) {
    const words = wordsOf(byline) ?? ''
    if (isInitials(words)) leaves.leave('signoff', byline)
    else if (isSentence(words)) blocks.push(...part(byline, 'deck'))
    else blocks.push(...part(byline, namesNoPerson(words) ? 'credit' : 'byline'))
  }
  const named = lettersOf(blocks.map(({ copy }) => copy).join(' ')).toLowerCase()
  for (const credit of credits) {
    const words = lettersOf(wordsOf(credit) ?? '').toLowerCase()
    // “Von Regine Klamm, dpa” has said it.
    if (named.includes(words)) leaves.note('creditLine', credit)
    else blocks.push(...part(credit, 'credit'))
  }
  return blocks
}

/** A part of the head is plain words; of markup in it stays what language they are in. */
function partOf(element: Element | undefined, role: Role, language: string, leaves: Leaves): Block[] {
  if (!element || !wordsOf(element)) return []
  tellLanguages({ ...element, children: [element] }, language)
  const run = inlineOf(element.children, leaves, 'en')
  const [copy, texts] = [run.map(copyOf).join(''), run.flatMap(textsOf)]
  const isSpoken = texts.some(({ data }) => data?.language) && !copy.includes('\n')
  return isSpoken
    ? [blockFrom({ type: 'paragraph', children: texts }, lineOf(element), role)]
    : [paragraphFrom(copy, lineOf(element), role)]
}

/** gr/bp        klamm.regine        /ritzau/ */
function isInitials(words: string): boolean {
  return (
    /^\/.{2,12}\/$/.test(words) ||
    /^\(?\p{L}{2,4}(?:[/-]\p{L}{2,4})+\)?$/u.test(words) ||
    /^\p{Ll}+[._]\p{Ll}+$/u.test(words)
  )
}

/** Some agencies put a second headline there. */
function isSentence(words: string): boolean {
  return !byWords.test(words) && (/["“«]/.test(words) || !peopleOf(words).every(({ name }) => isName(name)))
}

function namesNoPerson(words: string): boolean {
  return peopleOf(words).every(({ name }) => isOrganized(name))
}

/** The same words, whatever their case and the signs around them. */
export function isSame(one = '', other = ''): boolean {
  // Most are far from it, and letters are dear.
  if (Math.abs(one.length - other.length) > 8 + one.length / 4) return false
  return lettersOf(one).toLowerCase() === lettersOf(other).toLowerCase()
}

/** AFP sets the dateline in a paragraph of its own: it opens the next one. */
function joined(blocks: Block[], meta: Meta): Block[] {
  const at = blocks.findIndex(({ lines: [line] }) => line?.role === undefined)
  const [first, next] = [blocks[at]?.lines[0], blocks[at + 1]?.lines[0]]
  if (first?.node?.type !== 'paragraph' || next?.node?.type !== 'paragraph' || next.role) return blocks
  const copy = `${copyOf(first.node).trim()} `
  if (datelineOf(`${copy}The copy`, true, signersOf(meta))?.copy.trim() !== copy.trim()) return blocks
  const children = [{ type: 'text' as const, value: copy }, ...next.node.children]
  return blocks.toSpliced(at, 2, blockFrom({ ...next.node, children }, first.number))
}

/** The body, its first paragraph with the dateline that only the head has. */
function dated(dateline: Element | undefined, blocks: Block[], meta: Meta, leaves: Leaves): Block[] {
  const words = wordsOf(dateline)
  if (!dateline || !words) return blocks
  const copy = `${words.replace(/\s*(?:[-–—_]+|--)$/, '')} — `
  const found = datelineOf(`${copy}The copy`, true, signersOf(meta))
  if (found) meta.dateline = found.dateline
  // A note in brackets may stand above the lede: (Corrects figure in paragraph 2)
  const lede = blocks.findIndex(
    ({ copy, lines: [line] }) =>
      line?.role === undefined && line?.node?.type === 'paragraph' && !/^\(.*\)$/.test(copy),
  )
  const node = blocks[lede]?.lines[0]?.node
  if (node?.type !== 'paragraph' || !found || datelineOf(copyOf(node), true, signersOf(meta))) {
    leaves.note('dateline', dateline)
    return blocks
  }
  leaves.take(dateline)
  const children = [{ type: 'text' as const, value: copy }, ...node.children]
  return blocks.with(lede, blockFrom({ ...node, children }, lineOf(dateline)))
}
