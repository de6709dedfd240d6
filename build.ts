/**
 * Compiles src/ to lib/: one bundle for the command and for the package, split so that a heavy library loads only when
 * a renderer asks for it, and type declarations beside it.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'

/**
 * Left out of the bundle, each for the time it costs to load: what pdfkit reads fonts, breaks lines, opens pictures and
 * encrypts with, none of which we ask of it, the forty languages that zod can complain in, the charsets of two bytes,
 * and what commander starts programs with; of epub-gen-memory what it zips, fetches, names media types and mends HTML
 * with, for it gets a container of ours and no content. It checks its options as it does in a browser, not at all: they
 * are ours.
 */
const lean: Plugin = {
  name: 'lean',
  setup(bundle) {
    const unused =
      /^(?:fontkit|linebreak|png-js|node-fetch|abort-controller|jszip|mime|@noble\/ciphers\/aes)$|\/locales\/index\.js$|tables\/\w+\.json$|^\.\/html-parse$/
    bundle.onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'empty' }))
    bundle.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes('commander') ? { path, namespace: 'empty' } : undefined,
    )
    bundle.onResolve({ filter: /^\.\/predicates$/ }, ({ resolveDir }) => ({
      path: path.join(resolveDir, 'predicates-nop.js'),
    }))
    const contents = `
      export const create = undefined, cbc = undefined, ecb = undefined, getType = undefined, getExtension = undefined
      export const fixHTML = (_, html) => html
      export default class { file() {} }`
    bundle.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents }))
    // Programs that write stages get the whole of zod; we load what we use.
    bundle.onResolve({ filter: /^zod$/ }, ({ importer }) =>
      importer.endsWith('/src/index.ts') ? { path: './zod.js', external: true } : undefined,
    )
  },
}

const later = loadedLater()

/**
 * esbuild makes one file of all modules that the same files need. So that sixty files do not become of what each build
 * loads at its start, what is loaded later says that it needs all that is there by then; as nothing of it is used, it
 * imports nothing.
 */
const knowing: Plugin = {
  name: 'knowing',
  setup(bundle) {
    const [library, command] = ['src/index.ts', 'src/cli/build.ts'].map((file) => path.resolve(file))
    bundle.onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path: file }) => {
      if (!later.has(file)) return undefined
      const there = file.includes('/src/cli/') ? [library, command] : [library]
      const imports = there.map((each) => (each === file ? '' : `import ${JSON.stringify(each)}\n`))
      return { contents: imports.join('') + readFileSync(file, 'utf8'), loader: 'ts' }
    })
  },
}

/** The modules of ours that are imported where they are needed, but for those that come before all others. */
function loadedLater(): Set<string> {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((file) =>
    path.resolve('src', file),
  )
  const named = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/ import\('(\..+?)'\)/g)].map(([, name = '']) =>
        path.resolve(file, '..', name),
      ),
    )
  return new Set(named.filter((file) => !/\/cli\/(?:main|manual)\.ts$/.test(file)))
}

/** What bundled CommonJS packages take for granted; made only where they are, for it takes time in each file. */
const commonJs = `
import { createRequire as createRequire_ } from 'node:module'
import { fileURLToPath as fileURLToPath_ } from 'node:url'
const require = createRequire_(import.meta.url)
const __filename = fileURLToPath_(import.meta.url)
const __dirname = fileURLToPath_(new URL('.', import.meta.url))
`

/** Returns the names and sizes of the files that were written. */
async function bundle(entryPoints: Record<string, string>): Promise<Map<string, number>> {
  const { outputFiles } = await build({
    entryPoints,
    outdir: 'lib',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    chunkNames: '[name]-[hash]',
    // Its CommonJS form asks for its own files at run time.
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    // Read at run time, each from its own package: fonts, WebAssembly, a thread's first file; what compiles a config.
    external: ['harfbuzzjs', '@resvg/resvg-wasm', 'jiti', 'tinypool', '@expo-google-fonts/*'],
    plugins: [lean, knowing],
    minify: true,
    legalComments: 'linked',
    write: false,
    logLevel: 'warning',
    logOverride: { 'ignored-bare-import': 'silent' },
  })
  mkdirSync('lib', { recursive: true })
  const files = outputFiles.map(({ path: file, text }): [string, number] => {
    const isCommonJs = /\b(?:require|__filename|__dirname)\b/.test(text)
    const whole = isCommonJs ? commonJs + text : text
    writeFileSync(file, whole)
    return [path.basename(file), Buffer.byteLength(whole)]
  })
  return new Map(files)
}

const made = new Map([
  ...(await bundle({ cli: 'src/cli/cli.ts', index: 'src/index.ts', thread: 'src/batch/thread.ts' })),
  ...(await bundle({ zod: 'zod' })),
])
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.build.json'])
// Last, so that a command that is running still finds its files.
for (const file of readdirSync('lib')) if (file !== 'types' && !made.has(file)) rmSync(path.join('lib', file))
const size = [...made.values()].reduce((sum, bytes) => sum + bytes, 0)
process.stderr.write(`lib: ${Math.round(size / 1000)} kB\n`)
