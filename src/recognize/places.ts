/** What the desks' style books say stands in a dateline: words, not rules. Add to a list and every rule knows it. */

const setOf = (words: string) => new Set(words.split(/\s*,\s*/))

/** Cities that stand without state or country (Associated Press style), in capitals. */
export const cities = setOf(
  `ATLANTA, BALTIMORE, BOSTON, CHICAGO, CINCINNATI, CLEVELAND, DALLAS, DENVER, DETROIT, HONOLULU, HOUSTON,
   INDIANAPOLIS, LAS VEGAS, LOS ANGELES, MIAMI, MILWAUKEE, MINNEAPOLIS, NEW ORLEANS, NEW YORK, OKLAHOMA CITY,
   PHILADELPHIA, PHOENIX, PITTSBURGH, ST. LOUIS, SALT LAKE CITY, SAN ANTONIO, SAN DIEGO, SAN FRANCISCO, SEATTLE,
   WASHINGTON, AMSTERDAM, ATHENS, BAGHDAD, BANGKOK, BEIJING, BEIRUT, BERLIN, BERN, BOGOTA, BRASILIA, BRUSSELS,
   BUCHAREST, BUDAPEST, BUENOS AIRES, CAIRO, CARACAS, COPENHAGEN, DELHI, DJIBOUTI, DUBLIN, EDINBURGH, FRANKFURT,
   GENEVA, GIBRALTAR, GUATEMALA CITY, HAMBURG, HAVANA, HELSINKI, HONG KONG, ISLAMABAD, ISTANBUL, JAKARTA, JERUSALEM,
   JOHANNESBURG, KABUL, KIEV, KYIV, KUWAIT CITY, LAGOS, LIMA, LISBON, LONDON, LUXEMBOURG, MACAU, MADRID, MANILA,
   MEXICO CITY, MILAN, MONACO, MONTREAL, MOSCOW, MUNICH, NAIROBI, NEW DELHI, OSLO, OTTAWA, PANAMA CITY, PARIS,
   PRAGUE, QUEBEC CITY, QUITO, RIO DE JANEIRO, ROME, SAN MARINO, SANTIAGO, SAO PAULO, SEOUL, SHANGHAI, SINGAPORE,
   STOCKHOLM, SYDNEY, TAIPEI, TEHRAN, TEL AVIV, TOKYO, TORONTO, UNITED NATIONS, VATICAN CITY, VIENNA, WARSAW,
   WELLINGTON, ZURICH, MUMBAI, KOLKATA, CHENNAI, BENGALURU, BANGALORE, HYDERABAD, AHMEDABAD, LUCKNOW, PATNA, JAIPUR, PUNE,
   LAHORE, KARACHI, PESHAWAR, QUETTA, RAWALPINDI, DHAKA, COLOMBO, KATHMANDU, DUBAI, DOHA, RIYADH`.replace(
    /\n\s+/g,
    ' ',
  ),
)

/** States and provinces as AP abbreviates them, the eight that are never abbreviated, and countries. */
export const regions = setOf(
  `Ala., Ariz., Ark., Calif., Colo., Conn., Del., Fla., Ga., Ill., Ind., Kan., Ky., La., Md., Mass., Mich., Minn.,
   Miss., Mo., Mont., Neb., Nev., N.H., N.J., N.M., N.Y., N.C., N.D., Okla., Ore., Pa., R.I., S.C., S.D., Tenn.,
   Vt., Va., Wash., W.Va., Wis., Wyo., D.C., Alaska, Hawaii, Idaho, Iowa, Maine, Ohio, Texas, Utah, Alberta,
   British Columbia, Manitoba, New Brunswick, Newfoundland, Nova Scotia, Ontario, Quebec, Saskatchewan, Alta., B.C.,
   Man., N.B., N.L., N.S., Ont., Que., Sask., P.E.I., Argentina, Australia, Austria, Belgium, Bolivia, Brazil,
   Bulgaria, Canada, Chile, China, Colombia, Costa Rica, Croatia, Cuba, Cyprus, Czech Republic, Denmark, Ecuador,
   Egypt, England, Estonia, Finland, France, Germany, Ghana, Greece, Guatemala, Haiti, Hungary, Iceland, India,
   Indonesia, Iran, Iraq, Ireland, Israel, Italy, Jamaica, Japan, Jordan, Kenya, Latvia, Lebanon, Libya, Lithuania,
   Malaysia, Mexico, Mongolia, Morocco, Myanmar, Nepal, Netherlands, New Zealand, Nicaragua, Nigeria, North Korea,
   Northern Ireland, Norway, Pakistan, Panama, Paraguay, Peru, Philippines, Poland, Portugal, Romania, Russia,
   Saudi Arabia, Scotland, Senegal, Serbia, Slovakia, Slovenia, Somalia, South Africa, South Korea, Spain,
   Sri Lanka, Sudan, Sweden, Switzerland, Syria, Taiwan, Tanzania, Thailand, Tunisia, Turkey, Uganda, Ukraine,
   Uruguay, Venezuela, Vietnam, Wales, Yemen, Zambia, Zimbabwe`.replace(/\n\s+/g, ' '),
)

/** Brazil’s states, which its papers set in brackets after the place. */
export const brazilianStates = setOf(
  'AC, AL, AP, AM, BA, CE, DF, ES, GO, MA, MT, MS, MG, PA, PB, PR, PE, PI, RJ, RN, RS, RO, RR, SC, SP, SE, TO',
)

/** Month names and their abbreviations in the wires' languages, in lower case without a period. */
export const months = setOf(
  `january, february, march, april, may, june, july, august, september, october, november, december, jan, feb, mar,
   apr, jun, jul, aug, sep, sept, oct, nov, dec, januar, februar, märz, mai, juni, juli, oktober, dezember, mär, okt,
   dez, janvier, février, mars, avril, juin, juillet, août, septembre, octobre, novembre, décembre, janv, févr, fév, avr,
   juil, déc, enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre,
   ene, abr, ago, dic, gennaio, febbraio, aprile, maggio, giugno, luglio, settembre, ottobre, dicembre, gen, mag,
   giu, lug, set, ott, janeiro, fevereiro, março, junho, julho, setembro, outubro, novembro, dezembro, fev, out,
   januari, februari, maart, mei, augustus, desember, marts, maj, augusti, января, февраля, марта, апреля, мая, июня, июля, августа, сентября,
   октября, ноября, декабря, ledna, února, března, dubna, května, června, července, srpna, září, října, listopadu,
   prosince, stycznia, lutego, marca, kwietnia, maja, czerwca, lipca, sierpnia, września, października, listopada, grudnia`.replace(
    /\n\s+/g,
    ' ',
  ),
)
