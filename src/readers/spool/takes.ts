/**
 * Takes of one story in one source, which a desk sent piece by piece and a line may have carried in any order.
 *
 *     a0572 PM-Glass Bridge, 1st Add, a0571      a0571 PM-Glass Bridge, Bjt, 2 Takes   ->   a0571, a0572
 */
import type { Sequence } from '../../story.ts'
import type { Message } from './message.ts'
import { saysMore } from './wire-text.ts'

/** The messages of each story, in order of takes; stories in the order in which they begin in the source. */
export function storiesOf(messages: readonly Message[]): Message[][] {
  const heads = new Map<string, Message>()
  for (const message of messages) {
    const { sequence } = message.facts
    if (sequence?.take !== 0) continue
    if (sequence.number) heads.set(sequence.number, message)
    if (!heads.has(nameOf(sequence))) heads.set(nameOf(sequence), message)
  }
  const stories = new Map<Message | string, Message[]>()
  for (const message of messages) {
    const { sequence } = message.facts
    const isAdd = sequence !== undefined && sequence.take > 0
    const head = isAdd
      ? (heads.get(sequence.refers ?? '') ?? heads.get(nameOf(sequence)) ?? nameOf(sequence))
      : message
    stories.set(head, [...(stories.get(head) ?? []), message])
  }
  return [...stories.values()].map((takes) => takes.toSorted((one, other) => takeOf(one) - takeOf(other)))
}

function nameOf({ key, lead }: Sequence): string {
  return `${lead} ${key}`
}

function takeOf({ facts }: Message): number {
  return facts.sequence?.take ?? 0
}

/** What is missing between the takes, in words, or nothing; of more that was announced the whole batch is asked. */
export function missingOf(takes: readonly Message[], isSpool: boolean): string | undefined {
  const given = takes.map(takeOf)
  const missing = Array.from({ length: Math.max(...given) }, (_, take) => take).filter(
    (take) => !given.includes(take),
  )
  if (takes.length > 1 && missing.length > 0) {
    const names = missing.slice(0, 8).map((take) => (take === 0 ? 'its beginning' : `add ${take}`))
    return `Of the takes of a story ${names.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not here`
  }
  const end = takes.at(-1)
  const isAnnounced = takes.some(({ facts }) => facts.sequence?.takes !== undefined)
  return isSpool && !isAnnounced && end && saysMore(end.text.copy)
    ? 'A story says that more comes, and nothing does'
    : undefined
}

/** Where the joined takes stand: as many fewer are still to come as they are. */
export function sequenceIn(takes: readonly Message[]): Sequence | undefined {
  const sequence = takes[0]?.facts.sequence
  if (!sequence || sequence.takes === undefined) return sequence
  return { ...sequence, takes: Math.max(sequence.takes - (takes.length - 1), 1) }
}
