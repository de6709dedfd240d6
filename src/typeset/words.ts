/** What a newspaper says of itself, in the languages that the house reads. */
import type { Direction } from '../direction.ts'
import type { Newspaper } from '../template.ts'
import type { Sheet } from './paginate.ts'

/** {page} stands for a page, {pages} for their number. */
export interface Words {
  contents: string
  continuedOn: string
  continuedFrom: string
  pages: string
}

/** A newspaper that speaks its edition's language, and the sheet that its pages are. */
export type Paper = Omit<Newspaper, 'words'> & {
  words: Words
  sheet: Sheet
  direction: Direction
}

const english: Words = {
  contents: 'Inside',
  continuedOn: 'Continued on page {page}',
  continuedFrom: 'Continued from page {page}',
  pages: '{pages} pages',
}

const words: Record<string, Words> = {
  en: english,
  de: {
    contents: 'Im Blatt',
    continuedOn: 'Fortsetzung auf Seite {page}',
    continuedFrom: 'Fortsetzung von Seite {page}',
    pages: '{pages} Seiten',
  },
  fr: {
    contents: 'À l’intérieur',
    continuedOn: 'Suite page {page}',
    continuedFrom: 'Suite de la page {page}',
    pages: '{pages} pages',
  },
  es: {
    contents: 'En páginas interiores',
    continuedOn: 'Continúa en la página {page}',
    continuedFrom: 'Viene de la página {page}',
    pages: '{pages} páginas',
  },
  it: {
    contents: 'All’interno',
    continuedOn: 'Continua a pagina {page}',
    continuedFrom: 'Segue da pagina {page}',
    pages: '{pages} pagine',
  },
  pt: {
    contents: 'Nesta edição',
    continuedOn: 'Continua na página {page}',
    continuedFrom: 'Continuação da página {page}',
    pages: '{pages} páginas',
  },
  nl: {
    contents: 'In dit nummer',
    continuedOn: 'Lees verder op pagina {page}',
    continuedFrom: 'Vervolg van pagina {page}',
    pages: '{pages} pagina’s',
  },
}

/** In a language, or else in English; what the template states stands in any. */
export function wordsIn(language: string, stated: Newspaper['words']): Words {
  const base = language.split('-')[0] ?? ''
  const { contents, continuedOn, continuedFrom, pages } = words[base] ?? english
  return {
    contents: stated.contents ?? contents,
    continuedOn: stated.continuedOn ?? continuedOn,
    continuedFrom: stated.continuedFrom ?? continuedFrom,
    pages: stated.pages ?? pages,
  }
}
