/**
 * The lines that a wire's format sets over a story: ANPA's lines with a rail before them, IPTC 7901's up to the = .
 *
 *     Ferry crews and island council reach deal at dawn    headline: the first that is nothing else
 *     AP Photo MEKB101, MEKB102                            note
 *     By NORA T. QUILLFEATHER and PAUL DEASEY              byline
 *     Associated Press                                     credit
 */
import { opensAsByline } from '../../recognize/byline.ts'
import { isNote, isTrim } from '../../recognize/desk.ts'
import type { Role } from '../../recognize/evidence.ts'
import { isCopyright } from '../../recognize/furniture.ts'
import { isOrganized, peopleOf } from '../../recognize/names.ts'
import { isReadersNote } from '../../recognize/notes.ts'
import { isTransmission } from '../../recognize/tail.ts'
import { endsAsSentence, isCaps, wordsIn } from '../../recognize/words.ts'
import { isVersion } from './keyword-line.ts'

/** What a line is by its form alone, wherever it stands; nothing where it may be a heading. */
export function roleByForm(copy: string): Role | undefined {
  if (/^\*?\d{3,5}$/.test(copy)) return 'take'
  if (isTransmission(copy)) return 'trailer'
  if (isVersion(copy)) return 'slug'
  if (isCopyright(copy)) return 'furniture'
  if (isTrim(copy)) return 'trim'
  // A note de la rédaction is the desk's own where it comes over a wire.
  if (isReadersNote(copy) && !/^\(?ndlr\b/i.test(copy)) return 'editorsNote'
  if (isNote(copy)) return 'note'
  if (opensAsByline(copy)) return isDesk(copy) ? 'credit' : 'byline'
  return undefined
}

function isDesk(copy: string): boolean {
  const people = peopleOf(copy)
  return people.length > 0 && people.every(({ name }) => isOrganized(name))
}

/** A line of a head, and what it is said to be. */
export interface HeadLine {
  copy: string
  role?: Role | undefined
  /** Whether rows of a table follow at once. */
  leads?: boolean
}

/** What a head is: of copy in rails or in title lines, or of a package of headlines, where no copy follows. */
export type HeadManner = 'rails' | 'titles' | 'package'

/** Says what each line of a head is. */
export function nameHead(lines: HeadLine[], manner: HeadManner): void {
  for (const line of lines) line.role ??= roleByForm(line.copy)
  const byline = lines.findIndex(({ role }) => role === 'byline' || role === 'credit')
  for (const line of byline < 0 ? [] : lines.slice(byline + 1)) {
    if (!line.role) line.role = isCredit(line.copy) ? 'credit' : underByline(line)
  }
  const open = lines.filter(({ role }) => role === undefined)
  const labels = labelsOf(open)
  for (const label of open.slice(0, labels)) label.role = 'kicker'
  const [first, ...others] = open.slice(labels)
  if (first) first.role = 'headline'
  for (const [index, line] of others.entries()) line.role = underHeadline(line, index === 0, manner)
}

function isCredit(copy: string): boolean {
  return copy.length <= 60 && isOrganized(copy) && !endsAsSentence(copy) && !/^all times\b/i.test(copy)
}

/** How many lines of a word or two stand over the headline itself. */
function labelsOf(open: readonly HeadLine[]): number {
  const longest = open.findIndex(({ copy }) => wordsIn(copy).length >= 5 && !copy.endsWith(':'))
  const least = (open[longest]?.copy.length ?? 0) / 1.5
  let labels = 0
  for (const line of open.slice(0, -1)) {
    const isOver = line.copy.endsWith(':') || (labels < longest && line.copy.length < least)
    if (!isOver || !isLabel(line)) break
    labels++
  }
  return labels < longest && !open[labels - 1]?.copy.endsWith(':') ? 0 : labels
}

function isLabel({ copy, leads }: HeadLine): boolean {
  const most = copy.endsWith(':') ? 7 : 3
  return wordsIn(copy).length <= most && !leads && !endsAsSentence(copy) && !/\d/.test(copy)
}

function underHeadline(line: HeadLine, isFirst: boolean, manner: HeadManner): Role {
  if (manner === 'titles') return 'deck'
  if (manner === 'package') return 'body'
  const isDeck = isFirst && wordsIn(line.copy).length >= 5 && !isCaps(line.copy) && !line.leads
  return isDeck ? 'deck' : underByline(line)
}

/** A heading over what follows, or a line that says of the whole where or when it was. */
function underByline({ copy, leads }: HeadLine): Role {
  return leads || !/[,:.]|\d|^all times\b/i.test(copy) || wordsIn(copy).length > 5 ? 'subhead' : 'body'
}
