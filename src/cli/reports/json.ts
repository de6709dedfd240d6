/** Remarks as JSON: `[{ path, messages: [{ line, column, rule, severity, reason }] }]`. */
import type { VFile } from 'vfile'
import { addressOf, jsonOf, remarksIn } from './remarks.ts'

/** Every file, also one without remarks. */
export function json(files: readonly VFile[]): string {
  return jsonOf(files.map((file) => ({ path: addressOf(file), messages: remarksIn(file) })))
}
