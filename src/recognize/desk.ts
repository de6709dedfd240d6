/**
 * Desk matter: lines that desks, transmitters and archives write to one another, never to readers. Each kind is a list
 * of its forms; a form that is missing is one more line.
 *
 *     Eds: LEADS with 3 grafs to UPDATE      note           (Begin optional trim)        trim
 *     MORE                                   take           AP-NY-03-14-97 1822EST<      trailer
 *     Section: News                          record         Investor Relations, 555-01   contacts
 */
import { type Clue, candidateOf, endsAsSentence, type Recognizer, type Role, when } from './evidence.ts'
import type { Block } from './layout.ts'
import { months } from './places.ts'

type Form = [shape: RegExp, points: number, reason: string]

/** A role that is told by the form of its line alone. */
interface Matter extends Recognizer {
  weigh(copy: string): Clue[]
}

function matter(role: Role, longest: number, forms: Form[]): Matter {
  return {
    role,
    weigh: (copy) =>
      copy.length > longest
        ? []
        : forms.map(([shape, points, reason]) => when(shape.test(copy), points, reason)),
  }
}

/** Whether a line is desk matter beyond doubt, so that it goes on with no paragraph. */
export function isDeskMatter(copy: string): boolean {
  return [note, take, trim, trailer].some(({ weigh }) => weigh(copy).some((clue) => clue && clue[0] >= 7))
}

export const note = matter('note', 400, [
  [/^\(?(?:eds|editors|attention editors|note to editors)\b\.?\s*[:;—–-]/i, 9, 'speaks to editors'],
  [
    /^(?:updates?|adds|corrects|recasts|rewrites|with photos?|moving|for use)\b.*\b(?:grafs?|pvs|throughout|details?|comments?|background|byline|photos?|lede?)\b/i,
    6,
    'tells editors what is new',
  ],
  [/^\((?:adds|updates|recasts|corrects|refiles|releads)\b.*\)$/i, 8, 'tells editors what is new'],
  [
    /^(?:strictly )?embargoed\b|^(?:for (?:immediate )?release|hold for release|advance for|eds adv for)\b|^\$?adv\b|^end adv\b|^sperrfrist\b/i,
    8,
    'says when it may be published',
  ],
  [
    /^(?:laser|wire|tele)?photos?(?: [A-Z]{1,4}\d{0,4})?(?:,? (?:covering|staffing).*)?$/i,
    6,
    'announces a picture',
  ],
  [/^with (?:photos?|graphics?|art)\b.{0,40}$/i, 6, 'announces a picture'],
  [/^(?:media )?contacts?: .*(?:@|\d{3}.?\d{4})/i, 9, 'says whom to call'],
  [/^(?:source|sender)[: ]\s*\p{Lu}[^.]*(?:\.|inc\.|corp\.|ltd\.|co\.)?$/iu, 5, 'names who sent it'],
  [
    /^\W*(?:source text|further company coverage|full text|more on)\b.*\[[\w.:]+\]$/i,
    12,
    'points to other matter on the wire',
  ],
])

export const take = matter('take', 90, [
  [/^[-(\s]*more[-)\s]*$/i, 8, 'says that more comes'],
  [
    /^\(?(?:continued|continues)(?: on| in)?(?: next)?(?: take| page)?.{0,12}\)?$/i,
    7,
    'says that more comes',
  ],
  [/^\^?(?:first|second|third|\d+(?:st|nd|rd|th))[ -](?:add|take|ld|lead)\b.{0,70}<?$/i, 7, 'counts takes'],
  [/^.{2,60}\s(?:add|take) \d{1,2}$/i, 7, 'counts takes'],
  [/^page \d{1,2}(?: of \d{1,2})?$/i, 6, 'counts pages'],
  [/^\^.{0,70}<$/, 7, 'is between the signs of a typesetting command'],
])

const trims: Form[] = [
  [/^\(?(?:begin|beg\.?|start)\s+optional\s+(?:trim|add|cut|material)\)?\.?$/i, 10, 'opens an optional trim'],
  [/^\(?(?:end|close)\s+optional\s+(?:trim|add|cut|material)\)?\.?$/i, 10, 'closes an optional trim'],
  [
    /^\(?(?:first|second|third|fourth)?\s*optional\s+(?:trim|add|cut)\s+(?:begins?|ends?|starts?)(?: here)?\)?\.?$/i,
    10,
    'bounds an optional trim',
  ],
  [/^\(story (?:can|could|may) end here\b.*\)$/i, 10, 'says where the story may end'],
]
export const trim = matter('trim', 90, trims)

/** Whether what follows a trim's mark may be dropped. */
export function opensTrim(copy: string): boolean {
  return /\b(?:begin|beg|begins|start|starts|can end|could end|may end)\b/i.test(copy)
}

export const trailer = matter('trailer', 60, [
  [/^(?:AP|UPI|NYT|KRT|LAT)-[A-Z]{2}(?:-\d\d){3} \d{4}[A-Z]{1,3}<?$/, 10, 'is a transmission line'],
  [/^[A-Z]{2,5}-\d\d-\d\d-\d\d \d{4}[A-Z]{2,4}.{0,8}$/, 10, 'is a transmission line'],
  [/^[A-Z]{3}\d{4}\s+\d{4}-\d\d-\d\d\/\d\d:\d\d$/, 10, 'is a transmission line'],
  [/^=?\d{8} \d\d\/\d\d\/\d\d \d\d:\d\d GMT(?: nnnn)?$/i, 10, 'is a transmission line'],
  [/^\d{6}(?: gmt)? [a-z]{3} \d{2,4}$/i, 9, 'is a transmission line'],
  [/^[a-z]{1,3}(?:[-/][a-z]{1,4}){1,3}\/?$/, 6, 'is a row of initials'],
  [/^[A-Z]{2,4} \/\/ [A-Z]{2,4}$/, 8, 'is a row of initials'],
  [/^\(\(.*@.*\)\)$/, 9, 'is the desk’s address'],
  [
    /^(?:dpa|afp|apa|sda|ats|kna|epd|ansa|efe)(?:[/-]\w+)?(?: [a-z0-9]{1,4}){1,5}$/,
    8,
    'is a desk’s sign-off',
  ],
])

const monthNames = [...months].map((name) => name.replace('.', '\\.')).join('|')
// Plain classes: with all letters in them, such long shapes take ten milliseconds to compile.
const date = `(?:[^\\s\\d]{2,10},?\\.? )?(?:\\d{1,2}\\.? ?(?:de )?(?:${monthNames})\\.?,?(?: de)? ?\\d{4}|(?:${monthNames})\\.? \\d{1,2}, ?\\d{4}|\\d{1,2}[-./]\\d{1,2}[-./]\\d{2,4}|\\d{4}-\\d\\d-\\d\\d)`
const time = '(?:,? (?:at )?\\d{1,2}[:.]\\d\\d(?: ?[ap]\\.?m\\.?)?(?: [A-Z]{2,4})?)?'
const edition = '(?:,? (?:mon|tues|wednes|thurs|fri|satur|sun)day)?(?:,? \\D{0,20}edition)?'
const dateLine = new RegExp(`^(?:/ )?${date}${time}${edition}$`, 'i')
const stamped = new RegExp(
  `^(?:last )?(?:published|updated|posted|modified|created|first published|print edition)(?: on)?:? .{0,20}${date}`,
  'i',
)

const fields = matter('record', 120, [
  [dateLine, 7, 'is a date'],
  [stamped, 8, 'says when it was published'],
  [
    /^(?:published|updated|posted|last (?:updated|modified)):? .*\d{1,2}:\d\d/i,
    7,
    'says when it was published',
  ],
  [
    /^(?:section|edition|page|pg|length|language|load-date|record number|document type|publication-type|distribution|type|pub-type|column|dateline|copyright|source|subject|keywords?|graphic|memo|correction-date|body|text):(?: .{0,90})?$/i,
    6,
    'is a field of an archive’s record',
  ],
  [/^(?:HEADLINE|BYLINE|BODY|TEXT|LEAD PARAGRAPH|FULL TEXT):$/i, 10, 'is the name of an archive’s field'],
  [/^Utl\.:$/, 10, 'is the name of a field'],
  [/^[\d,]+ words$/i, 8, 'counts words'],
  [/^document [a-z]{2,8}0{2,}\w+$/i, 9, 'is an archive’s number'],
  [/^[A-Z]{1,2}\d{1,3}$/, 5, 'is a page number'],
  [/^[A-Z]{3,6}$/, 2, 'may be a paper’s code'],
  [
    /^(?:english|deutsch|german|french|français|spanish|español|italian|portuguese|dutch)$/i,
    6,
    'names a language',
  ],
  [/^\d+ of \d+ (?:documents|stories)$/i, 8, 'counts documents'],
])

export const record: Recognizer = {
  role: 'record',
  weigh(copy, { blocks, index }): Clue[] {
    const next = blocks[index + 1]?.copy ?? ''
    return [
      ...fields.weigh(copy),
      when(
        isTop(blocks, index) && copy.length < 60 && dateLine.test(next),
        8,
        'is the paper’s name over a date',
      ),
    ]
  },
}

const contactHead =
  /^(?:(?:media |press |investor |company )?contacts?(?: information)?|contacts? (?:presse|médias)|pressekontakt|contacto|for (?:more|further) information(?:,? (?:please )?contact)?|contactos)\s*:?$/i

/** The foot of a press release: a heading, and the short lines under it. */
export const contacts: Recognizer = {
  role: 'contacts',
  weigh(copy, { blocks, index }): Clue[] {
    if (contactHead.test(copy)) return [[9, 'heads whom to call']]
    const above = blocks.slice(Math.max(0, index - 8), index)
    const under = above.some((block) => contactHead.test(block.copy))
    if (!under || copy.length > 120) return []
    return [
      when(
        !endsAsSentence(copy) || /\b(?:inc|corp|co|ltd)\.$/i.test(copy) || /@|\d{3}/.test(copy),
        8,
        'stands under whom to call',
      ),
    ]
  },
}

export const caption: Recognizer = {
  role: 'caption',
  weigh(copy): Clue[] {
    return [
      when(
        /\((?:(?:staff |file |ap |reuters |courtesy )*photo(?:graph)?s?(?: |\/|\)|:)|photo by |courtesy of )[^()]*\)?$/i.test(
          copy,
        ),
        12,
        'ends with a picture’s credit',
      ),
      when(
        /^\(?(?:AP|Reuters|AFP|dpa|EPA) Photo(?:\/|\)| by).{0,80}$/.test(copy),
        10,
        'is a picture’s credit',
      ),
    ]
  },
}

/** Whether nothing but records stands above. */
function isTop(blocks: readonly Block[], index: number): boolean {
  return (
    index <= 2 &&
    blocks.slice(0, index).every(({ copy }) => candidateOf('record', fields.weigh(copy)) !== undefined)
  )
}
