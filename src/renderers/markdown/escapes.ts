/**
 * What needs an escape in Markdown and what does not, where remark-stringify escapes whatever might.
 *
 *     AT\&T  ->  AT&T      W\.Va.  ->  W.Va.      \[sic]  ->  [sic]      3 \_ 4  ->  3 _ 4
 */

/** Any sign with which something may begin, wherever it stands or at a text's ends. */
const sign = new RegExp(
  [
    String.raw`[\\\`*_[\]<>&~|#=!{}%$^\t\n\r]`,
    String.raw`^[-+"'(:;.@\s]`,
    String.raw`^\d+[.)]`,
    String.raw`\s$`,
    String.raw`[-+.\w]@`,
    String.raw`[Ww]\.`,
    String.raw`[ps]:(?:\/|$)`,
  ].join('|'),
)

/** Most copy: letters, digits and the signs of sentences, in which nothing can be Markdown. */
export function isOrdinary(copy: string): boolean {
  return !sign.test(copy)
}

const needless: readonly [RegExp, string][] = [
  // An ampersand that begins no character reference.
  [/(?<!\\)\\&(?!#?\w+;)/g, '&'],
  // A point that is not that of “www.”.
  [/(?<=\w*w)(?<!www)\\\.(?=\w)/gi, '.'],
  // Asterisks or lowlines between spaces, further on in a line: they neither open nor close; one before the other might.
  [/(?<=[^\s\\] )(?:(?:\\\*)+|(?:\\_)+)(?=\s)/g, ''],
  // Words in brackets that nothing follows: a story defines no links.
  [/(?<![\\![\]])\\\[(?=[\p{L}\p{N}][^[\]\\\n]+\](?:[^([:\]]|$))/gu, '['],
]

/** Escaped copy without the escapes that it does not need; `after` is what comes next. */
export function withoutNeedless(escaped: string, after: string): string {
  if (!escaped.includes('\\')) return escaped
  const whole = needless.reduce(
    (copy, [form, plain]) => copy.replace(form, (all) => plain || all.replaceAll('\\', '')),
    escaped + after,
  )
  return whole.slice(0, whole.length - after.length)
}
