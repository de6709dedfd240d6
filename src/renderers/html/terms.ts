/** The few words that are the pages’ own. */
import { termsOf } from '../../terms.ts'

export const termNames = [
  'skip',
  'parts',
  'sections',
  'archive',
  'contents',
  'previous',
  'next',
  'updated',
  'formats',
  'more',
  'missing',
  'notThere',
  'home',
] as const

export type Term = (typeof termNames)[number]

/** In the order of the names; `{count}` and `{title}` stand for what they name. */
const words = {
  en: 'Skip to the story|Parts of the site|Sections|Archive|In this edition|Previous|Next|Updated|Also as|{count} more in {title}|Page not found|There is no page at this address.|To the first page',
  de: 'Zum Artikel springen|Teile der Website|Ressorts|Archiv|In dieser Ausgabe|Zurück|Weiter|Aktualisiert|Auch als|{count} weitere in {title}|Seite nicht gefunden|Unter dieser Adresse gibt es keine Seite.|Zur ersten Seite',
  fr: 'Aller à l’article|Parties du site|Rubriques|Archives|Dans cette édition|Précédent|Suivant|Mis à jour|Aussi en|{count} autres dans {title}|Page introuvable|Il n’y a pas de page à cette adresse.|À la première page',
  es: 'Ir al artículo|Partes del sitio|Secciones|Archivo|En esta edición|Anterior|Siguiente|Actualizado|También en|{count} más en {title}|Página no encontrada|No hay ninguna página en esta dirección.|A la primera página',
  it: 'Vai all’articolo|Parti del sito|Sezioni|Archivio|In questa edizione|Precedente|Successivo|Aggiornato|Anche in|Altri {count} in {title}|Pagina non trovata|A questo indirizzo non c’è nessuna pagina.|Alla prima pagina',
  nl: 'Naar het artikel|Delen van de site|Rubrieken|Archief|In deze uitgave|Vorige|Volgende|Bijgewerkt|Ook als|Nog {count} in {title}|Pagina niet gevonden|Op dit adres is geen pagina.|Naar de eerste pagina',
  pt: 'Ir para o artigo|Partes do site|Seções|Arquivo|Nesta edição|Anterior|Seguinte|Atualizado|Também em|Mais {count} em {title}|Página não encontrada|Não há nenhuma página neste endereço.|Para a primeira página',
}

const termsIn = termsOf(termNames, words)

export function wordsIn(language: string): Record<Term, string> {
  return termsIn(language).terms
}
