/** The project's own pipeline: `npm start` sets the fixtures in every format. */
import { defineConfig, epub, html, json, markdown, pdf } from 'linecaster'

export default defineConfig({
  sources: ['fixtures/stories/*/input.*', '!fixtures/stories/fails-*/**'],
  output: 'dist',
  renderers: [markdown(), html(), pdf({ paper: 'A4' }), epub(), json()],
})
