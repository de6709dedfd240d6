/**
 * NITF 3.x, the News Industry Text Format (IPTC), as agencies write it: without a namespace or with a wrong one, with
 * notes that are not for publication between the paragraphs.
 */
import type { Element } from 'hast'
import type { VFile } from 'vfile'
import { compareMoments } from '../../dates.ts'
import type { Role } from '../../recognize/evidence.ts'
import { isCopyright } from '../../recognize/furniture.ts'
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
import type { nitfRules } from '../nitf.ts'
import { paragraphFrom } from './block.ts'
import { attribute, childOf, childrenOf, lineOf, within, wordsOf } from './element.ts'
import { Leaves } from './leaves.ts'
import { type Head, markedStory } from './marked.ts'
import { type Judge, proseOf } from './prose.ts'
import { languageIn } from './xml.ts'
import { xmlRoot } from './xml-elements.ts'

export function readNitf(file: VFile, report: Report<keyof typeof nitfRules>): Story[] {
  const root = xmlRoot(file, report)
  if (!root) return []
  const body = childOf(root, 'body')
  if (!childOf(body, 'body.content')) {
    report('no-body', 'The NITF has no body.content, so there is no copy', { line: lineOf(root) })
    return []
  }
  const meta = newMeta(file, 'nitf', languageIn(root, body))
  const leaves = new Leaves(file.data.pictures)
  readHead(childOf(root, 'head'), meta)
  const head = headOf(root)
  const { story, copy } = markedStory(head, nitfProse(body, meta, leaves), meta, { leaves, root, report })
  file.data.copy = copy
  return [story]
}

/** NITF, head: the facts of a story, most of them in attributes. */
function readHead(head: Element | undefined, meta: Meta): void {
  const doc = childOf(head, 'docdata')
  const of = (name: string, property: string) => attribute(childOf(doc, name), property)
  const allNamed = (name: string) =>
    childrenOf(head, 'meta')
      .filter((each) => attribute(each, 'name') === name)
      .map((each) => attribute(each, 'content'))
      .filter(isDefined)
  const named = (name: string) => allNamed(name)[0]
  const status = attribute(doc, 'management-status')
  const created = zonedMoment(of('date.issue', 'norm'))
  const keywords = [...within(childOf(doc, 'key-list'), 'keyword')].map((each) => attribute(each, 'key'))
  addFacts(meta, {
    uri: of('doc-id', 'id-string'),
    version: of('du-key', 'version') ?? named('version'),
    slugline: of('du-key', 'key') ?? named('anpa-keyword') ?? named('slugline'),
    keywords: keywords.filter(isDefined),
    urgency: urgencyOf(of('urgency', 'ed-urg')),
    category: categoryIn(doc) ?? named('anpa-category') ?? named('category'),
    versionCreated: created,
    pubStatus: pubStatusOf(status),
    copyrightHolder: of('doc.copyright', 'holder'),
    firstCreated: zonedMoment(named('firstCreated')),
    located: named('located') ?? of('evloc', 'city'),
    infoSources: allNamed('infoSource'),
    subjects: [
      ...[...within(head, 'tobject.subject')].map(topicOf).filter(isDefined),
      ...classifiersIn(doc, /^subject$/).map((each) => subjectOf(attribute(each, 'value'), wordsOf(each))),
    ],
    genres: [...within(head, 'tobject.property')]
      .map((each) => attribute(each, 'tobject.property.type'))
      .filter(isDefined),
    usageTerms: wordsOf(childOf(doc, 'doc.rights')),
    section: attribute(childOf(head, 'pubdata'), 'position.section'),
  })
  readLimits(doc, meta, status)
  for (const code of allNamed('signal')) {
    const signal = signalNamed(code)
    if (signal) addSignal(meta, signal)
  }
  if (childOf(doc, 'correction')) addSignal(meta, 'correction')
  addNote(meta, of('correction', 'info'), false)
  for (const note of childrenOf(doc, 'ed-msg')) addNote(meta, attribute(note, 'info') ?? wordsOf(note), false)
}

/** Released later than issued is embargoed, whatever the status says (date.release). */
function readLimits(doc: Element | undefined, meta: Meta, status: string | undefined): void {
  const norm = (name: string) => attribute(childOf(doc, name), 'norm')
  const [issue, release, expire] = ['date.issue', 'date.release', 'date.expire'].map((name) => {
    const stated = norm(name)
    return stated && limitOf(stated)
  })
  if (expire) meta.expires = expire
  // One that cannot be read is no earlier than the other.
  const isLater =
    [issue, release].includes('unknown') || (issue && release && compareMoments(release, issue) > 0)
  if (release && (!issue || isLater)) meta.embargoed = release
  else if (/embargo/i.test(status ?? '')) meta.embargoed = 'unknown'
}

function categoryIn(doc: Element | undefined): string | undefined {
  return attribute(classifiersIn(doc, /category/i)[0], 'value')
}

function classifiersIn(doc: Element | undefined, type: RegExp): Element[] {
  return [...within(doc, 'classifier')].filter((each) => type.test(attribute(each, 'type') ?? ''))
}

function topicOf(subject: Element) {
  const code = attribute(subject, 'tobject.subject.refnum')
  const name = ['detail', 'matter', 'type']
    .map((part) => attribute(subject, `tobject.subject.${part}`))
    .find(isDefined)
  return code || name ? subjectOf(code && /^\d{8}$/.test(code) ? `subj:${code}` : code, name) : undefined
}

/** Where the parts of the head stand. A byline's role and place stand in elements of their own. */
export function headOf(root: Element): Head {
  const head = childOf(root, 'body', 'body.head')
  const hedline = childOf(head, 'hedline')
  const bylines = childrenOf(head, 'byline')
  const titles = bylines.flatMap((byline) => [...within(byline, 'byttl')])
  const credits = titles.length > 0 ? titles : childrenOf(head, 'distributor')
  // What is no name stands beside the byline, so that it is not taken for one.
  for (const byline of bylines) {
    const others = childrenOf(byline, 'byttl', 'location', 'virtloc', 'postaddr')
    byline.children = byline.children.filter((node) => !(others as unknown[]).includes(node))
    head?.children.push(...others)
  }
  const isKicker = (each: Element) => attribute(each, 'class') === 'kicker'
  const lines = childrenOf(hedline, 'hl2')
  return {
    kickers: lines.filter(isKicker),
    headline: childOf(hedline, 'hl1') ?? childOf(hedline, 'hl2') ?? childOf(root, 'head', 'title'),
    decks: childOf(hedline, 'hl1') ? lines.filter((each) => !isKicker(each)) : [],
    bylines,
    credits,
    dateline: childOf(head, 'dateline'),
  }
}

/** The blocks of a NITF body: its notes for readers, its content, its tagline. */
export function nitfProse(body: Element | undefined, meta: Meta, leaves: Leaves): () => Block[] {
  const judge = judgeOf(meta)
  return () => {
    const of = (element: Element | undefined) => (element ? proseOf(element, leaves, meta, judge) : [])
    for (const rights of childrenOf(childOf(body, 'body.head'), 'rights')) {
      meta.usageTerms ??= wordsOf(rights) ?? ''
      leaves.note('usageTerms', rights)
    }
    const notes = childrenOf(childOf(body, 'body.head'), 'note').flatMap((note) =>
      noteBlocks(note, leaves, judge),
    )
    const bylines = childrenOf(childOf(body, 'body.head'), 'byline').map(wordsOf)
    const taglines = childrenOf(childOf(body, 'body.end'), 'tagline').filter(
      (line) => attribute(line, 'type') !== 'npa' && !bylines.includes(wordsOf(line)),
    )
    return [
      ...notes,
      ...of(childOf(body, 'body.content')),
      ...taglines.map((line) => {
        const copy = leaves.take(line)
        // (©NTB) is no line for readers.
        return paragraphFrom(copy, lineOf(line), isCopyright(copy) ? 'furniture' : 'contributorLine')
      }),
    ]
  }
}

function noteBlocks(note: Element, leaves: Leaves, judge: Judge): Block[] {
  const judgement = judge(note)
  if (judgement && 'role' in judgement)
    return [paragraphFrom(leaves.take(note), lineOf(note), judgement.role)]
  leaves.leave('note', note)
  return []
}

/** Parts that NITF has no element for. */
const roles = new Map<string, Role>([
  ['caption', 'caption'],
  ['question', 'question'],
  ['answer', 'answer'],
  ['contributor', 'contributorLine'],
  ['kicker', 'kicker'],
  ['deck', 'deck'],
])

/** note@type npa is “not for publication” (NITF 3.6, note). */
function judgeOf(meta: Meta): Judge {
  return (element) => {
    switch (element.tagName) {
      case 'note': {
        const [kind, type] = [attribute(element, 'noteclass'), attribute(element, 'type')]
        if (kind === 'cpyrt') meta.copyrightNotice ??= wordsOf(element) ?? ''
        else if (type !== 'npa' && (kind === 'editorsnote' || type === 'std'))
          return { role: attribute(element, 'class') === 'correction' ? 'correction' : 'editorsNote' }
        else addNote(meta, wordsOf(element), false)
        return { leave: 'note' }
      }
      case 'p': {
        const role = roles.get(attribute(element, 'class') ?? '')
        return role && { role }
      }
      case 'byline':
        return { role: 'byline' }
      case 'nitf-table-metadata':
      case 'datasource':
        return { leave: 'markup' }
      default:
        return undefined
    }
  }
}
