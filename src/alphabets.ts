/**
 * What wires are spelled with beyond ASCII: the letters of each language, the most frequent first, and the charsets that
 * its desks sent before UTF-8.
 *
 * The charsets are those of WHATWG Encoding (4.2) and of DOS; the orders are those of common counts of letters in print.
 */

/** One letter in one byte beside ASCII letters; in one byte, alone; in two bytes. */
export type Writing = 'latin' | 'own' | 'wide'

export interface Alphabet {
  writing: Writing
  /** The most common first. */
  charsets: readonly string[]
  /** One string for each language. */
  languages: readonly string[]
}

export const western: Alphabet = {
  writing: 'latin',
  charsets: ['windows-1252', 'macintosh', 'cp850', 'cp437'],
  languages: [
    'éàèêçôîâûùëœïæ',
    'üäößé',
    'óíáéñúü',
    'ãçáéíóõêúâàô',
    'èàùòéìó',
    'äåöéü',
    'øåæéö',
    'áðíéóöúýþæ',
    'óàéèíçúòïü',
    'ëéïèöüó',
    'õäüöšž',
    // Names from anywhere, in English.
    'éíáñóüöçèäøåëãúïôêîõßæ',
  ],
}

export const alphabets: readonly Alphabet[] = [
  western,
  {
    writing: 'latin',
    charsets: ['windows-1250', 'iso-8859-2', 'cp852'],
    languages: ['łóąęśżćńź', 'íáéěýřžčšůúťňďó', 'áéíčýžúšľôťňäďóĺŕ', 'áéőöóíüúű', 'ăîşţâ', 'čšžćđ'],
  },
  { writing: 'latin', charsets: ['windows-1257'], languages: ['ėšųžūįčęą', 'āīēšūņļžķģčŗō'] },
  { writing: 'latin', charsets: ['windows-1254'], languages: ['ıüşğçöİâîû'] },
  {
    writing: 'own',
    charsets: ['windows-1251', 'koi8-r', 'koi8-u', 'cp866', 'iso-8859-5', 'maccyrillic'],
    languages: [
      'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
      'оаинвіертслкудмпзяьбгчйхїжцюшєщфґ',
      'аиоентрсвлкдпмзуяъгбчцжщюхшйфь',
      'аиоенрстувјкдмплзгбчшжцњхћљђфџ',
      'анісеораклутдвйзмпяыьгбчшўцжэюёхф',
    ],
  },
  {
    writing: 'own',
    charsets: ['windows-1253', 'iso-8859-7'],
    languages: ['αοιετσνηυρπκμλςωόίάδγέήχθύφβώξζψϊΐϋΰ'],
  },
  { writing: 'own', charsets: ['windows-1255'], languages: ['יוהלאתרבמשנםחדקעפצטכגסזןךץף'] },
  { writing: 'own', charsets: ['windows-1256'], languages: ['اليمنرتبودهعسةفكقحأجشىصخطذزضثئإغءآظؤ'] },
  {
    writing: 'own',
    charsets: ['windows-874'],
    languages: ['านร่กอ้เงมยัลิวีดทสตะปุบคห์แ็จพชข็ูใำโไผถศซธฟณฐญษฉฎฏฌฤ'],
  },
  {
    writing: 'wide',
    charsets: ['shift_jis', 'euc-jp'],
    languages: [
      'のにはをたがでしいとるてなれっらもかすさこりまあどよくけきうそせつめろばえわやちほみおべねゆひぐげずだじんご' +
        'スンルトーリラアイクシレタマロドジコプフメデテサチカパバニオキウエツハボナムセミグソ' +
        '日一国人年大十二本中長出三時行見月分後前生間上東四金入学高会社市党議員政府県事務所田民主部者新発表内合同立場約選回開理定目実' +
        '現全明体関対性経数手力動自的最戦法作用不当円万',
    ],
  },
  {
    writing: 'wide',
    charsets: ['gb18030'],
    languages: [
      '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十' +
        '三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相' +
        '全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题程展五果' +
        '员记市华京报次将区长期示总经济',
    ],
  },
  {
    writing: 'wide',
    charsets: ['big5'],
    languages: [
      '的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十' +
        '三之進著等部度家電力里如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相' +
        '全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題程展五果' +
        '員記市華京報次將區長期示總經濟今灣',
    ],
  },
  {
    writing: 'wide',
    charsets: ['euc-kr'],
    languages: [
      '이다는의에을가고하한지로은사기를도인대서나그리자어시해아부일들정스니수보장전등제으있라과것상연관원공경구국년했주소만게면여오치선' +
        '신용위성중말세회체합적개계방업조진동미안우또화문통금교행당까할된된될았었습됐밝월',
    ],
  },
]
