/** What language a phrase is in, from each format that can say it to each output that can. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { resolveConfig } from '../src/config.ts'
import { textsOf } from '../src/copy.ts'
import { defineStage } from '../src/define.ts'
import { convert, readAndEdit } from '../src/pipeline.ts'
import { allRenderers } from '../src/renderers/index.ts'
import { languageTag, spokenIn } from '../src/spoken.ts'
import { catalogue } from '../src/stages/index.ts'

const house = resolveConfig({}, process.cwd())

test.each([
  ['fr', 'fr'],
  ['FR-ca', 'fr-CA'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['es-419', 'es-419'],
  ['iw', 'iw'],
  ['de-CH-x-PHONEBK', 'de-CH-x-phonebk'],
  ['english', 'english'],
])('%s is the tag %s', (stated, tag) => {
  expect(languageTag(stated)).toBe(tag)
})

test.each([
  '',
  'und',
  'mul',
  'en_US',
  'French, mostly',
  'fr"><script>',
  'x-klingon',
  `fr-x-${'a'.repeat(40)}`,
  7,
  undefined,
])('%s is none', (stated) => {
  expect(languageTag(stated)).toBeUndefined()
})

const xhtml = `<p>The mayor called the new pier a <em xml:lang="fr">fait accompli</em> and went home early.</p>
  <p xml:lang="de">Die Fähre kommt <span xml:lang="en">on time</span>.</p><p xml:lang="no_such">Boats sailed.</p>`
const html = xhtml.replaceAll('xml:lang', 'lang')
const nitf = `<body><body.head><hedline><hl1>Pier opens</hl1></hedline></body.head><body.content>${xhtml
  .replaceAll('<span', '<lang')
  .replaceAll('</span', '</lang')
  .replace('<lang xml:lang', '<lang iso')}</body.content></body>`
const g2 = (
  body: string,
) => `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" xml:lang="en">
  <itemMeta><itemClass qcode="ninat:text"/></itemMeta>
  <contentMeta><headline>Pier opens</headline><language tag="en-US"/></contentMeta>
  <contentSet>${body}</contentSet></newsItem>`

const sources: Record<string, string> = {
  'a.xml': `<nitf baselang="en-US">${nitf}</nitf>`,
  'b.xml':
    g2(`<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml" lang="en">
    <body>${xhtml}</body></html></inlineXML>`),
  'c.xml': g2(`<inlineXML contenttype="application/nitf+xml"><nitf>${nitf}</nitf></inlineXML>`),
  'd.xml': `<NewsML><NewsItem xml:lang="en-US"><NewsComponent><NewsLines><HeadLine>Pier opens</HeadLine></NewsLines>
    <ContentItem><DataContent>${xhtml}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
  'e.json': JSON.stringify({ uri: 'urn:x:1', language: 'en-US', headline: 'Pier opens', body_xhtml: html }),
  'f.html': `<!doctype html><html lang="en-US"><body><article><h1>Pier opens</h1>${html}</article></body></html>`,
}

test.each(Object.entries(sources))('%s', async (path, source) => {
  const { stories, file } = await readAndEdit({ path, bytes: Buffer.from(source) }, house)
  expect(file.messages.filter(({ fatal }) => fatal)).toEqual([])
  const spoken = stories.flatMap(textsOf).map(({ value, data }) => [data?.language ?? '', value])
  expect(spoken.slice(1)).toEqual([
    ['', 'The mayor called the new pier a '],
    ['fr', 'fait accompli'],
    ['', ' and went home early.'],
    ['de', 'Die Fähre kommt '],
    ['', 'on time'],
    ['de', '.'],
    ['', 'Boats sailed.'],
  ])
})

test('a headline, a caption of a language and a quotation in one', async () => {
  const source = `<nitf baselang="en"><body><body.head><hedline><hl1 xml:lang="fr">Le <lang iso="en">pier</lang> ouvre</hl1>
    </hedline></body.head><body.content><p>He said <q xml:lang="fr">Oui</q> twice.</p>
    <p xml:lang="de"><q>Nein</q>, sagte sie.</p></body.content></body></nitf>`
  const { stories } = await readAndEdit({ path: 'x.xml', bytes: Buffer.from(source) }, house)
  const [headline, ...others] = stories[0]?.children ?? []
  expect(headline && textsOf(headline).map(({ data }) => data?.language)).toEqual(['fr', undefined, 'fr'])
  expect(others.map((node) => [spokenIn([node]), textsOf(node).map(({ value }) => value)])).toEqual([
    [undefined, ['He said “', 'Oui', '” twice.']],
    ['de', ['„Nein“, sagte sie.']],
  ])
})

test('a plug-in cannot write what is no tag', async () => {
  const babel = defineStage({
    name: 'babel',
    summary: 'Make up a language.',
    options: z.strictObject({}),
    rules: {},
    edit(story) {
      for (const text of textsOf(story)) text.data = { ...text.data, language: 'fr"><script>' }
    },
  })
  const config = resolveConfig({ stages: [babel(), catalogue()], renderers: allRenderers() }, process.cwd())
  const source = { path: 'a.xml', bytes: Buffer.from(sources['a.xml'] ?? '') }
  for await (const { outputs } of convert([source], config, { now: '2026-11-25T12:00:00Z' })) {
    const read = outputs.filter(({ path }) => /\.(?:md|html|xml)$/.test(path))
    expect(read).toHaveLength(3)
    for (const { body } of read) expect(String(body)).not.toMatch(/fr"?&?.{0,6}>?<script/)
  }
})

test('words are divided by the rules of their language', async () => {
  const { hyphenator } = await import('../src/typeset/hyphenate.ts')
  const { itemsOf } = await import('../src/typeset/items.ts')
  const { openCase } = await import('../src/typeset/typecase.ts')
  const { loadTemplate } = await import('../src/template.ts')
  const { runsIn } = await import('../src/typeset/runs.ts')
  const template = loadTemplate('article')
  const typecase = await openCase(template)
  const style = template.styles.body
  const stick = { template, typecase, hyphenate: hyphenator('en'), missing: new Set<string>() } as never
  const divisions = (language?: string) => {
    const text = { type: 'text' as const, value: 'Regierung', ...(language && { data: { language } }) }
    const runs = runsIn([text], { stick, style, size: style.size, tag: { type: 'P', children: [] } })
    const items = itemsOf(runs, { stick, style, narrowest: 200, justified: true })
    return items.flatMap(({ kind, from, to }) => (kind === 'box' ? ['Regierung'.slice(from, to)] : []))
  }
  expect(divisions('de')).toEqual(['Re', 'gie', 'rung'])
  expect(divisions()).not.toEqual(['Re', 'gie', 'rung'])
})
