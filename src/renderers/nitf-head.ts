/**
 * A story's facts as NITF's head.
 *
 *     uri, version, slugline           ->  doc-id, du-key
 *     versionCreated, else the first   ->  date.issue
 *     subjects, genres                 ->  tobject
 *     category, subject without code   ->  identified-content, in it classifier
 *     located, firstCreated, …         ->  meta, where NITF has no element or one that says something else
 *
 * Where a message stands among those of its story is absent.
 */
import type { Heading } from 'mdast'
import type { Element } from 'xast'
import { x } from 'xastscript'
import { copyOf } from '../copy.ts'
import type { Meta, Subject } from '../story.ts'
import { filled, set, stated } from './nitf-elements.ts'

export function headOf(meta: Meta, headline: Heading | undefined): Element {
  const { genres = [], subjects = [], section } = meta
  return set('head', {}, [
    ...(headline ? [x('title', copyOf(headline))] : []),
    ...metasOf(meta),
    ...filled('tobject', [
      ...genres.map((genre) => x('tobject.property', { 'tobject.property.type': genre })),
      ...subjects.filter(hasToken).map(topicOf),
    ]),
    docdataOf(meta),
    ...stated('pubdata', { 'position.section': section }),
  ])
}

/** By their ninjs names. The place is no evloc: that is where the event was, not where the story was written. */
function metasOf({ version, located, firstCreated, infoSources = [], signals = [] }: Meta): Element[] {
  const others = {
    version: [tokenOf(version) ? undefined : version],
    located: [located],
    firstCreated: [firstCreated],
    infoSource: infoSources,
    signal: signals.filter((signal) => signal !== 'correction'),
  }
  return Object.entries(others).flatMap(([name, contents]) =>
    contents.flatMap((content) => (content ? [x('meta', { name, content })] : [])),
  )
}

function docdataOf(meta: Meta): Element {
  const { signals = [], keywords = [] } = meta
  return set('docdata', { 'management-status': meta.pubStatus }, [
    ...(signals.includes('correction') ? [x('correction')] : []),
    ...stated('doc-id', { 'id-string': meta.uri }),
    ...stated('urgency', { 'ed-urg': meta.urgency?.toString() }),
    ...stated('date.issue', { norm: normOf(meta.versionCreated ?? meta.firstCreated) }),
    ...stated('date.release', { norm: normOf(meta.embargoed) }),
    ...stated('date.expire', { norm: normOf(meta.expires) }),
    ...stated('du-key', { key: meta.slugline, version: tokenOf(meta.version) }),
    ...stated('doc.copyright', { holder: meta.copyrightHolder }),
    ...filled(
      'key-list',
      keywords.map((key) => x('keyword', { key })),
    ),
    ...filled('identified-content', classifiersOf(meta)),
  ])
}

/** YYYYMMDDTHHMMSS-HHMM (NITF 3.6, date.issue), as far as it is stated; nothing of an end that nobody knows. */
function normOf(moment: string | undefined): string | undefined {
  const isISO = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(moment ?? '')
  const [day = '', ...time] = moment && isISO ? moment.split('T') : []
  return [day.replaceAll('-', ''), ...time.map((each) => each.replaceAll(':', ''))].join('T') || undefined
}

/** What an attribute of the type NMTOKEN may hold (XML 1.0, 2.3). */
function tokenOf(words: string | undefined): string | undefined {
  return words && /^[\p{L}\p{N}._:-]+$/u.test(words) ? words : undefined
}

function hasToken({ qcode }: Subject): boolean {
  return tokenOf(qcode) !== undefined
}

/** A reference number of the IPTC's Subject Codes, which has three tiers; any other code with its alias. */
function topicOf({ qcode = '', name }: Subject): Element {
  const code = qcode.replace(/^subj:/, '')
  const tier = /^\d\d0{6}$/.test(code) ? 'type' : /^\d{5}000$/.test(code) ? 'matter' : 'detail'
  return x('tobject.subject', { 'tobject.subject.refnum': code, [`tobject.subject.${tier}`]: name })
}

function classifiersOf({ category, subjects = [] }: Meta): Element[] {
  return [
    ...stated('classifier', { type: category && 'category', value: category }),
    ...subjects
      .filter((subject) => !hasToken(subject))
      .map(({ uri, qcode, name }) => x('classifier', { type: 'subject', value: uri ?? qcode }, name)),
  ]
}
