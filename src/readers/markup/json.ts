/**
 * JSON as elements: a property is an element of its name, an array several of them, a value the text in one.
 *
 *     {"headlines": [{"role": "main", "value": "Strike"}]}   ->  headlines > role, value
 *
 * Read leniently where agencies write it so: raw tabs and line feeds in strings, escapes that JSON has not. A name that
 * stands twice in an object is an error: nobody knows which is meant.
 */
import type { Element } from 'hast'
import { type JSONVisitor, printParseErrorCode, visit } from 'jsonc-parser'
import { element, Fault, textNode } from './element.ts'

/** Deeper than any real message: what is beyond is an attack. */
const deepest = 64

/** The value as an element named `item`. Throws a `Fault` where the text is no JSON (RFC 8259). */
export function elementsOfJson(source: string): Element {
  checkDepth(source)
  const text = escaped(asOne(source))
  const top = element('items', 1)
  const open = [{ element: top, names: new Set<string>() }]
  let name = 'item'
  const begin = (line: number) => {
    const made = element(name, line + 1)
    open.at(-1)?.element.children.push(made)
    open.push({ element: made, names: new Set() })
  }
  const arrays: string[] = []
  const visitor: JSONVisitor = {
    onObjectBegin: (_offset, _length, line) => begin(line),
    onObjectEnd: () => {
      open.pop()
      name = arrays.at(-1) ?? 'item'
    },
    onObjectProperty(property, _offset, _length, line, column) {
      const names = open.at(-1)?.names
      if (names?.has(property)) throw new Fault(`A name stands twice in an object`, line + 1, column + 1)
      names?.add(property)
      name = property
    },
    onArrayBegin: () => void arrays.push(name),
    onArrayEnd: () => void arrays.pop(),
    onLiteralValue(value, offset, length, line) {
      const made = element(name, line + 1)
      const words =
        typeof value === 'string' ? stringOf(text.slice(offset, offset + length), value) : String(value)
      if (value !== null) made.children.push(textNode(words, line + 1))
      open.at(-1)?.element.children.push(made)
      name = arrays.at(-1) ?? name
    },
    onError(code, _offset, _length, line, column) {
      const what = printParseErrorCode(code)
      if (what === 'InvalidCharacter' || what === 'InvalidEscapeCharacter') return
      throw new Fault(what.replace(/\B(?=[A-Z])/g, ' ').toLowerCase(), line + 1, column + 1)
    },
  }
  visit(text, visitor, { disallowComments: true, allowTrailingComma: false })
  const [root, ...others] = top.children
  if (others.length > 0) return top
  if (root?.type !== 'element') throw new Fault('There is no value', 1, 1)
  return root
}

/** JSON lines: values one under the other become an array, on the lines where they stand. */
function asOne(source: string): string {
  const ends = /\}[ \t]*\r?\n\s*\{/.test(source) ? valueEnds(source) : []
  if (ends.length < 2) return source
  const values = ends.map((end, index) => source.slice(ends[index - 1] ?? 0, end))
  return `[${values.join(',')}${source.slice(ends.at(-1))}]`
}

function valueEnds(source: string): number[] {
  const ends: number[] = []
  let depth = 0
  for (const { 0: sign, index } of source.matchAll(/"(?:[^"\\]|\\[\s\S])*"|[[\]{}]/g)) {
    if (sign === '[' || sign === '{') depth++
    else if ((sign === ']' || sign === '}') && --depth === 0) ends.push(index + 1)
  }
  return ends
}

/** The parser calls itself for every depth, so it is looked at first. */
function checkDepth(text: string): void {
  let [depth, line] = [0, 1]
  for (const { 0: sign } of text.matchAll(/"(?:[^"\\]|\\[\s\S])*"|[[\]{}]|\n/g)) {
    if (sign === '[' || sign === '{') depth++
    else if (sign === ']' || sign === '}') depth--
    else if (sign === '\n') line++
    if (depth > deepest) throw new Fault(`Values stand in one another more than ${deepest} deep`, line, 1)
  }
}

/** Raw line feeds and tabs in a string, as JSON has them. */
function escaped(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[\s\S])*"/g, (string) =>
    string.replace(/[\0-\x1f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
}

/** Where an escape is none of JSON's, the sign after the stroke is meant: \“ is “. */
function stringOf(raw: string, parsed: string): string {
  if (!/\\[^"\\/bfnrtu]/.test(raw)) return parsed
  const mended = raw.replace(/\\(u[\da-f]{4}|["\\/bfnrt])|\\([\s\S])/gi, (_, known, other) =>
    known ? `\\${known}` : other,
  )
  try {
    return JSON.parse(mended)
  } catch {
    // Broken in another way besides: the parser’s own reading stands.
    return parsed
  }
}
