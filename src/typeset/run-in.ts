/**
 * A head that runs in: where a story has no headline, its first words are set bold.
 *
 *     BUTTE, Mont. (AP) — A retired miner who was told   ->   **BUTTE, Mont. (AP) — A retired miner who** was told
 */
import type { Style } from '../template.ts'
import type { Run } from './runs.ts'
import type { Stick } from './stick.ts'

/** Words of the copy behind a dateline. */
const most = 5

/** The dateline and some words bold; emphasis of the wire's own ends them. Not a word more or less is set. */
export function runInHead(runs: readonly Run[], style: Style, { template, typecase }: Stick): Run[] {
  const { dateline } = template.styles
  const plain = typecase.type(style.face, style.features)
  const place = typecase.type(dateline.face, dateline.features)
  const bold = typecase.type(style.face, style.features, 'Bold')
  const head: Run[] = []
  for (const [index, run] of runs.entries()) {
    if (run.type === place && run.type !== plain) {
      head.push({ ...run, type: typecase.type(dateline.face, dateline.features, 'Bold') })
      continue
    }
    if (run.type !== plain || run.tag) return [...head, ...runs.slice(index)]
    const [first = ''] = new RegExp(`^\\s*(?:[–—-]\\s*)?(?:\\S+\\s*){0,${most}}`, 'u').exec(run.copy) ?? []
    const rest = run.copy.slice(first.length)
    return [
      ...head,
      { ...run, copy: first, type: bold, ends: run.ends && !rest },
      ...(rest ? [{ ...run, copy: rest }] : []),
      ...runs.slice(index + 1),
    ]
  }
  return head
}
