// The text of a story as each format shows it, and the words in it.
import { readFileSync } from 'node:fs'
import { parse } from 'parse5'
import { readEpub, run } from './tools.mjs'

const inlineNodes = ['text', 'emphasis', 'strong', 'delete', 'link', 'inlineCode', 'linkReference']
const inlineTags = 'a abbr b cite code del em i ins kbd mark q s small span strong sub sup time u wbr'.split(
  ' ',
)

/** The words of a text. Dashes and slashes part words, because a line may end after them; hyphens do not. */
export function wordsOf(text) {
  return text
    .normalize('NFKD')
    .replace(/\u00AD/g, '')
    .split(/[\s\u2012-\u2015/|]+/)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter(Boolean)
}

function treeText(node) {
  const text = 'value' in node ? node.value : (node.children ?? []).map(treeText).join('')
  return inlineNodes.includes(node.type) ? text : `\n${text}\n`
}

function htmlText(node) {
  if (node.nodeName === '#text') return node.value
  if (['footer', 'script', 'style', 'template'].includes(node.nodeName)) return ''
  // The day that a page names, and the first words where they stand for a headline, are no words of the story’s.
  if (node.attrs?.some(({ name, value }) => name === 'class' && /^(?:dates|unseen)$/.test(value))) return ''
  const text = (node.childNodes ?? []).map(htmlText).join('')
  return inlineTags.includes(node.nodeName) ? text : `\n${text}\n`
}

const articles = (node) => (node.nodeName === 'article' ? [node] : (node.childNodes ?? []).flatMap(articles))
const articleText = (html) => articles(parse(html)).map(htmlText).join('\n')

// Only a story's page holds an article: the cover, the contents and the colophon have none.
const epubText = (file) => readEpub(file).pages.map(articleText).join('\n')

function markdownText(markdown) {
  return (
    markdown
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      // The word after a fence names a language, which the page does not show.
      .replace(/^(\s*)(`{3,}|~{3,}).*$/gm, '$1')
      .replace(/^([\s>]*)\d+[.)]\s/gm, '$1')
      .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
      .replace(/\]\((?:<[^>]*>|(?:\\.|[^\\\s()])*)(?:\s+"(?:\\.|[^"\\])*")?\)/g, ']')
      .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/&(?:amp|lt|gt|nbsp|quot);/g, ' ')
  )
}

/**
 * The text of poppler's outline of the structure tree, in which each element's line is indented under its parent's.
 * An inline element inside a block carries its text on; any other element, and the end of a block, part words.
 */
function structureText(outline) {
  let text = ''
  let block = -1
  let label = Number.POSITIVE_INFINITY
  for (const line of outline.split('\n')) {
    const depth = line.search(/\S/)
    const attribute = /^\s*\//.test(line)
    if (depth < 0 || attribute) continue
    if (depth <= label) label = /^\s*Lbl\b/.test(line) ? depth : Number.POSITIVE_INFINITY
    const quoted = line.match(/^\s*"(.*)"$/)?.[1]
    const within = depth > block && (quoted !== undefined || line.includes('(inline)'))
    if (!within) {
      text += '\n'
      block = quoted === undefined ? depth : depth - 1
    }
    if (quoted !== undefined && label === Number.POSITIVE_INFINITY) text += quoted
  }
  return text
}

async function poppler(program, args) {
  const { code, stdout, stderr } = await run(program, args)
  if (code !== 0) throw new Error(`${program} ended with exit code ${code}: ${stderr.trim()}`)
  return stdout
}

/** Where a story's words are read, by the file's ending. */
export const readers = {
  '.json': (path) => treeText(JSON.parse(readFileSync(path, 'utf8'))),
  '.md': (path) => markdownText(readFileSync(path, 'utf8')),
  '.html': (path) => articleText(readFileSync(path, 'utf8')),
  '.epub': epubText,
  '.pdf': async (path) => structureText(await poppler('pdfinfo', ['-struct-text', path])),
}

/** The text a reader selects on a PDF's pages, running heads and page numbers included. */
export const pageText = (path) => poppler('pdftotext', [path, '-'])
