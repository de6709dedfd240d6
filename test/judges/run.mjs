// Judges every output in a folder: `node test/judges/run.mjs dist`. Nothing is skipped: a judge that is missing, or of
// another version, or that passes a file broken on purpose (its canary), is a failure like a file it rejects.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative, resolve } from 'node:path'

const judges = ['verapdf', 'qpdf', 'epubcheck', 'ace', 'nu', 'axe', 'pages', 'words']
/** JSON that is no story’s tree. */
const notStories = ['linecaster.manifest.json', 'feed.json']
const folder = resolve(process.argv[2] ?? 'dist')
const count = { passed: 0, failed: 0 }

const print = (line) => process.stdout.write(`${line}\n`)

function pass(judge, what) {
  count.passed += 1
  print(`  passed ${judge}: ${what}`)
}

function fail(judge, reason) {
  count.failed += 1
  print(`  FAILED ${judge}: ${reason}`)
}

function filesIn(path) {
  try {
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => join(path, name))
  } catch {
    return []
  }
}

const advice = 'run npm ci --ignore-scripts --prefix test/judges, and install what .ci/run installs'

async function load(name) {
  const module = await import(`./${name}.mjs`).catch((error) => {
    throw new Error(`it cannot be loaded (${error.message}); ${advice}`)
  })
  const missing = module[name].needs.find((path) => !existsSync(path))
  if (missing) throw new Error(`${missing} is missing; ${advice}`)
  return module[name]
}

async function assertVersion(judge) {
  const version = await judge.version()
  const expected = judge.release instanceof RegExp ? judge.release.test(version) : judge.release === version
  if (!expected) throw new Error(`its version is ${version}, not ${judge.release}`)
  return version
}

/**
 * Of books the edition, which has everything that the others have, and the shortest story. The two hundred stories of
 * all wires are EPUBCheck's alone: they take a browser minutes.
 */
function extremesOf(files) {
  const few = files.filter((file) => !relative(folder, file).startsWith('site'))
  const bySize = few.toSorted((one, other) => statSync(other).size - statSync(one).size)
  return [bySize[0], bySize.at(-1)]
}

function judgeFiles(judge, files, verdicts) {
  const failedBefore = count.failed
  for (const [index, file] of files.entries()) {
    const name = relative(folder, file)
    const reasons = verdicts[index]
    if (reasons.length === 0) pass(judge.name, name)
    else fail(judge.name, `${name}\n${reasons.map((reason) => `    ${reason}`).join('\n')}`)
  }
  return files.length - (count.failed - failedBefore)
}

function judgeCanaries(judge, canaries, verdicts) {
  let rejected = 0
  for (const [index, { what, reason }] of canaries.entries()) {
    if (verdicts[index].some((text) => reason.test(text))) {
      rejected += 1
      pass(judge.name, `its canary (${what}) was rejected`)
    } else
      fail(
        judge.name,
        `its canary (${what}) was not rejected for that: ${verdicts[index].join('; ') || 'it passed'}`,
      )
  }
  return rejected
}

async function runJudge(name, outputs, scratch) {
  const start = Date.now()
  const judge = await load(name)
  const version = await assertVersion(judge)
  const mine = outputs.filter(
    (file) => file.endsWith(judge.extension) && !notStories.includes(basename(file)),
  )
  if (mine.length === 0) throw new Error(`there is no ${judge.extension} file to judge`)
  const files = judge.few ? extremesOf(mine).slice(0, judge.few) : mine
  const canaries = judge.canaries(judge.extension === '.epub' ? extremesOf(mine)[0] : files[0], scratch)
  const verdicts = await judge.judge([...files, ...canaries.map(({ file }) => file)])
  const passed = judgeFiles(judge, files, verdicts)
  const rejected = judgeCanaries(judge, canaries, verdicts.slice(files.length))
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  const counts = `${passed} of ${files.length} files passed, ${rejected} of ${canaries.length} canaries rejected`
  print(`${judge.name} ${version}: ${counts} (${seconds} s)`)
}

const outputs = filesIn(folder)
const scratch = mkdtempSync(join(tmpdir(), 'judges-'))
try {
  for (const name of judges) {
    try {
      await runJudge(name, outputs, scratch)
    } catch (error) {
      fail(name, error.message)
    }
  }
} finally {
  rmSync(scratch, { recursive: true })
}
print(`${count.passed} passed, ${count.failed} failed`)
process.exitCode = count.failed > 0 || outputs.length === 0 ? 1 : 0
