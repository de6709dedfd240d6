/** Markdown and YAML to trees. Loaded when the first Markdown is read. */
import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import type { VFile } from 'vfile'

export { parse as parseYaml } from 'yaml'

const parser = unified().use(remarkParse).use(remarkGfm).use(asWritten).use(remarkFrontmatter).freeze()

export function parseMarkdown(file: VFile): Root {
  return parser.parse(file)
}

/** remark-gfm looks for addresses again in what is parsed, and finds those whose escapes say that they are no links. */
function asWritten(this: Processor): void {
  for (const extension of (this.data('fromMarkdownExtensions') ?? []).flat()) delete extension.transforms
}
