/** What options are given: numbers and lists. */
import { InvalidArgumentError } from 'commander'

export function jobsNamed(stated: string): number {
  return within(stated, 1, 256)
}

export function portNamed(stated: string): number {
  return within(stated, 1, 65_535)
}

export function toleranceNamed(stated: string): number {
  const number = Number(stated)
  if (!/^\d+$/.test(stated)) throw new InvalidArgumentError('must be a whole number')
  return number
}

/** "pdf, epub" -> both */
export function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function within(stated: string, least: number, most: number): number {
  const number = Number(stated)
  if (!/^\d+$/.test(stated) || number < least || number > most)
    throw new InvalidArgumentError(`must be a whole number from ${least} to ${most}`)
  return number
}
