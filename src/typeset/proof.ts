/** A composition to be read: its lines and tags in writing. */
import type { Composition, Line, Tag } from './page.ts'

/** Page by page and line by line, then the tags. */
export function proofOf({ pages, root }: Composition): string {
  const sheets = pages.map(({ folio, width, height, marks }) => {
    const rows = marks.map((mark) =>
      mark.kind !== 'line'
        ? `${place(mark)}  ${mark.kind} ${number(mark.width)} x ${number(mark.height)}`
        : `${place(mark)}  ${mark.tag?.type ?? '-'}  ${wordsOf(mark)}`,
    )
    return [`page ${folio}, ${number(width)} x ${number(height)}`, ...rows].join('\n')
  })
  return `${[...sheets, tagsOf(root, '').join('\n')].join('\n\n')}\n`
}

function place({ x, y }: { x: number; y: number }): string {
  return `${number(x).padStart(7)} ${number(y).padStart(7)}`
}

function number(value: number): string {
  return (Math.round(value * 100) / 100).toString()
}

/** A hyphen that the line's end brought is told from the copy's own. */
function wordsOf({ pieces }: Line): string {
  const copy = pieces.map((piece) => piece.shaped.copy).join('')
  return copy
    .replace(/\u00a0/g, '~')
    .replace(/\u00ad/g, '¬')
    .replace(/ $/, '_')
}

function tagsOf({ type, language, scope, href, alt, title, children }: Tag, indent: string): string[] {
  const facts = Object.entries({ language, scope, href, alt, title }).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}=${value}`],
  )
  return [`${indent}${type}${facts.join('')}`, ...children.flatMap((child) => tagsOf(child, `${indent}  `))]
}
