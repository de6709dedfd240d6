/** `linecaster opds folder`: catalogues of the e-books in it, for e-readers to subscribe to. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { OptionError } from '../hints.ts'
import { opds } from '../renderers/epub/opds.ts'
import { loadTemplate } from '../template.ts'
import { write } from '../write.ts'
import { namesIn } from './sources.ts'
import { say } from './terminal.ts'

export interface OpdsOptions {
  title: string
  template: string
}

/** Returns the exit code: 0 all listed, 1 a file is no EPUB. */
export async function writeCatalogues(folder: string, options: OpdsOptions): Promise<number> {
  const names = (await namesIn(folder)).sort().filter((name) => name.endsWith('.epub'))
  if (names.length === 0) throw new OptionError(`Nothing to list: there is no EPUB in ${folder}`)
  const sources = await Promise.all(
    names.map(async (name) => ({ path: name, bytes: await readFile(path.join(folder, name)) })),
  )
  const { outputs, skipped } = await opds(sources, options.title, loadTemplate(options.template))
  for (const name of skipped) say(`${path.join(folder, name)} is no EPUB: left out`)
  for (const output of outputs) {
    const { file } = write(output, folder)
    process.stdout.write(`${path.relative(process.cwd(), file)}\n`)
  }
  return skipped.length > 0 ? 1 : 0
}
