/** A config with a stage of its own. Run it with `npx linecaster story.txt --config own-stage.ts`. */
import {
  catalogue,
  dashes,
  defineConfig,
  defineStage,
  editCopy,
  ellipses,
  markdown,
  noBreaks,
  quotes,
  signs,
  spaces,
  z,
} from 'linecaster'

const degrees = defineStage({
  name: 'degrees',
  summary: 'Set the degree sign close to its scale.',
  options: z.strictObject({ scale: z.enum(['C', 'F']).default('C').describe('The scale.') }),
  rules: { bare: { severity: 'warn', meaning: 'Degrees without a scale.' } },

  edit(story, { scale }, report) {
    editCopy(story, (copy) => copy.replaceAll(`° ${scale}`, `°${scale}`))
    for (const node of story.children)
      if (/\d ?°(?! ?[CF])/.test(JSON.stringify(node))) report('bare', 'Degrees of what?', { node })
  },
})

export default defineConfig({
  stages: [
    signs(),
    spaces(),
    degrees({ scale: 'F' }),
    quotes(),
    dashes(),
    ellipses(),
    noBreaks(),
    catalogue(),
  ],
  renderers: [markdown({ frontMatter: false })],
  severities: { 'degrees:bare': 'info' },
})
