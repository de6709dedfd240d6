/**
 * A story as a NITF document: its facts in the head, the parts of its head in body.head, its copy beneath.
 *
 *     deck, kicker        ->  hl2 beneath hl1
 *     byline, credit      ->  byline, in it byttl; credits without a byline are the distributor
 *     copyright, terms    ->  a note of the class cpyrt; rights
 *     contributor lines   ->  tagline, where they end the story
 */
import type { Heading, Paragraph, RootContent } from 'mdast'
import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { copyOf, printable } from '../copy.ts'
import type { Dateline, Edition, ParagraphPart, Story } from '../story.ts'
import { blocksOf, inline, noteOf } from './nitf-content.ts'
import { filled, set } from './nitf-elements.ts'
import { headOf } from './nitf-head.ts'

const names = { xmlns: 'http://iptc.org/std/NITF/2006-10-18/', version: '-//IPTC//DTD NITF 3.6//EN' }

export function documentOf(story: Story, pictures: Edition['pictures']): string {
  const { meta } = story.data
  const headline = story.children.find(isHeadline)
  const { content, end } = copyBeneath(story, headline)
  const root = set('nitf', { ...names, baselang: meta.language }, [
    headOf(meta, headline),
    set('body', {}, [
      set('body.head', {}, bodyHeadOf(story, headline)),
      set('body.content', {}, blocksOf(content, pictures)),
      ...filled('body.end', end.length > 0 ? [taglineOf(end)] : []),
    ]),
  ])
  // The one thing that the writer leaves as it is, and XML does not allow in copy (2.4).
  const xml = printable(toXml(root, { closeEmptyElements: true })).replaceAll(']]>', ']]&#x3E;')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`
}

function isHeadline(node: RootContent): node is Heading {
  return node.type === 'heading' && node.data?.part === 'headline'
}

function isPart(part: ParagraphPart) {
  return (node: RootContent | undefined): node is Paragraph =>
    node?.type === 'paragraph' && node.data?.part === part
}

const [isDeck, isKicker, isByline, isCredit, isContributorLine] = [
  isPart('deck'),
  isPart('kicker'),
  isPart('byline'),
  isPart('credit'),
  isPart('contributorLine'),
]

/** What stands in the body. A hedline begins with a headline: without one, a deck is copy. */
function copyBeneath(
  story: Story,
  headline: Heading | undefined,
): { content: RootContent[]; end: Paragraph[] } {
  const content = story.children.filter(
    (node) =>
      node !== headline &&
      !isByline(node) &&
      !isCredit(node) &&
      !(headline && (isDeck(node) || isKicker(node))),
  )
  const end: Paragraph[] = []
  for (let last = content.at(-1); isContributorLine(last); last = content.at(-1)) {
    end.unshift(last)
    content.pop()
  }
  return { content, end }
}

/** In the order of the schema. */
function bodyHeadOf(story: Story, headline: Heading | undefined): Element[] {
  const { copyrightNotice, edNote = [], usageTerms, dateline } = story.data.meta
  return [
    ...(headline ? [hedlineOf(story, headline)] : []),
    ...(copyrightNotice ? [noteOf({ noteclass: 'cpyrt', type: 'std' }, [copyrightNotice])] : []),
    ...edNote.filter((note) => note.public).map((note) => noteOf({ type: 'pa' }, [note.text])),
    ...(usageTerms ? [x('rights', usageTerms)] : []),
    ...creditsOf(story),
    ...(dateline ? [datelineOf(dateline)] : []),
  ]
}

function hedlineOf({ children }: Story, headline: Heading): Element {
  return set('hedline', {}, [
    x('hl1', inline(headline.children)),
    ...children.filter(isDeck).map((deck) => x('hl2', inline(deck.children))),
    ...children.filter(isKicker).map((kicker) => x('hl2', { class: 'kicker' }, inline(kicker.children))),
  ])
}

/** Who wrote it, each with the credits that follow; where nobody is named, who distributes it. */
function creditsOf({ children, data: { meta } }: Story): Element[] {
  const bylines = children.filter(isByline)
  const credits = children.filter(isCredit)
  if (bylines.length === 0) {
    const distributor = credits.map(copyOf).join(', ')
    return [
      ...(meta.by ? [x('byline', meta.by)] : []),
      ...(distributor ? [x('distributor', distributor)] : []),
    ]
  }
  const from = bylines.map((byline, index) => (index === 0 ? 0 : children.indexOf(byline)))
  return bylines.map((byline, index) => {
    const titles = children.slice(from[index], from[index + 1]).filter(isCredit)
    return x('byline', [copyOf(byline), ...titles.flatMap((title) => ['\n', x('byttl', copyOf(title))])])
  })
}

/** Besides where it stands in the copy. */
function datelineOf({ places, region, date, raw }: Dateline): Element {
  const place = [places.join('/'), region].filter(Boolean).join(', ')
  return x('dateline', [
    ...(place ? [x('location', place)] : []),
    ...(place && date ? ['\n'] : []),
    ...(date ? [x('story.date', date)] : []),
    ...(place || date ? [] : [raw]),
  ])
}

/** There is one at most. */
function taglineOf(lines: Paragraph[]): Element {
  return x(
    'tagline',
    { type: 'std' },
    lines.flatMap(({ children }, index) => [...(index > 0 ? [x('br')] : []), ...inline(children)]),
  )
}
