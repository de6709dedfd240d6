/**
 * Desk matter: lines that desks and transmitters write to one another, never to readers. Each kind is a list of its
 * forms; a form that is missing is one more line.
 *
 *     Eds: LEADS with 3 grafs to UPDATE      note           (Begin optional trim)        trim
 *     MORE                                   take           1st Add: AM-Ferry            take
 */
import type { Clue, Recognizer, Role } from './evidence.ts'
import { held } from './held.ts'
import type { Block } from './layout.ts'

type Form = [shape: RegExp, points: number, reason: string]

/** A role that is told by the form of its line alone. */
interface Matter extends Recognizer {
  longest: number
  weigh(copy: string): Clue[]
}

function matter(role: Role, longest: number, forms: Form[]): Matter {
  return {
    role,
    longest,
    // Asked once of a line as it is wrapped, again as it is cut, and again as it is judged.
    weigh: held((copy) =>
      forms.flatMap(([shape, points, reason]): Clue[] => (shape.test(copy) ? [[points, reason]] : [])),
    ),
  }
}

/** Whether a line is desk matter beyond doubt, so that it goes on with no paragraph. */
export function isDeskMatter(copy: string): boolean {
  return [notes, takes, trim].some(
    ({ longest, weigh }) => copy.length <= longest && weigh(copy).some((clue) => clue && clue[0] >= 7),
  )
}

const notes = matter('note', 160, [
  [/^photos? \(from\b[^()]*\).{0,60}$/i, 9, 'announces a picture'],
  [/^visit (?:the )?.{2,60}\bat www\.\S+$|^our standards:.{0,60}$/i, 9, 'points to other matter'],
  [/^\(v\. .{3,80} (?:delle|del) .{2,24}\)$/i, 10, 'points to other matter on the wire'],
  [/^with (?:AM|PM|BC|AP)-{1,2}\S.{0,60}$/i, 10, 'points to other matter on the wire'],
  [/^precedes? [A-ZÀ-Þ]{2}[A-ZÀ-Þ., ]{0,40}$/, 9, 'tells editors where it goes'],
  [/^Precedes? [A-ZÀ-Þ]{2}[A-Za-zÀ-ÿ., ]{0,40}$/, 9, 'tells editors where it goes'],
  [/^\((?:profile|category|iptc|subjects?)\b ?\(.*\)$/i, 9, 'is codes for machines'],
  [/^with (?:laser|tele|wire)?(?:photos?|graphics?|art)\b.{0,40}$/i, 8, 'announces a picture'],
  [
    /^with (?:an? )?(?:ap|afp|cp|reuters) (?:photos?|graphics?|video|audio|art|interactive)\b.{0,60}$/i,
    9,
    'announces a picture',
  ],
  [
    /^(?:laser|wire|tele)photos? [A-Z]{1,4}\d{1,4}(?:,? (?:and )?[A-Z]{0,4}\d{1,4}){1,8}$/i,
    8,
    'announces a picture',
  ],
  [/^attention\b.*\/{2,}$/i, 10, 'speaks to editors'],
  [/^\(?for use by\b.{0,100}$/i, 10, 'speaks to clients'],
  [/^(?:hfr|hfrs)\b.{0,60}$/i, 10, 'says when it may be published'],
  [
    /^(?:noot voor de redactie|note aux rédactions|nota a los editores|nota para los editores|nota ai redattori|nota aos editores|hinweis an die redaktion(?:en)?)\b.{0,60}$/i,
    10,
    'speaks to editors',
  ],
  [
    /^(?:see|turn to|continued (?:on|from)) .{0,40}\b(?:page|table|section|column)\b.{0,20}$/i,
    10,
    'points to another page',
  ],
  [
    /^\W{0,3}(?:graphic|video|photos?|interactive|factbox|timeline|live blog|live page)s?\s?[:-] ?https?:\S+$/i,
    13,
    'points to other matter on the wire',
  ],
  [
    // “For tickets, call 555-0144 or visit the Grange” is copy.
    /^\W{0,3}(?:for|see|click)\b.{0,80}\b(?:click on|double.?click|click here|(?:see|visit)\b.{0,40}(?:https?:|www\.|[<[]|\w\/\w))\b.{0,60}$/i,
    12,
    'points to other matter on the wire',
  ],
  [
    /^more (?:ap|afp|on|from|reuters)\b.{0,80}(?:https?:|www\.).*$/i,
    10,
    'points to other matter on the wire',
  ],
  [
    /^\((?:mit|con|avec|with) (?:bild|foto|photo|grafik|graphic|video)\w*\b.{0,40}\)$/i,
    11,
    'announces a picture',
  ],
  [/^\((?:\d{1,2}|[1-9][A-Z]{2,3}|\d(?:st|nd|rd|th) LD)\)$/, 9, 'counts versions'],
  [
    /^(?:prev|lead|avis|alerte|synthèse|papier(?: général| d'angle)?|bpr)$/i,
    7,
    'says what kind of copy it is',
  ],
  [
    /^(?:press|media|news) release:?$|^pressemitteilung:?$|^communiqué(?: de presse)?:?$|^comunicado(?: de prensa)?:?$|^comunicato stampa:?$/i,
    9,
    'says what kind of copy it is',
  ],
  [/^\*{2,}.*\*{2,}$/, 9, 'stands between asterisks'],
  [/^\((?:[a-z]{1,4}|[A-Z]{2,5})\)$/, 8, 'is a desk’s sign in brackets'],
  [
    /^\(?(?:eds|editors|attention editors|attn editors|note to editors|editors: note|redaktionen|an die redaktionen)\b\.?\s*[:;—–-]/i,
    9,
    'speaks to editors',
  ],
  [/^\((?:includes?|with) (?:optional|opt)\b[^()]*\)$/i, 12, 'tells editors where to trim'],
  [/^\((?:attn|attention|art adv|photo adv|graphic adv|budget|undated)\b.*\)$/i, 12, 'speaks to editors'],
  [
    /^(?:updates?|adds|corrects|recasts|rewrites|refiles|leads|subs|inserts|trims|restores|deletes|picks? up|with photos?|moving|for use)\b:?.*\b(?:grafs?|graphs?|pvs|paragraphs?|throughout|details?|comments?|background|byline|photos?|lede?|quotes?|headline|reaction)\b.{0,60}$/i,
    7,
    'tells editors what is new',
  ],
  [
    /^\((?:adds?|updates?|recasts?|corrects?|refiles?|releads?|rewrites?|writes? through|new throughout|repeats?|in paragraph|removes?|deletes?|clarifies|fixes|changes)\b.*\)$/i,
    12,
    'tells editors what is new',
  ],
  [
    /^\(?(?:berichtigung|wiederholung|achtung|neu|korrigiert|aktualisiert|vorschau|zusammenfassung|ergänzung|eil|foto|mit foto|foto folgt|korr|korrespondentenbericht|termin|grafik|mit bild)\b(?:[^.]|\d\.){0,60}\)$/i,
    11,
    'tells editors what is new',
  ],
  [
    /^\((?:avec photo|photos?|graphique|infographie|actualise|ajoute|complète|con foto|fotos?|actualiza|amplía|corrige)\b[^.]{0,60}\)$/i,
    11,
    'tells editors what is new',
  ],
  [
    /^\(?(?:strictly )?embargoed\b|^(?:for (?:immediate )?(?:release|use)|hold for release|not for (?:release|publication)|advance for|eds adv for|under embargo(?= ?(?:$|[:.!–—-]|until|till|before|for)))(?![A-Za-zÀ-ÿ])|^\$?adv ?(?:\d|\b)|^end adv(?:ance)?\b|^\(?(?:sperrfrist|(?:sous )?embargo|embargad[oa])\b/i,
    14,
    'says when it may be published',
  ],
  [
    /^(?:pour diffusion immédiate|zur sofortigen veröffentlichung|para publicación inmediata|per pubblicazione immediata)\b.{0,40}$/i,
    9,
    'says when it may be published',
  ],
  [
    /^(?:for use by clients of|story filed by|clients may use|undated|\(undated\)|\(repeat(?:ing)?\)|\(resending\)|with photo\.?|questions or reruns|technical problems)\b.{0,120}$/i,
    8,
    'speaks to clients',
  ],
  [
    /^(?:laser|wire|tele)?(?:photo|graphic)s?(?: [A-Z]{1,4}\d{0,4})?(?:,? (?:covering|staffing|moving|planned|available).*)?$/i,
    6,
    'announces a picture',
  ],
  [/^(?:ap|afp|with|includes) (?:photos?|graphics?|video|audio|art)\b.{0,60}$/i, 7, 'announces a picture'],
  [/^(?:AP Photo|APTN|AP Graphic)s?\b[ :,A-Z0-9-]*$/, 7, 'announces a picture'],
  [/^(?:(?:news|press|media) )?release(?: no\.?)?:? ?\d[\w-]{1,12}$/i, 9, 'counts releases'],
  [/^(?:Media |Press )?Contacts?: [A-Z][a-z]+(?: [A-Z]\.)? [A-Z][A-Za-zÀ-ÿ'’-]+$/, 9, 'says whom to call'],
  [/^(?:media )?contacts?: .*(?:@|\d{3}.?\d{4})/i, 9, 'says whom to call'],
  [/^(?:media|press|news|editorial|investor) contacts?:?$/i, 9, 'says whom to call'],
  [/^[^.!?]{3,60}\d{3}[-. ]\d{3,4}.{0,30}\S@\S+\.\S+$/, 9, 'says whom to call'],
  [
    /^\W*(?:source text|further company coverage|further coverage|full text|for more (?:news|on)|more on|keywords)\b.*\[[\w.: ]+\]\W*$/i,
    14,
    'points to other matter on the wire',
  ],
  [
    /^\W*(?:for (?:a|an|the|related|more)? ?(?:graphic|table|story|news|factbox|stories|video)s?\b.*(?:click|double.?click|see|, see)\b.*)$/i,
    12,
    'points to other matter on the wire',
  ],
  [/^(?:sender|absender)[: ]\s*\p{Lu}[^.]*$/iu, 5, 'names who sent it'],
  [
    /^(?:the following information is not intended for publication|die folgenden informationen sind nicht zur veröffentlichung).*$/i,
    14,
    'is not for publication',
  ],
])

/** Notes to editors may be long; then they say so at once. */
function isAddressed(copy: string): boolean {
  return /^(?:\(|#|eds|editors|attention|note to|the following|die folgenden|embargo|sperrfrist|not for|for release)/i.test(
    copy,
  )
}

/** Whether a line is a note to desks by its form alone. */
export function isNote(copy: string): boolean {
  if (/^\(?(?:eds|editors|ndlr)\b\.?\s*[:;—–-]/i.test(copy)) return true
  return copy.length <= (isAddressed(copy) ? 500 : notes.longest) && notes.weigh(copy).some((clue) => clue)
}

/** Contact: Dwayne Farrow  /  Headquarters, Washington  /  202-555-0171, close together over the headline. */
function isUnderContact(blocks: readonly Block[], index: number): boolean {
  const isShort = (blocks[index]?.copy.split(' ').length ?? 0) <= 5
  for (let at = index; isShort && at > index - 6 && blocks[at]?.gap === false; at--) {
    if (/^(?:(?:media|press|news|investor) )?contacts?:/i.test(blocks[at - 1]?.copy ?? '')) return true
  }
  return false
}

export const note: Recognizer = {
  role: 'note',
  weigh(copy, { blocks, index, traits }): Clue[] {
    if (index >= traits.notebook) return [[20, 'stands in the notes for editors']]
    if (index < traits.prose[0] && isUnderContact(blocks, index)) return [[9, 'stands under whom to call']]
    return copy.length > (isAddressed(copy) ? 500 : notes.longest) ? [] : notes.weigh(copy)
  },
}

const takes = matter('take', 100, [
  [/^[a-z][a-z .’'/-]{2,40}\s\d(?:-\d){1,5}$/, 9, 'is the slug of another page'],
  [/^[a-z] [a-z] \S.*\d\d-\d\d \d{3,4}$/, 9, 'is the header of another take'],
  [/^add \d{1,2}\b.{0,60}$/i, 8, 'adds to a take'],
  [/^\d{2,4}[a-z](?:-\d)?$/, 7, 'is a take’s number'],
  [/^(?:AM|PM|BC)-[A-Z].{0,60}(?:add|take|ld|nd|rd|th)\b/i, 8, 'names a further take'],
  [/^(?:URGENT|BULLETIN|FLASH)$/, 7, 'is the priority of a take'],
  [
    /^(?:UPDATE|WRAPUP|CORRECTED|REFILE|RPT|REPEAT)(?: \d{1,2})?-$/,
    12,
    'says which version of a story it is',
  ],
  [
    /^[-–—(\s]*(?:more|mf|mfl|more follows|more n{2,4}|folgt|mehr|suit|suite|sigue|segue|continúa|continua|meer|volgt)[-–—)\s.]*$/i,
    9,
    'says that more comes',
  ],
  [/^\(?-* ?(?:continued|continues|cont'd|fortsetzung|à suivre)\b.{0,30}\)?$/i, 7, 'says that more comes'],
  [
    /^\^?(?:\S{1,40}[ -])?(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th))[ -](?:and final )?(?:add|take|ld|lead|insert|page)\b.{0,80}<?$/i,
    7,
    'counts takes',
  ],
  [/^.{2,60}\s(?:add|take|page|p) ?\d{1,2}$/i, 7, 'counts takes'],
  [/^x{3} [^.]{2,40}\.?$/i, 8, 'says where a take goes on'],
  [/^add \p{Lu}{2,}.{0,60}$/iu, 7, 'adds to a take'],
  [/^page \d{1,2}(?: of \d{1,2})?\s?[-–—]*$/i, 8, 'counts pages'],
  [/^\d ?(?:of|\/) ?\d$/, 6, 'counts takes'],
  [/^\^.{0,70}<$/, 7, 'is between the signs of a typesetting command'],
  [
    /^\p{Lu}{2,}[\p{Lu} .’'-]*(?:, \p{Lu}[\p{L}.]+)?: \p{Ll}.{2,40}\.[’”'"]*<?$/u,
    8,
    'says where a take goes on',
  ],
  // The typist's slug again, with the number of the page.
  [/^[a-z][a-z -]{1,30}\s{3,}[a-z]{2,20}\s{3,}(?:add )?\d{1,2}$/, 8, 'is the slug of another page'],
])

export const take: Recognizer = {
  role: 'take',
  longest: 100,
  weigh(copy, { index }): Clue[] {
    // The first keyword line names the story, whatever version it is.
    return index < 4 && /^(?:AM|PM|BC)-/i.test(copy) ? [] : takes.weigh(copy)
  },
}

const optional = '(?:optional|opt\\.?)'
const trims: Form[] = [
  [
    new RegExp(
      `^\\(?(?:editors: ?)?(?:begin|beg\\.?|start|end|close)s?\\s+(?:\\w+ )?${optional}\\s+(?:trim|add|cut|material|matter)\\)?\\.?$`,
      'i',
    ),
    16,
    'bounds an optional trim',
  ],
  [
    new RegExp(
      `^\\(?(?:\\w+)?\\s*${optional}\\s+(?:trim|add|cut|material|matter|2nd take)\\s+(?:begins?|ends?|starts?|follows)(?: here)?\\)?\\.?$`,
      'i',
    ),
    16,
    'bounds an optional trim',
  ],
  [
    /^\((?:editors: ?)?(?:story )?(?:can|could|may) (?:trim|end|be (?:trimmed|cut)) here\b.*\)$/i,
    16,
    'says where the story may end',
  ],
  [
    /^\(?(?:trim|cut|kürzen|kürzbar) (?:here|hier|from here|ab hier)\)?$/i,
    12,
    'says where the story may end',
  ],
]
export const trim = matter('trim', 110, trims)

export function isTrim(copy: string): boolean {
  return copy.length <= trim.longest && trim.weigh(copy).some((clue) => clue)
}

/** Whether what follows a trim's mark may be dropped. */
export function opensTrim(copy: string): boolean {
  return (
    /\b(?:begins?|beg|starts?|follows|(?:can|could|may) (?:trim|end|be)|here|hier)\b/i.test(copy) &&
    !/\bends?\b(?! here)/i.test(copy)
  )
}
