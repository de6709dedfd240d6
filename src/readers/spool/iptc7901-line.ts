/** The line that a message of IPTC 7901 begins with: source and number, priority, category, count of words, anything. */

const noise = '[\\0-\\x08\\x0b-\\x1f\\x7f\\xa0 ]*'
const fields = '([A-Za-z]{1,3})(\\d{3,5}) +([1-9]) +([A-Za-z]{1,3})'
/** A line that a message begins with, whether or not its SOH was lost. */
export const headLine = `^${noise}${fields} +(\\d{1,4})(?: [^\\n]{0,60})?$`
/** The head of a message: of a damaged one its count of words may be missing. */
export const headAtStart = new RegExp(
  `^(?:${noise}\\n)*${noise}${fields}(?: +(\\d{1,4}))?(?:[ \\t]+([^\\n]{0,80}))?(?=[\\n\\x02]|$)`,
)
