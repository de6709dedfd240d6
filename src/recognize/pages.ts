/**
 * Pages: what stands at their heads and feet, where form feeds part them, is furniture.
 *
 *     … stranding 900 / ␌Port Ansley Ledger / Page 2 of 3 / island residents   ->   the two lines between are no copy
 */
import type { Line } from './lines.ts'
import { endsAsSentence } from './words.ts'

/** Lines at a page's head or foot that may be none of its copy. */
const most = 2

const numbered =
  /^[-–—\s]*\d{1,3}[-–—\s]*$|(?:^|\s)(?:page|pg?\.|seite|página|pagina|blz\.|sid[ae]) ?\d{1,3}(?: ?(?:of|\/|von|de|sur|di|van) ?\d{1,3})?[-–—\s]*$/i

/** A first page has no head: its headline may be the running head of those behind it. */
export function markPageEnds(lines: readonly Line[]): void {
  const pages = pagesOf(lines)
  if (pages.length < 2) return
  const [heads, feet] = [formsOf(pages.map(headOf)), formsOf(pages.map(footOf))]
  for (const [index, page] of pages.entries()) {
    if (index > 0) mark(headOf(page), heads, true)
    mark(footOf(page), feet, index < pages.length - 1)
  }
}

function pagesOf(lines: readonly Line[]): Line[][] {
  const pages: Line[][] = []
  for (const line of lines) {
    if (line.blank) continue
    const last = pages.at(-1)
    if (last && line.page === last[0]?.page) last.push(line)
    else pages.push([line])
  }
  return pages
}

/** From the page's end inward. */
function headOf(page: readonly Line[]): Line[] {
  return page.slice(0, most)
}

function footOf(page: readonly Line[]): Line[] {
  return page.slice(-most).reverse()
}

/** How many pages have a line, whatever its figures. */
function formsOf(ends: readonly Line[][]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const end of ends)
    for (const form of new Set(end.map(formOf))) counts.set(form, (counts.get(form) ?? 0) + 1)
  return counts
}

function formOf({ copy }: Line): string {
  return copy.toLowerCase().replace(/\d+/g, '1').replace(/\s+/g, ' ')
}

function mark(end: readonly Line[], forms: Map<string, number>, isInside: boolean): void {
  for (const line of end) {
    const isRepeated = (forms.get(formOf(line)) ?? 0) > 1
    const isNumbered = isInside && numbered.test(line.copy)
    if (line.copy.length > 100 || endsAsSentence(line.copy) || !(isRepeated || isNumbered)) return
    line.role = 'furniture'
  }
}
