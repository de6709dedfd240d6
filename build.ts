/**
 * Compiles src/ to lib/: one bundle for the command and for the package, split so that a heavy library loads only when
 * a renderer asks for it, and type declarations beside it.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'

/**
 * Left out of the bundle, each for the time it costs to load: what pdfkit reads fonts, breaks lines, opens pictures and
 * encrypts with, none of which we ask of it, the forty languages that zod can complain in, the charsets of two bytes,
 * what epub-gen-memory fetches with, and what commander starts programs with. epub-gen-memory checks its options as it
 * does in a browser, not at all: they are ours.
 */
const lean: Plugin = {
  name: 'lean',
  setup(bundle) {
    const unused =
      /^(?:fontkit|linebreak|png-js|node-fetch|@noble\/ciphers\/aes)$|\/locales\/index\.js$|tables\/\w+\.json$/
    bundle.onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'empty' }))
    bundle.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes('commander') ? { path, namespace: 'empty' } : undefined,
    )
    bundle.onResolve({ filter: /^\.\/predicates$/ }, ({ resolveDir }) => ({
      path: path.join(resolveDir, 'predicates-nop.js'),
    }))
    const contents =
      'export const create = undefined, cbc = undefined, ecb = undefined; export default class {}'
    bundle.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents }))
  },
}

/** What bundled CommonJS packages take for granted. */
const commonJs = `
import { createRequire as createRequire_ } from 'node:module'
import { fileURLToPath as fileURLToPath_ } from 'node:url'
const require = createRequire_(import.meta.url)
const __filename = fileURLToPath_(import.meta.url)
const __dirname = fileURLToPath_(new URL('.', import.meta.url))`

const { metafile } = await build({
  entryPoints: { cli: 'src/cli/cli.ts', index: 'src/index.ts', thread: 'src/batch/thread.ts' },
  outdir: 'lib',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  chunkNames: '[name]-[hash]',
  // Its CommonJS form asks for its own files at run time.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  // Read at run time, each from its own package: fonts, WebAssembly, a thread'''s first file; and what compiles a config.
  external: ['harfbuzzjs', '@resvg/resvg-wasm', 'jiti', 'tinypool', '@expo-google-fonts/*'],
  plugins: [lean],
  banner: { js: commonJs },
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
})
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.build.json'])
// Last, so that a command that is running still finds its files.
const made = new Set(Object.keys(metafile.outputs).map((file) => path.basename(file)))
for (const file of readdirSync('lib')) if (file !== 'types' && !made.has(file)) rmSync(path.join('lib', file))
const size = Object.values(metafile.outputs).reduce((sum, { bytes }) => sum + bytes, 0)
process.stderr.write(`lib: ${Math.round(size / 1000)} kB\n`)
