/**
 * The agencies' dialects as data: how each signs a dateline, files a story, ends it and seals it. A form that is
 * missing is one more entry; no rule elsewhere names an agency.
 */

export interface Agency {
  name: string
  /** What stands for it in a dateline's brackets, in lower case. */
  signs: readonly string[]
  /** Lines that number, route and name a story above its headline. */
  slugs?: RegExp
  /** What ends a story, on a line of its own or after the last sentence. */
  ends?: RegExp
  /** Lines beneath the story: when it was sent, who wrote and edited it. */
  trailers?: RegExp
}

const of = (names: string) => names.split(/\s*,\s*/)

export const agencies: readonly Agency[] = [
  {
    name: 'Associated Press',
    signs: ['ap', 'associated press'],
    // Service letter and number; transmission header; keyword line with version and count.
    slugs:
      /^(?:[a-z]{1,3}\d{4}(?: +-{2,4})?|[a-z] [a-z] \S.*\d\d-\d\d \d{4}|[A-Z] [A-Z] {1,3}[A-Z]{3,10} {1,3}[A-Z]\d{4}|(?:[a-z] [a-z] )?(?:AM|PM|BC|AP|am|pm|bc|ap)-{1,2}[A-Z]\S.*|[A-Z]{2,4}-{2}[A-Z].*)$/,
    trailers: /^AP-[A-Z]{2}(?:-\d\d){3} \d{4}[A-Z]{1,3}<?$/,
  },
  {
    name: 'United Press International',
    signs: ['upi'],
    slugs:
      /^(?:UPI[- ]\d{2,4}|UPI .*\d\d-\d\d-\d\d.*|UPI[- ]\d{1,4} \d\d-\d\d-\d\d.*|\d{3}[a-z]|[a-z] [a-z]{6,10} [a-z]{2,4}|[a-z]+-[a-z]+ .*\d{1,2}-\d{1,2})$/,
    trailers: /^(?:UPI|upi) \d\d-\d\d(?:-\d\d)? \d\d?:\d\d ?[a-z]{0,4}$/,
  },
  {
    name: 'Reuters',
    signs: ['reuters', 'reuter', 'rtrs', 'variety.com', 'opta'],
    slugs:
      /^(?:[A-Z][A-Z.-]+(?:-[A-Z]+)?\/[A-Z0-9-]*(?: \([A-Z0-9, -]+\))?|RTR\w{2,8}|[a-z]{3}[A-Z]\w{8,12})$/,
    ends: /^(?:REUTERS?|Reuters)$/,
    trailers: /^(?:\(\(.*@.*\)\)|[A-Z]{2,3} \/\/ [A-Z]{2,3}|REUTERS? [A-Z]{2,3}(?: [A-Z]{2,3})?)$/,
  },
  {
    name: 'Agence France-Presse',
    signs: ['afp', 'ats-afp', 'afp-jiji'],
    slugs: /^(?:AFP[- ]?\d{3,5}.*|[A-Z]{2,4}\d{3,4} \d .*AFP.*)$/,
    trailers:
      /^(?:[a-z]{1,4}(?:-[a-z]{1,4})?(?:\/[a-z]{1,4}(?:-[a-z]{1,4})?){1,4}\/?|l\d{4} \d\d\w{3}\d\d|\d{6} (?:GMT )?[A-Z]{3} \d\d)$/,
  },
  {
    name: 'Deutsche Presse-Agentur',
    signs: of(`dpa, lni, lsw, lby, lno, lrs, lhe, lnw, lbg, lth, lsa, lmv, lah, lbn, tmn, rufa`),
    slugs: /^(?:[a-z]{3}\d{3,4} \d [a-z]{2} \d{1,4}.*|bd[a-z]\d{3,4}.*)$/,
    ends: /^(?:#|dpa)$/,
    trailers: /^(?:dpa(?:[/-][\w-]+)?|lni|lsw|lby)(?: [a-zäöüß0-9]{1,6}){1,5}$/,
  },
  {
    name: 'Austria Presse Agentur',
    signs: ['apa', 'apa/dpa'],
    slugs: /^APA\d{3,4}\b.*$/,
    ends: /^\(Schluss\)(?: [^\s\d.]+)?\s*(?:\++)?$/i,
    trailers: /^(?:APA\d{4}\s+\d{4}-\d\d-\d\d\/\d\d:\d\d|\d{6} [A-Z][a-z]{2} \d\d|[a-z]{2,3}\/[a-z]{2,3})$/,
  },
  {
    name: 'Schweizerische Depeschenagentur',
    signs: ['sda', 'ats', 'keystone-sda', 'si', 'ats afp'],
    slugs: /^(?:bs[dfi]\d{3} .*|BSD\d{3}.*|SDA\d{3,4} .*)$/,
    trailers: /^\((?:SDA|ATS|sda|ats)(?:[/-][\w-]+)+\)$/,
  },
  {
    name: 'Agenzia ANSA',
    signs: ['ansa', 'adnkronos', 'agi'],
    slugs: /^(?:ZCZC\d{2,4}\/[A-Z]{2,4}|[A-Z] [A-Z]{2,4} [A-Z0-9]{2,4}(?: [A-Z0-9]{2,6}){0,3})$/,
    ends: /^\((?:ANSA|AGI|Adnkronos)\)\.?$/i,
    trailers:
      /^(?:[A-Z]{2,5}[-/][A-Z0-9]{2,6}|\d\d-[A-Z]{3}-\d\d \d\d:\d\d(?: N+)?|\([A-Z][a-z]{1,3}(?:[-/][A-Z][a-z]{1,3})*\/Ad[nN]kronos\))$/,
  },
  {
    name: 'Agencia EFE',
    signs: of(`efe, europa press, ep, ep press, télam, notimex, dpa/ep, reuters/ep`),
    ends: /^(?:EFE|\(?EFECOM\)?)\.?$/,
    trailers:
      /^(?:[a-z]{2,4}(?:-[a-z]{2,4})?\/[a-z]{2,4}(?:\/[a-z]{2,4})?|\([^()]{0,30}\) ?\(?(?:foto|vídeo|audio)\)?.*)$/i,
  },
  {
    name: 'Lusa',
    signs: ['lusa', 'agência lusa'],
    ends: /^(?:Lusa\/Fim|Lusa\/fim|Lusa)\.?$/,
    trailers: /^[A-Z]{2,5} (?:\/\/|\(\w+\) \/\/) [A-Z]{2,5}$/,
  },
  {
    name: 'Algemeen Nederlands Persbureau',
    signs: ['anp', 'novum'],
    trailers: /^(?:ANP|anp)(?: [\w-]+){1,4}$/,
  },
  {
    name: 'Belga',
    signs: ['belga'],
    slugs: /^[A-Z]{3}\d{3} \d [A-Z]{2,3} \d{1,4}.*$/,
    ends: /^\.\/\.(?:[A-Z]{2,4}\.?)?$/,
    trailers: /^(?:[A-Z]{2,4}\/){1,4}(?: \.\/\.)?$/,
  },
  {
    name: 'Press Association',
    signs: ['pa', 'press association'],
    slugs: /^\d{1,2} [A-Z]{3,12}(?: [A-Z][\w’'-]*){1,4}$/,
    ends: /^(?:ends|end|mfl|mf)$/i,
    trailers: /^\d{6} [A-Z]{3} \d\d$/,
  },
  {
    name: 'The Canadian Press',
    signs: ['cp', 'the canadian press', 'pc', 'canadian press'],
    trailers:
      /^\(?(?:CP|The Canadian Press|[A-Z][\w .-]{3,30} (?:Star|Sun|Journal|Herald|Gazette|News|Tribune|Post))\)$/,
  },
  {
    name: 'Kyodo News',
    signs: ['kyodo', 'kyodo news', 'jiji'],
    slugs: /^\^?KYODO.*$/,
    ends: /^==\s?Kyodo$/i,
    trailers: /^KWS-.*$/,
  },
  {
    name: 'Xinhua',
    signs: ['xinhua', 'xna', 'cns'],
    slugs: /^\d{7} [a-z][a-z -]{3,40}$/,
    ends: /^(?:e?ndi?tie?m|enditem|enditme|end item|editem)$/i,
    trailers: /^=?\d{8} \d\d\/\d\d\/\d\d \d\d:\d\d GMT(?: n{2,4})?$/i,
  },
  {
    name: 'Press Trust of India',
    signs: ['pti'],
    ends: /^PTI(?: [A-Z]{2,4}){0,5}$/,
    trailers: /^[A-Z]{2,4}(?: [A-Z]{2,4}){0,3}$/,
  },
  {
    name: 'Indo-Asian News Service',
    signs: ['ians', 'ani', 'uni'],
    ends: /^(?:--?\s?(?:IANS|ANI|UNI)|\((?:IANS|ANI|UNI)\))$/,
    trailers: /^[a-z]{2,8}(?:\/[a-z]{2,8}){1,3}\/?$/,
  },
  {
    name: 'TASS',
    signs: of(`tass, itar-tass, itar, interfax, ria novosti, ria, тасс, итар-тасс, интерфакс, риа новости`),
    ends: /^-0-$/,
    trailers: /^\d{2,3}\/[a-z]{2,5}$/,
  },
  { name: 'Polska Agencja Prasowa', signs: ['pap'], trailers: /^(?:[a-z]{2,5}\/ ?){1,4}$/ },
  { name: 'Yonhap', signs: ['yonhap'], ends: /^\(END\)$/, trailers: /^\S+@yna\.\S+$/ },
  {
    name: 'New York Times News Service',
    signs: ['nyt', 'n.y. times news service', 'nytns'],
    trailers: /^NYT-\d\d-\d\d-\d\d \d{4}[A-Z]{2,4}.{0,8}$/,
  },
  {
    name: 'Knight Ridder/Tribune',
    signs: ['krt', 'mct', 'tns', 'tca'],
    slugs: /^(?:KRT|MCT|TNS) (?:NEWS )?(?:STORY|FEATURE|COLUMN) SLUGGED: \S.*$/,
    ends: /^x x x$/i,
    trailers: /^(?:KRT|MCT|LAT|TNS)-[A-Z]{2}.*\d{4}.*$/,
  },
  { name: 'Agencia Brasil, ABr', signs: ['abr', 'agência brasil', 'folhapress', 'ae', 'estadão conteúdo'] },
  { name: 'Business Wire', signs: ['business wire', 'businesswire'] },
  {
    name: 'PR Newswire',
    signs: of(
      `prnewswire, pr newswire, prnewswire-asianet, prnewswire-usnewswire, prnewswire-prweb, prnewswire-firstcall, asianet`,
    ),
  },
  {
    name: 'GlobeNewswire',
    signs: of(
      `globe newswire, globenewswire, primenewswire, marketwire, marketwired, market wire, accesswire, newsfile, newsfile corp., cnw, cnw telbec, canada newswire, ots, euronews, ein presswire, nasdaq omx`,
    ),
  },
  {
    name: 'Religion News Service',
    signs: ['rns', 'religion news service'],
    trailers: /^[A-Z]{2,3}\/[A-Z]{2,3} END [A-Z]+$/,
  },
  { name: 'Australian Associated Press', signs: ['aap'], trailers: /^AAP [a-z]{2,4}(?:\/[a-z]{2,4}){0,3}$/ },
  {
    name: 'other agencies',
    signs: of(
      `cnn, npr, bbc, cbs, nbc, politico, ana, ana-mpa, ap-ft, bta, mti, ctk, čtk, tasr, stt, tt, ntb, ritzau, bloomberg, bloomberg news, kna, epd, sid, dow jones, mena, petra, kuna, wam, spa, qna, irna, isna, anadolu, aa, bernama, antara, app, bss, unb, vna, pna, cna, sports network, the sports network, cns, jta, ips, panapress, pana, nan, gna, sapa, zenit, aci, jp, cox, scripps, shns, stats, sportsticker, cp-ap, hina, tanjug, agerpres, rompres, ukrinform, unian, belta, elta, leta, bns`,
    ),
  },
]

const signs = new Set(agencies.flatMap((agency) => agency.signs))

/** Whether any word in a dateline's brackets, or all of them, is an agency's sign. */
export function isAgency(bracket: string | undefined): boolean {
  if (!bracket) return false
  const lower = bracket.toLowerCase().trim()
  return signs.has(lower) || lower.split(/[/ -]/).some((word) => signs.has(word))
}

/** The agency that signs so. */
export function agencyOf(sign: string): Agency | undefined {
  const lower = sign.toLowerCase()
  return agencies.find((agency) => agency.signs.includes(lower))
}
