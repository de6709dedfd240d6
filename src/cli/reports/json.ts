/** Remarks as JSON: `[{ path, messages: [{ line, column, rule, severity, reason }] }]`. */
import type { VFile } from 'vfile'
import { addressOf, jsonOf, remarksIn } from './remarks.ts'

/** Every file, also one without remarks. */
export function json(files: Iterable<VFile>): string {
  return jsonOf(Array.from(files, (file) => ({ path: addressOf(file), messages: remarksIn(file) })))
}
