/** Which way a language is written. */

export type Direction = 'ltr' | 'rtl'

/** The scripts that run from right to left, by the languages that are written in them. */
export function directionOf(language: string): Direction {
  return /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)(?:-|$)/i.test(language) ? 'rtl' : 'ltr'
}
