// Judges HTML with the Nu HTML checker 26.9.27 (vnu-jar): conformance of HTML and of the CSS in it.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brokenCopy, installed, run } from './tools.mjs'

const jar = installed('vnu-jar/build/dist/vnu.jar')

// A block of data (JSON-LD) is never run, so no policy blocks it; the checker takes it for a script. Nor does it know that
// a file's own folder is 'self', from which browsers show a page's pictures.
const mistaken =
  /^Inline script violates Content Security Policy|^Resource violates Content Security Policy .*image “(?:\.\.\/)*pictures\/[\w.-]+” blocked/

export const nu = {
  name: 'Nu HTML checker',
  release: '26.9.27',
  needs: [jar],
  extension: '.html',

  async version() {
    const { stdout, stderr } = await run('java', ['-jar', jar, '--version'])
    return stdout.split(' ')[0].trim() || stderr.trim()
  },

  async judge(files) {
    const { stdout, stderr } = await run('java', ['-jar', jar, '--format', 'json', '--stdout', ...files])
    if (!stdout.startsWith('{')) throw new Error(`the Nu HTML checker gave no answer: ${stderr.trim()}`)
    const reasons = new Map(files.map((file) => [pathToFileURL(file).pathname, []]))
    for (const { type, url, lastLine, message } of JSON.parse(stdout).messages) {
      const list = url && reasons.get(new URL(url).pathname)
      if (!list) throw new Error(`the Nu HTML checker: ${message}`)
      if (!mistaken.test(message)) list.push(`line ${lastLine}: ${type}: ${message}`)
    }
    return [...reasons.values()]
  },

  canaries: (file, scratch) => {
    const broken = (name, html) => brokenCopy(file, join(scratch, name), '</article>', `${html}</article>`)
    return [
      {
        what: 'unescaped &',
        file: broken('ampersand.html', '<p>R&copyright</p>'),
        reason: /character reference/,
      },
      {
        what: 'duplicate id',
        file: broken('id.html', '<p id="a">1</p><p id="a">2</p>'),
        reason: /Duplicate ID/,
      },
      { what: 'img without alt', file: broken('alt.html', '<img src="a.png">'), reason: /\balt\b/ },
    ]
  },
}
