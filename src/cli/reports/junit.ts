/**
 * Remarks as JUnit XML, as Jenkins and GitLab read it: a run is a test suite, a source a test case.
 *
 *     failed               ->   <failure>, or <error> where it was not the copy’s fault
 *     withheld by a gate   ->   <skipped>
 *     other remarks        ->   <system-out>
 *
 * Elements stand in the order of junit-4.xsd (Jenkins, dtkit).
 */
import type { VFile } from 'vfile'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { addressOf, onOneLine, type Remark, remarksIn, sentenceOf } from './remarks.ts'

type Fate = 'passed' | 'skipped' | 'error' | 'failure'

interface Case {
  file: VFile
  fate: Fate
  /** What decided it. */
  told: Remark[]
  rest: Remark[]
}

export function junit(files: Iterable<VFile>): string {
  const cases = Array.from(files, caseOf)
  const count = (fate: Fate) => cases.filter((each) => each.fate === fate).length
  const totals = { tests: cases.length, failures: count('failure'), errors: count('error') }
  const suite = x('testsuite', { name: 'linecaster', ...totals, skipped: count('skipped') }, [
    '\n',
    ...cases.flatMap((each) => [elementOf(each), '\n']),
  ])
  const root = x('testsuites', { name: 'linecaster', ...totals }, ['\n', suite, '\n'])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${inert(toXml(root))}`
}

/** Owners that speak of the disk, and of ourselves. */
const outside = /^(?:source|write|folder|batch|linecaster):/

function caseOf(file: VFile): Case {
  const remarks = remarksIn(file)
  const split = (fate: Fate, decides: (remark: Remark) => boolean): Case => ({
    file,
    fate,
    told: remarks.filter(decides),
    rest: remarks.filter((remark) => !decides(remark)),
  })
  const failures = remarks.filter(({ severity }) => severity === 'fail')
  if (failures.length > 0) {
    const fate = failures.some(({ rule }) => outside.test(rule)) ? 'error' : 'failure'
    return split(fate, ({ severity }) => severity === 'fail')
  }
  const isShut = ({ rule }: Remark) => rule.startsWith('gate:') && rule !== 'gate:gap'
  return split(remarks.some(isShut) ? 'skipped' : 'passed', isShut)
}

function elementOf({ file, fate, told, rest }: Case) {
  const [first] = told
  const sentences = told.map(sentenceOf).join('\n')
  const facts = { message: onOneLine(first?.reason ?? ''), type: first?.rule }
  return x('testcase', { classname: 'linecaster', name: onOneLine(addressOf(file)) }, [
    ...(fate === 'skipped' ? [x('skipped', sentences)] : []),
    ...(fate === 'error' || fate === 'failure' ? [x(fate, facts, sentences)] : []),
    ...(rest.length > 0 ? [x('system-out', rest.map(sentenceOf).join('\n'))] : []),
  ])
}

/** What must not stand in text (XML 1.0, 2.4), and lines that a log’s reader would take for commands, as references. */
function inert(xml: string): string {
  return xml
    .replaceAll(']]>', ']]&gt;')
    .replace(/^(\s*):/gm, '$1&#58;')
    .replace(/#(?=#)/g, '&#35;')
    .replaceAll('\r', '&#13;')
}
