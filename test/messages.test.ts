/**
 * Messages of every format, read against the truth that an editor wrote beside each; and what must hold for any: what
 * may not go out leaves no trace, notes for the desk reach no output, and what is hostile ends as it should.
 */
import { inflateSync } from 'node:zlib'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { resolveConfig } from '../src/config.ts'
import { defineRenderer } from '../src/define.ts'
import { convert, readAndEdit } from '../src/pipeline.ts'
import { allRenderers } from '../src/renderers/index.ts'
import type { Edition, Output } from '../src/story.ts'
import { faultsOf, type Message, messagesIn } from './messages.ts'

const config = resolveConfig({ renderers: allRenderers() }, process.cwd())
const now = '2026-11-25T12:00:00Z'
const messages = messagesIn(new URL('../fixtures/messages/', import.meta.url))

describe.each(messages.map((message) => [message.name, message] as const))('%s', (_name, message) => {
  test('is read right', async () => {
    const { file, stories, bug } = await readAndEdit(message.source, config)
    expect(bug).toBeUndefined()
    const failed = file.messages.filter(({ fatal }) => fatal)
    if (isAllowed(message, 'error') && stories.length === 0) {
      expect(failed).toHaveLength(1)
      return
    }
    if (!message.expect) expect(failed.map(({ reason }) => reason)).toEqual([])
    expect(stories).toHaveLength(message.stories.length)
    const faults = stories.flatMap((story, index) => {
      const truth = message.stories[index]
      return truth ? faultsOf(story, truth).map((fault) => `${truth.id}: ${fault}`) : []
    })
    expect(faults).toEqual([])
  })

  test('goes out as far as it may, and nothing secret does', async () => {
    const { outputs, remarks, gates } = await built(message)
    const wanted = message.stories.filter(({ publishable }) => publishable).length
    expect(outputs.filter(({ path }) => path.endsWith('.md'))).toHaveLength(
      isAllowed(message, 'error') && gates.length === 0 && outputs.length === 0 ? 0 : wanted,
    )
    for (const truth of message.stories.filter(({ publishable }) => !publishable)) {
      const rules = [truth.gate ?? []].flat()
      expect(
        gates.some((gate) => rules.includes(gate)),
        `${truth.id} is withheld by ${rules}, not ${gates}`,
      ).toBe(true)
    }
    const written = outputs.flatMap(stringsOf)
    const forbidden = [...message.secret, ...message.mustNot]
    expect(
      forbidden.filter((words) => [...written, ...remarks].some((text) => text.includes(words))),
    ).toEqual([])
  })
})

test.each(messages.filter(({ edition }) => edition).map((message) => [message.name, message] as const))(
  '%s lays out an edition',
  async (_name, message) => {
    let bound: Edition | undefined
    const keep = defineRenderer({
      name: 'keep',
      summary: 'Keep the edition.',
      options: z.strictObject({}),
      rules: {},
      render(edition) {
        bound = edition
        return []
      },
    })
    const config = resolveConfig({ bind: 'edition', renderers: [keep()] }, process.cwd())
    for await (const { bug } of convert([message.source], config, { now })) expect(bug).toBeUndefined()
    const idOf = (uri: string) =>
      message.stories.find(({ meta, publishable }) => publishable && meta.uri === uri)?.id
    const sections = new Map<string, (string | undefined)[]>()
    for (const { data } of bound?.stories ?? []) {
      const title = data.meta.section ?? ''
      sections.set(title, [...(sections.get(title) ?? []), idOf(data.meta.uri)])
    }
    const wanted = message.edition?.sections.map(({ title, stories }) => [title, stories] as const) ?? []
    expect([message.edition?.title].flat()).toContain(bound?.title)
    expect([...sections].filter(([title]) => title !== '')).toEqual(wanted)
  },
)

function isAllowed({ expect: allowed }: Message, what: 'error' | 'withheld' | 'ok'): boolean {
  return [allowed ?? []].flat().includes(what)
}

async function built({
  source,
}: Message): Promise<{ outputs: Output[]; remarks: string[]; gates: string[] }> {
  const outputs: Output[] = []
  const remarks: string[] = []
  const gates: string[] = []
  for await (const printed of convert([source], config, { now })) {
    outputs.push(...printed.outputs)
    remarks.push(...printed.file.messages.map(({ reason }) => reason))
    gates.push(
      ...printed.file.messages.flatMap((message) =>
        message.source === 'gate' ? (message.ruleId ?? []) : [],
      ),
    )
  }
  return { outputs, remarks, gates }
}

/** All that can be read in an output: its name, its text, and what is compressed in it. */
function stringsOf({ path, body }: Output): string[] {
  if (typeof body === 'string') return [path, body]
  if (path.endsWith('.epub'))
    return [path, ...Object.entries(unzipSync(body)).flatMap(([name, bytes]) => [name, strFromU8(bytes)])]
  const raw = Buffer.from(body).toString('latin1')
  const streams = [...raw.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: mark }) =>
    inflated(body, index + mark.length),
  )
  return [path, raw, ...streams, ...streams.map(fromUtf16)]
}

function inflated(body: Uint8Array, from: number): string[] {
  if (body[from] !== 0x78) return []
  try {
    return [inflateSync(body.subarray(from)).toString('utf8')]
  } catch {
    // Not a compressed stream, but bytes that begin like one.
    return []
  }
}

function fromUtf16(text: string): string {
  return text.replaceAll('\0', '')
}
