/**
 * How fast messages are read, by format, in megabytes a second on one core: parsed (frames and markup taken off, words
 * found), and read whole (every part judged, every word accounted for, no stage yet).
 */
import { performance } from 'node:perf_hooks'
import { VFile } from 'vfile'
import { resolveConfig } from '../src/config.ts'
import { decode } from '../src/decode.ts'
import { elementsOfJson } from '../src/readers/markup/json.ts'
import { elementsOfXml } from '../src/readers/markup/xml-elements.ts'
import { anpaSpool } from '../src/readers/spool/anpa-message.ts'
import { iptc7901Spool } from '../src/readers/spool/iptc7901-message.ts'
import { framed } from '../src/readers/spool/spool.ts'
import { zczcSpool } from '../src/readers/spool/zczc-message.ts'
import { reportOn } from '../src/report.ts'
import { messagesIn } from '../test/messages.ts'

const config = resolveConfig({}, process.cwd())
const folder = new URL('../fixtures/messages/', import.meta.url)

export interface Speed {
  format: string
  /** MB/s. */
  parsed: number | undefined
  read: number
}

const parsers: Record<string, (text: string) => unknown> = {
  nitf: elementsOfXml,
  'newsml-g2': elementsOfXml,
  'newsml-1': elementsOfXml,
  ninjs: elementsOfJson,
  anpa1312: (text) => framed(text, anpaSpool),
  iptc7901: (text) => framed(text, iptc7901Spool),
  zczc: (text) => framed(text, zczcSpool),
}

export async function speedsOf(rounds: number): Promise<Speed[]> {
  const files = new Map<string, VFile[]>()
  for (const { source, expect } of messagesIn(folder)) {
    const file = await decode(source)
    const reader = config.readers
      .map((each) => ({ each, score: each.detect(file).score }))
      .sort((a, b) => b.score - a.score)[0]?.each
    if (!reader || expect || file.messages.some(({ fatal }) => fatal)) continue
    files.set(reader.name, [...(files.get(reader.name) ?? []), file])
  }
  const speeds: Speed[] = []
  for (const [format, all] of files) {
    const reader = config.readers.find(({ name }) => name === format)
    const bytes = all.reduce((sum, file) => sum + Buffer.byteLength(String(file.value)), 0)
    const parse = parsers[format]
    speeds.push({
      format,
      parsed:
        parse &&
        rate(
          bytes,
          await medianOf(100 * rounds, () => all.forEach((file) => void parse(String(file.value)))),
        ),
      read: rate(
        bytes,
        await medianOf(rounds, async () => {
          for (const file of all) {
            const copy = new VFile({ path: file.path, value: file.value })
            copy.data = { ...file.data }
            await reader?.read(copy, reportOn(copy, format, reader.rules))
          }
        }),
      ),
    })
  }
  return speeds
}

function rate(bytes: number, milliseconds: number): number {
  return bytes / 1000 / milliseconds
}

async function medianOf(rounds: number, run: () => void | Promise<void>): Promise<number> {
  const times: number[] = []
  for (let round = -rounds; round < rounds; round++) {
    const from = performance.now()
    await run()
    if (round >= 0) times.push(performance.now() - from)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
