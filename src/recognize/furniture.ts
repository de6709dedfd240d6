/**
 * Furniture: what the web page put around the story, in its head, its tail and between its paragraphs. It is never
 * inside a paragraph, only a line of its own.
 *
 *     Print | Close window        E-mail to a friend        Advertisement        © 2009 Port Ansley Publishing
 */
import { agencyOf, isAgency } from './agencies.ts'
import { type Clue, type Recognizer, type Setting, when } from './evidence.ts'
import { held } from './held.ts'
import { isTabular } from './layout.ts'
import { isMarked } from './list.ts'
import { endsAsSentence, wordsIn } from './words.ts'

/** Whole lines, or pieces of one between bars, bullets and runs of blanks; in lower case. */
const labels = new Set(
  `print|print this|print article|print this article|print page|print this page|print story|print this story|printer friendly
   printer-friendly version|printer friendly version|print version|close|close window|back|back to top|top|home|share|share this
   share this article|share this story|share on facebook|share on twitter|share via email|tweet|tweet this|email|e-mail
   email this|email story|email this story|e-mail this story|email this article|e-mail to a friend|email to a friend|e-mail this
   email a friend|save|save story|save article|bookmark|gift article|gift this article|copy link|link copied|single page
   view as single page|next page|previous page|reprints|order reprints|reprints & permissions|comment|comments|leave a comment
   post a comment|add a comment|view comments|read comments|join the conversation|discuss|larger|smaller|larger text|smaller text
   a a a|a|aa|text|text size|font size|decrease font|increase font|reset|listen|listen to article|play|pause|mute|video
   watch|photos|photo gallery|gallery|view gallery|slideshow|view slideshow|enlarge|enlarge photo|enlarge image|zoom|full screen
   advertisement|advertisment|ad|advertising|sponsored content|sponsored|promoted|skip to content|skip to main content|skip navigation
   skip advertisement|story continues below|story continues below advertisement|article continues below
   article continues below advertisement|continue reading|continue reading below|continue reading the main story|read more|read full article|read on
   sign up|log in|login|log out|sign in|register|subscribe|subscribe now|subscribe today|subscribe here|my account|menu|search|news|sports|opinion
   local|business|obituaries|classifieds|weather|e-edition|newsletters|donate|support us|support local journalism|facebook|twitter|linkedin
   pinterest|whatsapp|reddit|google+|instagram|youtube|flipboard|tumblr|digg|del.icio.us|stumbleupon|messenger|telegram|like|like us on facebook
   follow us|follow us on twitter|rss|recommend|recommended|most popular|most read|most viewed|most emailed|most commented|trending|trending now
   world|uk|us|u.s.|politics|health|science|tech|technology|money|arts|books|travel|lifestyle|life|culture|entertainment|environment|education|latest|latest news|top stories|more headlines|editor's picks|editor’s picks|popular|you may like|you might also like|from around the web
   leer en español|en español|read in english|read in spanish|estimated read time|+|–|-|—|_
   drucken|artikel drucken|druckversion|seite drucken|teilen|weiterleiten|versenden|merken|kommentieren|kommentare|anzeige|werbung|zur startseite
   startseite|vorlesen|schrift größer|schriftgröße|artikel versenden|per e-mail versenden|zurück|mehr|nach oben|leserbrief schreiben|artikel teilen
   imprimer|imprimer l'article|imprimer cet article|partager|envoyer|envoyer par mail|envoyer à un ami|réagir|commenter|commentaires|publicité|s'abonner|s’abonner
   abonnez-vous|accueil|lire la suite|taille du texte|enregistrer|offrir l'article|retour|haut de page|écouter
   imprimir|compartir|enviar|enviar por email|enviar por correo|comentar|comentarios|publicidad|suscríbete|inicio|guardar|escuchar|seguir leyendo|volver
   stampa|condividi|invia|commenti|pubblicità|abbonati|ascolta|stampa articolo|invia per email|indietro
   printen|delen|deel|reageer|reacties|advertentie|bewaar|mail|print artikel|lees verder|terug|abonneer
   printable version|printable|your email address|email address|enter your email|share this page|share page|delicious|reddit|digg it|fark|newsvine|google plus
   e-mail article|most recent|more news|breaking news|live updates|watch live|live|view image|view photo|see photos|caption|hide caption|show caption|full text|powered by|full story|more sharing|watch this video|connect|contests|traffic|sponsored links
   topics|reuse this content|share this|click to copy|privacy policy|terms of service|home delivery|archives|contact|site map|help|sections|
   back to story|back to article|share story|tell a friend|send to a friend|your comment|mailen|mailen|reageren|deel op facebook|deel op twitter
   menu|se connecter|s'inscrire|ir para o conteúdo|saltar al contenido|zum inhalt springen|aller au contenu|vai al contenuto|ga naar inhoud|iniciar sesión|anmelden|abonnieren|accedi|entrar
   artikel vorlesen|artikel empfehlen:|artikel empfehlen|scrivi alla redazione|suggerisci|suggerisci ()|email us|contact us|terms of use|privacy policy|news provided by|news in focus|also from this source|view pdf|download pdf|smart multimedia gallery|explore
   article réservé aux abonnés|réservé aux abonnés|ajouter à vos sélections|ajouter aux favoris|contribuer|mais opções|mais|archivado en:|newsletter
   annons|annonse|annonce|dela|dela artikeln|del saken|del artikel|del artiklen|skriv ut|les mer|läs mer|læs mere|kommentarer|kommenter|logg inn|logga in
   log ind|prenumerera|bli abonnent|bliv abonnent|tips oss|tipsa oss|til toppen|til forsiden|till startsidan|lyssna|spara
   recommended for you|leggi i commenti|buy now|copy article link|sms|published|image caption,|image caption
   compartilhar|partilhar|comentários|publicidade|assine|ouvir|voltar|enviar por e-mail`
    .split(/\||\n/)
    .map((label) => label.trim()),
)

/** What labels look like that hold a number, a name or an address. */
const shapes: readonly RegExp[] = [
  /^(?:share|print|e-?mail|recommend|view|hide|show|see|add|post|report|tweet|like|pin|gefällt|partager|ajouter|voir|compartir|compartilhar|deel|delen)(?: (?:this|all|full|the|to|your|on|a|vos|les|esta|op|mir))?(?: [\w'’-]+){0,3}(?: \(?\d+\)?)?$/i,
  /^(?:partilhar|ouça|subscreva|sfoglia|argomenti|segui gli|copier|copiar|la rédaction vous|hier können sie|todo o conteúdo|article licensing|if you want other stories|to order|for reprints|submit scores)\b.{0,110}$/i,
  /\bis pleased to provide this opportunity\b|\ba version of this (?:article|story) appear(?:s|ed) in print\b|\bletters should include\b/i,
  /^(?:connect|tweet|linkedin|comment|email|more|share|print|facebook|google\+?|pinterest|save){3,}$/i,
  /^read more (?:here|at)\b.{0,6}https?:\S+$/i,
  /^(?:the )?(?:opinions|views) expressed in (?:reader )?comments\b.{0,200}$/i,
  /^edition: ?(?:u\.?s\.?|u\.?k\.?|asia|europe|international|world|global|africa|australia)\b.{0,20}$|^sponsored (?:links|content|by)\b.{0,30}$/i,
  /^(?:bestellen sie|abonnieren sie|jetzt abonnieren|reageren\?|inscrivez-vous|recevez|reciba|recibe|inscríbete|iscriviti|meld je aan|receba)\b.{0,120}$/i,
  /^(?:[\w-]+\.)+[a-z]{2,8}\/\S*$/i,
  /^\d[\d,.]*k? (?:comments?|shares?|views?|likes?|kommentare?|commentaires?|comentarios?|commenti|reacties|tweets?)$/i,
  /^(?:comments?|shares?|kommentare|commentaires|comentarios|commenti|reacties) ?[(:[] ?\d+[)\]]?$/i,
  /^(?:text|font) size\b.{0,20}$/i,
  /^(?:(?:photo|image|slide|page|foto|bild|seite) )?\d+ ?(?:\/| of | von | sur | de | di | van ) ?\d+$/i,
  /^(?:estimated )?(?:read(?:ing)? time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|leestijd|tempo de leitura)\b.{0,30}$/i,
  /^dela? (?:saken |artikeln |artiklen )?(?:på|med|via) [\w-]{2,12}$/i,
  /^lecture (?:de )?\d+ ?min\w*\.?$/i,
  /^\d+ ?[-–]? ?min(?:ute)?s?\.?(?: (?:read|de lecture|de lectura|lesezeit|leestijd))$/i,
  /^(?:sign up|subscribe|register|log in|abonnez-vous|suscríbete|suscríbase|abbonati|abonneer|assine)\b.{0,90}$/i,
  /^(?:get|join|download|try) (?:our|the|us|unlimited)\b.{0,90}$/i,
  /^(?:top|more|latest) .{2,30} (?:galleries|videos|slideshows)$/i,
  /^our standards:.{0,60}$/i,
  // The way to the same story in another language.
  /^(?:点击查看|阅读|查看|閱讀).{0,12}(?:中文|简体|繁體|英文).{0,6}$/,
  /^(?:continue reading|story continues|article continues|advertisement|click here|tap here|click to|hier klicken|weiterlesen|suite de l)\b[^.,]{0,60}$/i,
  /^follow @\w+$|^(?:follow|like|find) (?:us|@?\w+) on (?:twitter|facebook|instagram|x)\b.{0,40}$/i,
  /^(?:\w[\w &’'-]{1,24} ?[>»›] ?){1,4}\w[\w &’'-]{1,24}$/,
  /^(?:home|news|startseite|accueil|inicio)(?: ?[>»›/] ?\w[\w &’'-]{1,24}){1,4}$/i,
  /^(?:https?:\/\/|www\.|pic\.twitter\.com\/)\S+$/i,
  /^(?:filed under|archivado en|classé dans|meer over|tags?|topics?|categories|more on|schlagworte|themen|mots-clés|etiquetas|temas)\s?:.{0,90}$/i,
  /^this copy is for your personal\b.{0,200}$|^(?:reproduced with permission|further reproduction)\b.{0,160}$/i,
  /^visit (?:the |us |our )?.{0,60}\b(?:at|on)\b ?(?:www\.|https?:|the web).{0,60}$/i,
  /^this (?:article|story) (?:originally )?(?:appear(?:s|ed) in|appeared|was originally published|was first published)\b.{0,140}$/i,
  /^(?:print|email|share|save|tweet)(?:[ ,]+(?:print|email|e-mail|share|save|tweet|comment|facebook|twitter|text size|a|\+|-|–))+$/i,
]

const isLabel = held((piece) => labels.has(piece.toLowerCase()) || shapes.some((shape) => shape.test(piece)))

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
    /[:,]$/.test(copy) ||
    copy.length > 100 ||
    isMarked(copy) ||
    blocks[index]?.lines.some(isTabular)
  )
    return []
  return [
    when(index < first && isStray(copy), 0.5, 'stands above the copy'),
    when(last > 2 && index > last, 3, 'stands beneath the last paragraph and is no sentence'),
  ]
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
function isHead(copy: string, { index }: Setting): boolean {
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
  /^(?:related(?: (?:stories|story|topics?|news|articles?|links?|content|coverage))?|story highlights|highlights|read (?:more|next|also)|see also|also read|more (?:from|on|in) .{2,30}|more (?:stories|news|coverage)|most (?:popular|read|viewed|emailed|shared)(?: .{0,24})?|les plus (?:lus|partagés)|meist(?:gelesen|kommentiert)|lo más (?:leído|visto)|i più letti|meest gelezen|mais lidas|más información|recommended(?: for you)?|you (?:may|might) (?:also )?(?:like|be interested in)|up next|in other news|trending|don['’]t miss|mehr zum thema|mehr aus .{2,30}|lesen sie (?:auch|mehr)|das könnte sie (?:auch )?interessieren|auch interessant|zum thema|lire aussi|à lire aussi|sur le même sujet|voir aussi|lee también|le puede interesar|noticias relacionadas|te puede interesar|leggi anche|lees ook|meer over|leia também|leia mais(?: em .{2,30})?|les også|läs (?:också|även)|læs også|mest (?:lest|läst|læst)|relaterte saker)\s?:?$/i
const relatedLine =
  /^(?:(?:à lire aussi|lire aussi|leggi anche|lees ook|leia também|lee también|lesen sie auch|read more here)\s\S.{5,140}|(?:related|read more|also read|read also|see also|read next|read|more|watch|listen|mehr|lesen sie auch|lire aussi|à lire aussi|lee también|leggi anche|lees ook|leia também|les også|läs (?:också|även|mer)|læs også)\s?[:|>»]\s?\S.{5,140})$/i

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
    const isListed = /^(?:[•·*-]|\d{1,2}\.?) /.test(copy)
    return [[isListed ? 13 : between.length === 0 ? 8 : 6, 'stands under links to other stories']]
  },
}
