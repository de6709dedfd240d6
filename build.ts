/**
 * Compiles src/ to lib/: one bundle for the command and for the package, split so that a heavy library loads only when
 * a renderer asks for it, and type declarations beside it.
 */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { build, type Plugin } from 'esbuild'

/** pdfkit reads fonts with fontkit; we hand it none to read, and fontkit alone costs 100 ms to load. */
const withoutFontkit: Plugin = {
  name: 'without-fontkit',
  setup(bundle) {
    bundle.onResolve({ filter: /^fontkit$/ }, () => ({ path: 'fontkit', namespace: 'empty' }))
    bundle.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({
      contents: 'export const create = undefined',
    }))
  },
}

rmSync('lib', { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'lib',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  chunkNames: '[name]-[hash]',
  // Read at run time, each from its own package: fonts and WebAssembly; and what compiles a config.
  external: ['harfbuzzjs', 'jiti', '@expo-google-fonts/*'],
  plugins: [withoutFontkit],
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  metafile: true,
  logLevel: 'warning',
})
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.build.json'])
const size = Object.values(metafile.outputs).reduce((sum, { bytes }) => sum + bytes, 0)
process.stderr.write(`lib: ${Math.round(size / 1000)} kB\n`)
