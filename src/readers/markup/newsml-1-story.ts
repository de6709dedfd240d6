/** NewsML 1.x (IPTC): news items whose components hold NITF, XHTML, paragraphs, or text as it was typed. */
import type { Element } from 'hast'
import type { VFile } from 'vfile'
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
import type { newsml1Rules } from '../newsml-1.ts'
import { articleProse, completed } from './article.ts'
import { attribute, childOf, childrenOf, lineOf, within, wordsOf } from './element.ts'
import { figureOf, withFigures } from './figure.ts'
import { graftHtml, isHtml } from './fragment.ts'
import { Leaves } from './leaves.ts'
import { type Head, type Marked, markedStories, markedStory } from './marked.ts'
import { headOf, nitfProse } from './nitf-story.ts'
import { typedIn } from './typed.ts'
import { languageIn } from './xml.ts'
import { xmlRoot } from './xml-elements.ts'

type Rule = keyof typeof newsml1Rules

export function readNewsml1(file: VFile, report: Report<Rule>): Story[] {
  const root = xmlRoot(file, report)
  if (!root) return []
  const leaves = new Leaves(file.data.pictures)
  const items = [...within(root, 'NewsItem')]
  return markedStories(items, file, { leaves, root, report }, (item) => storyIn(item, file, leaves, report))
}

function storyIn(item: Element, file: VFile, leaves: Leaves, report: Report<Rule>): Marked | undefined {
  const contents = [...within(item, 'DataContent')].filter((each) => wordsOf(each) && !isCaption(each, item))
  if (contents.length === 0) {
    report('no-copy', 'A news item holds no copy', { line: lineOf(item), alone: true })
    return undefined
  }
  for (const content of contents) if (isHtml(content)) graftHtml(content)
  const meta = newMeta(file, 'newsml-1', languageIn(item, contents[0]))
  readIdentity(item, meta)
  readManagement(childOf(item, 'NewsManagement'), meta)
  readDescription(item, meta)
  const lines = linesOver(contents[0], item)
  readLines(lines, meta)
  const parts = contents.map((content) => ({ content, role: roleOf(content, item) }))
  const title = parts.find(({ role }) => /^(?:title|headline)$/i.test(role))?.content
  const bodies = parts.filter(({ content }) => content !== title).map(({ content }) => content)
  const head = headIn(lines, title, bodies[0])
  const prose = () =>
    withFigures(
      bodies.flatMap((content) => bodyBlocks(content, head, meta, leaves)()),
      componentFigures(item, meta, leaves),
    )
  return markedStory(head, prose, meta, { leaves, root: item, report })
}

function bodyBlocks(content: Element, head: Head, meta: Meta, leaves: Leaves): () => Block[] {
  const nitf = [...within(content, 'nitf')][0]
  if (nitf || childOf(content, 'body.content'))
    return nitfProse(childOf(nitf, 'body') ?? nitf ?? content, meta, leaves)
  if (childrenOf(content).length === 0) return () => typedIn(content, leaves)
  return articleProse([...within(content, 'body')][0] ?? content, head, meta, leaves)
}

/** The lines of the components that hold some content, the innermost first: what they lack, the outer ones may have. */
function linesOver(content: Element | undefined, item: Element): Element[] {
  return [...within(item, 'NewsComponent')]
    .filter((component) => [...within(component, 'DataContent')].some((each) => each === content))
    .flatMap((component) => childrenOf(component, 'NewsLines'))
    .reverse()
}

/** The elements of a name in the first lines that have one with words. */
function linesNamed(lines: readonly Element[], name: string): Element[] {
  return lines.map((each) => childrenOf(each, name).filter(wordsOf)).find((found) => found.length > 0) ?? []
}

/** The lines that NewsML has for the parts of the head, over those of what it holds. */
function headIn(lines: readonly Element[], title: Element | undefined, body: Element | undefined): Head {
  const of = (name: string) => linesNamed(lines, name)
  const nitf = [...within(body, 'nitf')][0]
  const inner: Head = nitf ? headOf(nitf) : {}
  const own: Head = {
    headline: of('HeadLine')[0] ?? title ?? inner.headline,
    decks: of('SubHeadLine').length > 0 ? of('SubHeadLine') : (inner.decks ?? []),
    bylines: of('ByLine').length > 0 ? of('ByLine') : (inner.bylines ?? []),
    credits: of('CreditLine').length > 0 ? of('CreditLine') : (inner.credits ?? []),
    dateline: of('DateLine')[0] ?? inner.dateline,
  }
  return nitf || !body ? own : completed(own, body)
}

/** The role of the component that holds some content: Title, Lead, Body, Caption. */
function roleOf(content: Element, item: Element): string {
  let role = ''
  for (const component of within(item, 'NewsComponent')) {
    if ([...within(component, 'DataContent')].includes(content)) {
      role = attribute(childOf(component, 'Role'), 'FormalName') ?? role
    }
  }
  return role
}

/** The components that are a picture each, its file beside its caption. */
function componentFigures(item: Element, meta: Meta, leaves: Leaves): Block[] {
  const roleIn = (of: Element) => attribute(childOf(of, 'Role'), 'FormalName') ?? ''
  const all = [...within(item, 'NewsComponent')].filter((each) => pictures.test(roleIn(each)))
  const outermost = all.filter(
    (each) => !all.some((other) => [...within(other, 'NewsComponent')].includes(each)),
  )
  return outermost.flatMap((component) => {
    const lines = childOf(component, 'NewsLines')
    const captions = [...within(component, 'DataContent')].filter((each) =>
      /caption/i.test(roleOf(each, item)),
    )
    for (const caption of captions) if (isHtml(caption)) graftHtml(caption)
    return figureOf(
      {
        references: [...within(component, 'ContentItem')].map((each) => attribute(each, 'Href')),
        caption: captions.flatMap((caption) => {
          const paragraphs = [...within(caption, 'p')]
          return paragraphs.length > 0 ? paragraphs : [caption]
        }),
        credit: childrenOf(lines, 'CreditLine', 'ByLine').find(wordsOf),
        line: lineOf(component),
      },
      leaves,
      meta,
    )
  })
}

const pictures = /picture|photo|graphic/i

/** What belongs to a picture, with which it is left out. */
function isCaption(content: Element, item: Element): boolean {
  return /caption|picture|photo|thumb|graphic/i.test(roleOf(content, item))
}

function readIdentity(item: Element, meta: Meta): void {
  const of = childOf(item, 'Identification', 'NewsIdentifier')
  addFacts(meta, {
    uri: wordsOf(childOf(of, 'PublicIdentifier')),
    version: wordsOf(childOf(of, 'RevisionId')),
  })
}

function readManagement(of: Element | undefined, meta: Meta): void {
  const formal = (name: string) => attribute(childOf(of, name), 'FormalName')
  const status = formal('Status')
  const created = wordsOf(childOf(of, 'ThisRevisionCreated'))
  const change = childOf(of, 'StatusWillChange')
  const release = wordsOf(childOf(change, 'DateAndTime'))
  const future = attribute(childOf(change, 'FutureStatus'), 'FormalName') ?? ''
  addFacts(meta, {
    urgency: urgencyOf(formal('Urgency')),
    versionCreated: zonedMoment(created),
    firstCreated: zonedMoment(wordsOf(childOf(of, 'FirstCreated'))),
    pubStatus: pubStatusOf(status),
    embargoed: /embargo/i.test(status ?? '')
      ? release && /usable|open/i.test(future)
        ? limitOf(release)
        : 'unknown'
      : undefined,
    expires: release && /expire|withh|cancel/i.test(future) ? limitOf(release) : undefined,
  })
  for (const instruction of childrenOf(of, 'Instruction')) {
    const signal = signalNamed(attribute(instruction, 'FormalName') ?? '')
    if (signal) addSignal(meta, signal)
    if (signal === 'kill') meta.pubStatus = 'canceled'
  }
}

function readLines(lines: readonly Element[], meta: Meta): void {
  const of = (name: string) => wordsOf(linesNamed(lines, name)[0])
  addFacts(meta, {
    slugline: of('SlugLine'),
    copyrightNotice: of('CopyrightLine'),
    usageTerms: of('RightsLine'),
    keywords: linesNamed(lines, 'KeywordLine')
      .flatMap((line) => (wordsOf(line) ?? '').split(/\s*[,;/]\s*/))
      .filter((word) => word !== ''),
    creditLine: of('CreditLine'),
  })
  for (const line of linesNamed(lines, 'NewsLine')) {
    const kind = attribute(childOf(line, 'NewsLineType'), 'FormalName') ?? ''
    if (/ed(?:itorial)?.?note|advisory|instruction/i.test(kind))
      addNote(meta, wordsOf(childOf(line, 'NewsLineText')), false)
  }
}

function readDescription(item: Element, meta: Meta): void {
  const formal = (name: string) =>
    [...within(item, name)].map((each) => attribute(each, 'FormalName')).filter(isDefined)
  const properties = [...within(item, 'Property')]
  const valuesOf = (name: string) =>
    properties
      .filter((each) => attribute(each, 'FormalName') === name)
      .map((each) => attribute(each, 'Value'))
      .filter(isDefined)
  const topics = ['SubjectQualifier', 'SubjectDetail', 'SubjectMatter', 'Subject'].flatMap(formal)
  const language = attribute([...within(item, 'Language')][0], 'FormalName')
  const rights = [...within(item, 'RightsMetadata')][0]
  const holder = [...within(rights, 'CopyrightHolder')][0]
  const usage = [...within(rights, 'UsageType')][0]
  const parties = [...within(item, 'Provider')].flatMap((each) => [...within(each, 'Party')])
  if (language && /^[A-Za-z]{2,3}(?:-\w+)*$/.test(language))
    meta.language = language.toLowerCase().slice(0, 2) + language.slice(2)
  addFacts(meta, {
    subjects: topics.map((code) => subjectOf(/^\d{8}$/.test(code) ? `subj:${code}` : code)),
    genres: formal('Genre'),
    keywords: valuesOf('Keyword'),
    located: valuesOf('City')[0],
    copyrightHolder: wordsOf(holder) ?? attribute([...within(holder, 'Party')][0], 'FormalName'),
    usageTerms: wordsOf(usage),
    infoSources: parties.map((each) => attribute(each, 'FormalName')).filter(isDefined),
  })
}
