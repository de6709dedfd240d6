/**
 * The tail of a story: contributor lines, end marks, transmission lines.
 *
 *     Dana Wolcott of the New Harbor Times contributed reporting from Omaha.
 *     (Reporting by Ann Lee; Editing by Bo Ek)
 *     -30-        ###        ———        Enditem
 *     AP-NY-03-14-97 1822EST<
 */
import { agencies, agencyOf, isAgency } from './agencies.ts'
import { opensAsByline } from './byline.ts'
import { type Clue, type Recognizer, type Setting, when } from './evidence.ts'
import type { Block } from './layout.ts'
import { peopleOf } from './names.ts'
import { isAddress } from './release.ts'
import { endsAsSentence, isPlainSentence } from './words.ts'

const says: readonly RegExp[] = [
  /\bcontributed (?:reporting|to this|from|research)\b|\balso contributed\b|\bcontributed\.$|\b(?:was|were) used in (?:this|compiling)\b/i,
  /\bcan be (?:reached|contacted|followed|emailed)\b|(?<!\bthe )\b(?:e-?mail|twitter|phone) (?:address |number )?(?:is|at|her|him|them)\b.*(?:@|\(at\)|\d)/i,
  /^\(?(?:(?:additional |further |extra )?(?:reporting|writing|editing|compiled|translated|research|graphics?|photography)|reported|written|edited) (?:and (?:writing|editing|reporting) )?by\b/i,
  /^(?:follow|reach|contact|e-?mail|write to|call|on twitter:?)\b(?! (?:was|is|were|had|has|with|between)\b).{0,60}(?:@|\bat\b|\bin care of\b|twitter)/i,
  /^(?:the )?(?:associated press|ap|reuters|afp|new york times|times|globe|post) (?:writers?|reporters?|researchers?|correspondents?|staff writers?)\b.{0,160}\b(?:contributed|reported)\b/i,
  /^\p{Lu}[\p{L}.’' -]+(?:, \p{Lu}[\p{L}.’' -]+)* (?:reported|wrote) from \p{Lu}[\p{L}., ]+\.(?: |$)/u,
  /^\p{Lu}[\p{L}.’' -]+ (?:is|was) (?:a|an|the) (?:[\p{L}-]+ ){0,4}(?:writer|columnist|author|professor|editor|reporter|critic|freelance|novelist|correspondent)\b.{0,220}$/u,
  /^(?:this (?:story|article|report) (?:was|is) (?:produced|supported|generated|reported|written|based|made)|this is a work of|distributed by|with (?:files|material|reports?) from|information from|material from)\b/i,
  /^[-–—]{0,2} ?from (?:staff and )?(?:wire|news) (?:service )?(?:reports|services?)\.?$/i,
  /^this is part of .{2,40}\beffort to address\b/i,
  /^\(?(?:except for the headline, )?this story has not been edited\b/i,
  /^this report by .{2,40} was first published\b/i,
  /^-{0,2}\(?with assistance from\b|^-{0,2}to contact the (?:reporters?|editors?|authors?|writers?|columnists?)\b/i,
  /[.!] (?:reach|contact|follow|call|e-?mail) (?:him|her|them)\b.{0,40}(?:@|\d{3})/i,
  /^\p{Lu}[\p{L}.’' -]+ \([^()]*(?:correspondante?|envoyée?|corresponsal|korrespondent|medewerker)[^()]*\)$/u,
  /^(?:the author|about the author|autor|der autor|die autorin|l['’]auteur)\b(?! (?:of|des|der|du|de)\b|.*\bsaid\b).{0,200}$/i,
  /\bhat zu diesem (?:Bericht|Artikel) beigetragen\b|\bMitarbeit: \p{Lu}|^Mit Material von|^\(?Mit (?:dpa|AFP|Reuters)(?:(?:,| und) (?:dpa|AFP|Reuters))*\)?\.?$|^\((?:dpa|afp|reuters|ap)(?:, ?\w+)*\)$/iu,
  /\ba contribué à (?:ce|cet) (?:reportage|article)\b|^\(?avec (?:AFP|Reuters|l['’]AFP|agences)\)?\.?$|\bcon información de\b|\bha contribuido a\b|^con agencias\.?$|\bha collaborato\b|\bmet medewerking van\b|\bcolaborou\b/i,
]

/** Words of which every such line has one; most paragraphs have none. */
const mayTell =
  /contribu|report|writ|edit|compil|translat|research|graphic|photogra|\bused in\b|reach|follow|contact|assistance|effort|from (?:wire|news)|call (?:him|her|them)|mail|twitter|phone|wrote|author|autor|auteur|column|professor|critic|freelance|novelist|correspond|distributed|material|with files|information from|beigetragen|mitarbeit|^\(?(?:mit|avec|con|dpa|afp|ap)\b|información|medewerk|colabor|collabor|envoyé|korrespond/i

export const contributorLine: Recognizer = {
  role: 'contributorLine',
  longest: 480,
  weigh(copy, { blocks, index, traits }): Clue[] {
    const fromEnd = blocks.length - index
    if (index < 2 || index < traits.prose[1] - 3) return []
    if (isOfWriter(copy, blocks)) return [[11, 'begins with the writer’s own name']]
    // “Reporting by radio, the captain gave his position.”
    const isActed = /^\(?[A-Z][a-z]+ by (?!the |our |staff|wire)[a-z]/.test(copy)
    const told =
      mayTell.test(copy) && !isActed && !/^[“"‘]/.test(copy) && says.some((shape) => shape.test(copy))
    const isAfterRule = /^[_—–-]{3,}$|^(?:\* ?){3}$/.test(blocks[index - 1]?.copy ?? '')
    return [
      when(told, 10, 'says who else reported, or how to reach the writer'),
      when(told && fromEnd <= 3, 1, 'stands at the end'),
      when(told && isAfterRule, 2, 'stands under a rule'),
    ]
  },
}

/** Gil Ferrante covers Los Palos. Copy does not name its writer. */
function isOfWriter(words: string, blocks: readonly Block[]): boolean {
  const copy = words.replace(/^(?:[-–—]{1,2}|\*) ?/, '')
  const line = blocks.slice(0, 12).find((block) => opensAsByline(block.copy))
  return (
    line !== undefined &&
    copy !== line.copy &&
    peopleOf(line.copy).some(({ name }) => {
      const rest = copy.slice(name.length)
      return (
        name.includes(' ') &&
        copy.startsWith(name) &&
        /^(?:$|,| (?:is|was|covers|writes|has|can|lives|teaches|reports)\b)/.test(rest)
      )
    })
  )
}

const endMarks =
  /^(?:-+ ?30 ?-+|30|—30—|–30–|#{1,5}|(?:# ){1,4}#|\(?-{0,2}\s?end(?:s|it|en?)?\s?-{0,2}\)?\.?|\(?the end\)?|\*{3} end \*{3}|fin|\(fin\)|fine|\(fine\)|fim|ende|\(ende\)|einde|n{3,4}|\.\/\.|-0-|x x x|■|□|◼|❑|▪|◆|●|\*|•|[-—–_]{3,}|(?:[-—–] ?){3,}|={3,}|o0o|- ?ends? ?-|\/{2,3}|\+{3,})$/i

export function isEndMark(copy: string): boolean {
  return endMarks.test(copy) || isSigned(copy) || agencies.some(({ ends }) => ends?.test(copy))
}

/** (PAP)    /ritzau/    -- BERNAMA: an agency’s sign alone in brackets, between strokes, after a dash. */
export function isSigned(copy: string): boolean {
  const [, bracketed, stroked, dashed] =
    /^(?:\(([A-Z]{2,8})\)\.?|\/([A-Za-z]{2,10})\/|(?:-{1,2}|—) ?([A-Z]{3,10}))$/.exec(copy) ?? []
  return isAgency(bracketed ?? stroked ?? dashed)
}

export const endMark: Recognizer = {
  role: 'endMark',
  longest: 40,
  weigh(copy, setting): Clue[] {
    const { index, traits } = setting
    if (index === 0) return []
    const own = traits.agency?.ends?.test(copy) ?? false
    if (!own && isNameAlone(copy) && linesLeft(setting) < 2) return [[9, 'is an agency’s name at the end']]
    if (!own && !isEndMark(copy)) return []
    const isPlain = endMarks.test(copy)
    const left = linesLeft(setting)
    if (left > 8 && !isPlain) return []
    return [
      [7, 'is an end mark'],
      when(own, 2, 'is the agency’s own'),
      when(left === 0, 2, 'is the last line'),
      when(left > 0, -1, 'is not the last line'),
      when(left > 8, -4, 'stands far from the end'),
    ]
  },
}

/** The Canadian Press        - Par AFP */
function isNameAlone(copy: string): boolean {
  return (
    /^\p{Lu}/u.test(copy) &&
    agencyOf(copy.replace(/^(?:by|par|von|por|di) /i, '').replace(/^the /i, '')) !== undefined
  )
}

function linesLeft({ blocks, index }: Setting): number {
  return blocks.length - 1 - index
}

/** UP NEXT, with sentences under it, is a subhead. */
function isOverCopy({ blocks, index }: Setting): boolean {
  const next = blocks[index + 1]?.copy ?? ''
  return next.length > 24 && endsAsSentence(next)
}

/** Whether a sentence of the copy stands beneath: “Bake until it smells right.” under PLUM CAKE. */
function hasCopyBelow({ blocks, index }: Setting): boolean {
  return blocks.slice(index + 1).some(({ copy }) => isPlainSentence(copy) && !mayTell.test(copy))
}

/** Forms that several agencies share. */
const commonTrailer =
  /^(?:[A-Z]{2,5}-\d\d-\d\d-\d\d \d{4}[A-Z]{2,4}.{0,8}|=?\d{8} \d\d\/\d\d\/\d\d \d\d:\d\d GMT(?: n{2,4})?|(?:[A-Z]{2,4} )?\d{6} ?(?:GMT|gmt|CET|MEZ)? [A-Za-z]{3} \d{2,4}|\(\(.*@.*\)\)|\d{4}(?:GMT|EST|EDT|PST|PDT)(?: \d\d-\d\d-\d\d)?)$/

/** Whether a line is a transmitter’s, whatever stands around it. */
export function isTransmission(copy: string): boolean {
  return (
    commonTrailer.test(copy) || /^(?:AP|UPI|NYT|KRT|LAT)-[A-Z]{2}(?:-\d\d){3} \d{4}[A-Z]{1,3}<?$/.test(copy)
  )
}

/** Whether a line has the form of what some agency sets under its copy: who wrote and edited it. */
export function isSignOff(copy: string): boolean {
  return copy.length <= 40 && agencies.some(({ trailers }) => trailers?.test(copy))
}

export const trailer: Recognizer = {
  role: 'trailer',
  longest: 240,
  weigh(copy, setting): Clue[] {
    if (setting.index < 2 || (copy.length > 60 && !copy.startsWith('(('))) return []
    const own = setting.traits.agency?.trailers?.test(copy) ?? false
    const common = isTransmission(copy)
    const other = !own && !common && agencies.some(({ trailers }) => trailers?.test(copy))
    const left = linesLeft(setting)
    return [
      when(common, 10, 'is a transmission line'),
      when(own && !common, left <= 5 ? 9 : 3, 'has the form of the agency’s last line'),
      when(
        other && left <= 4 && !endsAsSentence(copy) && !isOverCopy(setting) && !hasCopyBelow(setting),
        6,
        'has the form of an agency’s last line',
      ),
      when(left <= 3 && isAddress(copy), 7, 'is an address under the story'),
    ]
  },
}
