/**
 * Names in a byline: people, their roles, the desks they write for.
 *
 *     By Ann Lee, Reuters                     ->  Ann Lee, of Reuters
 *     LYDIA FAIRWEATHER Staff Writer          ->  LYDIA FAIRWEATHER, Staff Writer
 *     By A. Kim, Bo Ek and Cy Orr | Mercury   ->  three people of the Mercury
 */
import type { Byline } from '../story.ts'
import { agencyOf } from './agencies.ts'
import { held } from './held.ts'
import { isCaps } from './words.ts'

/** What opens a byline, before a name. */
export const byWords =
  /^\(?(?:(?:(?:van|door) onze (?:correspondent|verslaggever|verslaggeefster)|by (?:xinhua|afp|ap|kyodo) (?:writers?|correspondents?|reporters?)(?=\s)|(?:written |story |reported |posted |words |text |(?:story|stories|words|text) and photos? |photos? and (?:text|story) )?by|from|von|par|por|di|door|da|av|af|texte? (?:et photos? )?de|dal nostro (?:inviato|corrispondente)|de notre (?:correspondante?|envoyée?)(?: spéciale?)?|von unserem (?:korrespondenten|redakteur|mitarbeiter)|de nuestro corresponsal)\b\s*:?\s*(?=["“'‘]?\p{Lu}|the \p{Lu}|l['’]\p{Lu}|dpa\b|la \p{Lu})|(?:מאת|بقلم)\s*:?\s*(?=\p{Lo}))/iu

/** Interview: Marius Tveit        Text: Lena Brück und Ole Kamp */
export const pieceWords =
  /^(?:Interview|INTERVIEW|Texte?|TEXTE?|Text und Fotos|Texte et photos?|Tekst|Testo|Texto) ?: ?(?!(?:Why|How|What|When|Where|Who|Warum|Wie|Was|Wer|Wo) )(?=[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]+(?: [A-Za-zÀ-ÿ.'’-]+){0,2} [A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]+(?:$|,? (?:und|et|og|och|y|e|and) |, ))|^(?:Author|Autor(?:in)?|Auteure?|Autore|Autrice) (?=[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]+ [A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]+$)/

const particles =
  /^(?:de|del|della|delle|dei|di|da|das|do|dos|du|des|la|le|van|von|der|den|ter|ten|zu|zum|zur|vom|al|el|bin|ibn|ben|y|e|af|av|of)$/u
/** A name in a script without capitals, which only a word for by tells from other words. */
export const isCaseless = (copy: string) =>
  /^\p{Lo}[\p{Lo}\p{M}'’׳״-]+(?: \p{Lo}[\p{Lo}\p{M}'’׳״-]+){1,3}$/u.test(copy)

const generation = /^(?:Jr\.?|Sr\.?|I{2,3}|IV|V)$/
const word = /^["“'‘(]?\p{Lu}[\p{L}\p{M}.’'-]*["”'’)]?$/u

/** Words that an organization or a role has, and a person has not. */
const deskWords = new Set(
  `press post times news newspaper newspapers service services staff bureau writer writers editor editors correspondent
   correspondents reporter reporters courier tribune herald globe journal gazette chronicle observer dispatch agency agence
   agentur wire wires network media magazine radio agência agencia agenzia television tv columnist critic photographer reviewer bloomberg redaktion
   redakteur redakteurin mitarbeiter mitarbeiterin korrespondent korrespondentin envoyé envoyée spécial spéciale redacción
   corresponsal correspondante inviato inviata corrispondente verslaggever verslaggeefster redactie redacteur redação
   repórter enviado especial ledger mercury examiner sentinel bulletin record register standard telegraph advocate
   independent indépendant inquirer daily weekly review monitor globe-democrat union leader enterprise eagle argus republic republican
   democrat citizen patriot beacon statesman university institute college association company corporation inc corp ltd llc
   group foundation department office committee council society contributor contributing intern freelance presse zeitung
   nachrichten tageblatt anzeiger allgemeine rundschau kurier bote anstalt rédaction rédacteur rédactrice journaliste
   periodista periodistas cronista redazione`.split(/\s+/),
)

/** Whether words name an organization, a desk or a role. */
export const isOrganized = held((copy) => {
  if (/\bspecial to\b|\bfor the \p{Lu}/iu.test(copy)) return true
  const words = copy.toLowerCase().match(/[\p{L}-]+/gu) ?? []
  const bare = copy.replace(/^(?:by|von|par|por|di|door)?\s*(?:the |l['’])?/i, '')
  const signed = copy
    .split(/\s+/)
    .some(
      (each) => /^\p{Lu}{3,}$/u.test(each) && each !== copy && !isCaps(copy) && agencyOf(each) !== undefined,
    )
  return signed || words.some((each) => deskWords.has(each)) || agencyOf(bare) !== undefined
})

/** Whether words can be a person's name: capitals, initials, particles. */
export const isName = held((copy) => {
  const words = copy.trim().split(/\s+/)
  if (words.length > 7 || words[0] === '') return false
  return (
    words.every((each) => word.test(each) || particles.test(each) || generation.test(each)) &&
    words.some((each) => /\p{L}{2}/u.test(each) && word.test(each)) &&
    !isOrganized(copy) &&
    !listHead.test(copy.trim())
  )
})

/** What stands over a list of what the story says. */
const listHead =
  /^(?:key (?:points|facts|takeaways|developments)|at a glance|in brief|(?:fast|quick) facts|by the numbers)$/i

/** The people of a byline, in order, with their desks; "By Ann Lee, Reuters" is one person with an organization. */
export function peopleOf(copy: string): Byline[] {
  const bare = copy
    .replace(/^\*+\s*|\s*\*+$/g, '')
    .replace(/^\(([^()]*)\)$/, '$1')
    .replace(byWords, '')
    .replace(pieceWords, '')
    // By Ann Lee, Globe Staff, 3/9/2001
    .replace(/[,|]? \d{1,2}\/\d{1,2}\/\d{2,4}$/, '')
    // By ANN LEE       JAN. 8, 2016        Posted by Ann Lee on June 4, 2013 at 5:00pm
    .replace(/ on (?=[A-Z][a-z]{2,8}\.? \d)(.*\d{4}) at \d[\d:apm. ]*$/, ' $1')
    .replace(/[,|]?\s+[A-Z][A-Za-z]{2,8}\.? \d{1,2}, \d{4}$/, '')
    .replace(/^(?:and|und|et|y|e|en|og|och|ja) (?=\p{Lu})/u, '')
    .replace(placed, '')
    // KENJI TAKEUCHI/ Staff Writer
    .replace(/(?<=[A-Za-zÀ-ÿ])\/ (?=[A-Z])/, ', ')
    // Melker Sandqvist/TT
    .replace(/(?<=\p{Ll})\/(?=\p{Lu}{2,6}$)/u, ', ')
    .replace(
      /\s*[|•·,;–—/-]?\s*\(?(?:e-?mail: ?|twitter: ?)?(?:[\w.+-]+@[\w-]+\.[\w.-]+|(?<![\w.])@\w{2,})\)?/gi,
      '',
    )
    .trim()
  const people: Byline[] = []
  if (bare.includes(', ') && inverted.test(bare))
    return [{ name: bare.replace(/^([^,]+), (.*?)\.?$/, '$2 $1'), raw: bare }]
  const [, open = bare, bracket] = /^(.*?)\s*\(([^()]*)\)$/.exec(bare) ?? []
  for (const piece of open.split(separators)) {
    const words = piece.trim().replace(/[.,;:]$/, (end) => (/\b(?:Jr|Sr|[A-Z])\.$/i.test(piece) ? end : ''))
    if (words !== '') addPiece(people, words)
  }
  const last = people.at(-1)
  if (bracket && last) addDesk(last, bracket)
  for (const person of people) person.name = properCase(person.name)
  return people
}

/** A name that the wire has in capitals, as its bearer writes it: MARY-ANN O’NEIL MCKAY III -> Mary-Ann O’Neil McKay III */
function properCase(name: string): string {
  if (/\p{Ll}/u.test(name.replace(/\bM(?:c|ac)(?=\p{Lu})/gu, '')) || !/\p{Lu}{2}/u.test(name)) return name
  return name
    .toLowerCase()
    .replace(/(?<![\p{L}’'.])\p{L}|(?<=\bo[’'])\p{L}|(?<=\.)\p{L}|(?<=\bmc)\p{L}/gu, (letter) =>
      letter.toUpperCase(),
    )
    .replace(/\b(?:Ii|Iii|Iv)$/, (count) => count.toUpperCase())
    .replace(/(?<= )(?:De|Del|Della|Di|Da|Du|La|Le|Van|Von|Der|Den|Zu|Y)(?= )/g, (particle) =>
      particle.toLowerCase(),
    )
}

/** Cormac Devaney, in Drumkerrin        Ann Lee in New York and Bo Ek in Oslo: where each of them is. */
export const placed =
  /(?<=[a-zß-ÿA-ZÀ-Þ.]{2})(?:,? in| at(?: the)?) [A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]+(?: [A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]+){0,2}(?=$| and |, [A-ZÀ-Þ])/g

/** A name as archives turn it: Paxton, Willa. */
export const inverted = /^\p{Lu}[^\s\d.,:;!?()]+, \p{Lu}[^\s\d.,:;!?()]+(?: \p{Lu}\.)?\.?$/u

const separators =
  /\s*(?:,?\s+(?:and|und|et|y|e|en|og|och|ja)\s+|\s*&\s*)(?!(?:the )?\w+ (?:wire|news) )|\s*[|•·;]\s*|\s\/\s|\s[–—-]\s|,\s+(?=(?:["“]?\p{Lu}|the |for |of |our |dpa|unser|notre|envoy|corre))|\s+(?=(?:of|for) the \p{Lu})|\s+(?=Special to )/iu

function addPiece(people: Byline[], words: string): void {
  const last = people.at(-1)
  const desk = words.replace(/^(?:of|for) /i, '')
  // A second person has two names; a word alone is where the first one is.
  if (last && (isOrganized(desk) || !isName(words) || (!words.includes(' ') && last.name.includes(' ')))) {
    if (generation.test(words)) last.name += `, ${words}`
    else addDesk(last, desk)
    return
  }
  const split = isOrganized(words) ? splitRole(words) : undefined
  const isPerson = split && isName(split.name) && !topic.test(words)
  if (isPerson && agencyOf(words.split(' ')[0] ?? '') === undefined) {
    const person = { name: split.name, raw: words }
    people.push(person)
    addDesk(person, split.role)
  } else people.push({ name: words, raw: words })
}

function addDesk(person: Byline, desk: string): void {
  const field = isRole(desk) ? 'title' : 'org'
  person[field] = person[field] ? `${person[field]}, ${desk}` : desk
}

const roleWords = new Set(
  'staff correspondent writer reporter editor columnist service bureau press news times post'.split(' '),
)

/** Where a name ends and its role begins: LYDIA FAIRWEATHER | Staff Writer, Ned Pell | Associated Press Writer. */
function splitRole(copy: string): { name: string; role: string } | undefined {
  const words = copy.split(' ')
  for (let names = 2; names <= 4; names++) {
    for (let at = names; at <= names + 3; at++) {
      if (!words.slice(0, at).every((each) => word.test(each))) break
      if (!roleWords.has(words[at]?.toLowerCase().replace(/\W+$/, '') ?? '')) continue
      return { name: words.slice(0, names).join(' '), role: words.slice(names).join(' ') }
    }
  }
  return undefined
}

/** What a role begins with, and no name: Sports Editor, Chief Correspondent. */
const topic =
  /^(?:The|Sports|Business|Political|Science|Medical|Economics|Entertainment|Religion|National|Foreign|Staff|Special|Chief|Senior|Food|Travel|Education|Courts?|City|Metro|State|Washington|Night|Assistant|Associate|Managing|Television|Movie|Music|Fashion|Health|Technology|Energy|Travel|Automotive)\b/

export function isRole(words: string): boolean {
  return /\b(?:writers?|editor|correspondents?|reporters?|columnist|critic|photographer|staff|intern|envoyée?|corresponsal|redakteur(?:in)?|korrespondent(?:in)?|inviat[oa]|verslaggever)\b/i.test(
    words,
  )
}
