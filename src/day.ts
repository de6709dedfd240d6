/** "Saturday, March 14, 2026": a day, YYYY-MM-DD, in the words of a language. */
export function dayIn(language: string, date: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' })
  return format.format(new Date(`${date}T00:00:00Z`))
}

/** "March 2026": a month, YYYY-MM, in the words of a language. */
export function monthIn(language: string, month: string): string {
  const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(new Date(`${month}-01T00:00:00Z`))
}
