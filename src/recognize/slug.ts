/**
 * The slug and keyword lines of a wire: what the desk calls the story.
 *
 *     AM-Ferry Strike,0410        BC-OBIT-LENIHAN-NYT        GLOBAL-PRECIOUS/ (UPDATE 1)        wp-Thaw 2takes 04-02 0711
 *
 * The agencies' own forms stand in agencies.ts.
 */

import type { Meta } from '../story.ts'
import { agencies, isAgency } from './agencies.ts'
import { opensAsByline } from './byline.ts'
import { type Clue, type Recognizer, type Setting, when } from './evidence.ts'
import { isCaps, wordsIn } from './words.ts'

export const slug: Recognizer = {
  role: 'slug',
  longest: 80,
  weigh(copy, setting): Clue[] {
    const { index, blocks } = setting
    const priority: Clue = when(
      /^(?:urgent|bulletin(?: matter)?|flash|(?:ap )?newsalert|advisory|eilmeldung|alert)$/i.test(copy),
      8,
      'is a priority',
    )
    // What a wire's format has for it stands over the copy.
    const isBelow = setting.layout.isWire === true && index > setting.traits.prose[0]
    if (index > 8 || isBelow)
      return [priority, when(/^(?:AM|PM|BC)-[A-Z]\w/.test(copy), 7, 'begins with a cycle designator')]
    const next = blocks[index + 1]?.copy ?? ''
    const bare = copy.replace(/^\^/, '').replace(/[<=]$/, '').trim()
    return [
      priority,
      when(
        agencies.some(({ slugs }) => slugs?.test(bare)),
        7,
        'has the form of an agency’s slug or story number',
      ),
      when(/^[A-Z]{2,5}-?[A-Z]{0,3}\d{2,4}$/.test(bare), 7, 'is a story number'),
      when(/^[A-Z][^\s/,-]+(?:[-/][^\s/,-]+){1,4}(?:\/|,sched| \(\d+\))$/.test(bare), 6, 'is a keyword line'),
      when(/^[A-Z]{2,}(?:[-/][A-Z0-9.]{2,}){1,4}$/.test(bare), 6, 'is a keyword line in capitals'),
      when(/^[A-Z]{2,}(?:-[A-Z0-9.]{2,}){1,4}$/.test(bare) && opensAsByline(next), 4, 'stands over a byline'),
      when(/^\S+ \d?takes? \d\d-\d\d \d{3,4}$/i.test(bare), 8, 'ends with takes, date and word count'),
      // Attendance: 1,204 has none.
      when(/(?<![$€£ ]\d{1,3}),\s?\d{3,4}$/.test(bare) && bare.length < 50, 4, 'ends with a word count'),
      when(
        isRowOfKeywords(bare) &&
          (isCaps(bare.split('/')[0] ?? '') || bare.endsWith('/') || bare.split('/').length > 2),
        6,
        'is a row of keywords',
      ),
      when(
        /^[A-ZÀ-Þ][A-ZÀ-Þ. -]{3,40} \([A-ZÀ-Þ][a-zà-ÿ]+\)$/.test(bare),
        7,
        'is keywords with the kind of story',
      ),
      when(index < 4 && /^\([A-Z][A-Z-]{3,20}\)$/.test(bare), 7, 'is a keyword in brackets'),
      when(isPictured(bare), 12, 'is keywords that say pictures come with them'),
      when(index < 4 && isKeyword(setting), 12, 'is the keyword before a headline'),
      when(/^\d{1,3}-\d{1,3}$/.test(bare), 7, 'is an agency’s story number'),
      when(isHyphenated(bare), 6, 'is words joined by hyphens'),
      when(/^[a-z](?: [a-z])? \S.*\s\d{1,2}-\d{1,2}(?: \d{2,4})?$/.test(bare), 8, 'is a transmission header'),
      when(/^[A-Z]{2,4}\d{3,6}[_ ][A-Z0-9_ ]{2,20}$/.test(bare), 8, 'is a story number with its routes'),
      when(isAgency(bare.split(' ')[0]) && /^\S{2,8} \d{3,5}$/.test(bare), 8, 'is an agency’s story number'),
      when(/^(?:slug|keywords?|stichworte?)\s?:/i.test(bare), 7, 'is named as the slug'),
      when(
        index < 4 && isTypedSlug(bare) && isHeadlineBelow(setting),
        6,
        'is typed in lower case at the top',
      ),
    ]
  },
}

/** RACING-GOLDCUP (PIX) */
function isPictured(copy: string): boolean {
  return /^[A-Z]{2,}(?:[-/ ][A-Z0-9.]{2,}){0,4} \((?:PIX?|PICTURES?|PHOTOS?|GRAPHICS?)\)$/.test(copy)
}

/** RACING: as an agency puts it close before its headline; `detach` has cut it off. */
function isKeyword({ blocks, index }: Setting): boolean {
  const [line, next] = [blocks[index]?.lines[0], blocks[index + 1]?.lines[0]]
  const isClose = line?.number === next?.number && line?.width === next?.indent
  return line !== undefined && isClose && /^[A-Z]{3,12}:$/.test(line.copy)
}

/** Wirtschaft/Handel/Wochenmarkt/ */
function isRowOfKeywords(copy: string): boolean {
  const words = copy.replace(/\/$/, '').split('/')
  return (
    words.length >= 2 &&
    words.length <= 7 &&
    words.every(
      (word) => /^[\p{L}\d][^/.!?,:]{0,28}$/u.test(word) && (copy.endsWith('/') || /^[\p{Lu}\d]/u.test(word)),
    )
  )
}

/** ol-Ice-Road-Closing        France-agriculture-truffes-justice Prev */
function isHyphenated(copy: string): boolean {
  const [keyword = '', ...others] = copy.split(/[ ,]/)
  const parts = keyword.split(/[-_]/)
  return (
    others.length <= 1 &&
    // 04-11-19-22-30 was drawn in a lottery.
    /[A-Za-zÀ-ÿ]/.test(keyword) &&
    parts.length >= 3 &&
    parts.every((part) => /^[\p{L}\d.]+$/u.test(part)) &&
    others.every((word) => /^(?:lead|prev|update|wrapup|papier|synthèse|avis|\(\w+\)|\d\w*)$/i.test(word))
  )
}

/** What a newsroom's typists put in the corner: the subject, the writer's name. */
function isTypedSlug(copy: string): boolean {
  return /^[a-z][a-z’'/ -]*$/.test(copy) && wordsIn(copy).length <= 4
}

function isHeadlineBelow({ blocks, index }: Setting): boolean {
  return blocks
    .slice(index + 1, index + 5)
    .some(({ copy }) => /^\p{Lu}/u.test(copy) && wordsIn(copy).length >= 3)
}

const named = /^(?:slug|keywords?|stichworte?)\s?:\s*(?=\S)/i

/** Keywords: ferries; strikes; Gravel Point */
export function keywordsIn(copy: string): string[] | undefined {
  const listed = /^(?:keywords?|stichworte?)\s?:\s*(\S.*)$/i.exec(copy)?.[1]
  return listed
    ?.split(listed.includes(';') ? ';' : ',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

/**
 * What a slug line says: the line itself unless another has, the version that it counts, the keywords that it lists.
 *
 *     AM-Ferry Strike, 1st Ld-Writethru,0410   ->  version: 1st Ld-Writethru
 *     Wirtschaft/Handel/Wochenmarkt/           ->  keywords: Wirtschaft, Handel, Wochenmarkt
 */
export function slugFacts(
  copy: string,
  known: Pick<Meta, 'slugline' | 'version' | 'keywords'>,
): Partial<Meta> {
  const version =
    /[,\s](\d(?:st|nd|rd|th) (?:ld|lead|add|sub|insert)(?:[ -]writethru)?|writethru|corrective|correction)\b/i.exec(
      copy,
    )?.[1]
  const keywords = isRowOfKeywords(copy) ? copy.split('/').filter((word) => word !== '') : keywordsIn(copy)
  return {
    slugline: known.slugline ?? copy.replace(named, '').replace(/:$/, ''),
    ...(version && !known.version && { version }),
    ...(keywords && !known.keywords && { keywords }),
  }
}
