/** The few words that are the book’s own, in the languages that recognition knows; English for all others. */

export interface Terms {
  /** BCP 47: what they are in. */
  language: string
  contents: string
  cover: string
  colophon: string
  stories: string
  previous: string
  next: string
  pages: string
  parts: string
}

const names = ['contents', 'cover', 'colophon', 'stories', 'previous', 'next', 'pages', 'parts'] as const

const words: Record<string, string> = {
  en: 'Contents|Cover|About this edition|Stories|Previous|Next|Pages|Parts of the book',
  de: 'Inhalt|Titelbild|Über diese Ausgabe|Artikel|Zurück|Weiter|Seiten|Teile des Buchs',
  fr: 'Sommaire|Couverture|À propos de cette édition|Articles|Précédent|Suivant|Pages|Parties du livre',
  es: 'Índice|Cubierta|Sobre esta edición|Artículos|Anterior|Siguiente|Páginas|Partes del libro',
  it: 'Indice|Copertina|Su questa edizione|Articoli|Precedente|Successivo|Pagine|Parti del libro',
  nl: 'Inhoud|Omslag|Over deze uitgave|Artikelen|Vorige|Volgende|Pagina’s|Delen van het boek',
  pt: 'Índice|Capa|Sobre esta edição|Artigos|Anterior|Seguinte|Páginas|Partes do livro',
}

const known = new Map(
  Object.entries(words).map(([language, list]) => {
    const each = list.split('|')
    const terms = Object.fromEntries(names.map((name, index) => [name, each[index]]))
    return [language, { language, ...terms } as unknown as Terms]
  }),
)

export function termsIn(language: string): Terms {
  const found = known.get(language.split('-')[0] ?? '') ?? known.get('en')
  if (!found) throw new Error('There are no English terms')
  return found
}
