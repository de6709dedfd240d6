// Whether every Node that we promise gives the same bytes: `node test/judges/nodes.mjs dist`, after `npm start`. The package
// is packed, installed in an empty folder, and builds there what the config names, once by each Node.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installed, run } from './tools.mjs'

const releases = { node20: 'v20.19.0', node22: 'v22.23.3', node24: 'v24.21.0', node26: 'v26.10.0' }
const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = resolve(process.argv[2] ?? 'dist')
/** A face that a project with Japanese copy installs. */
const japanese = '@expo-google-fonts/biz-udmincho'
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const scratch = mkdtempSync(join(tmpdir(), 'nodes-'))

async function must(program, args) {
  const { code, stdout, stderr } = await run(program, args)
  if (code !== 0) throw new Error(`${program} ${args.join(' ')}: ${code}\n${stderr}`)
  return stdout
}

/** The path of the command, as an empty project has it. */
async function install() {
  const told = await must('npm', [
    'pack',
    root,
    '--ignore-scripts',
    '--json',
    '--silent',
    '--pack-destination',
    scratch,
  ])
  const [{ filename }] = Object.values(JSON.parse(told))
  writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }')
  const quick = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--silent']
  await must('npm', [
    'install',
    ...quick,
    '--prefix',
    scratch,
    join(scratch, filename),
    `${japanese}@${devDependencies[japanese]}`,
  ])
  return join(scratch, 'node_modules/linecaster/lib/cli.js')
}

/** What this Node makes otherwise than the one that made dist. */
async function differences(name, release, command) {
  const node = installed(name, 'bin/node')
  if (!existsSync(node))
    throw new Error(`${name} is missing; run npm ci --ignore-scripts --prefix test/judges`)
  const version = (await must(node, ['--version'])).trim()
  if (version !== release) throw new Error(`${name} is ${version}, not ${release}`)
  const output = join(scratch, name)
  const { code, stderr } = await run(node, [command, '--no-cache', '--output', output])
  if (code !== 0) return [`it exits with ${code}: ${stderr}`]
  // V8 does not fail over a flag that it has not.
  if (stderr.includes('unrecognized flag')) return [stderr]
  const files = readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'linecaster.manifest.json')
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(output.length + 1))
  if (files.length === 0) return ['it makes nothing']
  return files.filter((file) => {
    const theirs = join(dist, file)
    return !existsSync(theirs) || !readFileSync(theirs).equals(readFileSync(join(output, file)))
  })
}

let failed = 0
try {
  const command = await install()
  for (const [name, release] of Object.entries(releases)) {
    const others = await differences(name, release, command)
    process.stdout.write(
      others.length === 0
        ? `  passed Node ${release}: the same bytes, from the package in an empty project\n`
        : `  FAILED Node ${release}: ${others.join(', ')}\n`,
    )
    failed += others.length > 0 ? 1 : 0
  }
} finally {
  rmSync(scratch, { recursive: true })
}
process.exitCode = failed > 0 ? 1 : 0
