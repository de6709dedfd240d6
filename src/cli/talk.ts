/** What the command has to tell a person: progress, remarks, the summary. What each is told with loads when it is told. */
import { hasFailed, type Row } from '../batch/row.ts'

export interface Progress {
  at(done: number, name: string): void
  end(): void
}

/** A line that keeps up with the work on a terminal; silent elsewhere. */
export async function progressOf(total: number): Promise<Progress> {
  if (!process.stderr.isTTY) return { at() {}, end() {} }
  const { createSpinner } = await import('nanospinner')
  const spinner = createSpinner('Linecaster', { stream: process.stderr }).start()
  return {
    at: (done, name) => void spinner.update({ text: `${done} of ${total}  ${JSON.stringify(name)}` }),
    end: () => void spinner.clear(),
  }
}

export async function tableOf(rows: Row[], relative: (file: string) => string): Promise<string> {
  const { default: Table } = await import('cli-table3')
  const table = new Table({
    head: ['File', 'Size', 'Pages', 'Words', 'Remarks', ''],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [], compact: true },
    chars: quietFrame,
  })
  for (const { remarks: all, stories, written } of rows) {
    const remarks = all.length || ''
    const words = stories.reduce((sum, story) => sum + (story.words ?? 0), 0)
    for (const { file, size, status, pages } of written) {
      table.push([relative(file), sizeOf(size), pages ?? '', words, remarks, status])
    }
  }
  return table.toString()
}

const quietFrame = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
}

function sizeOf(bytes: number): string {
  return bytes < 10_000 ? `${bytes} B` : `${Math.round(bytes / 1000)} kB`
}

/** "12 stories in 48 files: 40 written, 8 unchanged; 1 withheld; 1 failed" */
export function sentenceOf(rows: readonly Row[]): string {
  const written = rows.flatMap((row) => row.written)
  const fresh = written.filter(({ status }) => status === 'written').length
  const out = rows
    .filter((row) => row.written.length > 0)
    .flatMap((row) => row.stories.filter(({ gate }) => !gate))
  const withheld = rows.flatMap(({ stories }) => stories.filter(({ gate }) => gate)).length
  const lost = rows.filter(hasFailed).length
  const counts = `${out.length} ${out.length === 1 ? 'story' : 'stories'} in ${written.length} ${written.length === 1 ? 'file' : 'files'}`
  return [
    `${counts}: ${fresh} written, ${written.length - fresh} unchanged`,
    ...(withheld > 0 ? [`${withheld} withheld`] : []),
    ...(lost > 0 ? [`${lost} failed`] : []),
  ].join('; ')
}
