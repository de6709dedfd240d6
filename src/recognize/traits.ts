/** What a whole source is, before any of its lines is judged: whose wire, an interview, an archive's record. */
import { type Agency, agencyOf } from './agencies.ts'
import { datelineOf } from './dateline.ts'
import type { Block } from './layout.ts'
import { endsAsSentence } from './words.ts'

export interface Traits {
  /** Whose dateline it has. */
  agency: Agency | undefined
  /** Whether questions and answers take turns. */
  interview: boolean
  /** The first question, as the index of a block, or -1. */
  asked: number
  /** Whether its fields have two-letter names on lines of their own, as Factiva's have. */
  coded: boolean
  /** Whether it is from an archive that names its fields: "LENGTH: 640 words". */
  fielded: boolean
  /** The first and the last block that is surely prose; past the last block and -1 where none is. */
  prose: readonly [first: number, last: number]
  /** Where the notes for editors begin, which close some agencies' copy: the index of a block, or past the last. */
  notebook: number
  /** Short lines that stand more than once: running heads. */
  repeated: ReadonlySet<string>
}

export function traitsOf(blocks: readonly Block[]): Traits {
  return {
    agency: agencyIn(blocks),
    interview: isInterview(blocks),
    asked: blocks.findIndex(({ copy }) => asks(copy)),
    coded: isCoded(blocks),
    fielded: blocks.filter(({ copy }) => fieldName.test(copy)).length >= 2,
    prose: proseIn(blocks),
    notebook: notebookIn(blocks),
    repeated: repeatedIn(blocks),
  }
}

function proseIn(blocks: readonly Block[]): [number, number] {
  const first = blocks.findIndex(isProse)
  return [first < 0 ? blocks.length : first, blocks.findLastIndex(isProse)]
}

function isProse({ copy }: Block): boolean {
  return (copy.length >= 70 && endsAsSentence(copy)) || datelineOf(copy) !== undefined
}

const notebookHead =
  /^#{0,2} ?(?:dpa[- ]?)?(?:notizblock|notebook|bloc-notes|libreta de notas|notes for editors|notes to editors):?$/i

/** Whether a line heads the notes for editors. */
export function isNotebook(copy: string): boolean {
  return notebookHead.test(copy)
}

const notPublic =
  /^(?:the following (?:information|notes?|details?) (?:is|are) not (?:intended )?for publication|die folgenden (?:informationen|angaben|hinweise) sind nicht zur veröffentlichung|(?:la siguiente información|los siguientes datos) no (?:está|están) destinad[oa]s? a (?:la |su )?publicación|les informations suivantes ne sont pas destinées à (?:la publication|être publiées)|le seguenti informazioni non sono destinate alla pubblicazione|as seguintes informações não se destinam (?:a|à) publicação|de volgende informatie is niet (?:bestemd|bedoeld) voor publicatie|poniższe informacje nie są przeznaczone do publikacji|следующая информация не предназначена для (?:публикации|печати)|المعلومات التالية (?:ليست|غير) (?:مخصصة |معدة )?للنشر)/iu

/** Whether a line says that what follows is not for readers. */
export function isNotPublic(copy: string): boolean {
  return copy.length < 160 && notPublic.test(copy)
}

function notebookIn(blocks: readonly Block[]): number {
  const index = blocks.findIndex(({ copy }) => isNotebook(copy) || isNotPublic(copy))
  return index < 0 ? blocks.length : index
}

function agencyIn(blocks: readonly Block[]): Agency | undefined {
  for (const { copy } of blocks) {
    const sign = datelineOf(copy)
      ?.dateline.agencies.map(agencyOf)
      .find((agency) => agency !== undefined)
    if (sign) return sign
  }
  return undefined
}

const asked = /^(?:Q|QUESTION|Frage|F|P|D)\s?[:.]\s*\S/
const answered = /^(?:A|ANSWER|Antwort|R)\s?[:.]\s*\S/

export function asks(copy: string): boolean {
  return asked.test(copy)
}

export function answers(copy: string): boolean {
  return answered.test(copy)
}

/** An interview has at least two of each. */
function isInterview(blocks: readonly Block[]): boolean {
  return (
    blocks.filter(({ copy }) => asks(copy)).length >= 2 &&
    blocks.filter(({ copy }) => answers(copy)).length >= 2
  )
}

const codes = new Set(
  'SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CT RF CO IN NS RE IPC IPD PUB AN ART CLM'.split(' '),
)

/** Factiva's name of a field, on a line of its own. */
export function isCode(copy: string): boolean {
  return codes.has(copy)
}

/** The name of the field that a line begins with: "WC 171 palabras". */
export function codeIn(copy: string): string | undefined {
  const code = /^([A-Z]{2,3})(?:$|\s)/.exec(copy)?.[1]
  return code !== undefined && codes.has(code) ? code : undefined
}

export function isCoded(blocks: readonly Block[]): boolean {
  return blocks.filter(({ copy }) => codeIn(copy) !== undefined).length >= 4
}

const fieldName =
  /^(?:SECTION|LENGTH|BYLINE|HEADLINE|DATELINE|LOAD-DATE|GRAPHIC|Section|Length|Byline|Load-Date|Edition|Page|Record Number|Word count|Document ID|ProQuest document ID|Publication info):/

function repeatedIn(blocks: readonly Block[]): Set<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const { copy } of blocks) {
    if (copy.length < 4 || copy.length > 100) continue
    if (seen.has(copy)) repeated.add(copy)
    seen.add(copy)
  }
  return repeated
}
