// Judges that a story's outputs hold the same words in the same order. The tree in <name>.json is the truth;
// <name>.md, .html, .epub and .pdf are held against it: letters and digits only, without soft hyphens.
// Read with poppler 22 or newer and parse5 8. The PDF is read twice: its structure tree (pdfinfo) for the order, its
// pages (pdftotext) for the words, which no validator looks at.
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pageText, readers, wordsOf } from './texts.mjs'
import { brokenCopy, brokenEpub, run } from './tools.mjs'

const formats = ['.md', '.html', '.epub', '.pdf']

/** Undefined when both hold the same words; else the place where they part. */
function difference(truth, words) {
  const at = truth.findIndex((word, index) => word !== words[index])
  const first = at < 0 ? truth.length : at
  if (at < 0 && words.length === truth.length) return undefined
  const near = (list) => list.slice(Math.max(0, first - 3), first + 4).join(' ') || 'nothing'
  return `word ${first + 1}: “${near(words)}” for “${near(truth)}”`
}

/** Words of the story that the pages do not hold as words, whatever their order: columns and tables have their own. */
function missingWords(truth, text) {
  const isForeign = (word) => /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}]/u.test(word)
  if (truth.some(isForeign)) {
    // poppler 22 parts words that run left at marks over letters, and joins figures to the words beside them;
    // ideographs have no spaces, so a line may end within what stands for a word here.
    const letters = wordsOf(text).join('')
    return truth.filter((word) => !letters.includes(word))
  }
  // A hyphen at the end of a line belongs to the line or to the word; wordsOf drops it either way.
  const counts = new Map()
  for (const word of wordsOf(text.replace(/[-\u00AD\u2010]\n+/g, '')))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return truth.filter((word) => {
    counts.set(word, (counts.get(word) ?? 0) - 1)
    return counts.get(word) < 0
  })
}

async function judgeStory(file) {
  const base = file.slice(0, -'.json'.length)
  const truth = wordsOf(await readers['.json'](file))
  const reasons = truth.length > 0 ? [] : ['the tree holds no words']
  for (const extension of formats) {
    if (!existsSync(base + extension)) {
      reasons.push(`there is no ${extension} beside it`)
      continue
    }
    const found = difference(truth, wordsOf(await readers[extension](base + extension)))
    if (found) reasons.push(`${extension}: ${found}`)
  }
  if (existsSync(`${base}.pdf`)) {
    const missing = missingWords(truth, await pageText(`${base}.pdf`))
    if (missing.length > 0)
      reasons.push(`.pdf: its pages lack ${missing.length} words: ${missing.slice(0, 8).join(' ')}`)
  }
  return reasons
}

/** A copy of a story's files, one of which is then broken. */
function brokenStory(file, scratch, name, breakIt) {
  const base = file.slice(0, -'.json'.length)
  const copy = join(scratch, name)
  for (const extension of Object.keys(readers)) {
    if (existsSync(base + extension)) copyFileSync(base + extension, copy + extension)
  }
  breakIt(base, copy)
  return `${copy}.json`
}

/** One canary for each format, since each is read in its own way. */
const breaks = [
  {
    what: 'another word in the Markdown',
    reason: /^\.md: .*elsewise/,
    breakIt: (base, copy) => brokenCopy(`${base}.md`, `${copy}.md`, /\p{L}+(\P{L}*)$/u, 'elsewise$1'),
  },
  {
    what: 'paragraphs of the page in another order',
    reason: /^\.html: word/,
    breakIt: (base, copy) =>
      brokenCopy(
        `${base}.html`,
        `${copy}.html`,
        /(<\/header>[\s\S]*?)(<p[\s\S]*?<\/p>\s*)(<p[\s\S]*?<\/p>)/,
        '$1$3$2',
      ),
  },
  {
    what: 'a book without its story',
    reason: /^\.epub: word/,
    breakIt: (base, copy) =>
      brokenEpub(`${base}.epub`, `${copy}.epub`, /<itemref\s[^>]*idref="story-[^>]*>/, ''),
  },
  {
    what: 'a story without its PDF',
    reason: /^there is no \.pdf/,
    breakIt: (_base, copy) => rmSync(`${copy}.pdf`),
  },
  {
    what: 'another word in the tree: the PDF lacks it',
    reason: /^\.pdf: its pages lack 1 words: elsewise/,
    breakIt: (base, copy) =>
      brokenCopy(`${base}.json`, `${copy}.json`, /("value": ")[\s\S]*?(?=[."])/, '$1elsewise'),
  },
]

export const words = {
  name: 'words',
  release: /^2[2-9]\./,
  needs: [],
  extension: '.json',

  async version() {
    const { stderr } = await run('pdfinfo', ['-v'])
    return stderr.match(/version (\S+)/)?.[1]
  },

  async judge(files) {
    const reasons = []
    for (const file of files) reasons.push(await judgeStory(file))
    return reasons
  },

  canaries: (file, scratch) =>
    breaks.map(({ what, reason, breakIt }, index) => ({
      what,
      reason,
      file: brokenStory(file, scratch, `words-${index}`, breakIt),
    })),
}
