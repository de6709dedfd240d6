/**
 * ninjs 1.x, 2.x and 3.x (IPTC), and what agencies make of it: their names differ in case, in strokes and in number,
 * so a fact is found by any of its names.
 *
 *     versioncreated, versionCreated, version_created        ->  one fact
 *     body_html, bodies: [{contentType: "text/html", …}]     ->  one body: the richest
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
import type { ninjsRules } from '../ninjs.ts'
import { articleProse, completed } from './article.ts'
import { childrenOf, element, lineOf, textNode, unlessFaulty, within, wordsOf } from './element.ts'
import { withFigures } from './figure.ts'
import { graftHtml, isHtml } from './fragment.ts'
import { elementsOfJson } from './json.ts'
import { Leaves } from './leaves.ts'
import { type Head, type Marked, markedStories, markedStory } from './marked.ts'
import { all, find, plain, textIn } from './ninjs-names.ts'
import { associatedFigures } from './ninjs-pictures.ts'
import { typedIn } from './typed.ts'
import { languageIn } from './xml.ts'

type Rule = keyof typeof ninjsRules

export function readNinjs(file: VFile, report: Report<Rule>): Story[] {
  return unlessFaulty(
    () => storiesIn(elementsOfJson(String(file.value)), file, report),
    ({ message, line, column }) => report('json', `The JSON cannot be read: ${message}`, { line, column }),
  )
}

function storiesIn(root: Element, file: VFile, report: Report<Rule>): Story[] {
  const items = itemsIn(root)
  if (items.length === 0) report('no-copy', 'The JSON holds no item with a body', { line: 1 })
  const leaves = new Leaves(file.data.pictures)
  return markedStories(items, file, { leaves, root, report }, (item) => storyIn(item, file, leaves, report))
}

/** The objects that are items: the root, or what it wraps. */
function itemsIn(of: Element): Element[] {
  if (isItem(of)) return [of]
  return childrenOf(of)
    .filter((each) => plain(each.tagName) !== 'associations')
    .flatMap(itemsIn)
}

function isItem(of: Element): boolean {
  return (
    bodiesIn(of).length > 0 ||
    (of.tagName === 'item' && (find(of, 'uri', 'guid') !== undefined || find(of, 'headline') !== undefined))
  )
}

function bodiesIn(item: Element): Element[] {
  const inArrays = all(item, 'bodies', 'body').flatMap((each) =>
    childrenOf(each).length > 0 ? all(each, 'value') : [each],
  )
  const named = childrenOf(item).filter((each) =>
    /^body_?(?:text|x?html|nitf|\w{2,12})$|^article_?html$/i.test(each.tagName),
  )
  return [
    ...inArrays,
    ...named.filter((each) => !inArrays.includes(each) && childrenOf(each).length === 0),
  ].filter(wordsOf)
}

function storyIn(item: Element, file: VFile, leaves: Leaves, report: Report<Rule>): Marked | undefined {
  const bodies = bodiesIn(item)
  graft(bodies)
  const body = bodies.sort((one, other) => richnessOf(other) - richnessOf(one))[0]
  const head = headIn(item)
  const isText = (textIn(item, 'type') ?? 'text') === 'text'
  if (!body && !(isText && head.headline)) {
    if (isText) report('no-copy', 'An item holds no copy', { line: lineOf(item), alone: true })
    else report('no-text', 'An item is no text; it is left out', { line: lineOf(item) })
    return undefined
  }
  const meta = newMeta(file, 'ninjs', textIn(item, 'language') ?? languageIn(item, body))
  readFacts(item, meta)
  readVocabularies(item, meta)
  readNotes(item, meta)
  const { headline, decks = [], bylines = [], credits = [] } = head
  graft([headline, ...decks, ...bylines, ...credits].filter(isDefined))
  for (const other of bodies) if (other !== body) leaves.leave('rendition', other)
  const [full, prose] = withProse(head, body, meta, leaves)
  const pictured = () => withFigures(prose(), associatedFigures(item, meta, leaves))
  return markedStory(full, pictured, meta, { leaves, root: item, report })
}

/** What is HTML becomes elements where it stands. */
function graft(parts: readonly Element[]): void {
  for (const part of parts) if (isHtml(part)) graftHtml(part)
}

function withProse(head: Head, body: Element | undefined, meta: Meta, leaves: Leaves): [Head, () => Block[]] {
  // An alert may be a headline and no more.
  if (!body) return [head, () => []]
  if (childrenOf(body).length === 0) return [head, () => typedIn(body, leaves)]
  const full = completed(head, body)
  return [full, articleProse(body, full, meta, leaves)]
}

/** Words, and markup before none. */
function richnessOf(body: Element): number {
  return lettersOf(wordsOf(body) ?? '').length * (childrenOf(body).length > 0 ? 1.2 : 1)
}

function readFacts(item: Element, meta: Meta): void {
  const embargo = textIn(item, 'embargoed', 'embargoeduntil')
  const expires = textIn(item, 'expires')
  const rights = find(item, 'rightsinfo') ?? item
  addFacts(meta, {
    uri: textIn(item, 'uri', 'guid', 'urn'),
    version: textIn(item, 'version'),
    firstCreated: zonedMoment(textIn(item, 'firstcreated')),
    versionCreated: zonedMoment(textIn(item, 'versioncreated')),
    embargoed: embargo && limitOf(embargo),
    expires: expires && limitOf(expires),
    pubStatus: pubStatusOf(textIn(item, 'pubstatus')),
    urgency: urgencyOf(textIn(item, 'urgency')),
    slugline: textIn(item, 'slugline', 'slug'),
    usageTerms: textIn(item, 'usageterms') ?? textIn(rights, 'usageterms'),
    copyrightNotice: textIn(item, 'copyrightnotice') ?? textIn(rights, 'copyrightnotice'),
    copyrightHolder: textIn(item, 'copyrightholder') ?? textIn(rights, 'copyrightholder'),
    located: textIn(item, 'located', 'datelinelocation'),
    creditLine: textIn(item, 'creditline'),
  })
}

/** Lists whose entries are words, or objects with a name and a code. */
function readVocabularies(item: Element, meta: Meta): void {
  const named = (...names: string[]) =>
    all(item, ...names)
      .map((each) => textIn(each, 'name') ?? wordsOf(each))
      .filter(isDefined)
  const related = (rel: string) =>
    all(item, 'subjects')
      .filter((each) => textIn(each, 'rel') === rel)
      .map((each) => textIn(each, 'literal'))
      .filter(isDefined)
  const services = all(item, 'service', 'services', 'category', 'categories')
  addFacts(meta, {
    keywords: [...named('keywords', 'keyword'), ...related('keyword')],
    subjects: [
      ...all(item, 'subject', 'subjects').filter((each) => !isRelated(each)),
      ...services.filter((each) => /^(?:medtop|subj):/.test(codeIn(each) ?? '')),
    ].map((each) => subjectOf(codeIn(each), textIn(each, 'name'))),
    genres: named('genre', 'genres'),
    infoSources: sourcesIn(item)
      .filter((each) => !isCredit(each))
      .map((each) => textIn(each, 'name') ?? wordsOf(each))
      .filter(isDefined),
    category:
      related('category')[0] ??
      services
        .map(
          (each) =>
            textIn(each, 'code', 'qcode') ?? (childrenOf(each).length === 0 ? wordsOf(each) : undefined),
        )
        .find(isDefined),
  })
  for (const signal of all(item, 'signal', 'signals')) {
    const found = signalNamed(textIn(signal, 'qcode', 'code', 'name') ?? wordsOf(signal) ?? '')
    if (found) addSignal(meta, found)
  }
}

/** A keyword or a category as ninjs 3.x has it: a literal. */
function isRelated(subject: Element): boolean {
  return /^(?:keyword|category)$/.test(textIn(subject, 'rel') ?? '') && find(subject, 'literal') !== undefined
}

function sourcesIn(item: Element): Element[] {
  return all(item, 'infosource', 'infosources', 'source')
}

function isCredit(source: Element): boolean {
  return textIn(source, 'role') === 'credit'
}

/** In ninjs 1.x, a scheme and a code that make an address. */
function codeIn(subject: Element): string | undefined {
  const [uri, code, scheme] = [
    textIn(subject, 'uri'),
    textIn(subject, 'code', 'qcode', 'literal'),
    textIn(subject, 'scheme'),
  ]
  if (uri || !code) return uri
  return scheme && /^https?:/.test(scheme) ? `${scheme}${scheme.endsWith('/') ? '' : '/'}${code}` : code
}

function readNotes(item: Element, meta: Meta): void {
  for (const note of all(item, 'ednote', 'ednotes', 'notepad', 'notes')) {
    for (const part of childrenOf(note).length > 0 ? childrenOf(note) : [note]) {
      if (isHtml(part)) graftHtml(part)
      const pieces = [...within(part, 'li', 'p')]
      for (const piece of pieces.length > 0 ? pieces : [part]) addNote(meta, wordsOf(piece), false)
    }
  }
}

/** Main headline and deck by their roles; bylines as text, or each with its role. */
function headIn(item: Element): Head {
  const headlines = all(item, 'headlines').map((each) => ({
    value: find(each, 'value') ?? each,
    role: textIn(each, 'role') ?? '',
  }))
  const main =
    headlines.find(({ role }) => /^(?:main|)$/i.test(role)) ??
    headlines.find(({ role }) => !/sub|deck|short/i.test(role))
  const subs = headlines.filter(({ role }) => /sub|deck|secondary|standfirst/i.test(role))
  const bylines = all(item, 'by', 'byline', 'bylines').flatMap((each) =>
    eachIn(find(each, 'by', 'name', 'byline') ?? each),
  )
  const kickers = headlines.filter(({ role }) => role === 'kicker').map(({ value }) => value)
  const credits = all(item, 'bylines')
    .map((each) => find(each, 'title'))
    .filter(isDefined)
  return {
    kickers,
    headline: main?.value ?? find(item, 'headline', 'title'),
    decks:
      subs.length > 0
        ? subs.map(({ value }) => value)
        : [find(item, 'headlinesub', 'subheadline', 'subhead', 'teaser')].filter(isDefined),
    bylines,
    credits: [
      ...credits,
      ...all(item, 'creditline'),
      ...sourcesIn(item)
        .filter(isCredit)
        .map((each) => find(each, 'name'))
        .filter(isDefined),
    ],
    dateline: find(item, 'dateline'),
  }
}

/** Several bylines in one string. */
function eachIn(by: Element): Element[] {
  const bylines = wordsOf(by)?.split('; ') ?? []
  if (bylines.length < 2 || isHtml(by)) return [by]
  by.children = bylines.map((words) => {
    const made = element('by', lineOf(by))
    made.children.push(textNode(words, lineOf(by)))
    return made
  })
  return childrenOf(by)
}
