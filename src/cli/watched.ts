/** What changes in the folders that a build looks into. */
import path from 'node:path'
import { watch } from 'chokidar'
import { isDynamicPattern } from 'tinyglobby'
import { say } from './terminal.ts'

/** A folder to look into. */
export interface Place {
  folder: string
  /** With the folders in it, and those in them. */
  isDeep: boolean
}

export interface Changes {
  /** What has changed since this was last asked, by absolute paths; waits until something has. */
  next(): Promise<string[]>
  close(): Promise<void>
}

/** An editor saves a file in several strokes; so many milliseconds without one, and it is saved. */
const pause = 100

/** Where no wire lies, and much else does. */
const never = /[/\\](?:node_modules|\.git|\.linecaster)(?:[/\\]|$)/

/** "wire/*.txt" -> wire; "wire/**" -> wire and all beneath it; what a pattern excludes is no place. */
export function placeOf(pattern: string, base: string): Place[] {
  if (pattern.startsWith('!')) return []
  const parts = pattern.split('/')
  const dynamic = parts.findIndex((part) => isDynamicPattern(part))
  const still = dynamic < 0 ? parts.slice(0, -1) : parts.slice(0, dynamic)
  const folder = path.resolve(base, still.join('/') || (pattern.startsWith('/') ? '/' : '.'))
  return [{ folder, isDeep: dynamic >= 0 && (dynamic < parts.length - 1 || pattern.includes('**')) }]
}

/** Resolves when it sees changes. `output`: what a build writes is no change, unless wire lies there. */
export async function changesIn(places: readonly Place[], output: string): Promise<Changes> {
  const isOutput = !places.some(({ folder }) => isWithin(folder, output))
  const watcher = watch([...new Set(places.map(({ folder }) => folder))], {
    ignoreInitial: true,
    ignored: (file) =>
      never.test(file) || (isOutput && isWithin(file, output)) || !places.some((place) => holds(place, file)),
  })
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let wake = () => {}
  watcher.on('error', (error) => say(`linecaster: ${error instanceof Error ? error.message : error}`))
  watcher.on('all', (_event, file) => {
    changed.add(path.resolve(file))
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      wake()
    }, pause)
  })
  await new Promise<void>((resolve) => watcher.once('ready', resolve))
  return {
    async next() {
      while (changed.size === 0 || timer) await new Promise<void>((resolve) => (wake = resolve))
      const files = [...changed]
      changed.clear()
      return files
    },
    close: () => watcher.close(),
  }
}

/** Whether a file is one that a place may hold, or a folder on the way to it. */
function holds({ folder, isDeep }: Place, file: string): boolean {
  if (file === folder || isWithin(folder, file)) return true
  return isDeep ? isWithin(file, folder) : path.dirname(file) === folder
}

/** Whether a file is this one, or in this folder. */
export function isWithin(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep)
}
