/**
 * A stage for other pipelines: as a plugin of remark, on any Markdown.
 *
 *     unified().use(remarkParse).use(asRemarkPlugin(quotes())).use(remarkStringify)
 */
import type { Root } from 'mdast'
import type { Plugin } from 'unified'
import type { VFile } from 'vfile'
import { copyOf } from './copy.ts'
import type { Stage } from './define.ts'
import { lossInEditing } from './ledger.ts'
import { reportOn, type Severities } from './report.ts'
import type { Meta, Story } from './story.ts'

/** What Markdown does not say of itself. */
export interface MarkdownFacts {
  /** BCP 47; `en` unless given. A tree with `data.meta` has its own. */
  language?: string
  /** How badly a rule is taken, where that is not its own way: `{'quotes:unclosed': 'fail'}`. */
  severities?: Severities
}

/** Edits a tree in place. Remarks are messages of the file; a stage that loses letters throws, and the file fails. */
export function asRemarkPlugin(
  stage: Stage,
  { language = 'en', severities = {} }: MarkdownFacts = {},
): Plugin<[], Root> {
  return () => (tree: Root, file: VFile) => {
    const story: Story = Object.assign(tree, {
      data: { ...tree.data, meta: tree.data?.meta ?? metaOf(language) },
    })
    const report = reportOn(file, stage.name, stage.rules, severities)
    const before = copyOf(story)
    stage.edit(story, report)
    const loss = lossInEditing(before, copyOf(story), report.entries)
    if (loss) throw new Error(`${stage.name} lost copy: “${loss.before}” became “${loss.after}”`)
    return story
  }
}

/** The least that a story states; of no source. */
function metaOf(language: string): Meta {
  const source = { format: 'markdown', charset: 'utf-8', sha256: '' }
  return { uri: '', slug: '', language, headline: '', bylines: [], wordCount: 0, source }
}
