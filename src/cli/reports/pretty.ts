/**
 * Remarks for people, each with the line that it is about:
 *
 *     open.txt
 *     3:27 warning Quotation is never closed  unclosed  quotes
 *        3 │ ALDER CREEK, Mont. (AP) -- "The bees held up fine, Ruth Amdahl said on M…
 *          │                           ^
 */
import colors from 'picocolors'
import { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import { reporter } from 'vfile-reporter'
import { copyAt, onOneLine, type Remark, remarksIn, unprintable } from './remarks.ts'

/** Nothing for files without remarks. */
export function pretty(files: readonly VFile[], color = false): string {
  const remarked = files.filter((file) => file.messages.length > 0)
  return remarked.length > 0 ? reporter(remarked.map(shownFile(color)), { color }) : ''
}

/** A file as the reporter is to see it. */
const shownFile =
  (color: boolean) =>
  (file: VFile, index: number): VFile => {
    // It shows the first name and sorts by the last: ours keep their order.
    const shown = new VFile({ history: [nameOf(file), String(index).padStart(8, '0')] })
    shown.messages = remarksIn(file).map((remark) => {
      const quote = quoteOf(file, remark, color)
      const { line, column = 1, rule, severity } = remark
      const message = new VFileMessage(onOneLine(remark.reason) + quote, {
        ...(line && { place: { line, column } }),
        source: rule.slice(0, rule.indexOf(':')),
        ruleId: rule.slice(rule.indexOf(':') + 1),
      })
      message.fatal = severity === 'fail' ? true : severity === 'warn' ? false : undefined
      return message
    })
    return shown
  }

/** As the user named it; but a line of a log that begins with two colons would be taken for a command. */
function nameOf({ path = '' }: VFile): string {
  const name = onOneLine(path)
  return /^\s*::/.test(name) ? `./${name}` : name
}

const width = 72
/** At most so many signs are shown of what stands before the place. */
const before = 40

/** The line and a mark under the place; nothing where the copy may not be seen. */
function quoteOf(file: VFile, remark: Remark, color: boolean): string {
  const { line = 0, column = 1 } = remark
  const copy = mayQuote(file) ? copyAt(file, remark) : undefined
  if (!copy?.trim()) return ''
  // Of a line without end no more is looked at than is shown; a sign has two code units at most.
  const at = Math.min(column - 1, copy.length)
  const left = signsOf(copy.slice(Math.max(0, at - 2 * (before + 1)), at))
  const right = signsOf(copy.slice(at, at + 2 * (width + 1)))
  const from = left.length > before ? ['…', ...left.slice(1 - before)] : left
  const room = width - from.length
  const to = right.length > room ? [...right.slice(0, room - 1), '…'] : right
  const { dim } = colors.createColors(color)
  const number = String(line).padStart(5)
  const words = dim(`${number} │ ${onOneLine([...from, ...to].join(''))}`)
  return `\n${words}\n${dim(`${' '.repeat(number.length)} │ ${from.map(blankOf).join('')}^`)}`
}

/** Gates are asked of what was read and edited: of what failed, nobody knows whether it may be seen. */
function mayQuote(file: VFile): boolean {
  return !file.messages.some(({ fatal }) => fatal)
}

function signsOf(copy: string): string[] {
  return [...copy.replaceAll('\t', ' ').replace(unprintable, '\ufffd')]
}

/** As wide as the sign (Unicode UAX 11). */
function blankOf(sign: string): string {
  if (/\p{Mark}|\p{Cf}/u.test(sign)) return ''
  return wide.test(sign) ? '  ' : ' '
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u
