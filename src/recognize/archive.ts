/**
 * Records: the fields that an archive or a mail program sets around a story, and lines that say when it was published.
 *
 *     LENGTH: 640 words        HD / BY / WC / PD        Edition: Final        From: Night Desk <night@…>
 */
import { opensAsByline } from './byline.ts'
import { type Clue, type Recognizer, type Setting, when } from './evidence.ts'
import { isCopyright } from './furniture.ts'
import { isTabular } from './layout.ts'
import { isStampLine, stampOf } from './stamp.ts'
import { codeIn, isCode } from './traits.ts'
import { endsAsSentence } from './words.ts'

const fieldNames = new Set(
  `section edition page pages pg length language load-date load date record number document type publication-type
   distribution type pub-type column dateline copyright source subject subjects keywords keyword graphic memo
   correction-date body text publication info publication title proquest document id document url word count
   document id publication year publication date publication subject place of publication country of publication
   issn issue volume first page credit illustration index terms company person geographic caption id dateline
   accession number start page author author's note series organization ort ressort quelle datum seite ausgabe
   rubrik rubrique taille tamaño sección fecha página edición sezione pagina data sectie pagina datum bron`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** "Record Number: 0303090114": every word of the name is one that archives use. */
function isField(copy: string): boolean {
  const match = /^([A-Za-zÀ-ÿ' -]{2,26}):(?:\s|$)/.exec(copy)
  if (!match?.[1]) return false
  return match[1]
    .toLowerCase()
    .split(/\s+/)
    .every((word) => fieldNames.has(word))
}

const mailField =
  /^(?:newsgroups|organization|approved|followup-to|references|lines|xref|path|acategory|slugword|threadword|priority|format|from|to|cc|bcc|date|sent|subject|reply-to|message-id|received|return-path|mime-version|content-type|content-transfer-encoding|x-[\w-]+|von|an|gesendet|betreff|de|para|asunto|objet|à|envoyé)\s?:\s/i

/** What is longer has none of these shapes. */
const longestShape = 110

const shapes: readonly [RegExp, number, string][] = [
  [
    /^\p{Lu}[^\d,:;!?"“”()]+ (?:vom|du|del|van|of) \d{1,2}[./]\d{1,2}[./]\d{2,4}\b.{0,30}$/u,
    10,
    'is the paper’s name with its date',
  ],
  [/^(?:Full [Tt]ext|FULL TEXT|Abstract|ABSTRACT|Indexing|Details)$/, 9, 'is the name of an archive’s field'],
  [
    /^[A-Z][\w’',;. &-]{3,70} ?\[[\w ,.]{3,30}\]\.? ?.{0,12}\d{4}: ?.{1,12}$/,
    10,
    'says where it was published',
  ],
  [
    /^(?:HEADLINE|BYLINE|HIGHLIGHT|BODY|TEXT|LEAD PARAGRAPH|FULL TEXT|TITLE|ABSTRACT|DATELINE|Author|Autor|Auteur|Headline|Byline|Body|Full text|Abstract|Title)\s?:$/,
    12,
    'is the name of an archive’s field',
  ],
  [
    /^\p{Lu}[^\d:;!?"“”()]+(?: \([A-Z]{2}\))? - (?:\p{Lu}[^\s\d,]+, )?\p{Lu}[^\s\d,]+ \d{1,2}, \d{4}$/u,
    10,
    'is the paper’s name with its date',
  ],
  [
    /^this (?:story|article) (?:ran|appeared) (?:on page|in the)\b.{0,90}$/i,
    10,
    'says where it was published',
  ],
  [/^Utl\.:$/, 10, 'is the name of a field'],
  [/^[\d,.]+ (?:words|wörter|mots|palabras|parole|palavras|woorden)$/i, 8, 'counts words'],
  [/^document [a-z]{2,8}0{2,}\w+$/i, 9, 'is an archive’s number'],
  [/^(?:\d+ of \d+ (?:documents|stories)|document \d+ of \d+|page \d+ of \d+)$/i, 8, 'counts documents'],
  [
    /^(?:\S+ )?(?:english|deutsch|german|french|français|spanish|español|italian|portuguese|dutch)$/i,
    5,
    'names a language',
  ],
  [
    /^(?:final|home|city|metro|state|late|early|first|second|national|sunday|zone|suburban|all|one star|two star)\.?(?: (?:final|home|city|metro|late|news))? edition$|^edition \d+; .{2,40} edition$/i,
    9,
    'names an edition',
  ],
  [/^[A-Z]{1,2}-?\d{1,3}$/, 5, 'is a page number'],
  [/^(?:section|page|pg\.?|p\.) [A-Z]{0,2}-?\d{1,3}(?:, .*)?$/i, 6, 'is a page number'],
  [/^- ?\d{1,3} ?-$/, 6, 'is a page number'],
  [
    /^-{3,}\s*(?:original message|forwarded message|ursprüngliche nachricht|message d'origine|mensaje original|end forwarded message)\s*-{3,}$/i,
    12,
    'is a mail program’s rule',
  ],
  [/^(?:begin forwarded message|on .{6,60} wrote):?$/i, 12, 'is a mail program’s line'],
  [/^©? ?\d{4} (?:factiva|dow jones|lexisnexis|proquest)\b.*$/i, 9, 'names an archive'],
]

export const record: Recognizer = {
  role: 'record',
  longest: 1200,
  weigh(copy, setting): Clue[] {
    const { blocks, index, traits, layout } = setting
    if (layout.isWire) return []
    const isAbstract = /^(?:Abstract|ABSTRACT):$/.test(blocks[index - 1]?.copy ?? '')
    if (isAbstract) return [[14, 'is an archive’s abstract']]
    if (copy.length > 200) return []
    const next = blocks[index + 1]?.copy ?? ''
    const stamp = stampOf(copy)
    const field = isField(copy) && !opensAsByline(copy)
    return [
      when(isStampLine(copy), 8, 'says when it was published'),
      when(index < traits.prose[0] && isPlaceAndDate(copy), 8, 'says where and when it was published'),
      when(stamp === 1, 3, 'may say when it was published'),
      when(field, traits.fielded ? 10 : 9, 'is a field of an archive’s record'),
      when(index < 12 && mailField.test(copy) && isMail(setting), 11, 'is a field of a mail’s head'),
      when(isAboveForwarded(setting), 13, 'stands above a mail that was sent on'),
      when(traits.coded && isFactCode(copy), 12, 'is an archive’s code for a field'),
      when(traits.coded && isUnderCode(setting) && !isCopyright(copy), 11, 'stands under an archive’s code'),
      ...(copy.length > longestShape
        ? []
        : shapes.map(([shape, points, reason]) => when(shape.test(copy), points, reason))),
      when(traits.fielded && copy === 'Body', 10, 'is the name of an archive’s field'),
      when(index < 3 && /^[A-Z]{3,6}$/.test(copy), 2, 'may be a paper’s code'),
      when(isPaper(copy, next, setting), 8, 'is the paper’s name over a date'),
      when(isDatedPaper(copy, setting), 9, 'is the paper’s name with its date'),
      when(isColumned(setting), 8, 'is a page’s head in columns, with its date'),
      when(isDated(copy, setting), 9, 'is a page’s head with its date'),
      when(isMasthead(copy, setting), 9, 'is the paper’s name at the top'),
    ]
  },
}

/** Burgos 12 OCT 2010 */
function isPlaceAndDate(copy: string): boolean {
  const date = /^[A-ZÀ-Þ][a-zß-ÿ]+(?: [A-ZÀ-Þ][a-zß-ÿ]+){0,2},? (\d{1,2} .*)$/.exec(copy)?.[1]
  return date !== undefined && copy.length < 60 && stampOf(date) === 2
}

/** LE JOURNAL DU PONANT Samedi 14 mars 1992 */
function isDatedPaper(copy: string, { index }: Setting): boolean {
  if (index > 1 || opensAsByline(copy) || !/\d{4}|\d[-./]\d/.test(copy)) return false
  const date = /^\p{Lu}[\p{L}’' .-]+?[ ,–—-]+((?:\p{L}+[.,]? )?\d.*)$/u.exec(copy)?.[1]
  return date !== undefined && stampOf(date) === 2
}

/** P104   CEEFAX 104  Sat 14 May  18:42/07 */
function isColumned({ blocks, index }: Setting): boolean {
  const block = blocks[index]
  return (
    index === 0 && block !== undefined && block.lines.every(isTabular) && /\d{1,2}[:/]\d\d/.test(block.copy)
  )
}

/** Daily Meridian | Schools 3/9/2011 10:14 PM */
function isDated(copy: string, { traits }: Setting): boolean {
  return (
    copy.length < 90 && traits.repeated.has(copy) && /\d{1,4}[-./]\d{1,2}[-./]\d{2,4}|\d{1,2}:\d\d/.test(copy)
  )
}

const forwarded =
  /^-{3,}\s*(?:original message|forwarded message|forwarded by .*|ursprüngliche nachricht|message d'origine|mensaje original)\s*-{3,}$|^begin forwarded message:?$/i

/** What somebody says who sends a mail on is a few lines; the copy is longer. */
function isAboveForwarded({ blocks, index }: Setting): boolean {
  if (index > 8) return false
  const rule = blocks.slice(0, 10).findIndex(({ copy }) => forwarded.test(copy))
  return index < rule && blocks.length > rule * 2
}

/** The head of a mail has a sender or a subject. */
function isMail({ blocks }: Setting): boolean {
  const head = blocks.slice(0, 12).filter(({ copy }) => mailField.test(copy))
  return (
    head.length >= 2 &&
    head.some(({ copy }) => /^(?:from|newsgroups|von|de|subject|betreff|asunto|objet)\s?:/i.test(copy))
  )
}

/** A code alone, or with the fact that it names. */
function isFactCode(copy: string): boolean {
  const code = codeIn(copy)
  return code !== undefined && (copy === code || !copyCodes.has(code))
}

/** The codes whose values are copy. */
const copyCodes = new Set(['HD', 'BY', 'LP', 'TD', 'CR'])

function isUnderCode({ blocks, index }: Setting): boolean {
  const above = blocks[index - 1]?.copy ?? ''
  return isCode(above) && !copyCodes.has(above)
}

/** At the top, with nothing but such lines above. */
function isPaper(copy: string, next: string, { blocks, index }: Setting): boolean {
  if (index > 2 || copy.length >= 60 || opensAsByline(copy) || endsAsSentence(copy) || stampOf(next) < 2)
    return false
  // A story's date stands under its byline, a paper's under its name at the top of all.
  // AllAfrica repeats the headline over the paper and its city.
  const isOfCity = /^[A-Z][A-Za-z ]+ \([A-Z][a-z]+(?: [A-Z][a-z]+)?\)$/.test(copy)
  const others = isOfCity || blocks.slice(0, index).every((block) => /\d/.test(block.copy))
  const below = blocks[index + 2]?.copy ?? ''
  return others && below !== '' && below.length < 160
}

const papers =
  /\b(?:Times|Post|Herald|Tribune|Chronicle|Journal|Gazette|News|Courier|Globe|Sun|Star|Mercury|Examiner|Observer|Dispatch|Ledger|Register|Sentinel|Telegraph|Guardian|Independent|Inquirer|Bulletin|Record|Press|Advocate|Republic|Republican|Democrat|Citizen|Enterprise|Argus|Zeitung|Kurier|Anzeiger|Tageblatt|Rundschau|Gaceta|Diario|Correo|Courrier|Gazzetta|Corriere|Jornal|Dagblad|Courant)(?:[.,]\w{2,3}| \([A-Z]{2}\)| \([A-Z][a-z]{3,14}\)|\.com)?$/

/** Le Courrier du Ponant        Il Giornale di Rovara */
const papersOfPlaces =
  /^(?:(?:L[ae]|Les|Il|El|[AO]) )?(?:Courrier|Journal|Gazette|Tribune|Corriere|Gazzetta|Giornale|Diario|Heraldo|Correo|Gaceta|Jornal|Diário|Correio) (?:de|des|du|di|del|dell[aeo]|dei|d[ao]s?)(?: l[ae])? ?[A-ZÀ-Þ]/

/** A paper’s name and nothing else, above what may be a headline. */
function isMasthead(copy: string, { blocks, index }: Setting): boolean {
  const next = blocks[index + 1]?.copy ?? ''
  const above = blocks[index - 1]?.copy ?? ''
  if (index > 0 && (opensAsByline(above) || next.length >= 80)) return false
  const words = copy.split(/\s+/)
  return (
    index < 3 &&
    (papers.test(copy) || papersOfPlaces.test(copy)) &&
    (!opensAsByline(copy) || /^From the /i.test(copy)) &&
    words.length <= 5 &&
    words.every((word) =>
      /^(?:\p{Lu}|of$|the$|de[sl]?$|du$|d[aio]s?$|dell[aeo]$|la$|&$|-$|\()/u.test(word),
    ) &&
    (!opensAsByline(next) || index > 0) &&
    blocks.length > 4
  )
}
