/**
 * Lines that withhold a story until a moment: notes to desks, and the first lines of copy. Each begins with a form of
 * the trade; what copy says about embargoes is none.
 *
 *     Sperrfrist: Dienstag, 6. April 2049, 11.00 Uhr         ->   2049-04-06T11:00:00
 *     STRICTLY EMBARGOED: not for use before noon Thursday   ->   noon of the next Thursday
 *     For Release MON AMs, Aug. 3                            ->   00:01 on that Monday
 *     Embargoed until the minister rises                     ->   an embargo, but nobody can say until when
 *     For immediate release                                  ->   none
 *     Embargo on timber is to end on Thursday                ->   none
 */
import { isMoment, momentOf, statedFirst } from '../dates.ts'

export interface Embargo {
  /** The line, as it stands. */
  raw: string
  /** ISO 8601, without offset where the line names no zone; absent where it cannot be read for sure. */
  until?: string
}

/** A longer line is copy. */
const longest = 300

/** The embargo that a line states. Near is when the message was sent, as ISO 8601. */
export function embargoIn(copy: string, near?: string): Embargo | undefined {
  const raw = copy.trim()
  if (raw.length > longest) return undefined
  const line = cycled(raw.replace(/[\s’]+/g, (sign) => (sign === '’' ? "'" : ' ')).replace(labels, ''))
  const found = advanceOf(line, near) ?? heldBy(line, near)
  return found && { raw, ...(found.until !== undefined && { until: found.until }) }
}

/** AP’s cycles, AMs and PMs, are the morning’s papers and the afternoon’s: from a minute past midnight, and from noon. */
const cycled = (line: string) =>
  line.replace(/\b([AP])M'?s\b/gi, (_, half: string) => (half.toUpperCase() === 'A' ? '00:01' : '12:00'))

const ornament = String.raw`[ *^_+=#<>~!/|•"“”„«»'‘()[\]{}–—-]*`
const label = String.raw`(?:attention(?: editors)?|attn|achtung|wichtig(?:er hinweis)?|hinweis|important|urgent|eds?|editors?(?:'s?)?(?: note)?|note(?: to editors)?|nota|ndlr) ?[:.,!–—-]|(?:see also|siehe auch|voir aussi)\b[^)]*\)`
const labels = new RegExp(`^${ornament}(?:(?:${label})${ornament})*`, 'i')

const until = String.raw`(?:until|till?|before|prior to|bis|vor|jusqu(?:e|'\p{L}+)|avant|hasta|antes|fino|prima|ate|até|tot|voor|indtil)(?!\p{L})`
const stop = '(?=$|[.:;!)]| ?[-–—](?: |$))'
const head = (shape: string) => new RegExp(`^(?:${shape})`, 'iu')

/** What begins none but a line of this kind. */
const sureHeads = [
  head('(?:strictly|strikt|strict) embargo(?:ed)?(?!\\p{L})'),
  head(
    `(?:under )?embargoed(?:${stop}|(?= ?${until}|$| to \\d| for (?:publication|release|use|broadcast)\\b))`,
  ),
  head(`(?:sous|onder|bajo|sob|sotto|unter|under) embargo(?:${stop}|(?= ?${until}))`),
  head(`(?:embargad[oa]s?|klausulert|klausuleret)(?:${stop}|(?= ${until}))`),
  head(`embargo(?=!|$| ?[:–—-] ?(?:strict|not for|not to be|${until}))`),
  head(`sperrfrist(?:${stop}|(?= (?:beachten|${until})))`),
  head('hold for release\\b|HFR\\b'),
  head(
    `not (?:for|to be) (?:\\w+ ){0,3}?(?:release|publication|use|broadcast|released|published|used|reported)\\b(?=[^.:;]{0,60} ${until})`,
  ),
  head(
    `(?:nicht (?:zur veröffentlichung|veröffentlichen|verwenden)|ne pas (?:publier|diffuser)|no (?:publicar|difundir)|non (?:pubblicare|diffondere)|não publicar|niet publiceren)(?=.{0,40} ${until})`,
  ),
]

/** What begins other lines too, if not with a moment behind it: For release Sunday, Aug. 3, and thereafter. */
const heads = head(
  `embargo(?:ed)?(?!\\p{L})(?: lifts)?|sperrfrist|(?:adv(?:ance)?\\.?,? )?for (?:release|publication|use)\\b|\\$?adv(?:ance)?\\.?,? (?:for|on)\\b`,
)

const isOver =
  /(?<!\p{L})(?:lifted|expired|no longer|aufgehoben|abgelaufen|lev[ée]e?|levantad[oa]|scaduto|revocato|opgeheven|verlopen|opphevet|ophævet|hævet|upphävt|hävt)(?!\p{L})|^ ?[:–—-] ?(?:none|keine?|aucun|nessuno|ninguno|geen)(?!\p{L})/iu
const isToCome = new RegExp(`(?<!\\p{L})(?:will|to be|when|once|wird|${until})`, 'iu')

interface Held {
  until?: string | undefined
}

function heldBy(line: string, near: string | undefined): Held | undefined {
  const sure = sureHeads.map((each) => each.exec(line)).find((match) => match !== null)
  const [found] = sure ?? heads.exec(line) ?? []
  if (found === undefined) return undefined
  const rest = line.slice(found.length)
  if (isOver.test(rest) && !isToCome.test(rest)) return undefined
  const stated = statedIn(rest, sure !== undefined)
  if (!sure && (stated === undefined || stated.isDoubtful)) return undefined
  return { until: stated && !stated.isDoubtful ? untilOf(stated.copy, near) : undefined }
}

/** What is held until a day is held until it begins. */
function untilOf(stated: string, near: string | undefined): string | undefined {
  const moment = momentOf(stated, { near, ahead: true })
  return moment?.length === 10 ? `${moment}T00:00:00` : moment
}

const links = new RegExp(
  `^(?:[ :;,.!–—-]+|(?:for|release|publication|use|für|alle|medien|zur|die|veröffentlichung)(?!\\p{L})|${until})*`,
  'iu',
)
const untils = new RegExp(`(?<!\\p{L})${until}`, 'giu')

interface Stated {
  copy: string
  /** What goes on behind it may be more of it. */
  isDoubtful: boolean
}

/** The moment that is stated right here, or, where the line is surely of this kind, behind its first "until" with one. */
function statedIn(copy: string, isSure: boolean): Stated | undefined {
  const starts = [links.exec(copy)?.[0].length ?? 0]
  for (const { index, 0: found } of isSure ? copy.matchAll(untils) : []) starts.push(index + found.length)
  for (const start of starts) {
    const { stated, rest } = statedFirst(copy.slice(start))
    if (isMoment(stated)) return { copy: stated, isDoubtful: !isClosed.test(rest) || mayState(rest) }
  }
  return undefined
}

/** What follows is about something else: "7 in the evening" is not 7. */
const isClosed =
  /^ ?(?:$|[.,;:!?)\]*+=/|"”»–—-]|'(?!\p{L})|(?:when|as|and|wenn|und|quand|et|y|e|en)(?!\p{L}))/u
const relative =
  /\b(?:tomorrow|tonight|evening|morgen|abends?|demain|soir|manana|tarde|domani|amanha|sera)\b/i

/** Whether the sentence goes on to state another moment, or more of this one. */
function mayState(copy: string): boolean {
  const [sentence = ''] = copy.split(/[.!?](?= |$)/)
  const starts = [...sentence.matchAll(/(?<![\p{L}\d])[\p{L}\d]/gu)].map(({ index }) => index)
  return (
    relative.test(sentence) || starts.some((start) => isMoment(statedFirst(sentence.slice(start)).stated))
  )
}

/** $Adv03, ADV03-2 Takes: in advance of the next 3rd of a month. */
function advanceOf(line: string, near: string | undefined): Held | undefined {
  const [found, date = ''] = /^\$?adv[ .]{0,2}(0[1-9]|[12]\d|3[01])(?!\d)/i.exec(line) ?? []
  if (found === undefined) return undefined
  const day = next(date, near)
  const stated = statedIn(line.slice(found.length), true)
  const other = stated && untilOf(stated.copy, near)
  const isDoubtful = stated !== undefined && (stated.isDoubtful || other?.slice(0, 10) !== day)
  return { until: isDoubtful ? undefined : (other ?? (day && `${day}T00:00:00`)) }
}

function next(date: string, near = ''): string | undefined {
  const today = momentOf(near)?.slice(0, 10)
  if (today === undefined) return undefined
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  return [month, month + 1, month + 2]
    .map((each) => momentOf(`${Math.floor(each / 12)}-${String((each % 12) + 1).padStart(2, '0')}-${date}`))
    .find((day) => day !== undefined && day >= today)
}
