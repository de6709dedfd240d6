/**
 * The desks that wires file by, and what an edition calls them: a category's code to the title of a section.
 *
 *     s, spo, dep   ->   “Sports”, in a German edition “Sport”
 *
 * Letters as in NAA 89-3, J (ANPA 1312), longer codes as agencies put them into IPTC 7901, 4.6 and NITF. What stands
 * in no list, or means everything (“general”) or no copy at all (advisories), makes no section.
 */

interface Desk {
  codes: string
  /** In the order of `languages`. */
  titles: string
}

/** Those that recognition knows. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt']

const desks: readonly Desk[] = [
  {
    codes: 'a n cro bin inr ci hhh',
    titles: 'National|Inland|Intérieur|Nacional|Cronaca|Binnenland|Nacional',
  },
  { codes: 'i int est ext utr bui', titles: 'World|Ausland|Monde|Mundo|Mondo|Buitenland|Mundo' },
  { codes: 'w', titles: 'Washington|Washington|Washington|Washington|Washington|Washington|Washington' },
  { codes: 'p pl po pol', titles: 'Politics|Politik|Politique|Política|Politica|Politiek|Política' },
  { codes: 'f fi fin wi eco', titles: 'Business|Wirtschaft|Économie|Economía|Economia|Economie|Economia' },
  { codes: 's q r z sp spo dep srs sss', titles: 'Sports|Sport|Sports|Deportes|Sport|Sport|Esportes' },
  { codes: 'ku cu cul', titles: 'Culture|Kultur|Culture|Cultura|Cultura|Cultuur|Cultura' },
  {
    codes: 'e',
    titles: 'Entertainment|Unterhaltung|Divertissement|Espectáculos|Spettacoli|Entertainment|Entretenimento',
  },
  { codes: 'soc', titles: 'Society|Gesellschaft|Société|Sociedad|Società|Samenleving|Sociedade' },
  { codes: 'vm', titles: 'Miscellany|Vermischtes|Faits divers|Varios|Varie|Gemengd nieuws|Variedades' },
  { codes: 'l', titles: 'Lifestyle|Leben|Art de vivre|Estilo de vida|Stili di vita|Leven|Estilo de vida' },
  { codes: 'd', titles: 'Food|Essen und Trinken|Cuisine|Gastronomía|Cucina|Eten en drinken|Gastronomia' },
  { codes: 't', titles: 'Travel|Reise|Voyages|Viajes|Viaggi|Reizen|Viagens' },
  { codes: 'o', titles: 'Weather|Wetter|Météo|El tiempo|Meteo|Weer|Tempo' },
  { codes: 'k', titles: 'Opinion|Meinung|Opinions|Opinión|Opinioni|Opinie|Opinião' },
]

const byCode = new Map(desks.flatMap((desk) => desk.codes.split(' ').map((code) => [code, desk.titles])))

/** The section of a wire's category in an edition of a language; English for those without titles. */
export function sectionOf(category: string, language: string): string | undefined {
  const place = Math.max(0, languages.indexOf(language.split('-')[0] ?? ''))
  const code = category.trim().toLowerCase()
  const title = byCode.get(code)?.split('|')[place]
  return title ?? (isWord(code) ? code.charAt(0).toUpperCase() + code.slice(1) : undefined)
}

/** Newer formats write words where older ones have codes: “politics”, “arts and leisure”. */
function isWord(code: string): boolean {
  return code !== 'general' && /^\p{L}{4,}(?: (?:\p{L}+|&))*$/u.test(code)
}
