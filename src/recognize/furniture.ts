/**
 * Furniture: what the web page put around the story, in its head, its tail and between its paragraphs. It is never
 * inside a paragraph, only a line of its own.
 *
 *     Print | Close window        E-mail to a friend        Advertisement        © 2009 Port Ansley Publishing
 */
import { agencyOf, isAgency } from './agencies.ts'
import { type Clue, type Recognizer, type Setting, when } from './evidence.ts'
import { isLabel } from './labels.ts'
import { type Block, isTabular } from './layout.ts'
import { isMarked, isMeasured } from './list.ts'
import { endsAsSentence, isPlainSentence, wordsIn } from './words.ts'

export const furniture: Recognizer = {
  role: 'furniture',
  longest: 240,
  weigh(copy, setting): Clue[] {
    if (isCopyright(copy)) return [[8, 'is a copyright line'], when(isTail(setting), 1, 'stands at the end')]
    if (setting.index < 4 && isSign(copy)) return [[12, 'is an agency’s sign over the story']]
    if (setting.layout.isWire) return copy.length <= shortest ? stray(copy, setting) : []
    if (copy.length > 160 && !isLabel(copy)) return []
    if (!/[\p{L}\p{N}]/u.test(copy)) return [[6, 'has no letters']]
    if (isMarked(copy) && isLabel(copy.replace(/^\S+\s+/, ''))) return [[13, 'is a label in a list']]
    const pieces = copy.split(/\s*[|·•]\s*|\s\/\s|\s{2,}|\u00a0+/).filter((piece) => piece !== '')
    const known = pieces.filter(isLabel).length
    const clues = [
      when(/^\d{1,3}$/.test(copy) && isAmongLabels(setting), 8, 'is a count among labels'),
      when(isProvider(setting), 13, 'stands under “News provided by”'),
      when(isSource(copy, setting), 10, 'is named as the source beneath'),
      when(isTrail(copy, setting), 7, 'is a trail of sections'),
      when(isTiled(copy), 9, 'is one label after another'),
      when(pieces.length > 0 && (isLabel(copy) || known === pieces.length), 9, 'is a label of a web page'),
      when(
        pieces.length > 2 && known < pieces.length && known >= pieces.length * 0.6,
        8,
        'is labels for the most part',
      ),
      when(setting.traits.repeated.has(copy) && isHead(copy, setting), 6, 'stands more than once'),
    ]
    return clues.some((clue) => clue) ? clues : stray(copy, setting)
  },
}

/** >>>ANSA/        ANSA/ REDAZIONE INTERNET */
function isSign(copy: string): boolean {
  // Or alone, or as the name of a wire.
  if (/^[A-Z]{2,6}$|^[A-Z][\w.]* ?(?:News)?wire$/i.test(copy) && agencyOf(copy)) return true
  const sign = /^>{0,3} ?([A-Z]{2,10})\/(?: [A-Z ]{4,40})?$/.exec(copy)?.[1]
  return sign !== undefined && isAgency(sign)
}

/** What hangs on the copy of a wire is a sign or two. */
const shortest = 16

function isAmongLabels({ blocks, index }: Setting): boolean {
  return [blocks[index - 1], blocks[index + 1]].some((block) => block !== undefined && isLabel(block.copy))
}

function isProvider({ blocks, index }: Setting): boolean {
  return /^news provided by$/i.test(blocks[index - 1]?.copy ?? '')
}

/** A company’s name over "February 11, 2019 07:00 ET | Source: Corvane Mining Corp." */
function isSource(copy: string, { blocks, index }: Setting): boolean {
  const next = blocks[index + 1]?.copy ?? ''
  return copy.length > 3 && next.endsWith(`Source: ${copy}`)
}

/** Startseite | Schweiz | Graubünden        Home › Binnenland › Zeeland */
function isTrail(copy: string, { index }: Setting): boolean {
  const sections = copy.split(/\s?[|›»>/·]\s?/)
  return (
    index < 8 &&
    sections.length >= (/[›»>]/.test(copy) ? 2 : 3) &&
    sections.every((section) => section.length <= 40 && /^\p{Lu}[\p{L}&’' -]*$/u.test(section))
  )
}

/** Delicious Digg Facebook reddit Twitter: labels from the line's first word to its last, each of one to four words. */
function isTiled(copy: string): boolean {
  const words = copy.toLowerCase().split(/[\s,|·]+/)
  if (words.length < 2 || words.length > 16) return false
  const reached = [true]
  for (let from = 0; from < words.length; from++) {
    if (!reached[from]) continue
    for (let count = 1; count <= 4; count++) {
      if (isLabel(words.slice(from, from + count).join(' '))) reached[from + count] = true
    }
  }
  return reached[words.length] ?? false
}

/** What stands around the prose and is no part that is known. */
function stray(copy: string, { index, traits, blocks }: Setting): Clue[] {
  const [first, last] = traits.prose
  if (
    endsAsSentence(copy) ||
    isRate(copy) ||
    /[.!?][’”'"]* \/?\(?[^\s\d.,;:!?()]{2,8}\)?$/.test(copy) ||
    /^\d{4}$/.test(copy) ||
    // Copy that breaks off in a quotation.
    /^[^"“”]*["“][^"“”]{8,}$/.test(copy) ||
    isMeasured(copy) ||
    isResult(blocks, index) ||
    isIntroduced(blocks, index) ||
    /[:,]$/.test(copy) ||
    copy.length > 100 ||
    isMarked(copy) ||
    blocks[index]?.lines.some(isTabular)
  )
    return []
  return [
    when(index < first && isStray(copy), 0.5, 'stands above the copy'),
    when(
      last > 2 && index > last && !leadsToCopy(blocks, index),
      3,
      'stands beneath the last paragraph and is no sentence',
    ),
  ]
}

/** Aber Rovers 2  /  Merthyr City 1 */
function isResult(blocks: readonly Block[], index: number): boolean {
  const result = /^[A-ZÀ-Þ][A-Za-zÀ-ÿ.’'& -]+ \d{1,3}$/
  const isOne = (at: number) => result.test(blocks[at]?.copy ?? '')
  return isOne(index) && (isOne(index - 1) || isOne(index + 1))
}

/** A line of a list that the copy leads to: “The winners of the ribbons are:” */
function isIntroduced(blocks: readonly Block[], index: number): boolean {
  for (const { copy } of blocks.slice(Math.max(0, index - 12), index).reverse()) {
    if (copy.endsWith(':')) return wordsIn(copy).length >= 4 && !isLabel(copy) && !relatedHead.test(copy)
    if (endsAsSentence(copy) || copy.length > 100) return false
  }
  return false
}

/** PLUM CAKE, over a list and “Bake until it smells right.” */
function leadsToCopy(blocks: readonly Block[], index: number): boolean {
  return blocks
    .slice(index + 1, index + 12)
    .some(({ copy }) => isPlainSentence(copy) && !isLabel(copy) && !isCopyright(copy))
}

/** ($1 = 6.5 Swedish crowns) */
function isRate(copy: string): boolean {
  return /^\([^()]*\d[^()]* = [^()]*\d[^()]*\)$/.test(copy)
}

/** A few words set as a label, an address, or with signs that no headline has. */
function isStray(copy: string): boolean {
  const words = wordsIn(copy)
  const isSet = words.every((word) => /^[\p{Lu}\d]/u.test(word))
  return (words.length <= 4 && isSet) || /[|<>›»°@#_=]|https?:/.test(copy) || /^[a-z]/.test(copy)
}

/** A running head stands again lower down, in the same short words. */
function isHead(copy: string, { index, blocks, traits }: Setting): boolean {
  // The last of them above the copy is the headline, which a page's title and trail repeat.
  if (index < traits.prose[0] && !blocks.slice(index + 1).some((block) => block.copy === copy)) return false
  return index > 0 && !endsAsSentence(copy) && wordsIn(copy).length <= 8 && !/^[“"]/.test(copy)
}

export function isCopyright(copy: string): boolean {
  return (
    /^\(?(?:copyright\b|©|\(c\)|c\.(?=\d{4})|™ ?& ?©|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|this material may not be)/i.test(
      copy,
    ) &&
    (/\b(?:19|20)\d\d\b/.test(copy) ||
      /rights reserved|rechte|droits|derechos|may not be published|riservat|direitos|^\(?©|^\(c\) /i.test(
        copy,
      )) &&
    wordsIn(copy).length < 60 &&
    !isTold(copy)
  )
}

/** A sentence that only begins so. */
function isTold(copy: string): boolean {
  return (
    /[^.]\.[”’"']?$/.test(copy) &&
    wordsIn(copy).length > 8 &&
    !/rights|reserved|published|©|\(c\)|rechte|droits|derechos|inc\.|ltd\.|llc/i.test(copy)
  )
}

function isTail({ blocks, index }: Setting): boolean {
  return index >= blocks.length - 3
}

const relatedHead =
  /^(?:related(?: (?:stories|story|topics?|news|articles?|links?|content|coverage))?|story highlights|highlights|read (?:more|next|also)|see also|also read|more (?:from|on|in|by) .{2,30}|more (?:stories|news|coverage)|most (?:popular|read|viewed|emailed|shared)(?: .{0,24})?|les plus (?:lus|partagés)|meist(?:gelesen|kommentiert)|lo más (?:leído|visto)|i più letti|meest gelezen|mais lidas|más información|recommended(?: for you)?|you (?:may|might) (?:also )?(?:like|be interested in)|up next|in other news|trending|\w{2,12} recommends|don['’]t miss|mehr zum thema|mehr aus .{2,30}|lesen sie (?:auch|mehr)|das könnte sie (?:auch )?interessieren|auch interessant|zum thema|lire aussi|à lire aussi|sur le même sujet|voir aussi|lee también|le puede interesar|noticias relacionadas|te puede interesar|leggi anche|lees ook|meer over|leia também|leia mais(?: em .{2,30})?|les også|läs (?:också|även)|læs også|mest (?:lest|läst|læst)|relaterte saker)\s?:?$/i
const relatedLine =
  /^(?:(?:à lire aussi|lire aussi|leggi anche|lees ook|leia também|lee también|lesen sie auch|read more here)\s\S.{5,140}(?<![a-zß-ÿ]\.)|(?:related|read more|also read|read also|see also|read next|read|more|watch|don['’]t miss|listen|photos|video|gallery|slideshow|mehr|lesen sie auch|lire aussi|à lire aussi|lee también|leggi anche|lees ook|leia também|les også|läs (?:också|även|mer)|læs også)\s?[:|>»]\s?\S.{5,140})$/i

/** A sentence, be it signed: Der Kater soll am Freitag zurückkehren. (dpa) */
function isSaid(copy: string): boolean {
  return /[.!][’”'"]?(?: \([\p{L}/ -]{2,20}\))?$/u.test(copy)
}

/** Links to other stories: a heading and the headlines beneath it, or both on one line. */
export const related: Recognizer = {
  role: 'related',
  longest: 160,
  weigh(copy, { blocks, index, layout, traits }): Clue[] {
    if (index < 2 || layout.isWire) return []
    const next = blocks[index + 1]
    if (
      next &&
      !next.gap &&
      /^(?:read more|weiterlesen|lire la suite)$/i.test(next.copy) &&
      !/[.!]$/.test(copy)
    )
      return [[11, 'stands over “Read more”']]
    // Over a paragraph such words are a subhead.
    // So they are over a list of the story's own points, which it brings with it.
    if (/^(?:story )?highlights\s?:?$/i.test(copy) && isMarked(next?.copy ?? '') && index > traits.prose[0])
      return []
    const isAsked = copy.endsWith(':') && next?.copy.endsWith('?') && next.copy.length < 80
    const leads = next !== undefined && next.copy.length >= 20 && endsAsSentence(next.copy) && !isAsked
    if (relatedHead.test(copy) && !leads) return [[9, 'heads links to other stories']]
    if (relatedLine.test(copy)) return [[9, 'links to another story']]
    const above = blocks.slice(Math.max(0, index - 6), index)
    const head = above.findLastIndex(
      (block) => relatedHead.test(block.copy) && !/^highlights/i.test(block.copy),
    )
    if (head < 0 || copy.length > 110 || isSaid(copy)) return []
    const between = above.slice(head + 1)
    if (!between.every((block) => block.copy.length <= 110 && !isSaid(block.copy))) return []
    const isListed = /^(?:[•·*–—-]|\d{1,2}\.?) /.test(copy)
    return [[isListed ? 13 : between.length === 0 ? 8 : 6, 'stands under links to other stories']]
  },
}
