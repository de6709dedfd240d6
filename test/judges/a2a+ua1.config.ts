/** The fixtures, and an edition of them, to other standards than the preset ones. */
import { defineConfig, pdf } from 'linecaster'

export default defineConfig({
  sources: ['../../fixtures/stories/*/input.*', '!../../fixtures/stories/fails-*/**'],
  output: '../../dist/a2a+ua1',
  assets: '../../fixtures/pictures',
  renderers: [pdf({ conformance: 'a2a+ua1' })],
})
