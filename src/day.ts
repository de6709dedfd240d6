/** Days and months in the words of a language. */

/** "Saturday, March 14, 2026": a day, YYYY-MM-DD. */
export function dayIn(language: string, date: string): string {
  return formatIn(language, 'day').format(new Date(`${date}T00:00:00Z`))
}

/** "March 2026": a month, YYYY-MM. */
export function monthIn(language: string, month: string): string {
  return formatIn(language, 'month').format(new Date(`${month}-01T00:00:00Z`))
}

const shapes = {
  day: { dateStyle: 'full', timeZone: 'UTC' },
  month: { month: 'long', year: 'numeric', timeZone: 'UTC' },
} as const

/** To make one takes longer than to use it. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(language: string, shape: keyof typeof shapes): Intl.DateTimeFormat {
  const key = `${shape} ${language}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, shapes[shape])
  formats.set(key, known)
  return known
}
