/** Rules: thin bars between type. */
import type { Rule } from './page.ts'

export function ruleAt(x: number, y: number, width: number, height: number): Rule {
  return { kind: 'rule', x, y, width, height }
}
