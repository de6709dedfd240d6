/** The labels that web pages set around a story, in the wires' languages: words, not rules. */
import { held } from './held.ts'

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
   loading|loading...|loading…|recommended stories|recommended articles|recommended reading|enter your email address|skip|skip ad|video player|now playing
   adchoices|image|open image in gallery|send us feedback|listen to this article|already a subscriber? log in|already a subscriber? sign in
   this content is for subscribers only|accept cookies|accept all|accept all cookies|reject all|manage cookies|manage preferences|cookie settings
   cookie policy|do not sell my personal information|do not sell or share my personal information|leave a reply|required fields are marked *
   previous post|next post|next article|previous article|next story|previous story|editors' picks|editors’ picks|from our partners|powered by wordpress
   save for later|read later|follow|following|be the first to comment|thanks for reading|thank you for reading|become a member|become a subscriber
   donate today|donate now|scroll to continue|expand|collapse|get author rss feed|view author archive
   alle akzeptieren|cookies akzeptieren|cookie-einstellungen|vorheriger artikel|nächster artikel|artikel anhören|empfohlener externer inhalt|jetzt teilen
   tout accepter|accepter les cookies|gérer les cookies|article précédent|article suivant|je m'abonne|je m’abonne|déjà abonné ? se connecter|écouter l'article
   écouter l’article|lire plus tard|aceptar cookies|aceptar todo|artículo anterior|artículo siguiente|ya soy suscriptor|leer más tarde|accetta tutto
   articolo precedente|articolo successivo|cookies accepteren|vorig artikel|volgend artikel
   in compliance with the jti standards|l'espace des contributions est réservé aux abonnés.|the rules of replying:|recommended for you|share via|close extra sharing options|sign me up|enter email address|add to list|democracy dies in darkness
   leggi i commenti|buy now|copy article link|sms|published|image caption,|image caption
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
  /^you(?: have|['’]ve) (?:\d+|one|two|three|no|reached)\b.{0,24}\b(?:articles?|stories)\b.{0,60}$/i,
  /^(?:we|this (?:web)?site) uses? cookies\b.{0,120}$|^by (?:using|continuing|browsing)\b.{0,60}\b(?:cookies?|terms)\b.{0,60}$/i,
  /^your e-?mail address will not be published\b.{0,60}$|^was this (?:article|story|page) helpful\?$|^this is a carousel\b.{0,80}$/i,
  /^support (?:local|independent|quality) journalism\b.{0,60}$|^posted in [^.]{2,30}$|^0\d?:\d\d(?: ?\/ ?\d{1,2}:\d\d)?$/i,
  /^ALSO ON [A-Z ]{3,30}$/,
  /^read or share this story\b.{0,80}$/i,
  /^(?:to )?read more\b.{0,24}(?:https?:|www\.)\S+$/i,
  /^(?:the )?(?:opinions|views) expressed in (?:reader )?comments\b.{0,200}$/i,
  /^edition: ?(?:u\.?s\.?|u\.?k\.?|asia|europe|international|world|global|africa|australia)\b.{0,20}$|^sponsored (?:links|content|by)\b.{0,30}$/i,
  /^(?:bestellen sie|abonnieren sie|jetzt abonnieren|reageren\?|inscrivez-vous|recevez|reciba|recibe|inscríbete|iscriviti|meld je aan|receba)\b.{0,120}$/i,
  /^(?:[\w-]+\.)+[a-z]{2,8}\/\S*$/i,
  /^\d[\d,.]*k? (?:comments?|shares?|views?|likes?|kommentare?|commentaires?|comentarios?|commenti|reacties|tweets?)$/i,
  /^get (?:more|the|our) .{3,80}\b(?:inbox|newsletters?)\b.{0,80}$/i,
  /^(?:comments?|repl(?:y|ies)|shares?|kommentare|commentaires|comentarios|commenti|reacties) ?[(:[] ?\d+[)\]]?$/i,
  /^(?:text|font) size\b.{0,20}$/i,
  /^(?:(?:photo|image|slide|page|foto|bild|seite) )?\d+ ?(?:\/| of | von | sur | de | di | van ) ?\d+$/i,
  /^(?:estimated )?(?:read(?:ing)? time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|leestijd|tempo de leitura)\b.{0,30}$/i,
  /^must-reads?(?: stories)?\b.{0,60}$|^you may (?:occasionally |also )?receive (?:promotional|marketing)\b.{0,100}$/i,
  /^dela? (?:saken |artikeln |artiklen )?(?:på|med|via) [\w-]{2,12}$/i,
  /^lecture (?:de )?\d+ ?min\w*\.?$/i,
  /^\d+ ?[-–]? ?min(?:ute)?s?\.?(?: (?:read|de lecture|de lectura|lesezeit|leestijd))$/i,
  /^(?:sign up(?! (?:was|is)\b)|subscribe|register|log in|abonnez-vous|suscríbete|suscríbase|abbonati|abonneer|assine)\b.{0,90}$/i,
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

/** “Subscribe to no theory, he said.” is what somebody says. */
const isTold = (piece: string) =>
  /[ -](?:said|says|asked|wrote|il|elle|sagte (?:er|sie)|dijo|escribió|disse|zei (?:hij|ze))\.$/.test(piece)

export const isLabel = held(
  (piece) => labels.has(piece.toLowerCase()) || (!isTold(piece) && shapes.some((shape) => shape.test(piece))),
)
