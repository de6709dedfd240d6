/** Linecaster’s typography in a pipeline of remark’s, on any Markdown. */
import { asRemarkPlugin, dashes, ellipses, quotes } from 'linecaster'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'

const markdown = `# Notes

"Well," she said -- and \`"code"\` stays as it is...

> "This one is never closed.
`

const file = await unified()
  .use(remarkParse)
  .use(asRemarkPlugin(quotes()))
  .use(asRemarkPlugin(dashes()))
  .use(asRemarkPlugin(ellipses()))
  .use(remarkStringify)
  .process(markdown)

for (const remark of file.messages) process.stderr.write(`${remark.source}:${remark.ruleId}: ${remark}\n`)
process.stdout.write(String(file))
