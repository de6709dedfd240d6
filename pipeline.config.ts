/** The project's own pipeline: `npm start` sets the fixtures in every format. */
import { defineConfig, epub, html, json, markdown, pdf } from 'linecaster'

export default defineConfig({
  sources: ['fixtures/stories/*/input.*', '!fixtures/stories/fails-*/**'],
  output: 'dist',
  assets: 'fixtures/pictures',
  // For `--bind edition`: what npm run judge makes besides.
  sections: {
    'harbor-commission': 'Front page',
    'bridge-closing': 'Around here',
    'bell-returned': 'Around here',
    'ferry-wire-1987': 'Around here',
    'line-painter': 'Around here',
    'library-brief': 'Around here',
    lawine: 'World',
    'orchard-frost': 'Business',
  },
  renderers: [markdown(), html({ url: 'https://wire.example/' }), pdf({ paper: 'A4' }), epub(), json()],
})
