/**
 * NewsML-G2 (IPTC): news items, alone, several in a message, or gathered to an edition by a package.
 *
 *     newsMessage/itemSet/newsItem*    ->  a story each
 *     packageItem/groupSet             ->  their sections and order
 */
import type { Element } from 'hast'
import type { VFile } from 'vfile'
import { lettersOf } from '../../ledger.ts'
import type { Block } from '../../recognize/layout.ts'
import type { Report } from '../../report.ts'
import type { Meta, Story } from '../../story.ts'
import {
  addFacts,
  addNote,
  addSignal,
  isDefined,
  limitOf,
  pubStatusOf,
  signalNamed,
  subjectOf,
  urgencyOf,
  zonedMoment,
} from '../facts.ts'
import { newMeta } from '../meta.ts'
import type { g2Rules } from '../newsml-g2.ts'
import { addNotes, articleProse, completed } from './article.ts'
import { attribute, childOf, childrenOf, lineOf, within, wordsOf } from './element.ts'
import { withFigures } from './figure.ts'
import { graftHtml, isHtml } from './fragment.ts'
import { Leaves } from './leaves.ts'
import { type Head, type Marked, markedStories, markedStory } from './marked.ts'
import { itemFigures, picturesOf } from './newsml-g2-pictures.ts'
import { headOf, nitfProse } from './nitf-story.ts'
import { layOut } from './package.ts'
import { typedIn } from './typed.ts'
import { languageIn } from './xml.ts'
import { xmlRoot } from './xml-elements.ts'

type Rule = keyof typeof g2Rules

export function readNewsmlG2(file: VFile, report: Report<Rule>): Story[] {
  const root = xmlRoot(file, report)
  if (!root) return []
  const leaves = new Leaves(file.data.pictures)
  const [bundle] = root.tagName === 'packageItem' ? [root] : [...within(root, 'packageItem')]
  const items = root.tagName === 'newsItem' ? [root] : [...within(root, 'newsItem')]
  const stories = markedStories(items, file, { leaves, root, report }, (item) =>
    storyIn(item, items, file, leaves, report),
  )
  if (bundle) layOut(bundle, stories, file)
  return stories
}

function storyIn(
  item: Element,
  items: readonly Element[],
  file: VFile,
  leaves: Leaves,
  report: Report<Rule>,
): Marked | undefined {
  const content = richest(childOf(item, 'contentSet'))
  const kind = attribute(childOf(item, 'itemMeta', 'itemClass'), 'qcode') ?? ''
  const isText = kind === '' ? !childOf(item, 'contentSet', 'remoteContent') : /text$/.test(kind)
  if (!content && !(isText && headIn(childOf(item, 'contentMeta')).headline)) {
    if (isText)
      report('no-copy', `The item ${attribute(item, 'guid') ?? ''} holds no copy`, {
        line: lineOf(item),
        alone: true,
      })
    // It is shown with the text that it belongs to, or told of there.
    else if (!leaves.pictures || !items.some((other) => picturesOf(other, items).includes(item)))
      report('no-text', `An item is no text but ${kind}; it is left out`, { line: lineOf(item) })
    return undefined
  }
  const meta = newMeta(file, 'newsml-g2', languageIn(item, content))
  const language = attribute(childOf(item, 'contentMeta', 'language'), 'tag')
  if (language) meta.language = language
  readRights(childOf(item, 'rightsInfo'), meta)
  readItem(item, meta)
  readContent(childOf(item, 'contentMeta'), meta)
  return markedStoryIn(item, items, content, meta, leaves, report)
}

function markedStoryIn(
  item: Element,
  items: readonly Element[],
  content: Element | undefined,
  meta: Meta,
  leaves: Leaves,
  report: Report<Rule>,
): Marked {
  const pictured = (prose: () => Block[]) => () =>
    withFigures(prose(), itemFigures(item, items, meta, leaves))
  const own = headIn(childOf(item, 'contentMeta'))
  // An alert may be a headline and no more.
  if (!content)
    return markedStory(
      own,
      pictured(() => []),
      meta,
      { leaves, root: item, report },
    )
  if (isHtml(content)) graftHtml(content)
  for (const other of childrenOf(childOf(item, 'contentSet')))
    if (other !== content) leaves.leave('rendition', other)
  const room = { leaves, root: item, report }
  const nitf = [...within(content, 'nitf')][0]
  if (nitf) {
    const inner = headOf(nitf)
    const head = { ...inner, ...definedIn(own) }
    return markedStory(head, pictured(nitfProse(childOf(nitf, 'body') ?? nitf, meta, leaves)), meta, room)
  }
  if (childrenOf(content).length === 0) {
    return markedStory(
      own,
      pictured(() => typedIn(content, leaves)),
      meta,
      room,
    )
  }
  const article = [...within(content, 'body')][0] ?? content
  const head = completed(own, article)
  return markedStory(head, pictured(articleProse(article, head, meta, leaves)), meta, room)
}

/** Only what is there, so that it may stand over what another head has. */
function definedIn(head: Head): Head {
  return Object.fromEntries(
    Object.entries(head).filter(
      ([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0),
    ),
  )
}

/** Of several renditions, the one with the most words; markup before text that was typed. */
function richest(set: Element | undefined): Element | undefined {
  const sized = childrenOf(set, 'inlineXML', 'inlineData').map((each) => ({
    each,
    size: lettersOf(wordsOf(each) ?? '').length * (each.tagName === 'inlineXML' ? 2 : 1),
  }))
  sized.sort((one, other) => other.size - one.size)
  return sized[0] && sized[0].size > 0 ? sized[0].each : undefined
}

/** Of texts in several languages the story's own, else the first. */
function spoken(elements: Element[], language: string): string | undefined {
  const own = elements.find((each) => attribute(each, 'lang')?.split('-')[0] === language.split('-')[0])
  return wordsOf(own ?? elements[0])
}

function readRights(rights: Element | undefined, meta: Meta): void {
  const holder = childOf(rights, 'copyrightHolder')
  addFacts(meta, {
    copyrightHolder: wordsOf(childOf(holder, 'name')) ?? attribute(holder, 'literal'),
    copyrightNotice: spoken(childrenOf(rights, 'copyrightNotice'), meta.language),
    usageTerms: spoken(childrenOf(rights, 'usageTerms'), meta.language),
  })
}

/** itemMeta: what the item is as a piece of news management. */
function readItem(item: Element, meta: Meta): void {
  const of = childOf(item, 'itemMeta')
  const provider = childOf(of, 'provider')
  const embargoed = childOf(of, 'embargoed')
  const expires = wordsOf(childOf(of, 'expires'))
  const created = wordsOf(childOf(of, 'versionCreated'))
  const status = childOf(of, 'pubStatus')
  addFacts(meta, {
    uri: attribute(item, 'guid'),
    version: attribute(item, 'version'),
    versionCreated: zonedMoment(created),
    firstCreated: zonedMoment(wordsOf(childOf(of, 'firstCreated'))),
    pubStatus: pubStatusOf(attribute(status, 'qcode') ?? attribute(status, 'uri')),
    embargoed: embargoed && limitOf(wordsOf(embargoed) ?? '', created),
    expires: expires && limitOf(expires),
    infoSources: [wordsOf(childOf(provider, 'name')) ?? attribute(provider, 'literal')].filter(isDefined),
  })
  for (const signal of childrenOf(of, 'signal')) {
    const named = signalNamed(attribute(signal, 'qcode') ?? attribute(signal, 'uri') ?? '')
    if (named) addSignal(meta, named)
  }
  for (const note of childrenOf(of, 'edNote')) {
    if (childrenOf(note).length > 0) addNotes(meta, note)
    else addNote(meta, wordsOf(note), false)
  }
}

/** contentMeta: what the copy is about. */
function readContent(of: Element | undefined, meta: Meta): void {
  const located = childOf(of, 'located')
  const subjects = childrenOf(of, 'subject')
  addFacts(meta, {
    urgency: urgencyOf(wordsOf(childOf(of, 'urgency'))),
    slugline: wordsOf(childOf(of, 'slugline')),
    keywords: childrenOf(of, 'keyword').map(wordsOf).filter(isDefined),
    subjects: subjects.map((each) =>
      subjectOf(
        attribute(each, 'qcode') ?? attribute(each, 'uri') ?? attribute(each, 'literal'),
        wordsOf(childOf(each, 'name')),
      ),
    ),
    genres: childrenOf(of, 'genre')
      .map((each) => wordsOf(childOf(each, 'name')) ?? attribute(each, 'qcode'))
      .filter(isDefined),
    category: subjects.map(categoryOf).find(isDefined),
    located: wordsOf(childOf(located, 'name')) ?? attribute(located, 'literal'),
    creditLine: wordsOf(childOf(of, 'creditline')),
  })
}

/** The wire's own desk: a subject of the type category, or of ANPA's. */
function categoryOf(subject: Element): string | undefined {
  const [code = '', type = ''] = [attribute(subject, 'qcode'), attribute(subject, 'type')]
  return /category$/i.test(type) || code.startsWith('a1312cat:')
    ? code.slice(code.indexOf(':') + 1)
    : undefined
}

/** The headline of the first rank; another one may be the deck, or a teaser. */
function headIn(of: Element | undefined): Head {
  const headlines = childrenOf(of, 'headline').filter(wordsOf)
  const isSub = (each: Element) => /sub|deck|secondary/i.test(attribute(each, 'role') ?? '')
  const main = headlines.filter((each) => !isSub(each)).sort((one, other) => rankOf(one) - rankOf(other))
  const decks = headlines.filter((each) => each !== (main[0] ?? headlines[0]) && isSub(each))
  const teasers = childrenOf(of, 'description').filter((each) =>
    /teaser|standfirst/i.test(attribute(each, 'role') ?? ''),
  )
  return {
    headline: main[0] ?? headlines[0],
    decks: decks.length > 0 ? decks : teasers.slice(0, 1),
    bylines: childrenOf(of, 'by'),
    credits: childrenOf(of, 'creditline'),
    dateline: childOf(of, 'dateline'),
  }
}

/** A headline with a role of its own (short, alternative) comes after one without. */
function rankOf(headline: Element): number {
  return (
    Number(attribute(headline, 'rank') ?? 2) +
    (/main|hld/i.test(attribute(headline, 'role') ?? 'main') ? 0 : 10)
  )
}
