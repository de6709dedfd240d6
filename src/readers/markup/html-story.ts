/**
 * A web page with an article: its head, its headline, its paragraphs; what else is on the page is left out.
 *
 *     <html>…<article><h1>…</h1><p>…</p></article>…</html>   ->  a story
 */
import type { Element } from 'hast'
import type { VFile } from 'vfile'
import type { Shelf } from '../../pictures.ts'
import type { Account, Report } from '../../report.ts'
import type { Meta, Story } from '../../story.ts'
import { addFacts, zonedMoment } from '../facts.ts'
import type { pageRules } from '../html.ts'
import { newMeta } from '../meta.ts'
import { articleProse, completed } from './article.ts'
import { attribute, childrenOf, element, textNode, unlessFaulty, within } from './element.ts'
import { graftHtml } from './fragment.ts'
import { Leaves } from './leaves.ts'
import { type Head, type Marked, markedStory } from './marked.ts'
import { languageIn } from './xml.ts'

export function readPage(file: VFile, report: Report<keyof typeof pageRules>): Story[] {
  const stories = unlessFaulty(
    () => {
      const page = pageOf(String(file.value))
      const meta = newMeta(file, 'html', languageIn(htmlIn(page), page))
      const { story, copy } = storyOfPage(page, meta, report, file.data.pictures)
      file.data.copy = copy
      return [story]
    },
    ({ message, line }) => report('html', `The page cannot be read: ${message}`, { line }),
  )
  if (stories[0]?.children.length === 0) report('no-copy', 'The page holds no copy', { line: 1 })
  return stories
}

/** HTML is never malformed: browsers have a tree for anything. */
export function pageOf(text: string): Element {
  const page = element('page', 1)
  page.children = [textNode(text, 1)]
  graftHtml(page, { fragment: false })
  return page
}

function htmlIn(page: Element): Element {
  return childrenOf(page, 'html')[0] ?? page
}

/** The story of a page: of its article, where it has one. */
export function storyOfPage(page: Element, meta: Meta, report: Account, pictures?: Shelf): Marked {
  const leaves = new Leaves(pictures)
  const metas = [...within(page, 'meta')]
  const stated = (...names: string[]) =>
    attribute(
      metas.find((each) =>
        names.includes((attribute(each, 'name') ?? attribute(each, 'property') ?? '').toLowerCase()),
      ),
      'content',
    )
  const article =
    [...within(page, 'article')][0] ?? [...within(page, 'main')][0] ?? [...within(page, 'body')][0] ?? page
  addFacts(meta, {
    firstCreated: zonedMoment(stated('article:published_time', 'date', 'dcterms.created')),
    versionCreated: zonedMoment(stated('article:modified_time', 'dcterms.modified', 'last-modified')),
    section: stated('article:section'),
    copyrightNotice: stated('copyright', 'dcterms.rights'),
    keywords: stated('keywords', 'news_keywords')
      ?.split(/\s*,\s*/)
      .filter((word) => word !== ''),
  })
  const title = [...within(page, 'title')][0]
  const [heading] = [...within(article, 'h1'), ...within(page, 'h1'), ...within(article, 'h2')]
  meta.pubStatus = 'usable'
  const head: Head = completed({ headline: heading ?? title }, article)
  return markedStory(head, articleProse(article, head, meta, leaves), meta, { leaves, root: page, report })
}
