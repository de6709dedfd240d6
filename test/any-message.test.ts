/**
 * Whatever happens to a message on its way, reading it ends, and ends in a story or in a remark: messages cut, stirred,
 * doubled, with bytes put in; and what was built to be slow or deep.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveConfig } from '../src/config.ts'
import { readAndEdit } from '../src/pipeline.ts'
import { messagesIn } from './messages.ts'

const config = resolveConfig({}, process.cwd())
const messages = messagesIn(new URL('../fixtures/messages/', import.meta.url))
/** The same each time: what it finds, anyone can find again. */
const seed = 1312

/** No bug of ours, and every failure with a rule and one sentence. */
async function holds(bytes: Uint8Array, path = 'message'): Promise<void> {
  const { file, stories, bug } = await readAndEdit({ path, bytes }, config)
  expect(bug).toBeUndefined()
  for (const message of file.messages) {
    expect(message.ruleId).toBeTruthy()
    expect(message.reason).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/)
  }
  // What is lost is a bug of the reader's, not a fault of the message.
  expect(file.messages.filter(({ source }) => source === 'ledger').map(({ reason }) => reason)).toEqual([])
  for (const story of stories) expect(story.data.meta.slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
}

type Mutation = (bytes: Uint8Array) => Uint8Array
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const at = (bytes: Uint8Array, where: number) => Math.floor(where * bytes.length)

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  // Cut off.
  place.map(
    (where): Mutation =>
      (bytes) =>
        bytes.subarray(0, at(bytes, where) + 1),
  ),
  // Its beginning lost.
  place.map(
    (where): Mutation =>
      (bytes) =>
        bytes.subarray(at(bytes, where)),
  ),
  // A piece lost, or come twice.
  fc.tuple(place, fc.integer({ min: 1, max: 400 }), fc.boolean()).map(
    ([where, length, twice]): Mutation =>
      (bytes) => {
        const [from, to] = [at(bytes, where), at(bytes, where) + length]
        const piece = twice ? [bytes.subarray(from, to)] : []
        return Buffer.concat([bytes.subarray(0, twice ? to : from), ...piece, bytes.subarray(to)])
      },
  ),
  // Noise on the line.
  fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 24 })).map(
    ([where, noise]): Mutation =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, where)), noise, bytes.subarray(at(bytes, where))]),
  ),
  // A sign that means something, where it should not stand.
  fc.tuple(place, fc.constantFrom(...'<>&"\'{}[],:^=\x01\x02\x03\x04\x0c\x1f\n\\;_'.split(''))).map(
    ([where, sign]): Mutation =>
      (bytes) =>
        Buffer.concat([
          bytes.subarray(0, at(bytes, where)),
          Buffer.from(sign),
          bytes.subarray(at(bytes, where) + 1),
        ]),
  ),
)

test('messages, mutated', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...messages),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      ({ source }, steps) =>
        holds(
          steps.reduce<Uint8Array>(
            (bytes, mutate) => (bytes.length > 0 ? mutate(bytes) : bytes),
            source.bytes,
          ),
          source.path,
        ),
    ),
    { numRuns: 400, seed },
  )
})

test('messages of two formats in one file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...messages), fc.constantFrom(...messages), (one, other) =>
      holds(Buffer.concat([one.source.bytes, Buffer.from('\n'), other.source.bytes])),
    ),
    { numRuns: 150, seed },
  )
})

const story = (body: string) =>
  `<nitf><body><body.head><hedline><hl1>A</hl1></hedline></body.head><body.content>${body}</body.content></body></nitf>`

describe('ends, and soon:', () => {
  test.each([
    ['elements in one another', '<nitf>'.repeat(100_000)],
    ['elements of HTML in one another', JSON.stringify({ uri: 'x', body_html: '<b>'.repeat(50_000) })],
    ['arrays in one another', '['.repeat(500_000)],
    ['a million attributes', `<nitf ${Array.from({ length: 100_000 }, (_, n) => `a${n}="x"`).join(' ')}/>`],
    ['a paragraph of a megabyte', story(`<p>${'so it went on '.repeat(80_000)}</p>`)],
    [
      'a story of many items',
      `<newsMessage><itemSet>${'<newsItem guid="x"><contentSet><inlineXML><p>So it went on.</p></inlineXML></contentSet></newsItem>'.repeat(500)}</itemSet></newsMessage>`,
    ],
    ['many paragraphs', story('<p>And so it went on, he said.</p>'.repeat(4_000))],
    ['a headline of blanks', story('').replace('A<', `${' '.repeat(500_000)}<`)],
    ['quotations in quotations', story(`<p>${'<q>'.repeat(100)}so${'</q>'.repeat(100)}</p>`)],
    ['an open string', `{"uri": "${'\\u0041'.repeat(100_000)}`],
    [
      'boundaries of mail',
      `From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\n'.repeat(20_000)}`,
    ],
    ['headers of ANPA', '\x16\x16\x01a0001\x1f-----\nr a\x13\x11 BC-X   01-01 0001\n\x02'.repeat(4_000)],
    ['blanks after SOH', `\x01${' '.repeat(500_000)}`],
    ['keyword lines', `ZCZC\n${'/'.repeat(200_000)}\nNNNN`],
  ])('%s', async (_name, text) => {
    await holds(Buffer.from(text))
  })
})

test('nothing that a message names is read', async () => {
  const own = readFileSync(new URL(import.meta.url), 'utf8').slice(0, 60)
  const wire = `<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY own SYSTEM "${import.meta.url}">]>${story('<p>&own;</p>')}`
  const { file, stories } = await readAndEdit({ path: 'x.xml', bytes: Buffer.from(wire) }, config)
  expect(stories).toEqual([])
  expect(file.messages.filter(({ fatal }) => fatal)).toHaveLength(1)
  expect(JSON.stringify(file.messages)).not.toContain(own)
})
