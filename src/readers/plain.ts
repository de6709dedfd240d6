/**
 * Plain text: a story as it stands on a newspaper's print view or in a telegraph desk's file.
 *
 * Lines become blocks (layout), blocks become parts (decide), parts become a tree (assemble).
 */

import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import { decodeNumericCharacterReference } from 'micromark-util-decode-numeric-character-reference'
import type { VFile } from 'vfile'
import * as z from 'zod'
import { withoutC1 } from '../decode.ts'
import { defineReader } from '../define.ts'
import { type Role, roles } from '../recognize/evidence.ts'
import { languageOf } from '../recognize/language.ts'
import { layoutOf, type Roles } from '../recognize/layout.ts'
import { type Account, informs } from '../report.ts'
import { assemble } from './assemble.ts'
import { newMeta } from './meta.ts'

export const plain = defineReader({
  name: 'plain',
  summary: 'Read plain text: what no other reader knows better.',
  options: z.strictObject({}),
  rules: {
    entities: informs('Character references of HTML were resolved.'),
    c1: informs('Control characters were signs of windows-1252, such as U+0093 for “.'),
  },

  takesRoles: true,
  detect: () => ({ score: 0.1, because: 'any text may be plain copy' }),

  read(file, _options, report) {
    const resolved = withoutEntities(String(file.value))
    if (resolved !== file.value) report('entities', 'Character references of HTML were resolved')
    const text = withoutC1(resolved)
    if (text !== resolved)
      report('c1', 'Control characters were set as the signs that windows-1252 has there')
    // What they stand for is the copy that is accounted for.
    file.value = text
    const copy = withoutMatter(text, file.data.matter ?? 0, report)
    const meta = newMeta(file, 'plain', languageOf(copy))
    return [assemble(layoutOf(copy, rolesIn(file)), meta, report)]
  },
})

/** A web page’s leavings: &eacute; &#8217; &amp; */
function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,31}));/gi, (whole, decimal, hex, name) => {
    // What names a C1 control means windows-1252 (HTML, 13.2.5.80).
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
    if (code >= 0x80 && code < 0xa0) return withoutC1(String.fromCharCode(code))
    if (decimal) return decodeNumericCharacterReference(decimal, 10)
    if (hex) return decodeNumericCharacterReference(hex, 16)
    return decodeNamedCharacterReference(name) || whole
  })
}

/** Lines keep their numbers. */
function withoutMatter(text: string, count: number, report: Account): string {
  if (count === 0) return text
  const lines = text.split('\n')
  for (const [index, line] of lines.slice(0, count).entries())
    report.remove('frontMatter', line, index + 1, ['is what an editor says of the lines'])
  return '\n'.repeat(count) + lines.slice(count).join('\n')
}

function rolesIn(file: VFile): Roles {
  const said = Object.entries(file.data.roles ?? {})
  return new Map(said.flatMap(([line, role]) => (isRole(role) ? [[Number(line), role] as const] : [])))
}

function isRole(name: string): name is Role {
  return (roles as readonly string[]).includes(name)
}
