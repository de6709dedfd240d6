/** Blocks of copy that markup has made. */
import type { RootContent } from 'mdast'
import { copyOf } from '../../copy.ts'
import type { Role } from '../../recognize/evidence.ts'
import { type Block, blockOf } from '../../recognize/layout.ts'

/** A block that markup has made. */
export function blockFrom(node: RootContent, line: number, role?: Role): Block {
  const copy = copyOf(node).replaceAll('\n', ' ')
  const made = {
    number: line,
    copy,
    indent: 0,
    width: copy.length,
    blank: false,
    node,
    ...(role && { role }),
  }
  return blockOf([made], true)
}

/** A paragraph of words. */
export function paragraphFrom(value: string, line: number, role?: Role): Block {
  const copy = value.replace(/[ \t\n\r\f]+/g, ' ').trim()
  return blockFrom({ type: 'paragraph', children: [{ type: 'text', value: copy }] }, line, role)
}
