/** Lists: items with bullets of any kind, and runs of numbers. */
import type { Clue, Recognizer } from './evidence.ts'
import { when } from './evidence.ts'
import { isTabular } from './layout.ts'

const marker = /^(?:[-*•·–—_▪●■◦‣]|--|\+|o(?=\s{1,3}\p{Lu})|>)\s+(?=[^\n]*[\p{L}\p{N}])/u
const numberMarker = /^(\d{1,2})[.)]\s+(?=\S)/

export function isMarked(copy: string): boolean {
  return marker.test(copy) || numberMarker.test(copy)
}

/** 2 1/2 cups flour        14 goals */
export function isMeasured(copy: string): boolean {
  return /^\d{1,3}(?:[ -]\d\/\d| ?[½¼¾⅓⅔])? [a-z]{2,}/.test(copy)
}

export const listItem: Recognizer = {
  role: 'listItem',
  weigh(copy, { blocks, index, layout }): Clue[] {
    // 2. Aurignac       29   9   6
    if (blocks[index]?.lines.every(isTabular)) return []
    const mark = layout.speech && /^[-–—]/.test(copy) ? null : marker.exec(copy)
    const number = numberMarker.exec(copy)
    if (!mark && !number) return []
    const neighbors = [-3, -2, -1, 1, 2, 3].map((step) => blocks[index + step]?.copy ?? '')
    const alike = neighbors.some((other) => (mark ? other.startsWith(mark[0]) : follows(other, number)))
    return [
      when(mark !== null, 6, 'begins with a bullet'),
      when(number !== null && alike, 9, 'is one of a run of numbers'),
      when(mark !== null && alike, 5, 'stands near another item'),
    ]
  },
}

/** Whether a line has the number before or after. */
function follows(other: string, number: RegExpExecArray | null): boolean {
  const found = numberMarker.exec(other)
  return found !== null && Math.abs(Number(found[1]) - Number(number?.[1])) === 1
}

/** The item without its bullet or number. */
export function itemOf(copy: string): { copy: string; mark: string; number?: number } {
  const number = numberMarker.exec(copy)
  const mark = number?.[0] ?? marker.exec(copy)?.[0] ?? ''
  return { copy: copy.slice(mark.length), mark, ...(number && { number: Number(number[1]) }) }
}
