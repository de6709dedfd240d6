/** Markdown and YAML to trees. Loaded when the first Markdown is read. */
import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { VFile } from 'vfile'

export { parse as parseYaml } from 'yaml'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze()

export function parseMarkdown(file: VFile): Root {
  return parser.parse(file)
}
