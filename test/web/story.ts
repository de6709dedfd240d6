/** Stories made for the web tests, and the pages that the renderer makes of them. */

import type { Press } from '../../src/define.ts'
import { html } from '../../src/renderers/html/html.ts'
import type { Edition, Meta, Output } from '../../src/story.ts'
import { loadTemplate, type Template } from '../../src/template.ts'
import { editionOf, paragraph, storyOf } from '../epub/story.ts'

/** The article template, with what a test wants otherwise of its files. */
export function templateWith(files: Record<string, string>): Template {
  const house = loadTemplate('article')
  return { ...house, text: (file) => files[file] ?? house.text(file) }
}

/** The texts of the pages, by their paths. */
export async function pagesOf(
  edition: Edition,
  options: Parameters<typeof html>[0] = {},
  outputs: Output[] = [],
  template = loadTemplate('article'),
  singles: Press['singles'] = new Map(),
): Promise<Map<string, string>> {
  const report = Object.assign(() => {}, { keep() {}, note() {}, remove() {}, entries: [] })
  const made = await html(options).render(edition, { template, report, outputs, singles })
  return new Map(made.map(({ path, body }) => [path, String(body)]))
}

export const ferry = storyOf({
  uri: 'urn:ferry',
  slug: 'ferries-sail',
  headline: 'Ferries sail </script> & “on”',
  bylines: [{ name: 'Ottilie Marsh', raw: 'By Ottilie Marsh' }],
  section: 'World',
  firstCreated: '2026-03-14T06:09:00+01:00',
  versionCreated: '2026-03-15T06:09:00+01:00',
  keywords: ['ferries'],
  usageTerms: 'Not for use in print',
})
export const derby = storyOf({
  uri: 'derby 1',
  slug: 'late-derby',
  headline: 'Late derby',
  section: 'Sports',
  language: 'de',
  firstCreated: '2026-04-02T10:00:00Z',
})
export const regatta = storyOf({
  uri: 'urn:regatta',
  slug: 'regatta',
  headline: 'Regatta',
  section: 'Sports',
})
export const note = storyOf({ uri: 'urn:note', slug: 'a-note', headline: 'A note' } as Partial<Meta>)

export const site = editionOf([ferry, derby, regatta, note], { title: 'Morning Wire', slug: 'morning-wire' })

export { editionOf, paragraph, storyOf }
