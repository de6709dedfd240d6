/** The fixtures, and an edition of them, to other standards than the preset ones. */
import { defineConfig, pdf } from 'linecaster'

export default defineConfig({
  sources: ['../../fixtures/stories/*/input.*', '!../../fixtures/stories/fails-*/**'],
  output: '../../dist/a4f+ua2',
  assets: '../../fixtures/pictures',
  renderers: [pdf({ conformance: 'a4f+ua2' })],
})
