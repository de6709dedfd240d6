/**
 * A feed that the house normalizes stays the feed it was: every story that is written as ninjs or as NITF is valid, and
 * read back by the house's own readers it is the same tree with the same facts.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Nodes, RootContent } from 'mdast'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openAssets } from '../src/batch/assets.ts'
import { bind } from '../src/bind.ts'
import { resolveConfig } from '../src/config.ts'
import { textsOf } from '../src/copy.ts'
import { compareMoments, isZoned } from '../src/dates.ts'
import { defineRenderer } from '../src/define.ts'
import { convert, readAndEdit } from '../src/pipeline.ts'
import { subjectOf } from '../src/readers/facts.ts'
import { ninjs, nitf } from '../src/renderers/index.ts'
import { reportOn } from '../src/report.ts'
import { catalogue } from '../src/stages/index.ts'
import type { Edition, Meta, Source, Story } from '../src/story.ts'
import { loadTemplate } from '../src/template.ts'
import { faultsOf, type Message, messagesIn } from './messages.ts'
import { ninjsItem, nitfFaults } from './standards.ts'

const now = '2026-11-25T12:00:00Z'
const folder = new URL('../fixtures/stories/', import.meta.url)
const assets = openAssets(fileURLToPath(new URL('../fixtures/pictures', import.meta.url)))
/** Outputs name them by their sums, too. */
const pictures = (name: string) => assets?.pictures(name.replace(/^[0-9a-f]{8}-/, ''))
const messages = messagesIn(new URL('../fixtures/messages/', import.meta.url))
/** The stages are editing; what the parts say is told by the catalogue. */
const reading = resolveConfig({ stages: [catalogue()] }, process.cwd())
const house = resolveConfig({}, process.cwd())

type Format = 'ninjs' | 'nitf'
const formats: Format[] = ['ninjs', 'nitf']

describe.each(readdirSync(folder).sort())('%s', (name) => {
  const file = readdirSync(new URL(`${name}/`, folder)).find((entry) => entry.startsWith('input.')) ?? ''
  const source = { path: file, bytes: readFileSync(new URL(`${name}/${file}`, folder)), pictures }
  test.each(formats)('as %s', (format) => holds(source, format))
})

describe.each(messages.map((message) => [message.name, message] as const))('%s', (_name, message) => {
  test.for(formats)('as %s', async (format, { skip }) => {
    if (!(await isReadRight(message))) skip('it is not read right to begin with')
    await holds(message.source, format)
  })
})

async function isReadRight({ source, stories: truths }: Message): Promise<boolean> {
  const { stories } = await readAndEdit(source, house)
  return stories.every((story, index) => truths[index] && faultsOf(story, truths[index]).length === 0)
}

/** Each story of a source that may be published, written and read back. */
async function holds(source: Source, format: Format): Promise<void> {
  for (const { story, path, body } of await written(source, format)) {
    expect(faultsIn(body, format)).toEqual([])
    const { file, stories, bug } = await readAndEdit({ path, bytes: Buffer.from(body), pictures }, reading)
    expect(bug).toBeUndefined()
    expect(file.messages.filter(({ fatal }) => fatal).map(({ reason }) => reason)).toEqual([])
    const seen = (one: Story) => (isDated(story) ? one : undated(one))
    expect(stories.map((one) => treeOf(seen(one)))).toEqual([treeOf(seen(story))])
    const facts = (one: Story) => factsOf(seen(one).data.meta, format, body)
    expect(stories.map(facts)).toEqual([facts(story)])
  }
}

interface Written {
  story: Story
  path: string
  body: string
}

async function written(source: Source, format: Format): Promise<Written[]> {
  const editions: Edition[] = []
  const keeper = defineRenderer({
    name: 'keeper',
    summary: 'Keep what is printed.',
    options: z.strictObject({}),
    rules: {},
    render(edition) {
      editions.push(structuredClone(edition))
      return []
    },
  })
  const renderers = [keeper(), format === 'ninjs' ? ninjs() : nitf()]
  const all: Written[] = []
  for await (const { outputs } of convert([source], resolveConfig({ renderers }, process.cwd()), { now })) {
    const stories = editions.splice(0).flatMap((edition) => edition.stories)
    const documents = outputs.filter(({ body }) => typeof body === 'string')
    all.push(
      ...documents.map(({ path, body }, index) => ({
        story: stories[index] as Story,
        path,
        body: String(body),
      })),
    )
  }
  return all
}

function faultsIn(body: string, format: Format): unknown[] {
  if (format === 'nitf') return nitfFaults(body)
  return ninjsItem.safeParse(JSON.parse(body)).error?.issues ?? []
}

function isDated(story: Story): boolean {
  return textsOf(story).some((text) => partOf(text) === 'dateline')
}

/** Of a dateline that the copy has not: ninjs has no word for it, and who reads NITF sets it in the copy. */
function undated({ children, data: { meta }, ...story }: Story): Story {
  const { dateline, wordCount, ...facts } = meta
  return {
    ...story,
    data: { meta: { ...facts, wordCount: 0 } },
    children: children.map((node) =>
      node.type === 'paragraph'
        ? { ...node, children: node.children.filter((child) => partOf(child) !== 'dateline') }
        : node,
    ),
  }
}

const headParts = ['kicker', 'headline', 'deck', 'byline', 'credit']

/**
 * A tree without positions, and without what neither format has a word for: where in the copy a part of the head stood,
 * and that texts which touch were several. That print may drop a paragraph only NITF can say; its reader does not read it.
 * In ninjs a head is plain words, which are in its story’s language.
 */
function treeOf(story: Story): unknown {
  const inHead = (part: string) => story.children.filter((node) => partOf(node) === part)
  const copy = story.children.filter((node) => !headParts.includes(partOf(node)))
  return [...headParts.flatMap(inHead).map(unspoken), ...copy].map(plain)
}

function unspoken(node: RootContent): RootContent {
  if (node.type === 'text') return { ...node, data: {} }
  return 'children' in node ? ({ ...node, children: node.children.map(unspoken) } as RootContent) : node
}

function partOf(node: Nodes): string {
  return String((node.data as { part?: string } | undefined)?.part ?? '')
}

const languageOf = (node: Nodes) => (node.type === 'text' ? node.data?.language : undefined)

function plain(node: RootContent): unknown {
  const { position, data, ...rest } = node
  const part = partOf(node)
  return {
    ...rest,
    ...(part && { part }),
    ...(languageOf(node) && { language: languageOf(node) }),
    ...('children' in node && { children: joined(node.children).map(plain) }),
  }
}

function joined(nodes: readonly RootContent[]): RootContent[] {
  const all: RootContent[] = []
  for (const node of nodes) {
    const last = all.at(-1)
    const isOne = last && partOf(last) === partOf(node) && languageOf(last) === languageOf(node)
    if (isOne && last.type === 'text' && node.type === 'text')
      all.splice(-1, 1, { ...last, value: last.value + node.value })
    else all.push(node)
  }
  return all
}

/**
 * The facts that a format can state. Neither says where a message stands among those of its story, nor how its files are
 * named and where it came from. No status is “usable” (NewsML-G2, 5.3).
 */
function factsOf(meta: Meta, format: Format, body: string): Partial<Meta> {
  // A picture goes by the name that its output has.
  const { source, slug, sequence, pictures: _, ...facts } = meta
  const told = { ...facts, pubStatus: facts.pubStatus ?? 'usable' }
  if (told.slugline) told.slugline = told.slugline.replace(/\s+/g, ' ')
  return format === 'ninjs' ? ninjsFacts(told, body) : nitfFacts(told)
}

/**
 * ninjs 3.1 has no signals and no section, and moments have a zone. What an agency calls a story is an altId where it is
 * no URI, which is not read.
 */
function ninjsFacts({ signals, section, ...facts }: Partial<Meta>, body: string): Partial<Meta> {
  const { altIds } = JSON.parse(body)
  for (const limit of ['embargoed', 'expires'] as const)
    if (facts[limit] && !isZoned(facts[limit])) delete facts[limit]
  return { ...facts, ...(altIds && { uri: altIds[0].value }) }
}

/**
 * In NITF, what may be released when it is issued is not embargoed, nor until nobody knows when. A subject's number is the
 * IPTC's.
 */
function nitfFacts(facts: Partial<Meta>): Partial<Meta> {
  const { embargoed, versionCreated, subjects } = facts
  if (embargoed === 'unknown') delete facts.embargoed
  else if (embargoed && versionCreated && compareMoments(embargoed, versionCreated) <= 0)
    delete facts.embargoed
  if (subjects)
    facts.subjects = subjects.map((subject) =>
      /^\d{8}$/.test(subject.qcode ?? '') ? subjectOf(`subj:${subject.qcode}`, subject.name) : subject,
    )
  return facts
}

describe('what no fixture holds', () => {
  const copy = `# Ferries & trams < 3

  PORT ANSLEY — He *had* **no** ~~money~~, [he said](https://example.org/ "Where"), and \`none\` to come.[^1]

  3. three
  4. four

     and more
     - within

  > A line ]]>\\
  > and another

  ---

  | A | B |
  | :-: | --: |
  | a | 1 |

  [^1]: So he said.
  `.replaceAll('\n  ', '\n')

  test.each(formats)('is valid as %s, and no note of the desk’s is in it', async (format) => {
    const { stories } = await readAndEdit({ path: 'ferries.md', bytes: Buffer.from(copy) }, house)
    const [story] = stories
    if (!story) throw new Error('there is no story')
    Object.assign(story.data.meta, {
      uri: 'ferries 7/1',
      version: '1st lead',
      embargoed: '2020-01-23T19:00:00',
      subjects: [{ name: 'Boats' }, { qcode: 'a1312cat:f' }, { uri: 'no uri' }],
      edNote: [
        { text: 'For the desk.', public: false },
        { text: 'For all.', public: true },
      ],
    } satisfies Partial<Meta>)
    const edition = bind([story], [], { date: now, names: new Map() })
    const press = {
      template: loadTemplate('article'),
      report: reportOn(new VFile(), format, {}),
      outputs: [],
    }
    const outputs = await (format === 'ninjs' ? ninjs() : nitf()).render(edition, press)
    const body = String(outputs[0]?.body)
    expect(faultsIn(body, format)).toEqual([])
    expect(body).toContain('For all.')
    expect(body).not.toContain('For the desk.')
    expect(/embargoedUntil|date\.release norm="20200123T190000"/.exec(body)?.[0]).toBe(
      format === 'ninjs' ? undefined : 'date.release norm="20200123T190000"',
    )
  })
})
