/** The few words that are the book’s own. */
import { termsOf } from '../../terms.ts'

const names = ['contents', 'cover', 'colophon', 'stories', 'previous', 'next', 'pages', 'parts'] as const

const words = {
  en: 'Contents|Cover|About this edition|Stories|Previous|Next|Pages|Parts of the book',
  de: 'Inhalt|Titelbild|Über diese Ausgabe|Artikel|Zurück|Weiter|Seiten|Teile des Buchs',
  fr: 'Sommaire|Couverture|À propos de cette édition|Articles|Précédent|Suivant|Pages|Parties du livre',
  es: 'Índice|Cubierta|Sobre esta edición|Artículos|Anterior|Siguiente|Páginas|Partes del libro',
  it: 'Indice|Copertina|Su questa edizione|Articoli|Precedente|Successivo|Pagine|Parti del libro',
  nl: 'Inhoud|Omslag|Over deze uitgave|Artikelen|Vorige|Volgende|Pagina’s|Delen van het boek',
  pt: 'Índice|Capa|Sobre esta edição|Artigos|Anterior|Seguinte|Páginas|Partes do livro',
}

const read = termsOf(names, words)

export interface Terms extends Record<(typeof names)[number], string> {
  /** BCP 47: what they are in. */
  language: string
}

export function termsIn(given: string): Terms {
  const { language, terms } = read(given)
  return { ...terms, language }
}
